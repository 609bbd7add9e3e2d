package cdo.data.catalog.web;

import cdo.data.catalog.CatalogRights;
import cdo.data.catalog.Classifications;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The classification tree and its editor. */
@Controller
class ClassificationPages {

    private final Classifications classifications;

    ClassificationPages(Classifications classifications) {
        this.classifications = classifications;
    }

    @GetMapping("/classifications")
    Screen tree(Who who) {
        return tree(who, Form.empty());
    }

    private Screen tree(Who who, Form form) {
        who.must(CatalogRights.READ);
        return Screen.of("data/catalog/classifications").with("places", classifications.tree()).with("form", form)
                .with("mayAdd", who.seated().filter(seat -> who.may(CatalogRights.CLASSIFY, seat.unitId())).isPresent())
                .with("unit", who.seated().map(seat -> seat.unitId()).orElse(0L));
    }

    @PostMapping("/classifications")
    Object addition(Who who, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            long parent = read.id("parent");
            String zh = read.text("nameZh", 50);
            String en = Objects.requireNonNullElse(read.optional("nameEn", 100), "");
            read.done();
            classifications.add(who, parent, zh, en);
            Flash.say(request, "catalog.flash.classified", zh);
            return "/classifications";
        }, failed -> tree(who, failed));
    }

    @GetMapping("/classifications/{id}")
    Screen place(Who who, @PathVariable long id) {
        Classifications.Place place = find(who, id);
        return Screen.of("data/catalog/classification").with("place", place).with("form", Form.filled(place.closed()
                ? Map.of("nameZh", place.nameZh(), "nameEn", place.nameEn(), "closed", "yes") : Map.of("nameZh", place.nameZh(), "nameEn", place.nameEn())));
    }

    private Classifications.Place find(Who who, long id) {
        Classifications.Place place = classifications.find(id).filter(each -> each.organiserUnitId() != null).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("classification", id)));
        who.must(CatalogRights.CLASSIFY, Objects.requireNonNull(place.organiserUnitId()));
        return place;
    }

    @PostMapping("/classifications/{id}/amendment")
    Object amendment(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String zh = read.text("nameZh", 50);
            String en = Objects.requireNonNullElse(read.optional("nameEn", 100), "");
            read.done();
            classifications.amend(who, id, read.version(), zh, en, read.checked("closed"));
            Flash.say(request, "catalog.flash.classified", zh);
            return "/classifications";
        }, failed -> Screen.of("data/catalog/classification").with("place", find(who, id)).with("form", failed));
    }
}
