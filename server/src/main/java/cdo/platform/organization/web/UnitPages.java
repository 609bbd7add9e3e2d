package cdo.platform.organization.web;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.GuidanceLines;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.People;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.UnitRegister;
import cdo.platform.organization.Units;
import cdo.platform.web.Contribution;
import cdo.platform.web.Form;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.platform.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** The register of units as of any date, its export, and a unit's record with its parts from other modules. */
@Controller
class UnitPages {

    private final UnitRegister register;
    private final Units units;
    private final Regions regions;
    private final Posts posts;
    private final People people;
    private final Reach reach;
    private final GuidanceLines lines;
    private final Names names;
    private final Clocks clocks;
    private final Words words;
    private final Audit audit;
    private final Templates templates;
    private final ObjectProvider<Contribution> contributions;

    UnitPages(UnitRegister register, Units units, Regions regions, Posts posts, People people, Reach reach, GuidanceLines lines, Names names, Clocks clocks, Words words, Audit audit,
              Templates templates, ObjectProvider<Contribution> contributions) {
        this.register = register;
        this.units = units;
        this.regions = regions;
        this.posts = posts;
        this.people = people;
        this.reach = reach;
        this.lines = lines;
        this.names = names;
        this.clocks = clocks;
        this.words = words;
        this.audit = audit;
        this.templates = templates;
        this.contributions = contributions;
    }

    @GetMapping("/units")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String region,
                @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String sort, @RequestParam(defaultValue = "1") int page,
                @RequestParam(defaultValue = "50") int size) {
        UnitRegister.Filter filter = filter(q, kind, region, on, sort);
        return Screen.of("platform/organization/units").with("slice", register.slice(who, filter, new Slice.Ask(page, size))).with("on", filter.on())
                .with("regions", ruled(filter.on())).with("query", "q=" + encode(q) + "&kind=" + encode(kind) + "&region=" + encode(region) + "&on=" + encode(on) + "&sort=" + encode(sort));
    }

    @GetMapping("/units/export")
    ResponseEntity<byte[]> export(Who who, HttpServletRequest request, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
                                  @RequestParam(defaultValue = "") String region, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String sort) {
        UnitRegister.Filter filter = filter(q, kind, region, on, sort);
        List<UnitRegister.Row> rows = register.all(who, filter);
        audit.exported(who, "organization.units-exported", SubjectRef.of("unit", who.seated().map(seat -> seat.unitId()).orElse(0L)), "rows", rows.size(), "on", filter.on());
        var language = Languages.of(request);
        List<String> heads = List.of("name", "nameEn", "kind", "region", "parent", "uscc", "since", "officer").stream().map(key -> words.say(language, "units.col." + key)).toList();
        return Spreadsheet.answer(words, language, words.say(language, "units.sheet", filter.on()), heads, rows.stream()
                .map(row -> java.util.Arrays.<Object>asList(row.name(), row.nameEn(), row.kind(), row.region(language), row.parent(language), row.uscc(), row.validFrom(), row.officer())).toList());
    }

    /** Suggestions for fields in which a unit is named. */
    @GetMapping("/units/options")
    ResponseEntity<String> options(Who who, @RequestParam(defaultValue = "") String q) {
        var found = register.slice(who, new UnitRegister.Filter(q, null, null, clocks.today(), ""), new Slice.Ask(1, 25)).rows();
        String html = String.join("", found.stream().map(row -> "<option value=\"" + HtmlUtils.htmlEscape(row.name()) + "\">" + HtmlUtils.htmlEscape(row.region()) + "</option>").toList());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/html;charset=UTF-8")).body(html);
    }

    @GetMapping("/units/{id:\\d+}")
    Screen record(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String on) {
        LocalDate day = Names.on(on, clocks.today());
        Unit unit = units.find(id, day).orElseGet(() -> units.get(id));
        if (!reach.opens(who, id)) {
            throw new Problem.Hidden(SubjectRef.of("unit", id));
        }
        var panels = contributions.stream().flatMap(each -> each.panels(who, SubjectRef.of("unit", id)).stream()).sorted(Comparator.comparingInt(Contribution.Panel::order)).toList();
        return Screen.of("platform/organization/unit").with("unit", unit).with("on", day).with("names", names).with("posts", posts).with("people", people)
                .with("children", units.children(id, day)).with("history", units.history(id)).with("lineage", units.lineage(id))
                .with("lines", lines.of(id)).with("bureau", bureau(unit, day)).with("panels", panels).with("templates", templates);
    }

    @GetMapping("/units/new")
    Screen blank(Who who, @RequestParam(required = false) Long parent) {
        who.must(OrganizationRights.EDIT_UNITS);
        Form form = parent == null ? Form.empty() : Form.filled(Map.of("parent", units.get(parent).name()));
        return newUnit(form, false);
    }

    Screen newUnit(Form form, boolean checking) {
        return Screen.of("platform/organization/unitNew").with("form", form).with("checking", checking).with("regions", ruled(clocks.today()));
    }

    private java.util.Optional<Unit> bureau(Unit unit, LocalDate day) {
        try {
            return java.util.Optional.of(units.bureauOf(unit.id(), day));
        } catch (Problem.Refused none) {
            return java.util.Optional.empty();
        }
    }

    /** Regions that have units of their own: the city, its counties and zones. */
    private List<Region> ruled(LocalDate on) {
        return regions.all(on).stream().filter(region -> region.level() != RegionLevel.TOWNSHIP && region.level() != RegionLevel.PROVINCE).toList();
    }

    private UnitRegister.Filter filter(String q, String kind, String region, String on, String sort) {
        return new UnitRegister.Filter(q, Names.constant(UnitKind.class, kind), region.matches("\\d{1,18}") ? Long.valueOf(region) : null, Names.on(on, clocks.today()), sort);
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
