package cdo.platform.measures;

import static cdo.platform.measures.tables.SnapshotTable.SNAPSHOT;

import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the day's values and rows. Taking a day again replaces it, so that on the day itself the live query equals the
 * snapshot (promise b); the day's last state is taken when the next day begins. What stands as at the last snapshot costs
 * nothing: only changes are written.
 */
@Component
public class Snapshots implements DayJob {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Intervals intervals;

    Snapshots(DSLContext sql, Clocks clocks, Catalogue catalogue, Intervals intervals) {
        this.sql = sql;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.intervals = intervals;
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

    /** Takes the running day again, so that figures are not older than a few minutes; left to the day's own work where that has not begun. */
    @Transactional
    public void takeToday() {
        LocalDate today = clocks.today();
        if (sql.fetchExists(SNAPSHOT, SNAPSHOT.DAY.eq(today))) {
            take(today);
        }
    }

    private void take(LocalDate day) {
        catalogue.all().forEach(measure -> take(measure, day));
    }

    /** Takes one measure; nothing happens when a later day was taken already: what its rows were then cannot be known now. */
    @Transactional
    public void take(Measure measure, LocalDate day) {
        sql.query("select pg_advisory_xact_lock(hashtext({0}))", DSL.val("measures:" + measure.key())).execute();
        Record last = last(measure, DSL.noCondition());
        if (last != null && last.get(SNAPSHOT.DAY).isAfter(day)) {
            return;
        }
        boolean again = last != null && last.get(SNAPSHOT.DAY).equals(day);
        Record before = again ? last(measure, SNAPSHOT.DAY.lt(day)) : last;
        List<Measure.Row> rows = measure.rows(day).stream().map(Measure.Row::scaled).toList();
        var turn = new Intervals.Turn(measure, day, before == null ? null : before.get(SNAPSHOT.DAY), again);
        var touched = new HashSet<>(intervals.rows(turn, rows));
        if (last != null && last.get(SNAPSHOT.FORMULA_VERSION) != measure.formulaVersion()) {
            rows.forEach(row -> touched.add(row.unitId()));
        }
        intervals.values(turn, rows, touched);
        sql.insertInto(SNAPSHOT).set(SNAPSHOT.MEASURE_KEY, measure.key()).set(SNAPSHOT.DAY, day).set(SNAPSHOT.FORMULA_VERSION, measure.formulaVersion())
                .set(SNAPSHOT.TAKEN_AT, clocks.now()).onConflict(SNAPSHOT.MEASURE_KEY, SNAPSHOT.DAY).doUpdate()
                .set(SNAPSHOT.FORMULA_VERSION, measure.formulaVersion()).set(SNAPSHOT.TAKEN_AT, clocks.now()).execute();
    }

    private @Nullable Record last(Measure measure, org.jooq.Condition which) {
        return sql.select(SNAPSHOT.DAY, SNAPSHOT.FORMULA_VERSION).from(SNAPSHOT).where(SNAPSHOT.MEASURE_KEY.eq(measure.key())).and(which)
                .orderBy(SNAPSHOT.DAY.desc()).limit(1).fetchOne();
    }
}
