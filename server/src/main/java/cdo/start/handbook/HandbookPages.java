package cdo.start.handbook;

import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The handbook's pages: its contents, and each leaf with its neighbours. */
@Controller
class HandbookPages {

    private final Handbook handbook;

    HandbookPages(Handbook handbook) {
        this.handbook = handbook;
    }

    @GetMapping("/help")
    Screen contents(Page page) {
        return Screen.of("start/handbook").with("contents", handbook.contents(page.language()));
    }

    @GetMapping("/help/{name}")
    Screen leaf(Page page, @PathVariable String name) {
        return Screen.of("start/handbookPage").with("leaf", handbook.page(page.language(), name)).with("contents", handbook.contents(page.language()));
    }
}
