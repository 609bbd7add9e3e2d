package cdo.scan;

import java.util.List;

/**
 * One open source: one connection, read-only, rows streamed and never collected. Not for several threads, except {@link #cancel}.
 * Every method throws {@link SourceProblem} when the source refuses.
 */
public interface Reading extends AutoCloseable {

    /** @return product and version as the source names itself, e.g. {@code MariaDB 10.11.19} */
    String product();

    /** @return the tables in order of schema and name, with their columns */
    List<Table> tables();

    /** @return the exact number of rows, counted now */
    long count(Table table);

    /** Hands every row to the visitor, in the source's order. */
    void rows(Table table, RowVisitor visitor);

    /** Stops what is running, from any thread; the running call ends with {@link SourceProblem.Kind#CANCELLED}. */
    void cancel();

    @Override
    void close();
}
