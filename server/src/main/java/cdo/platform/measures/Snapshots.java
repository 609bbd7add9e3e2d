package cdo.platform.measures;

import static cdo.platform.measures.tables.SnapshotTable.SNAPSHOT;

import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the day's values and rows. Taking a day again replaces it, so that on the day itself the live query equals the
 * snapshot (promise b); the day's last state is taken when the next day begins. What stands as at the last snapshot costs
 * nothing: only changes are written.
 */
@Component
public class Snapshots implements DayJob {

    /** So many measures' standing rows are held in memory at a time. */
    private static final int AT_ONCE = 8;

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
        take(catalogue.all(), List.of(day.minusDays(1), day));
    }

    /** Takes the running day again, so that figures are not older than a few minutes; left to the day's own work where that has not begun. */
    @Transactional
    public void takeToday() {
        LocalDate today = clocks.today();
        if (sql.fetchExists(SNAPSHOT, SNAPSHOT.DAY.eq(today))) {
            take(catalogue.all(), List.of(today));
        }
    }

    /** Takes one measure; nothing happens when a later day was taken already: what its rows were then cannot be known now. */
    @Transactional
    public void take(Measure measure, LocalDate day) {
        take(List.of(measure), List.of(day));
    }

    private void take(List<Measure> measures, List<LocalDate> days) {
        sql.query("select pg_advisory_xact_lock(hashtext('measures'))").execute();
        for (int from = 0; from < measures.size(); from += AT_ONCE) {
            List<Measure> some = measures.subList(from, Math.min(measures.size(), from + AT_ONCE));
            Map<String, Deque<Taken>> past = past(some);
            Map<String, Map<Measure.Row, Deque<Long>>> standing = intervals.standing(some);
            for (LocalDate day : days) {
                note(day, some.stream().filter(measure -> take(measure, day, past.get(measure.key()), standing)).toList());
            }
        }
    }

    /** Writes what this day's rows change; false when a later day was taken already. */
    private boolean take(Measure measure, LocalDate day, Deque<Taken> past, Map<String, Map<Measure.Row, Deque<Long>>> standing) {
        Taken last = past.peekFirst();
        if (last != null && last.day().isAfter(day)) {
            return false;
        }
        boolean again = last != null && last.day().equals(day);
        if (again) {
            past.removeFirst();
        }
        Taken before = past.peekFirst();
        past.addFirst(new Taken(day, measure.formulaVersion()));
        List<Measure.Row> rows = measure.rows(day).stream().map(Measure.Row::scaled).toList();
        boolean sameFormula = last == null || last.version() == measure.formulaVersion();
        if (sameFormula && Intervals.same(standing.get(measure.key()), rows)) {
            return true;
        }
        var turn = new Intervals.Turn(measure, day, before == null ? null : before.day(), again);
        var touched = new HashSet<>(intervals.rows(turn, rows, standing.get(measure.key())));
        if (!sameFormula) {
            rows.forEach(row -> touched.add(row.unitId()));
        }
        intervals.values(turn, rows, touched);
        standing.putAll(intervals.standing(List.of(measure)));
        return true;
    }

    /** A snapshot that was taken, with the version of the formula. */
    private record Taken(LocalDate day, int version) {
    }

    /** Of each measure the last two snapshots, the later first. */
    private Map<String, Deque<Taken>> past(List<Measure> measures) {
        var past = new HashMap<String, Deque<Taken>>();
        measures.forEach(measure -> past.put(measure.key(), new ArrayDeque<>()));
        sql.fetch("""
                select m.key, s.day, s.formula_version from unnest({0}) as m (key)
                 cross join lateral (select day, formula_version from measures.snapshot where measure_key = m.key order by day desc limit 2) s order by s.day desc""",
                DSL.val(measures.stream().map(Measure::key).toArray(String[]::new))).forEach(row -> past.get(row.get(0, String.class)).addLast(new Taken(row.get(1, LocalDate.class), row.get(2, Integer.class))));
        return past;
    }

    private void note(LocalDate day, List<Measure> taken) {
        if (taken.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(SNAPSHOT, SNAPSHOT.MEASURE_KEY, SNAPSHOT.DAY, SNAPSHOT.FORMULA_VERSION, SNAPSHOT.TAKEN_AT);
        for (Measure measure : taken) {
            insert = insert.values(measure.key(), day, measure.formulaVersion(), clocks.now());
        }
        insert.onConflict(SNAPSHOT.MEASURE_KEY, SNAPSHOT.DAY).doUpdate().set(SNAPSHOT.FORMULA_VERSION, DSL.excluded(SNAPSHOT.FORMULA_VERSION))
                .set(SNAPSHOT.TAKEN_AT, DSL.excluded(SNAPSHOT.TAKEN_AT)).execute();
    }
}
