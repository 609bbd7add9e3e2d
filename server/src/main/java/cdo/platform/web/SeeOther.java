package cdo.platform.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to a step that was done: go and look (303), so that reloading repeats nothing. */
public final class SeeOther {

    private SeeOther() {
    }

    /** @param address path and query, already encoded */
    public static ResponseEntity<Void> at(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
    }
}
