package cdo.platform.measures;

import static cdo.platform.measures.tables.RowIntervalTable.ROW_INTERVAL;
import static cdo.platform.measures.tables.SnapshotTable.SNAPSHOT;
import static cdo.platform.measures.tables.ValueTable.VALUE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: values of a day, their rows, their course over time, what changed. The caller names units that the reader may read. */
@Component
@Transactional(readOnly = true)
public class Evidence {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Reach reach;
    private final Catalogue catalogue;

    Evidence(DSLContext sql, Clocks clocks, Reach reach, Catalogue catalogue) {
        this.sql = sql;
        this.clocks = clocks;
        this.reach = reach;
        this.catalogue = catalogue;
    }

    /** A unit's value on a day. */
    public record UnitValue(long unitId, Value value) {
    }

    /** A point of a course. */
    public record Point(LocalDate day, Value value) {
    }

    /**
     * A value with the day of the snapshot that it comes from.
     *
     * @param taken null: no snapshot yet, and the value does not apply
     */
    public record Total(Value value, @Nullable LocalDate taken) {
    }

    /** One subject that counted otherwise at the earlier day; one side is null when it was not there. */
    public record Change(Measure.@Nullable Row before, Measure.@Nullable Row after) {

        public Measure.Row any() {
            return after == null ? java.util.Objects.requireNonNull(before) : after;
        }
    }

    /** The last snapshot on or before the day, today's by default; promise (e): none that day → the nearest earlier one is offered. */
    public Optional<LocalDate> nearest(Measure measure, LocalDate day) {
        return Optional.ofNullable(sql.select(DSL.max(SNAPSHOT.DAY)).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(SNAPSHOT.DAY.le(day)).fetchSingle().value1());
    }

    /** The version of the formula under which a measure was taken on exactly that day. */
    Optional<Integer> formulaVersion(Measure measure, LocalDate day) {
        return sql.select(SNAPSHOT.FORMULA_VERSION).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(SNAPSHOT.DAY.eq(day)).fetchOptional(SNAPSHOT.FORMULA_VERSION);
    }

    /** When the values of that very day were last taken; empty when that day has none yet. */
    public Optional<Instant> takenAt(LocalDate day) {
        return Optional.ofNullable(sql.select(DSL.max(SNAPSHOT.TAKEN_AT)).from(SNAPSHOT).where(SNAPSHOT.DAY.eq(day)).fetchSingle().value1());
    }

