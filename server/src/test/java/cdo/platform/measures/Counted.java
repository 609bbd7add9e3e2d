package cdo.platform.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A measure whose facts a test sets. */
@Component
class Counted implements Measure {

    final List<Row> rows = new ArrayList<>();

    @Override
    public String key() {
        return "test.counted";
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
