package cdo.platform.measures.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.MeasureRights;
import cdo.platform.measures.Rankings;
import cdo.platform.measures.Value;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Charts;
import cdo.platform.web.Choice;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One measure over comparable units, with its course; the organiser's decision on names. */
@Controller
public class ComparisonPages {

    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Rankings rankings;
    private final Groups groups;
    private final Units units;
    private final Clocks clocks;

    ComparisonPages(Catalogue catalogue, Evidence evidence, Rankings rankings, Groups groups, Units units, Clocks clocks) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.rankings = rankings;
        this.groups = groups;
        this.units = units;
        this.clocks = clocks;
    }

    /** A month of the course: one's own units, and the group's median where a group is chosen. */
    public record Month(LocalDate day, Value own, @Nullable BigDecimal median) {
    }

    @GetMapping("/measures/{key}")
    Screen measure(Who who, Page page, @PathVariable String key, @RequestParam @Nullable Long group, @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return measure(who, page, key, group, day, Form.empty());
    }

    private Screen measure(Who who, Page page, String key, @Nullable Long group, @Nullable LocalDate day, Form form) {
        who.must(MeasureRights.SEE);
        Measure measure = catalogue.get(key);
        LocalDate on = day == null ? clocks.today() : day;
        List<Month> months = months(who, measure, group, on);
        Screen screen = Screen.of("platform/measures/measure").with("measure", measure).with("day", on).with("taken", evidence.nearest(measure, on)).with("months", months)
                .with("choices", Choice.of(rankings.open(who), each -> Long.toString(each.id()), each -> each.name(page.language()))).with("form", form);
        List<Month> drawn = months.stream().filter(month -> month.own().applies() && (group == null || month.median() != null)).toList();
        if (drawn.size() > 1) {
            screen = screen.with("chart", chart(page, measure, drawn));
        }
        if (group == null) {
            return screen.with("lines", readable(who, measure, on));
        }
        Rankings.Ranking ranking = rankings.of(who, measure, group, on);
        return screen.with("lines", ranking.lines()).with("ranking", ranking).with("rule", rankings.rule(ranking.group().organiserId()))
                .with("mayName", who.may(MeasureRights.NAME_RANKINGS, ranking.group().organiserId()));
    }

    /** Without a group it is no ranking: the readable units in their official order. */
    private List<Rankings.Line> readable(Who who, Measure measure, LocalDate on) {
        Map<Long, Unit> all = units.all(on).stream().collect(Collectors.toMap(Unit::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Map<Long, Value> values = evidence.values(who, measure, all.keySet(), on).stream().collect(Collectors.toMap(Evidence.UnitValue::unitId, Evidence.UnitValue::value));
        return all.values().stream().filter(unit -> measure.unitKinds().contains(unit.kind()) && values.containsKey(unit.id())).map(unit -> new Rankings.Line(null, unit, values.get(unit.id()), true)).toList();
    }

    private List<Month> months(Who who, Measure measure, @Nullable Long group, LocalDate on) {
        var months = new TreeMap<LocalDate, Month>();
        who.seated().ifPresent(seat -> evidence.course(measure, units.subtree(seat.unitId(), on)).forEach(point -> months.put(point.day(), new Month(point.day(), point.value(), null))));
        if (group != null && rankings.open(who).stream().anyMatch(each -> each.id() == group)) {
            rankings.medians(measure, group).forEach(point -> {
                Month own = months.get(point.day());
                months.put(point.day(), new Month(point.day(), own == null ? Value.of(measure.kind(), List.of()) : own.own(), point.value().value()));
            });
        }
        return List.copyOf(months.values());
    }

    private static String chart(Page page, Measure measure, List<Month> months) {
        var lines = new LinkedHashMap<String, List<BigDecimal>>();
        boolean ratio = measure.kind() == Measure.Kind.RATIO;
        List<BigDecimal> own = months.stream().map(month -> ratio ? month.own().percent() : shown(month.own().value(), ratio)).toList();
        lines.put(page.t("measures.course.own"), own);
        if (months.getFirst().median() != null) {
            lines.put(page.t("measures.median"), months.stream().map(month -> shown(month.median(), ratio)).toList());
        }
        return Charts.lines(months.stream().map(month -> month.day().toString()).toList(), lines, ratio ? "%" : "");
    }

    private static BigDecimal shown(BigDecimal value, boolean ratio) {
        return value.movePointRight(ratio ? 2 : 0).setScale(1, RoundingMode.HALF_UP);
    }

    @PostMapping("/rankings/{group}/names")
    Object names(Who who, Page page, @PathVariable long group, @RequestParam String measure, HttpServletRequest request) {
        long organiser = groups.get(group).organiserId();
        return Form.of(request).step(read -> {
            boolean names = read.checked("names");
            int version = read.version();
            read.done();
            rankings.name(who, organiser, names, version);
            Flash.say(request, names ? "measures.flash.named" : "measures.flash.unnamed");
            return "/measures/" + catalogue.get(measure).key() + "?group=" + group;
        }, failed -> measure(who, page, measure, group, null, failed));
    }
}
