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
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return rows.stream().filter(row -> row.date() == null || row.date().getYear() == day.getYear() && !row.date().isAfter(day)).toList();
    }
}