    /** The first day of the snapshots of a measure. */
    public Optional<LocalDate> since(Measure measure) {
        return Optional.ofNullable(sql.select(DSL.min(SNAPSHOT.DAY)).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).fetchSingle().value1());
    }

    /** The first day of any snapshot. */
    public Optional<LocalDate> since() {
        return Optional.ofNullable(sql.select(DSL.min(SNAPSHOT.DAY)).from(SNAPSHOT).fetchSingle().value1());
    }

    /** A subject in a unit. */
    public record Place(long unitId, SubjectRef subject) {
    }

    /** Of each subject that counted for something by that day: the first snapshot that found it so, whatever date it bears. */
    public Map<Place, LocalDate> appeared(Measure measure, Collection<Long> units, LocalDate until) {
        return sql.select(ROW_INTERVAL.UNIT_ID, ROW_INTERVAL.SUBJECT_KIND, ROW_INTERVAL.SUBJECT_ID, DSL.min(ROW_INTERVAL.FIRST_DAY)).from(ROW_INTERVAL).where(ROW_INTERVAL.MEASURE_KEY.eq(measure.key()))
                .and(ROW_INTERVAL.UNIT_ID.eq(any(units))).and(ROW_INTERVAL.NUMERATOR.gt(BigDecimal.ZERO)).and(ROW_INTERVAL.FIRST_DAY.le(until))
                .groupBy(ROW_INTERVAL.UNIT_ID, ROW_INTERVAL.SUBJECT_KIND, ROW_INTERVAL.SUBJECT_ID).fetchMap(row -> new Place(row.value1(), SubjectRef.of(row.value2(), row.value3())), row -> row.value4());
    }

    /** One unit's value of the nearest snapshot; not applicable when there is none. */
    public Value value(Measure measure, long unitId, LocalDate day) {
        return total(measure, List.of(unitId), day);
    }

    /** The value over several units, computed from their sums, never from their percentages. */
    public Value total(Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        Record sums = sql.select(DSL.coalesce(DSL.sum(VALUE.NUMERATOR), BigDecimal.ZERO), DSL.coalesce(DSL.sum(VALUE.DENOMINATOR), BigDecimal.ZERO)).from(VALUE)
                .where(VALUE.MEASURE_KEY.eq(measure.key())).and(valueStands(DSL.val(taken))).and(VALUE.UNIT_ID.eq(any(units))).fetchSingle();
        return Value.of(measure.kind(), sums.get(0, BigDecimal.class), sums.get(1, BigDecimal.class));
    }

    /** All registered measures over the units, by key, in one statement; each from its nearest snapshot. */
    public Map<String, Total> totals(Collection<Long> units, LocalDate day) {
        var last = DSL.select(SNAPSHOT.MEASURE_KEY, DSL.max(SNAPSHOT.DAY).as("day")).from(SNAPSHOT).where(SNAPSHOT.DAY.le(day)).groupBy(SNAPSHOT.MEASURE_KEY).asTable("last");
        Field<LocalDate> taken = last.field("day", LocalDate.class);
        Map<String, Record> found = sql.select(last.field(SNAPSHOT.MEASURE_KEY), taken, DSL.coalesce(DSL.sum(VALUE.NUMERATOR), BigDecimal.ZERO), DSL.coalesce(DSL.sum(VALUE.DENOMINATOR), BigDecimal.ZERO))
                .from(last).leftJoin(VALUE).on(VALUE.MEASURE_KEY.eq(last.field(SNAPSHOT.MEASURE_KEY))).and(valueStands(taken)).and(VALUE.UNIT_ID.eq(any(units)))
                .groupBy(last.field(SNAPSHOT.MEASURE_KEY), taken).fetchMap(last.field(SNAPSHOT.MEASURE_KEY), row -> row);
        var totals = new LinkedHashMap<String, Total>();
        for (Measure measure : catalogue.all()) {
            Record row = found.get(measure.key());
            totals.put(measure.key(), row == null ? new Total(Value.of(measure.kind(), List.of()), null)
                    : new Total(Value.of(measure.kind(), row.get(2, BigDecimal.class), row.get(3, BigDecimal.class)), row.get(1, LocalDate.class)));
        }
        return totals;
    }

    /** Every unit's value of the nearest snapshot, for sums over many parts. */
    public Map<Long, Value> perUnit(Measure measure, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        return sql.selectFrom(VALUE).where(VALUE.MEASURE_KEY.eq(measure.key())).and(valueStands(DSL.val(taken))).fetchMap(VALUE.UNIT_ID, Evidence::value);
    }

    /** Values of all units that this person may read, among those named. */
    public List<UnitValue> values(Who who, Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        return sql.selectFrom(VALUE).where(VALUE.MEASURE_KEY.eq(measure.key())).and(valueStands(DSL.val(taken))).and(VALUE.UNIT_ID.eq(any(units))).and(reach.readable(who, VALUE.UNIT_ID))
                .fetch(row -> new UnitValue(row.get(VALUE.UNIT_ID), value(row)));
    }

    /** The rows behind a value, as they stood at the snapshot of that day. */
    public List<Measure.Row> rows(Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        return sql.selectFrom(ROW_INTERVAL).where(ROW_INTERVAL.MEASURE_KEY.eq(measure.key())).and(rowStands(taken)).and(ROW_INTERVAL.UNIT_ID.eq(any(units)))
                .orderBy(ROW_INTERVAL.UNIT_ID, ROW_INTERVAL.SUBJECT_KIND, ROW_INTERVAL.SUBJECT_ID).fetch(Evidence::row);
    }

    /** What counts otherwise at the later day's snapshot than at the earlier day's; a measure without snapshot then says nothing. */
    public List<Change> changes(Measure measure, Collection<Long> units, LocalDate from, LocalDate to) {
        if (nearest(measure, from).isEmpty()) {
            return List.of();
        }
        record Place(long unit, SubjectRef subject) { }
        Map<Place, List<Measure.Row>> then = new LinkedHashMap<>();
        rows(measure, units, from).forEach(row -> then.computeIfAbsent(new Place(row.unitId(), row.subject()), any -> new ArrayList<>()).add(row));
        List<Change> changes = new ArrayList<>();
        for (Measure.Row row : rows(measure, units, to)) {
            List<Measure.Row> before = then.getOrDefault(new Place(row.unitId(), row.subject()), List.of());
            Measure.Row like = before.isEmpty() ? null : before.removeFirst();
            if (like == null || like.numerator().compareTo(row.numerator()) != 0 || like.denominator().compareTo(row.denominator()) != 0) {
                changes.add(new Change(like, row));
            }
        }
        then.values().forEach(rest -> rest.forEach(row -> changes.add(new Change(row, null))));
        return changes;
    }

    /** How many subjects count otherwise now. */
    public record Moved(int subjects, LocalDate since) {
    }

    /** By measure: the subjects of these units that count otherwise at the latest snapshot than at the one of that day; measures with neither a snapshot then nor a change are left out. */
    public Map<String, Moved> moved(Collection<Long> units, LocalDate since) {
        return sql.resultQuery("""
                with base as (select measure_key, max(day) as day from measures.snapshot where day <= {0} group by measure_key),
                standing as (
                    select b.measure_key, b.day, r.unit_id, r.subject_kind, r.subject_id,
                           sum(r.numerator) filter (where r.first_day <= b.day and (r.last_day is null or r.last_day >= b.day)) as n0,
                           sum(r.denominator) filter (where r.first_day <= b.day and (r.last_day is null or r.last_day >= b.day)) as d0,
                           sum(r.numerator) filter (where r.last_day is null) as n1, sum(r.denominator) filter (where r.last_day is null) as d1
                      from base b join measures.row_interval r on r.measure_key = b.measure_key
                     where r.unit_id = any ({1}) and (r.last_day is null or r.last_day >= b.day)
                     group by b.measure_key, b.day, r.unit_id, r.subject_kind, r.subject_id)
                select measure_key, count(*), day from standing where n0 is distinct from n1 or d0 is distinct from d1 group by measure_key, day order by measure_key""",
                DSL.val(since), DSL.val(units.toArray(Long[]::new))).fetchMap(row -> row.get(0, String.class), row -> new Moved(row.get(1, Integer.class), row.get(2, LocalDate.class)));
    }

    /** The course of the sum over units, by month's last snapshot of the past year and today. */
    public List<Point> course(Measure measure, Collection<Long> units) {
        return months(measure, units).entrySet().stream().map(month -> new Point(month.getKey(), sum(measure, month.getValue().values()))).toList();
    }

    /** Each unit's value at every month's last snapshot of the past year and today. */
    public SortedMap<LocalDate, Map<Long, Value>> months(Measure measure, Collection<Long> units) {
        var last = DSL.select(DSL.max(SNAPSHOT.DAY).as("day")).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(SNAPSHOT.DAY.ge(clocks.today().minusYears(1)))
                .groupBy(DSL.trunc(SNAPSHOT.DAY, org.jooq.DatePart.MONTH)).asTable("last");
        Field<LocalDate> day = last.field("day", LocalDate.class);
        var months = new TreeMap<LocalDate, Map<Long, Value>>();
        sql.select(day, VALUE.UNIT_ID, VALUE.NUMERATOR, VALUE.DENOMINATOR, VALUE.VALUE_).from(last).join(VALUE).on(VALUE.MEASURE_KEY.eq(measure.key())).and(valueStands(day))
                .and(VALUE.UNIT_ID.eq(any(units))).forEach(row -> months.computeIfAbsent(row.value1(), any -> new HashMap<>()).put(row.value2(), value(row)));
        return months;
    }

    /** The value over parts: of their sums. */
    public static Value sum(Measure measure, Collection<Value> parts) {
        return Value.of(measure.kind(), parts.stream().map(Value::numerator).reduce(BigDecimal.ZERO, BigDecimal::add), parts.stream().map(Value::denominator).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Condition valueStands(Field<LocalDate> day) {
        return VALUE.FIRST_DAY.le(day).and(VALUE.LAST_DAY.isNull().or(VALUE.LAST_DAY.ge(day)));
    }

    private static Condition rowStands(@Nullable LocalDate day) {
        return ROW_INTERVAL.FIRST_DAY.le(day).and(ROW_INTERVAL.LAST_DAY.isNull().or(ROW_INTERVAL.LAST_DAY.ge(day)));
    }

    private static org.jooq.QuantifiedSelect<org.jooq.Record1<Long>> any(Collection<Long> units) {
        return DSL.any(units.toArray(Long[]::new));
    }

    static Value value(Record row) {
        return new Value(row.get(VALUE.NUMERATOR), row.get(VALUE.DENOMINATOR), row.get(VALUE.VALUE_));
    }

    static Measure.Row row(Record row) {
        return new Measure.Row(row.get(ROW_INTERVAL.UNIT_ID), SubjectRef.of(row.get(ROW_INTERVAL.SUBJECT_KIND), row.get(ROW_INTERVAL.SUBJECT_ID)),
                row.get(ROW_INTERVAL.NUMERATOR), row.get(ROW_INTERVAL.DENOMINATOR), row.get(ROW_INTERVAL.ROW_DATE), row.get(ROW_INTERVAL.REASON));
    }
}
