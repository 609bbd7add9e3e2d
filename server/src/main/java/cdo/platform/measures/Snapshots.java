package cdo.platform.measures;

import static cdo.platform.measures.tables.RowIntervalTable.ROW_INTERVAL;
import static cdo.platform.measures.tables.SnapshotTable.SNAPSHOT;
import static cdo.platform.measures.tables.ValueTable.VALUE;

import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the day's values and rows. Taking a day again replaces it, so that on the day itself the live query equals the
 * snapshot (promise b); the day's last state is taken when the next day begins.
 */
@Component
public class Snapshots implements DayJob {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Catalogue catalogue;

    Snapshots(DSLContext sql, Clocks clocks, Catalogue catalogue) {
        this.sql = sql;
        this.clocks = clocks;
        this.catalogue = catalogue;
    }

    @Override
    public String key() {
        return "measures.snapshot";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    @Transactional
    public void run(LocalDate day) {
        take(day.minusDays(1));
        take(day);
    }

    /** Takes all measures for today. */
    @Transactional
    public void takeToday() {
        take(clocks.today());
    }

    private void take(LocalDate day) {
        catalogue.all().forEach(measure -> take(measure, day));
    }

    @Transactional
    public void take(Measure measure, LocalDate day) {
        sql.query("select pg_advisory_xact_lock(hashtext({0}))", "measures:" + measure.key()).execute();
        if (sql.fetchExists(SNAPSHOT, SNAPSHOT.MEASURE_KEY.eq(measure.key()).and(SNAPSHOT.DAY.gt(day)))) {
            return; // the past is not taken again: what its rows were then cannot be known now
        }
        List<Measure.Row> rows = measure.rows(day);
        sql.insertInto(SNAPSHOT).set(SNAPSHOT.MEASURE_KEY, measure.key()).set(SNAPSHOT.DAY, day).set(SNAPSHOT.FORMULA_VERSION, measure.formulaVersion())
                .set(SNAPSHOT.TAKEN_AT, clocks.now()).onConflict(SNAPSHOT.MEASURE_KEY, SNAPSHOT.DAY).doUpdate()
                .set(SNAPSHOT.FORMULA_VERSION, measure.formulaVersion()).set(SNAPSHOT.TAKEN_AT, clocks.now()).execute();
        values(measure, day, rows);
        intervals(measure, day, rows);
    }

    private void values(Measure measure, LocalDate day, List<Measure.Row> rows) {
        sql.deleteFrom(VALUE).where(VALUE.MEASURE_KEY.eq(measure.key())).and(VALUE.DAY.eq(day)).execute();
        var byUnit = List.copyOf(rows.stream().collect(Collectors.groupingBy(Measure.Row::unitId)).entrySet());
        for (int from = 0; from < byUnit.size(); from += ROWS_AT_ONCE) {
            var insert = sql.insertInto(VALUE, VALUE.MEASURE_KEY, VALUE.DAY, VALUE.UNIT_ID, VALUE.NUMERATOR, VALUE.DENOMINATOR, VALUE.VALUE_);
            for (var each : byUnit.subList(from, Math.min(byUnit.size(), from + ROWS_AT_ONCE))) {
                Value value = Value.of(measure.kind(), each.getValue());
                insert = insert.values(measure.key(), day, each.getKey(), value.numerator(), value.denominator(), value.value());
            }
            insert.execute();
        }
    }

    /** Rows that stand as at the last snapshot only move their last day; what changed begins a new interval. */
    private void intervals(Measure measure, LocalDate day, List<Measure.Row> rows) {
        Condition mine = ROW_INTERVAL.MEASURE_KEY.eq(measure.key());
        sql.deleteFrom(ROW_INTERVAL).where(mine).and(ROW_INTERVAL.FIRST_DAY.eq(day)).execute();
        LocalDate before = sql.select(org.jooq.impl.DSL.max(SNAPSHOT.DAY)).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(SNAPSHOT.DAY.lt(day)).fetchSingle().value1();
        if (before != null) {
            sql.update(ROW_INTERVAL).set(ROW_INTERVAL.LAST_DAY, before).where(mine).and(ROW_INTERVAL.LAST_DAY.eq(day)).execute();
        }
        Map<Measure.Row, Long> standing = new HashMap<>();
        if (before != null) {
            sql.selectFrom(ROW_INTERVAL).where(mine).and(ROW_INTERVAL.LAST_DAY.eq(before)).forEach(row -> standing.put(Evidence.row(row).scaled(), row.get(ROW_INTERVAL.ID)));
        }
        List<Long> stay = new ArrayList<>();
        List<Query> inserts = new ArrayList<>();
        for (Measure.Row row : rows) {
            Long same = standing.remove(row.scaled());
            if (same != null) {
                stay.add(same);
            } else {
                inserts.add(sql.insertInto(ROW_INTERVAL).set(ROW_INTERVAL.MEASURE_KEY, measure.key()).set(ROW_INTERVAL.UNIT_ID, row.unitId())
                        .set(ROW_INTERVAL.SUBJECT_KIND, row.subject().kind()).set(ROW_INTERVAL.SUBJECT_ID, row.subject().id()).set(ROW_INTERVAL.NUMERATOR, row.numerator())
                        .set(ROW_INTERVAL.DENOMINATOR, row.denominator()).set(ROW_INTERVAL.ROW_DATE, row.date()).set(ROW_INTERVAL.REASON, row.reason())
                        .set(ROW_INTERVAL.FIRST_DAY, day).set(ROW_INTERVAL.LAST_DAY, day));
            }
        }
        for (int from = 0; from < stay.size(); from += 5_000) {
            sql.update(ROW_INTERVAL).set(ROW_INTERVAL.LAST_DAY, day).where(ROW_INTERVAL.ID.in(stay.subList(from, Math.min(stay.size(), from + 5_000)))).execute();
        }
        sql.batch(inserts).execute();
    }
}
