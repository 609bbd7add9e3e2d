package cdo.review.assessment;

import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A measure whose facts a test of a run sets. */
@Component
public class AssessedMeasure implements Measure {

    public static final String KEY = "test.assessed";

    final List<Row> rows = new ArrayList<>();

    @Override
    public String key() {
        return KEY;
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
        return List.copyOf(rows);
    }
}
