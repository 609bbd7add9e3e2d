package cdo.platform.measures.web;

import static cdo.platform.organization.views.PublishedGroupMember.PUBLISHED_GROUP_MEMBER;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.MeasureRights;
import cdo.platform.measures.Value;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Screen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures down to rows. */
@Controller
public class MeasurePages {

    private final DSLContext sql;
    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Clocks clocks;

    MeasurePages(DSLContext sql, Catalogue catalogue, Evidence evidence, Units units, Clocks clocks) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.clocks = clocks;
    }

    /** One measure as a line of a unit's page: the unit alone and its whole subtree. */
    public record Line(Measure measure, Value own, Value below) {
    }

    /** One unit as a line of a measure's page. */
    public record UnitLine(Unit unit, Value value) {
    }

    @GetMapping("/measures")
    Screen ofUnit(Who who, @RequestParam @Nullable Long unit, @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        who.must(MeasureRights.SEE);
        Unit shown = readable(who, unit == null ? who.unitId() : unit);
        LocalDate on = day == null ? clocks.today() : day;
        var subtree = units.subtree(shown.id(), on);
        List<Line> lines = catalogue.all().stream().map(measure -> new Line(measure, evidence.value(measure, shown.id(), on), evidence.total(measure, subtree, on))).toList();
        return Screen.of("platform/measures/unit").with("unit", shown).with("lines", lines).with("day", on).with("hasBelow", subtree.size() > 1)
                .with("taken", catalogue.all().isEmpty() ? java.util.Optional.<LocalDate>empty() : evidence.nearest(catalogue.all().getFirst(), on));
    }

    @GetMapping("/measures/{key}")
    Screen measure(Who who, @PathVariable String key, @RequestParam(defaultValue = "") String group,
                   @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        who.must(MeasureRights.SEE);
        Measure measure = catalogue.get(key);
        LocalDate on = day == null ? clocks.today() : day;
        Map<Long, Unit> all = units.all(on).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        var chosen = group.isEmpty() ? all.keySet() : sql.select(PUBLISHED_GROUP_MEMBER.UNIT_ID).from(PUBLISHED_GROUP_MEMBER).where(PUBLISHED_GROUP_MEMBER.GROUP_ID.eq(Long.valueOf(group)))
                .and(PUBLISHED_GROUP_MEMBER.VALID_FROM.le(on)).and(PUBLISHED_GROUP_MEMBER.VALID_TO.isNull().or(PUBLISHED_GROUP_MEMBER.VALID_TO.ge(on))).fetchSet(PUBLISHED_GROUP_MEMBER.UNIT_ID);
        List<UnitLine> lines = evidence.values(who, measure, chosen, on).stream().filter(value -> all.containsKey(value.unitId()))
                .map(value -> new UnitLine(all.get(value.unitId()), value.value())).sorted(order(measure)).toList();
        List<Evidence.Point> course = who.seated().map(seat -> evidence.course(measure, units.subtree(seat.unitId(), on))).orElse(new ArrayList<>());
        return Screen.of("platform/measures/measure").with("measure", measure).with("lines", lines).with("day", on).with("taken", evidence.nearest(measure, on))
                .with("course", course).with("groups", groups());
    }

    @GetMapping("/measures/{key}/rows")
    Screen rows(Who who, @PathVariable String key, @RequestParam long unit, @RequestParam(defaultValue = "false") boolean below,
                @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        who.must(MeasureRights.SEE);
        Measure measure = catalogue.get(key);
        Unit shown = readable(who, unit);
        LocalDate on = day == null ? clocks.today() : day;
        var wanted = below ? units.subtree(unit, on) : java.util.Set.of(unit);
        List<Measure.Row> rows = evidence.rows(measure, wanted, on);
        Map<Long, String> names = units.all(on).stream().collect(Collectors.toMap(Unit::id, Unit::shortName));
        return Screen.of("platform/measures/rows").with("measure", measure).with("unit", shown).with("rows", rows).with("value", Value.of(measure.kind(), rows)).with("below", below)
                .with("day", on).with("taken", evidence.nearest(measure, on)).with("names", names);
    }

    private Unit readable(Who who, long unit) {
        if (!who.reads(unit) && who.seated().map(seat -> seat.unitId() != unit).orElse(true)) {
            throw new Problem.NotFound(SubjectRef.of("unit", unit));
        }
        return units.get(unit);
    }

    private List<Choice> groups() {
        return sql.selectDistinct(PUBLISHED_GROUP_MEMBER.GROUP_ID, PUBLISHED_GROUP_MEMBER.GROUP_NAME).from(PUBLISHED_GROUP_MEMBER).orderBy(PUBLISHED_GROUP_MEMBER.GROUP_NAME)
                .fetch(row -> Choice.of(row.value1().toString(), row.value2()));
    }

    /** Best first; those to which it does not apply last. */
    private static Comparator<UnitLine> order(Measure measure) {
        Comparator<UnitLine> byValue = Comparator.comparing(line -> line.value().value(), Comparator.nullsFirst(Comparator.naturalOrder()));
        return (measure.moreIsBetter() ? byValue.reversed() : byValue).thenComparing(line -> line.unit().position());
    }
}
