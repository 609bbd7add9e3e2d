package cdo.scan.sources;

import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import java.util.function.Supplier;

/** The one way into a foreign source. */
public final class Sources {

    private Sources() {
    }

    /**
     * Opens a source for reading only.
     *
     * @param password asked once, when the connection is made; the array it gives is blanked afterwards. Files ignore it.
     * @throws SourceProblem when the source cannot be reached or is not what it is said to be
     */
    public static Reading open(Source source, Supplier<char[]> password, Limits limits) {
        if (source instanceof Source.PostgreSql postgres) {
            return PostgresReading.open(postgres, password, limits);
        }
        if (source instanceof Source.MySql mysql) {
            return MySqlReading.open(mysql, password, limits);
        }
        if (source instanceof Source.Sqlite sqlite) {
            return SqliteReading.open(sqlite, limits);
        }
        if (source instanceof Source.Csv csv) {
            return CsvReading.open(csv, limits);
        }
        if (source instanceof Source.Xlsx xlsx) {
            return XlsxReading.open(xlsx, limits);
        }
        throw new IllegalArgumentException(source.kind().name());
    }

    /** Opens a file source, which needs no password. */
    public static Reading open(Source source, Limits limits) {
        return open(source, () -> new char[0], limits);
    }

    /**
     * Tries a source out: connects, lists its tables and closes.
     *
     * @return product, version and how many tables are there
     */
    public static Trial tryOut(Source source, Supplier<char[]> password, Limits limits) {
        try (Reading reading = open(source, password, limits)) {
            return new Trial(reading.product(), reading.tables().size());
        }
    }

    /** What a successful trial found. */
    public record Trial(String product, int tables) {
    }
}
