package cdo.platform.measures;

import static cdo.platform.measures.tables.RowIntervalTable.ROW_INTERVAL;
import static cdo.platform.measures.tables.SnapshotTable.SNAPSHOT;
import static cdo.platform.measures.tables.ValueTable.VALUE;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: values of a day, their rows, their course over time. Only units that the reader may read. */
@Component
@Transactional(readOnly = true)
public class Evidence {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Reach reach;

    Evidence(DSLContext sql, Clocks clocks, Reach reach) {
        this.sql = sql;
        this.clocks = clocks;
        this.reach = reach;
    }

    /** A unit's value on a day. */
    public record UnitValue(long unitId, Value value) {
    }

    /** A point of a course. */
    public record Point(LocalDate day, Value value) {
    }

    /** The last snapshot on or before the day, today's by default; promise (e): none that day → the nearest earlier one is offered. */
    public Optional<LocalDate> nearest(Measure measure, LocalDate day) {
        return Optional.ofNullable(sql.select(DSL.max(SNAPSHOT.DAY)).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(SNAPSHOT.DAY.le(day)).fetchSingle().value1());
    }

    /** One unit's value of the nearest snapshot; not applicable when there is none. */
    public Value value(Measure measure, long unitId, LocalDate day) {
        return total(measure, List.of(unitId), day);
    }

    /** The value over several units, computed from their sums, never from their percentages. */
    public Value total(Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        Record sums = sql.select(DSL.coalesce(DSL.sum(VALUE.NUMERATOR), BigDecimal.ZERO), DSL.coalesce(DSL.sum(VALUE.DENOMINATOR), BigDecimal.ZERO)).from(VALUE)
                .where(VALUE.MEASURE_KEY.eq(measure.key())).and(VALUE.DAY.eq(taken)).and(VALUE.UNIT_ID.in(units)).fetchSingle();
        return Value.of(measure.kind(), sums.get(0, BigDecimal.class), sums.get(1, BigDecimal.class));
    }

    /** Values of all units that this person may read, among those named. */
    public List<UnitValue> values(Who who, Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        return sql.selectFrom(VALUE).where(VALUE.MEASURE_KEY.eq(measure.key())).and(VALUE.DAY.eq(taken)).and(VALUE.UNIT_ID.in(units)).and(reach.readable(who, VALUE.UNIT_ID))
                .fetch(row -> new UnitValue(row.get(VALUE.UNIT_ID), new Value(row.get(VALUE.NUMERATOR), row.get(VALUE.DENOMINATOR), row.get(VALUE.VALUE_))));
    }

    /** The rows behind a value, as they stood at the snapshot of that day. */
    public List<Measure.Row> rows(Measure measure, Collection<Long> units, LocalDate day) {
        LocalDate taken = nearest(measure, day).orElse(null);
        return sql.selectFrom(ROW_INTERVAL).where(ROW_INTERVAL.MEASURE_KEY.eq(measure.key())).and(ROW_INTERVAL.FIRST_DAY.le(taken)).and(ROW_INTERVAL.LAST_DAY.ge(taken))
                .and(ROW_INTERVAL.UNIT_ID.in(units)).orderBy(ROW_INTERVAL.UNIT_ID, ROW_INTERVAL.SUBJECT_KIND, ROW_INTERVAL.SUBJECT_ID).fetch(Evidence::row);
    }

    /** The course of the sum over units, by month's last snapshot of the past year and today. */
    public List<Point> course(Measure measure, Collection<Long> units) {
        LocalDate from = clocks.today().minusYears(1);
        Map<LocalDate, Record> sums = sql.select(VALUE.DAY, DSL.sum(VALUE.NUMERATOR), DSL.sum(VALUE.DENOMINATOR)).from(VALUE).where(VALUE.MEASURE_KEY.eq(measure.key()))
                .and(VALUE.DAY.ge(from)).and(VALUE.UNIT_ID.in(units)).groupBy(VALUE.DAY).orderBy(VALUE.DAY).fetchMap(VALUE.DAY, row -> row);
        return sums.entrySet().stream().filter(entry -> lastOfItsMonth(entry.getKey(), sums.keySet()))
                .map(entry -> new Point(entry.getKey(), Value.of(measure.kind(), entry.getValue().get(1, BigDecimal.class), entry.getValue().get(2, BigDecimal.class)))).toList();
    }

    private static boolean lastOfItsMonth(LocalDate day, Collection<LocalDate> days) {
        return days.stream().noneMatch(other -> other.isAfter(day) && other.getYear() == day.getYear() && other.getMonth() == day.getMonth());
    }

    static Measure.Row row(Record row) {
        return new Measure.Row(row.get(ROW_INTERVAL.UNIT_ID), SubjectRef.of(row.get(ROW_INTERVAL.SUBJECT_KIND), row.get(ROW_INTERVAL.SUBJECT_ID)),
                row.get(ROW_INTERVAL.NUMERATOR), row.get(ROW_INTERVAL.DENOMINATOR), row.get(ROW_INTERVAL.ROW_DATE), row.get(ROW_INTERVAL.REASON));
    }
}
