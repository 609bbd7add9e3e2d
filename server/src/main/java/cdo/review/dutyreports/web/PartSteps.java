package cdo.review.dutyreports.web;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.Remarks;
import cdo.review.dutyreports.ReportPart;
import cdo.review.dutyreports.Sections;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Writing one part of a report: saved by the button, and by itself while one writes where the browser helps; remarks on it. */
@Controller
class PartSteps {

    private static final int LONGEST = 20_000;

    private final Sections sections;
    private final Remarks remarks;
    private final ReportPages pages;
    private final Words words;

    PartSteps(Sections sections, Remarks remarks, ReportPages pages, Words words) {
        this.sections = sections;
        this.remarks = remarks;
        this.pages = pages;
        this.words = words;
    }

    @PostMapping("/duty-reports/{id:\\d+}/parts/{part:[A-Z]+}/text")
    Object text(Who who, Page page, @PathVariable long id, @PathVariable String part, HttpServletRequest request) {
        ReportPart named = ReportPages.named(part);
        return Form.of(request).step(read -> {
            String text = typed(read);
            read.done();
            sections.save(who, id, named, read.version(), text);
            Flash.say(request, "dutyreports.flash.saved");
            boolean on = read.checked("next") && named.ordinal() + 1 < ReportPart.values().length;
            return "/duty-reports/" + id + (on ? "/parts/" + ReportPart.values()[named.ordinal() + 1] : read.checked("next") ? "" : "/parts/" + named);
        }, failed -> pages.part(who, page, id, named, failed));
    }

    /** A figure may be put at the end of the text, with what it is; it is cited, so that nobody can change it. */
    private String typed(Reading read) {
        String text = read.optional("text", LONGEST);
        String figure = read.optional("figure", 200);
        String written = text == null ? "" : text;
        return figure == null ? written : written + (written.isEmpty() ? "" : "\n") + (words.has("measure." + figure) ? words.say(Language.ZH, "dutyreports.insert.cited", Message.of("measure." + figure), "{{" + figure + "}}") : "{{" + figure + "}}");
    }

    /** Answers what stands in place of the form's version; never an error page, so that what is typed stays on the screen. */
    @PostMapping("/duty-reports/{id:\\d+}/parts/{part:[A-Z]+}/autosave")
    Screen autosave(Who who, Page page, @PathVariable long id, @PathVariable String part, HttpServletRequest request) {
        ReportPart named = ReportPages.named(part);
        var read = new Reading(Form.of(request));
        int version = read.version();
        try {
            String text = read.optional("text", LONGEST);
            read.done();
            return pages.saved(id, named, sections.save(who, id, named, version, text == null ? "" : text), null);
        } catch (Problem.Stale | Problem.Refused | Problem.Invalid problem) {
            return pages.saved(id, named, version, page.t(problem instanceof Problem.Invalid invalid ? invalid.errors().getFirst().message() : problem.reason()));
        }
    }

    @PostMapping("/duty-reports/{id:\\d+}/parts/{part:[A-Z]+}/remarks")
    Object remark(Who who, Page page, @PathVariable long id, @PathVariable String part, HttpServletRequest request) {
        ReportPart named = ReportPages.named(part);
        return Form.of(request).step(read -> {
            String text = read.text("remark", 1000);
            read.done();
            remarks.add(who, id, named, text);
            Flash.say(request, "dutyreports.flash.remarked");
            return "/duty-reports/" + id + "/parts/" + named;
        }, failed -> pages.part(who, page, id, named, failed));
    }

    @PostMapping("/duty-reports/{id:\\d+}/remarks/{remark:\\d+}/settlement")
    Object settlement(Who who, Page page, @PathVariable long id, @PathVariable long remark, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            remarks.settle(who, id, remark);
            return "/duty-reports/" + id;
        }, failed -> pages.report(who, page, id, failed));
    }
}
