package cdo.platform.measures;

import static cdo.platform.measures.tables.RowIntervalTable.ROW_INTERVAL;
import static cdo.platform.measures.tables.ValueTable.VALUE;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The intervals of rows and values: compares what a snapshot finds with what stands, and writes the difference. */
@Component
class Intervals {

    private static final int AT_ONCE = 1_000;

    private final DSLContext sql;

    Intervals(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * One taking of a measure.
     *
     * @param before the snapshot before that day; null: there is none
     * @param again  the day was taken already, and is replaced
     */
    record Turn(Measure measure, LocalDate day, @Nullable LocalDate before, boolean again) {

        Condition rows() {
            return ROW_INTERVAL.MEASURE_KEY.eq(measure.key());
        }

        Condition values() {
            return VALUE.MEASURE_KEY.eq(measure.key());
        }
    }

    /** Keeps rows that stand as they stood, ends those that are gone, begins the new ones; answers whose rows changed. */
    Set<Long> rows(Turn turn, List<Measure.Row> found, Map<Measure.Row, Deque<Long>> stood) {
        List<Measure.Row> added = without(stood, found);
        List<Long> gone = stood.values().stream().flatMap(Collection::stream).toList();
        Set<Long> touched = new HashSet<>();
        stood.forEach((row, ids) -> {
            if (!ids.isEmpty()) {
                touched.add(row.unitId());
            }
        });
        added.forEach(row -> touched.add(row.unitId()));
        if (!gone.isEmpty()) {
            Condition which = ROW_INTERVAL.ID.eq(DSL.any(gone.toArray(Long[]::new)));
            sql.deleteFrom(ROW_INTERVAL).where(which).and(ROW_INTERVAL.FIRST_DAY.eq(turn.day())).execute();
            if (turn.before() != null) {
                sql.update(ROW_INTERVAL).set(ROW_INTERVAL.LAST_DAY, turn.before()).where(which).and(ROW_INTERVAL.LAST_DAY.isNull()).execute();
            }
        }
        begin(turn, turn.again() && turn.before() != null && !added.isEmpty() ? reopened(turn, added) : added);
        return touched;
    }

    /** Rows that an earlier taking of the same day ended, and that are there again, go on. */
    private List<Measure.Row> reopened(Turn turn, List<Measure.Row> added) {
        Map<Measure.Row, Deque<Long>> ended = stood(turn.rows().and(ROW_INTERVAL.LAST_DAY.eq(turn.before())));
        List<Long> all = ended.values().stream().flatMap(Collection::stream).toList();
        List<Measure.Row> fresh = without(ended, added);
        var back = new HashSet<>(all);
        ended.values().forEach(back::removeAll);
        if (!back.isEmpty()) {
            sql.update(ROW_INTERVAL).setNull(ROW_INTERVAL.LAST_DAY).where(ROW_INTERVAL.ID.in(back)).execute();
        }
        return fresh;
    }

    /** The rows that stand at the latest snapshot of each of these measures, with their intervals, in one question. */
    Map<String, Map<Measure.Row, Deque<Long>>> standing(List<Measure> measures) {
        var standing = new HashMap<String, Map<Measure.Row, Deque<Long>>>();
        measures.forEach(measure -> standing.put(measure.key(), new HashMap<>()));
        sql.selectFrom(ROW_INTERVAL).where(ROW_INTERVAL.MEASURE_KEY.in(standing.keySet())).and(ROW_INTERVAL.LAST_DAY.isNull())
                .forEach(row -> standing.get(row.get(ROW_INTERVAL.MEASURE_KEY)).computeIfAbsent(Evidence.row(row).scaled(), any -> new ArrayDeque<>()).add(row.get(ROW_INTERVAL.ID)));
        return standing;
    }

    /** Do exactly these rows stand? */
    static boolean same(Map<Measure.Row, Deque<Long>> stood, List<Measure.Row> found) {
        Map<Measure.Row, Integer> counts = new HashMap<>();
        found.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts.size() == stood.size() && counts.entrySet().stream().allMatch(each -> stood.containsKey(each.getKey()) && stood.get(each.getKey()).size() == each.getValue());
    }

    private Map<Measure.Row, Deque<Long>> stood(Condition which) {
        Map<Measure.Row, Deque<Long>> stood = new HashMap<>();
        sql.selectFrom(ROW_INTERVAL).where(which).forEach(row -> stood.computeIfAbsent(Evidence.row(row).scaled(), any -> new ArrayDeque<>()).add(row.get(ROW_INTERVAL.ID)));
        return stood;
    }

    /** The rows that have no like among those that stood; those with one are taken out there. */
    private static List<Measure.Row> without(Map<Measure.Row, Deque<Long>> stood, List<Measure.Row> found) {
        List<Measure.Row> added = new ArrayList<>();
        for (Measure.Row row : found) {
            Deque<Long> like = stood.get(row);
            if (like == null || like.isEmpty()) {
                added.add(row);
            } else {
                like.poll();
            }
        }
        return added;
    }

    private void begin(Turn turn, List<Measure.Row> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var insert = sql.insertInto(ROW_INTERVAL, ROW_INTERVAL.MEASURE_KEY, ROW_INTERVAL.UNIT_ID, ROW_INTERVAL.SUBJECT_KIND, ROW_INTERVAL.SUBJECT_ID, ROW_INTERVAL.NUMERATOR,
                    ROW_INTERVAL.DENOMINATOR, ROW_INTERVAL.ROW_DATE, ROW_INTERVAL.REASON, ROW_INTERVAL.FIRST_DAY);
            for (Measure.Row row : rows.subList(from, Math.min(rows.size(), from + AT_ONCE))) {
                insert = insert.values(turn.measure().key(), row.unitId(), row.subject().kind(), row.subject().id(), row.numerator(), row.denominator(), row.date(), row.reason(), turn.day());
            }
            insert.execute();
        }
    }

