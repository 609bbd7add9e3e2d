package cdo.scan.survey;

import cdo.scan.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one survey found. All tables of the source are listed, also those that could not be read.
 *
 * @param format  version of the JSON form, {@value #FORMAT}
 * @param place   the source in one line, without credentials
 * @param product as the source names itself
 */
public record Survey(int format, Source.Kind kind, String place, String product, Instant startedAt, Instant endedAt, Ending ending,
                     List<SurveyedTable> tables) {

    public static final int FORMAT = 1;

    public enum Ending {
        /** Every table was read. */
        COMPLETE,
        /** Some tables could not be read; each says why. */
        PARTIAL,
        /** Stopped as asked; the rest is unread. */
        CANCELLED
    }

    public Survey {
        tables = List.copyOf(tables);
    }

    /** @return rows of all tables that were read */
    public long rows() {
        return tables.stream().mapToLong(table -> table.rows() == null ? 0 : table.rows()).sum();
    }

    public long columns() {
        return tables.stream().mapToLong(table -> table.table().columns().size()).sum();
    }

    public Optional<SurveyedTable> table(String qualifiedName) {
        return tables.stream().filter(each -> each.table().qualifiedName().equals(qualifiedName)).findFirst();
    }

    /** @return the form that may be kept and shown while the types of the columns are not confirmed */
    public Survey masked() {
        return new Survey(format, kind, place, product, startedAt, endedAt, ending, tables.stream().map(SurveyedTable::masked).toList());
    }
}
