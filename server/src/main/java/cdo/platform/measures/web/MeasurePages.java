package cdo.platform.measures.web;

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
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A unit's figures, down to rows and to what changed. Everything below a unit means: of what the reader may read below it. */
@Controller
public class MeasurePages {

    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Clocks clocks;

    MeasurePages(Catalogue catalogue, Evidence evidence, Units units, Clocks clocks) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.clocks = clocks;
    }

    /**
     * One measure as a line of a unit's page: the unit alone and its whole subtree.
     *
     * @param change of the subtree since the snapshot of {@code since}; null when one of the two does not apply
     */
    public record Line(Measure measure, Value own, Value below, @Nullable BigDecimal change, @Nullable LocalDate since) {
    }

    @GetMapping("/measures")
    Screen ofUnit(Who who, @RequestParam @Nullable Long unit, @RequestParam(defaultValue = "") String day) {
        who.must(MeasureRights.SEE);
        Unit shown = unit == null ? units.home(who) : readable(who, unit);
        LocalDate on = day("day", day, clocks.today());
        Collection<Long> subtree = below(who, shown.id(), on);
        Map<String, Evidence.Total> own = evidence.totals(List.of(shown.id()), on);
        Map<String, Evidence.Total> all = evidence.totals(subtree, on);
        Map<String, Evidence.Total> then = evidence.totals(subtree, on.minusMonths(1));
        List<Line> lines = catalogue.all().stream().map(measure -> line(measure, own.get(measure.key()), all.get(measure.key()), then.get(measure.key()))).toList();
        LocalDate taken = all.values().stream().map(Evidence.Total::taken).filter(java.util.Objects::nonNull).max(LocalDate::compareTo).orElse(null);
        return Screen.of("platform/measures/unit").with("unit", shown).with("lines", lines).with("day", on).with("hasBelow", subtree.size() > 1).with("taken", java.util.Optional.ofNullable(taken));
    }

    private static Line line(Measure measure, Evidence.Total own, Evidence.Total all, Evidence.Total then) {
        BigDecimal before = then.taken() == null ? null : then.value().value();
        BigDecimal now = all.value().value();
        return new Line(measure, own.value(), all.value(), before == null || now == null ? null : now.subtract(before), then.taken());
    }

    @GetMapping("/measures/{key}/rows")
    Screen rows(Who who, @PathVariable String key, @RequestParam long unit, @RequestParam(defaultValue = "false") boolean below,
                @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "100") int size) {
        who.must(MeasureRights.SEE);
        Measure measure = catalogue.get(key);
        Unit shown = readable(who, unit);
        LocalDate on = day("day", day, clocks.today());
        List<Measure.Row> rows = evidence.rows(measure, below ? below(who, unit, on) : Set.of(unit), on);
        return Screen.of("platform/measures/rows").with("measure", measure).with("unit", shown).with("slice", cut(rows, new Slice.Ask(page, size))).with("value", Value.of(measure.kind(), rows))
                .with("below", below).with("day", on).with("taken", evidence.nearest(measure, on)).with("names", names(on));
    }

    @GetMapping("/measures/{key}/changes")
    Screen changes(Who who, @PathVariable String key, @RequestParam long unit, @RequestParam(defaultValue = "") String since,
                   @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "100") int size) {
        who.must(MeasureRights.SEE);
        Measure measure = catalogue.get(key);
        Unit shown = readable(who, unit);
        LocalDate today = clocks.today();
        LocalDate from = day("since", since, today.minusMonths(1));
        List<Evidence.Change> changes = evidence.changes(measure, below(who, unit, today), from, today);
        return Screen.of("platform/measures/changes").with("measure", measure).with("unit", shown).with("slice", cut(changes, new Slice.Ask(page, size))).with("since", from)
                .with("taken", evidence.nearest(measure, from)).with("names", names(today));
    }

    /** A day of an address; one to come has no figures yet and stands for today. */
    private LocalDate day(String name, String typed, LocalDate usual) {
        if (typed.isBlank()) {
            return usual;
        }
        LocalDate day = Reading.parse(typed);
        if (day == null) {
            throw new Problem.Invalid(name, "form.date");
        }
        return day.isAfter(clocks.today()) ? clocks.today() : day;
    }

    private static <R> Slice<R> cut(List<R> all, Slice.Ask ask) {
        int from = Math.min(all.size(), (int) ask.offset());
        return ask.of(all.subList(from, Math.min(all.size(), from + ask.size())), all.size(), all.size());
    }

    /** Units by id as they stood that day; closed ones as they stood last. */
    private Function<Long, Unit> names(LocalDate on) {
        Map<Long, Unit> known = units.all(on).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        return id -> known.computeIfAbsent(id, units::get);
    }

    Collection<Long> below(Who who, long unit, LocalDate on) {
        return units.subtree(unit, on).stream().filter(each -> each == unit || who.reads(each)).toList();
    }

    Unit readable(Who who, long unit) {
        Unit found = units.get(unit);
        if (!who.reads(unit) && who.seated().map(seat -> seat.unitId() != unit).orElse(true)) {
            throw new Problem.Hidden(SubjectRef.of("unit", unit));
        }
        return found;
    }
}
