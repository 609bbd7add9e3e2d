package cdo.review.assessment.indicators.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.assessment.indicators.Edition;
import cdo.review.assessment.indicators.IndicatorRights;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.SystemBook;
import cdo.review.assessment.indicators.SystemComparison;
import cdo.review.assessment.indicators.SystemState;
import cdo.review.assessment.indicators.SystemTemplates;
import cdo.review.assessment.indicators.Trials;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Systems: register, a version's tree, its comparison with the version before, a trial on the day's figures, the workbook. */
@Controller
public class SystemPages {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final IndicatorSystems systems;
    private final SystemTemplates templates;
    private final SystemComparison comparison;
    private final SystemBook book;
    private final Trials trials;
    private final Units units;
    private final Clocks clocks;

    SystemPages(IndicatorSystems systems, SystemTemplates templates, SystemComparison comparison, SystemBook book, Trials trials, Units units, Clocks clocks) {
        this.systems = systems;
        this.templates = templates;
        this.comparison = comparison;
        this.book = book;
        this.trials = trials;
        this.units = units;
        this.clocks = clocks;
    }

    /** A line of the register. */
    public record Line(Edition edition, Unit organiser) {
    }

    /** What every part of a version shows at its head. */
    public record Head(IndicatorSystem system, Unit organiser, List<Edition> editions, boolean edits, boolean issues, boolean revises, String part) {

        public String base() {
            return "/indicator-systems/" + system.versionId();
        }
    }

    Head head(Who who, long id, String part) {
        IndicatorSystem system = systems.read(who, id);
        List<Edition> editions = systems.editions(system.systemId()).stream().filter(each -> each.state() != SystemState.DRAFT || who.may(IndicatorRights.EDIT, system.organiserId())
                || who.may(IndicatorRights.ISSUE, system.organiserId())).toList();
        boolean free = editions.stream().noneMatch(each -> each.state() == SystemState.DRAFT);
        return new Head(system, units.get(system.organiserId()), editions, systems.edits(who, system), system.state() == SystemState.DRAFT && who.may(IndicatorRights.ISSUE, system.organiserId()),
                system.state() == SystemState.IN_FORCE && free && who.may(IndicatorRights.EDIT, system.organiserId()), part);
    }

    @GetMapping("/indicator-systems")
    Screen register(Who who, @RequestParam(defaultValue = "") String q) {
        String asked = q.strip().toLowerCase(Locale.ROOT);
        List<Line> all = systems.all(who).stream().map(each -> new Line(each, units.get(each.organiserId()))).toList();
        List<Line> lines = all.stream().filter(line -> asked.isEmpty() || (line.edition().title() + " " + line.edition().titleEn() + " " + line.organiser().name()).toLowerCase(Locale.ROOT).contains(asked)).toList();
        return Screen.of("review/assessment/indicators/systems").with("lines", lines).with("total", all.size());
    }

    @GetMapping("/indicator-systems/new")
    Screen blank(Who who) {
        return blank(who, Form.filled(java.util.Map.of("template", "default")));
    }

    Screen blank(Who who, Form form) {
        who.must(IndicatorRights.EDIT, who.unitId());
        return Screen.of("review/assessment/indicators/systemNew").with("templates", templates.all()).with("form", form);
    }

    @GetMapping("/indicator-systems/{id:\\d+}")
    Screen tree(Who who, @PathVariable long id) {
        return tree(who, id, Form.empty());
    }

    Screen tree(Who who, long id, Form form) {
        Head head = head(who, id, "tree");
        return Screen.of("review/assessment/indicators/system").with("head", head).with("faults", head.system().state() == SystemState.DRAFT ? systems.faults(head.system()) : List.of())
                .with("form", form);
    }

    @GetMapping("/indicator-systems/{id:\\d+}/comparison")
    Screen comparison(Who who, @PathVariable long id) {
        return Screen.of("review/assessment/indicators/comparison").with("head", head(who, id, "comparison")).with("comparison", comparison.of(who, id));
    }

    @GetMapping("/indicator-systems/{id:\\d+}/trial")
    Screen trial(Who who, @PathVariable long id, @RequestParam @Nullable Long unit) {
        Head head = head(who, id, "trial");
        long asked = unit == null ? who.seated().map(seat -> seat.unitId()).orElse(head.organiser().id()) : unit;
        return Screen.of("review/assessment/indicators/trial").with("head", head).with("unit", units.get(asked)).with("sheet", trials.of(who, id, asked))
                .with("units", units.all(clocks.today()).stream().filter(each -> who.reads(each.id())).toList());
    }

    @GetMapping("/indicator-systems/{id:\\d+}/book.xlsx")
    void book(Who who, @PathVariable long id, HttpServletResponse response) throws IOException {
        IndicatorSystem system = systems.read(who, id);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(system.title() + "-" + system.number() + ".xlsx", StandardCharsets.UTF_8).build().toString());
        book.write(who, id, response.getOutputStream());
    }
}
