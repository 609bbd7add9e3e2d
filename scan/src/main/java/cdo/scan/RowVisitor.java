package cdo.scan;

/** Receives the rows of a table one after the other. */
@FunctionalInterface
public interface RowVisitor {

    void row(Row row);
}