    /** The values of units whose rows changed: those that became another end and begin anew. */
    void values(Turn turn, List<Measure.Row> rows, Set<Long> touched) {
        if (touched.isEmpty()) {
            return;
        }
        Map<Long, Value> now = new HashMap<>();
        rows.stream().filter(row -> touched.contains(row.unitId())).collect(Collectors.groupingBy(Measure.Row::unitId))
                .forEach((unit, own) -> now.put(unit, Value.of(turn.measure().kind(), own)));
        List<Long> ended = new ArrayList<>();
        sql.selectFrom(VALUE).where(turn.values()).and(VALUE.LAST_DAY.isNull()).and(VALUE.UNIT_ID.eq(DSL.any(touched.toArray(Long[]::new)))).forEach(row -> {
            if (!Evidence.value(row).equals(now.get(row.get(VALUE.UNIT_ID)))) {
                ended.add(row.get(VALUE.ID));
            } else {
                now.remove(row.get(VALUE.UNIT_ID));
            }
        });
        if (!ended.isEmpty()) {
            Condition which = VALUE.ID.eq(DSL.any(ended.toArray(Long[]::new)));
            sql.deleteFrom(VALUE).where(which).and(VALUE.FIRST_DAY.eq(turn.day())).execute();
            if (turn.before() != null) {
                sql.update(VALUE).set(VALUE.LAST_DAY, turn.before()).where(which).and(VALUE.LAST_DAY.isNull()).execute();
            }
        }
        begin(turn, List.copyOf(now.entrySet()), 0);
    }

    private void begin(Turn turn, List<Map.Entry<Long, Value>> values, int from) {
        if (from >= values.size()) {
            return;
        }
        int to = Math.min(values.size(), from + AT_ONCE);
        var insert = sql.insertInto(VALUE, VALUE.MEASURE_KEY, VALUE.UNIT_ID, VALUE.NUMERATOR, VALUE.DENOMINATOR, VALUE.VALUE_, VALUE.FIRST_DAY);
        for (var each : values.subList(from, to)) {
            insert = insert.values(turn.measure().key(), each.getKey(), each.getValue().numerator(), each.getValue().denominator(), each.getValue().value(), turn.day());
        }
        insert.execute();
        begin(turn, values, to);
    }
}
