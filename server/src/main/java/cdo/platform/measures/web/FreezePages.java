package cdo.platform.measures.web;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Adjustments;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.measures.MeasureRights;
import cdo.platform.measures.Value;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.kernel.Clocks;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Freezes, what changed since, and their adjustments. */
@Controller
public class FreezePages {

    private final Freezes freezes;
    private final Adjustments adjustments;
    private final Catalogue catalogue;
    private final Units units;
    private final Clocks clocks;

    FreezePages(Freezes freezes, Adjustments adjustments, Catalogue catalogue, Units units, Clocks clocks) {
        this.freezes = freezes;
        this.adjustments = adjustments;
        this.catalogue = catalogue;
        this.units = units;
        this.clocks = clocks;
    }

    /** A frozen measure of one freeze; what changed since is asked measure by measure, because it runs the live query. */
    public record Frozen(Measure measure, Value value, int rows) {
    }

    @GetMapping("/freezes")
    Screen freezes(Who who) {
        return freezes(who, Form.empty());
    }

    Screen freezes(Who who, Form form) {
        who.must(MeasureRights.SEE);
        var readable = units.all(clocks.today()).stream().map(Unit::id).filter(id -> who.reads(id) || own(who) == id).toList();
        return Screen.of("platform/measures/freezes").with("freezes", freezes.of(readable)).with("form", form).with("mayFreeze", who.may(MeasureRights.FREEZE, own(who)))
                .with("measures", catalogue.all());
    }

    @PostMapping("/freezes")
    Object freeze(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            String title = read.text("title", 100);
            List<String> keys = form.values("measures");
            if (keys.isEmpty()) {
                read.wrong("measures", "form.choose");
            }
            read.done();
            long id = freezes.freeze(who, who.unitId(), title, keys).id();
            Flash.say(request, "measures.flash.frozen");
            return "/freezes/" + id;
        }, failed -> freezes(who, failed));
    }

    @GetMapping("/freezes/{id}")
    Screen freeze(Who who, @PathVariable long id) {
        return freeze(who, id, Form.empty());
    }

    private Screen freeze(Who who, long id, Form form) {
        Freezes.Freeze freeze = seen(who, id);
        var readable = new HashSet<Long>();
        List<Frozen> frozen = freezes.measures(id).stream().map(catalogue::get).map(measure -> {
            List<Freezes.Frozen> rows = read(who, id, measure.key());
            rows.forEach(row -> readable.add(row.id()));
            return new Frozen(measure, Value.of(measure.kind(), rows.stream().map(Freezes.Frozen::counted).toList()), rows.size());
        }).toList();
        return Screen.of("platform/measures/freeze").with("freeze", freeze).with("organiser", units.get(freeze.organiserId())).with("frozen", frozen).with("intact", freezes.intact(id))
                .with("adjustments", adjustments.of(id).stream().filter(each -> readable.contains(each.frozenRowId())).toList()).with("mayDecide", who.may(MeasureRights.DECIDE_ADJUSTMENT, freeze.organiserId())).with("form", form);
    }

    /** The rows of units that this person may read. */
    private List<Freezes.Frozen> read(Who who, long id, String key) {
        return freezes.rows(id, key).stream().filter(row -> who.reads(row.row().unitId())).toList();
    }

    @GetMapping("/freezes/{id}/{key}")
    Screen rows(Who who, @PathVariable long id, @PathVariable String key) {
        return rows(who, id, key, Form.empty());
    }

    Screen rows(Who who, long id, String key, Form form) {
        Freezes.Freeze freeze = seen(who, id);
        Map<Long, Unit> names = units.all(freeze.day()).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        return Screen.of("platform/measures/frozen").with("freeze", freeze).with("measure", catalogue.get(key)).with("rows", read(who, id, key))
                .with("changes", freezes.changedSince(id, key).stream().filter(change -> who.reads(change.any().unitId())).toList()).with("names", names).with("form", form);
    }

    @PostMapping("/frozen-rows/{row}/adjustments")
    Object ask(Who who, @PathVariable long row, @RequestParam String measure, HttpServletRequest request) {
        long id = adjustments.freezeOf(row);
        seen(who, id);
        return Form.of(request).step(read -> {
            var numerator = read.optionalDecimal("numerator");
            var denominator = read.optionalDecimal("denominator");
            String reason = read.text("reason", 500);
            if (numerator == null || denominator == null) {
                read.wrong("numerator", "form.missing");
            }
            read.done();
            adjustments.ask(who, row, numerator, denominator, reason);
            Flash.say(request, "measures.flash.asked");
            return "/freezes/" + id;
        }, failed -> rows(who, id, measure, failed));
    }

    @PostMapping("/adjustments/{id}/decision")
    Object decide(Who who, @PathVariable long id, @RequestParam long freeze, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            String answer = read.text("answer", 500);
            boolean approve = "yes".equals(request.getParameter("approve"));
            read.done();
            adjustments.decide(who, id, read.version(), approve, answer);
            Flash.say(request, "measures.flash.decided");
            return "/freezes/" + freeze;
        }, failed -> freeze(who, freeze, failed));
    }

    /** 0 for somebody without a post, who reads and does nothing. */
    private static long own(Who who) {
        return who.seat() == null ? 0 : who.seat().unitId();
    }

    /** Its organiser's, and those whose own figures it froze: they must be able to say that one is wrong. */
    private Freezes.Freeze seen(Who who, long id) {
        Freezes.Freeze freeze = freezes.get(id);
        if (!who.reads(freeze.organiserId()) && freeze.organiserId() != own(who) && !freezes.covers(id, own(who))) {
            throw new Problem.Hidden(SubjectRef.of("freeze", id));
        }
        return freeze;
    }
}
