package cdo.office.appointments.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file made for this reader, always as a download. */
final class Downloads {

    private Downloads() {
    }

    static ResponseEntity<byte[]> word(String name, byte[] content) {
        return answer(name + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", content);
    }

    static ResponseEntity<byte[]> pdf(String name, byte[] content) {
        return answer(name + ".pdf", "application/pdf", content);
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return answer(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content);
    }

    private static ResponseEntity<byte[]> answer(String name, String type, byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.valueOf(type)).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
