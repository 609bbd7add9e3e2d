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

    public void set(long unit, long numerator, long denominator) {
        facts.put(unit, new long[] {numerator, denominator});
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
            return grown.rows(day);
        }
    }
}
