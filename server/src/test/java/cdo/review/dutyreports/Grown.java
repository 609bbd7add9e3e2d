package cdo.review.dutyreports;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A ratio whose facts a test sets, unit by unit. */
@Component
public class Grown implements Measure {

    private final Map<Long, long[]> facts = new ConcurrentHashMap<>();
    private final Map<Long, List<LocalDate>> piles = new ConcurrentHashMap<>();

    public void set(long unit, long numerator, long denominator) {
        facts.put(unit, new long[] {numerator, denominator});
    }

    /** One more thing of the year to date. */
    public void pile(long unit, LocalDate day) {
        piles.computeIfAbsent(unit, _ -> new java.util.concurrent.CopyOnWriteArrayList<>()).add(day);
    }

    @Override
    public String key() {
        return "test.grown";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return facts.entrySet().stream().map(fact -> Row.of(fact.getKey(), SubjectRef.of("unit", fact.getKey()), fact.getValue()[0], fact.getValue()[1], null, "any")).toList();
    }

    /** The same as a count of the year to date. */
    @Component
    public static class Piled implements Measure {

        private final Grown grown;

        Piled(Grown grown) {
            this.grown = grown;
        }

        @Override
        public String key() {
            return "test.piled";
        }

        @Override
        public Kind kind() {
            return Kind.COUNT;
        }

        @Override
        public Window window() {
            return Window.YEAR_TO_DATE;
        }

        @Override
        public List<Row> rows(LocalDate day) {
            var rows = new java.util.ArrayList<>(grown.rows(day));
            grown.piles.forEach((unit, days) -> days.stream().filter(each -> each.getYear() == day.getYear() && !each.isAfter(day))
                    .forEach(each -> rows.add(Row.of(unit, SubjectRef.of("unit", each.toEpochDay()), 1, 1, each, "any"))));
            return rows;
        }
    }
}
