package cdo.scan.sources;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.ValueType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An SQLite file. Its columns promise little: any value may be in any of them, so text is asked for with its true length. */
final class SqliteReading extends DatabaseReading {

    private static final byte[] BEGINNING = "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Pattern SIZE = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");
    private static final int STEPS_BETWEEN_LOOKS = 10_000;

    private volatile long deadline = Long.MAX_VALUE;
    private volatile boolean late;

    private SqliteReading(Connection connection, Limits limits, String place) {
        super(connection, limits, place);
    }

    static Reading open(Source.Sqlite source, Limits limits) {
        Path file = LocalFiles.readable(source.file(), limits);
        if (!LocalFiles.beginsWith(file, BEGINNING)) {
            throw new SourceProblem(SourceProblem.Kind.NOT_A_DATABASE_FILE, source.place());
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setBusyTimeout((int) limits.connect().toMillis());
        try {
            // the address form keeps ?, % and # in a file's name from being read as options
            Connection connection = config.createConnection("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath());
            SqliteReading reading = new SqliteReading(connection, limits, source.place());
            try (Statement statement = connection.createStatement()) {
                // a foreign file's views may call functions with side effects
                statement.execute("pragma trusted_schema = off");
                statement.execute("pragma query_only = on");
                // nor may a malformed page mislead the reader, or a file that shrinks meanwhile crash it
                statement.execute("pragma cell_size_check = on");
                statement.execute("pragma mmap_size = 0");
            }
            reading.watch();
            return reading;
        } catch (SQLException e) {
            throw translate(e, source.place());
        }
    }

    /** SQLite has neither a statement timeout nor a server to cancel at: it asks now and then whether to go on. */
    private void watch() throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                late |= System.nanoTime() > deadline;
                return isCancelled() || late ? 1 : 0;
            }
        });
    }

    @Override
    void begin() {
        late = false;
        deadline = System.nanoTime() + limits.statement().toNanos();
    }

    @Override
    void end() {
        deadline = Long.MAX_VALUE;
    }

    @Override
    public String product() {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("select sqlite_version()")) {
            row.next();
            return "SQLite " + row.getString(1);
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("select name, type from sqlite_master where type in ('table', 'view') "
                     + "and name not like 'sqlite\\_%' escape '\\' order by name")) {
            while (rows.next()) {
                boolean view = rows.getString(2).equals("view");
                if (!view || limits.views()) {
                    tables.add(new Table("", rows.getString(1), view ? Table.Kind.VIEW : Table.Kind.TABLE, null,
                            columns(rows.getString(1)), null, List.of()));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    private List<Column> columns(String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select name, type, \"notnull\", dflt_value, pk, hidden from pragma_table_xinfo(?) order by cid")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt(6) != 1) {
                        columns.add(column(rows, columns.size() + 1));
                    }
                }
            }
        } catch (SQLException e) {
            if (columns.isEmpty() && e.getMessage() != null && e.getMessage().contains("no such")) {
                // a view over a table that is gone: named, without columns
                return columns;
            }
            throw e;
        }
        return columns;
    }

    private static Column column(ResultSet rows, int position) throws SQLException {
        String declared = rows.getString(2);
        ValueType type = type(declared.toLowerCase(Locale.ROOT));
        Matcher size = SIZE.matcher(declared);
        boolean sized = size.find();
        @Nullable Integer first = sized ? small(size.group(1)) : null;
        boolean text = type == ValueType.TEXT || type == ValueType.LONG_TEXT;
        return new Column(position, rows.getString(1), declared, type, text && first != null ? Long.valueOf(first) : null,
                text ? null : first, text || !sized || size.group(2) == null ? null : small(size.group(2)),
                rows.getInt(3) == 0, rows.getString(4), rows.getInt(5), null);
    }

    private static @Nullable Integer small(String digits) {
        return digits.length() > 9 ? null : Integer.valueOf(digits);
    }

    private static ValueType type(String declared) {
        if (declared.contains("bool")) {
            return ValueType.BOOLEAN;
        }
        if (declared.contains("datetime") || declared.contains("timestamp")) {
            return ValueType.TIMESTAMP;
        }
        if (declared.startsWith("date")) {
            return ValueType.DATE;
        }
        if (declared.startsWith("time")) {
            return ValueType.TIME;
        }
        if (declared.contains("int")) {
            return ValueType.INTEGER;
        }
        if (declared.contains("char")) {
            return ValueType.TEXT;
        }
        if (declared.contains("blob")) {
            return ValueType.BINARY;
        }
        if (declared.contains("real") || declared.contains("floa") || declared.contains("doub")) {
            return ValueType.FLOAT;
        }
        if (declared.contains("num") || declared.contains("dec")) {
            return ValueType.DECIMAL;
        }
        return ValueType.LONG_TEXT;
    }

    @Override
    String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    String beginning(String column) {
        return "substr(cast(" + column + " as text), 1, " + limits.longText() + ")";
    }

    @Override
    String characters(String column) {
        return "length(" + column + ")";
    }

    @Override
    String bytes(Column column) {
        return "length(" + quoted(column.name()) + ")";
    }

    @Override
    boolean lengthOnly(Column column) {
        return column.type() == ValueType.BINARY;
    }

    @Override
    boolean isLong(Column column) {
        return !lengthOnly(column);
    }

    @Override
    SourceProblem problem(SQLException refusal, String about) {
        return late ? new SourceProblem(SourceProblem.Kind.TIMEOUT, about, null, refusal) : translate(refusal, about);
    }

    static SourceProblem translate(SQLException refusal, String about) {
        @Nullable SQLiteErrorCode code = refusal instanceof SQLiteException lite ? lite.getResultCode() : null;
        SourceProblem.Kind kind = code == null ? SourceProblem.Kind.OTHER : switch (code) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> SourceProblem.Kind.NOT_A_DATABASE_FILE;
            case SQLITE_INTERRUPT, SQLITE_BUSY, SQLITE_LOCKED -> SourceProblem.Kind.TIMEOUT;
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_IOERR -> SourceProblem.Kind.NOT_READABLE;
            case SQLITE_AUTH -> SourceProblem.Kind.NO_PRIVILEGE;
            default -> SourceProblem.Kind.OTHER;
        };
        return new SourceProblem(kind, about, refusal.getMessage(), refusal);
    }
}
