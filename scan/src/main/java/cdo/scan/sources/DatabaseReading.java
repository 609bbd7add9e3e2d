package cdo.scan.sources;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Row;
import cdo.scan.RowVisitor;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all databases have in common: one connection, a select list that keeps long values at the source, rows one by one. */
abstract class DatabaseReading implements Reading {

    /** Two numbers of an SQL expression per column: its text, and its length where that is asked for separately (else 0). */
    private record Place(int text, int length) {
    }

    final Connection connection;
    final Limits limits;
    final String place;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    DatabaseReading(Connection connection, Limits limits, String place) {
        this.connection = connection;
        this.limits = limits;
        this.place = place;
    }

    abstract String quoted(String name);

    /** @return the expression for the first {@code limits.longText()} characters of a column */
    abstract String beginning(String column);

    abstract String characters(String column);

    abstract String bytes(Column column);

    /** @return whether only the length of this column is fetched, never its content */
    abstract boolean lengthOnly(Column column);

    abstract boolean isLong(Column column);

    abstract SourceProblem problem(SQLException refusal, String about);

    /** Called before a table is read; a database that streams only inside a transaction begins one. */
    void begin() throws SQLException {
    }

    void end() throws SQLException {
    }

    String named(Table table) {
        return table.schema().isEmpty() ? quoted(table.name()) : quoted(table.schema()) + "." + quoted(table.name());
    }

    @Override
    public long count(Table table) {
        try {
            begin();
            try (Statement statement = statement(); ResultSet rows = statement.executeQuery("select count(*) from " + named(table))) {
                rows.next();
                return rows.getLong(1);
            } finally {
                finish();
            }
        } catch (SQLException e) {
            throw refused(e, table.qualifiedName());
        }
    }

    @Override
    public void rows(Table table, RowVisitor visitor) {
        if (table.columns().isEmpty()) {
            return;
        }
        List<String> expressions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Column column : table.columns()) {
            places.add(expressions(column, expressions));
        }
        String sql = "select " + String.join(", ", expressions) + " from " + named(table);
        try {
            begin();
            try (Statement statement = statement()) {
                statement.setFetchSize(limits.fetchRows());
                try (ResultSet rows = statement.executeQuery(sql)) {
                    stream(rows, places, visitor);
                }
            } finally {
                finish();
            }
        } catch (SQLException e) {
            throw refused(e, table.qualifiedName());
        }
    }

    private Place expressions(Column column, List<String> expressions) {
        String name = quoted(column.name());
        if (lengthOnly(column)) {
            expressions.add(bytes(column));
            return new Place(0, expressions.size());
        }
        if (isLong(column)) {
            expressions.add(beginning(name));
            expressions.add(characters(name));
            return new Place(expressions.size() - 1, expressions.size());
        }
        expressions.add(name);
        return new Place(expressions.size(), 0);
    }

    private void stream(ResultSet rows, List<Place> places, RowVisitor visitor) throws SQLException {
        int width = places.size();
        @Nullable String[] texts = new String[width];
        long[] lengths = new long[width];
        Row row = new ArrayRow(texts, lengths);
        while (rows.next()) {
            for (int i = 0; i < width; i++) {
                Place at = places.get(i);
                texts[i] = at.text == 0 ? null : rows.getString(at.text);
                if (at.length == 0) {
                    String text = texts[i];
                    lengths[i] = text == null ? 0 : text.codePointCount(0, text.length());
                } else {
                    lengths[i] = rows.getLong(at.length);
                    if (at.text == 0 && !rows.wasNull()) {
                        texts[i] = "";
                    }
                }
            }
            visitor.row(row);
            if (cancelled) {
                throw new SourceProblem(SourceProblem.Kind.CANCELLED, place);
            }
        }
    }

    Statement statement() throws SQLException {
        if (cancelled) {
            throw new SourceProblem(SourceProblem.Kind.CANCELLED, place);
        }
        Statement statement = connection.createStatement();
        running = statement;
        return statement;
    }

    private void finish() {
        try {
            end();
            running = null;
        } catch (SQLException e) {
            // the first refusal, on its way up, says more than a failing end
            running = null;
        }
    }

    SourceProblem refused(SQLException refusal, String about) {
        return cancelled ? new SourceProblem(SourceProblem.Kind.CANCELLED, about, null, refusal) : problem(refusal, about);
    }

    @Override
    public void cancel() {
        cancelled = true;
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it has just ended; the flag stops the next one
                running = null;
            }
        }
    }

    /** @return whether a statement is at work */
    boolean isBusy() {
        return running != null;
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing was written, so a connection that closes badly has lost nothing
            running = null;
        }
    }
}
