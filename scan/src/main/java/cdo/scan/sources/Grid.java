package cdo.scan.sources;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells without names: a CSV file or a sheet. Can be walked any number of times. */
interface Grid {

    /** Hands over every row from the first on, until the visitor returns false. An empty cell is null. */
    void walk(Visitor visitor) throws IOException;

    /** @return whether a row shorter than the header is a fault; in a sheet empty cells at the end are simply not stored */
    boolean tellsShortRows();

    @FunctionalInterface
    interface Visitor {
        boolean row(List<@Nullable String> cells);
    }
}
