package cdo.data.catalog;

import java.util.List;

/** The lists that are written by hand, with their columns (domain usage; 需求、责任、负面清单 are the three of the Shanghai Data Regulation, art. 38). */
public enum ListKind {
    /** 需求清单: what a unit needs; looked at by the bureau, which brings need and source together. */
    DEMAND(column("name", 100, true), column("scenario", 1000, true), column("basis", 500, true), column("items", 1000, true), column("source", 100, false),
            column("cycle", 50, false), column("method", 50, false), column("limit", 50, false), column("contact", 100, true)),
    /** 责任清单: what a unit must share by statutory duty. */
    DUTY(column("items", 1000, true), column("source", 100, true), column("basis", 500, true), column("system", 100, false), column("cycle", 50, true),
            column("quality", 500, false)),
    /** 负面清单: what may not be shared by law; reviewed by the bureau. */
    NEGATIVE(column("items", 1000, true), column("law", 200, true), column("article", 200, true), column("until", 10, false));

    private final List<Column> columns;

    ListKind(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * A column of the list.
     *
     * @param key the name of its field; its title is {@code catalog.list.<key>}
     */
    public record Column(String key, int longest, boolean required) {
        public boolean date() {
            return key.equals("until");
        }

        public boolean large() {
            return longest >= 500;
        }
    }

    public List<Column> columns() {
        return columns;
    }

    /** A line comes into force when the bureau has looked at it; what a unit owes by statute (责任清单) needs nobody's consent. */
    public boolean reviewed() {
        return this != DUTY;
    }

    /** The word of its address: /lists/demand. */
    public String path() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Column column(String key, int longest, boolean required) {
        return new Column(key, longest, required);
    }
}
