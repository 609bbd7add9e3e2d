package cdo.scan.sources;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.Tls;
import cdo.scan.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.export.SslMode;

/** MySQL and MariaDB through one driver. */
final class MySqlReading extends DatabaseReading {

    private static final String COLUMNS = """
            select t.table_name, t.table_type, t.table_comment, t.table_rows, c.column_name, c.column_type, c.data_type,
                   c.character_maximum_length, c.numeric_precision, c.numeric_scale, c.is_nullable, c.column_default, c.column_comment
            from information_schema.tables t
            left join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
            where t.table_schema = database()
            order by t.table_name, c.ordinal_position""";

    /** Asked apart: joined, the server would open every table once per column. */
    private static final String KEYS = """
            select table_name, column_name, ordinal_position from information_schema.key_column_usage
            where table_schema = database() and constraint_name = 'PRIMARY'""";

    private static final Set<String> GEOMETRIES = Set.of("geometry", "point", "linestring", "polygon", "multipoint", "multilinestring",
            "multipolygon", "geometrycollection", "geomcollection");

    private MySqlReading(Connection connection, Limits limits, String place) {
        super(connection, limits, place);
    }

    static Reading open(Source.MySql source, Supplier<char[]> password, Limits limits) {
        Connection connection = Secrets.use(password, secret -> connect(source, secret, limits));
        try (Statement statement = connection.createStatement()) {
            boolean mariadb = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT).contains("mariadb");
            statement.execute("set session transaction read only");
            statement.execute(mariadb ? "set session max_statement_time = " + limits.statement().toMillis() / 1000.0
                    : "set session max_execution_time = " + limits.statement().toMillis());
            return new MySqlReading(connection, limits, source.place());
        } catch (SQLException e) {
            throw translate(e, source.place());
        }
    }

    private static Connection connect(Source.MySql source, String secret, Limits limits) {
        try {
            return switch (source.tls()) {
                case OFF -> connect(source, secret, limits, SslMode.DISABLE);
                case REQUIRED -> connect(source, secret, limits, SslMode.TRUST);
                case VERIFIED -> connect(source, secret, limits, SslMode.VERIFY_FULL);
                case IF_OFFERED -> connectAsOffered(source, secret, limits);
            };
        } catch (SQLException e) {
            throw translate(e, source.place());
        }
    }

    /** The driver knows no "when offered": it is asked with encryption first. */
    private static Connection connectAsOffered(Source.MySql source, String secret, Limits limits) throws SQLException {
        try {
            return connect(source, secret, limits, SslMode.TRUST);
        } catch (SQLException e) {
            if (translate(e, source.place()).kind() != SourceProblem.Kind.TLS) {
                throw e;
            }
            return connect(source, secret, limits, SslMode.DISABLE);
        }
    }

    /** In the greeting the server reads the database's name in characters of its own choice; so it is named once both sides agreed on them. */
    private static Connection connect(Source.MySql source, String secret, Limits limits, SslMode ssl) throws SQLException {
        Connection connection = greeted(source, secret, limits, ssl);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set names utf8mb4");
            statement.execute("use `" + source.database().replace("`", "``") + "`");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Built from parts, never from a URL, so that no name can smuggle in an option; a server must not be able to ask for our files. */
    private static Connection greeted(Source.MySql source, String secret, Limits limits, SslMode ssl) throws SQLException {
        return Driver.connect(Configuration.parse("jdbc:mariadb:///").toBuilder()
                .addresses(HostAddress.from(source.host(), source.port()))
                .user(source.user())
                .password(secret)
                .sslMode(ssl.name())
                .allowPublicKeyRetrieval(ssl == SslMode.DISABLE)
                .allowLocalInfile(false)
                .permitRedirect(false)
                .tinyInt1isBit(false)
                .transformedBitIsBoolean(false)
                .yearIsDateType(false)
                .connectTimeout((int) limits.connect().toMillis())
                .socketTimeout((int) limits.statement().toMillis() + 30_000)
                .build());
    }

    @Override
    public String product() {
        try {
            return connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion().replaceAll("(?i)-mariadb.*", "");
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    @Override
    public List<Table> tables() {
        Map<String, Table> heads = new LinkedHashMap<>();
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, Integer> keys = keys();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                boolean view = rows.getString(2).contains("VIEW");
                if (view && !limits.views()) {
                    continue;
                }
                if (!heads.containsKey(name)) {
                    // a view's comment is the word VIEW, or a complaint about it
                    heads.put(name, new Table("", name, view ? Table.Kind.VIEW : Table.Kind.TABLE, view ? null : filled(rows.getString(3)),
                            List.of(), view ? null : (Long) rows.getLong(4), List.of()));
                    columns.put(name, new ArrayList<>());
                }
                if (rows.getString(5) != null) {
                    List<Column> known = columns.get(name);
                    known.add(column(rows, known.size() + 1, keys));
                }
            }
        } catch (SQLException e) {
            throw refused(e, place);
        }
        List<Table> tables = new ArrayList<>();
        heads.forEach((name, head) -> tables.add(new Table("", name, head.kind(), head.comment(), columns.get(name), head.expectedRows(),
                List.of())));
        return tables;
    }

    private Map<String, Integer> keys() {
        Map<String, Integer> keys = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                keys.put(rows.getString(1) + "\0" + rows.getString(2), rows.getInt(3));
            }
            return keys;
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    private static Column column(ResultSet rows, int position, Map<String, Integer> keys) throws SQLException {
        ValueType type = type(rows.getString(7).toLowerCase(Locale.ROOT));
        String initial = rows.getString(12);
        boolean exact = type == ValueType.DECIMAL || type == ValueType.INTEGER;
        return new Column(position, rows.getString(5), rows.getString(6), type, number(rows, 8), exact ? small(number(rows, 9)) : null,
                exact ? small(number(rows, 10)) : null, "YES".equals(rows.getString(11)), "NULL".equals(initial) ? null : initial,
                keys.getOrDefault(rows.getString(1) + "\0" + rows.getString(5), 0), filled(rows.getString(13)));
    }

    private static @Nullable Long number(ResultSet rows, int at) throws SQLException {
        long number = rows.getLong(at);
        return rows.wasNull() ? null : number;
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : number.intValue();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static ValueType type(String type) {
        if (GEOMETRIES.contains(type)) {
            return ValueType.GEOMETRY;
        }
        return switch (type) {
            case "char", "varchar", "tinytext", "enum", "set", "inet4", "inet6" -> ValueType.TEXT;
            case "text", "mediumtext", "longtext" -> ValueType.LONG_TEXT;
            case "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year" -> ValueType.INTEGER;
            case "decimal", "numeric" -> ValueType.DECIMAL;
            case "float", "double" -> ValueType.FLOAT;
            case "date" -> ValueType.DATE;
            case "time" -> ValueType.TIME;
            case "datetime", "timestamp" -> ValueType.TIMESTAMP;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> ValueType.BINARY;
            case "bit" -> ValueType.BOOLEAN;
            case "json" -> ValueType.JSON;
            case "uuid" -> ValueType.UUID;
            default -> ValueType.OTHER;
        };
    }

    @Override
    String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    String beginning(String column) {
        return "left(" + column + ", " + limits.longText() + ")";
    }

    @Override
    String characters(String column) {
        return "char_length(" + column + ")";
    }

    @Override
    String bytes(Column column) {
        return "length(" + quoted(column.name()) + ")";
    }

    @Override
    boolean lengthOnly(Column column) {
        return column.type() == ValueType.BINARY || column.type() == ValueType.GEOMETRY;
    }

    @Override
    boolean isLong(Column column) {
        Long length = column.length();
        return column.type().isLong() || column.type() == ValueType.TEXT && length != null && length > limits.longText();
    }

    @Override
    SourceProblem problem(SQLException refusal, String about) {
        return translate(refusal, about);
    }

    static SourceProblem translate(SQLException refusal, String about) {
        return new SourceProblem(kindOf(refusal), about, refusal.getMessage(), refusal);
    }

    private static SourceProblem.Kind kindOf(SQLException refusal) {
        String words = String.valueOf(refusal.getMessage());
        SourceProblem.@Nullable Kind network = NetworkProblems.kind(refusal);
        return switch (refusal.getErrorCode()) {
            case 1045 -> SourceProblem.Kind.WRONG_PASSWORD;
            case 1130, 1129 -> SourceProblem.Kind.NOT_ALLOWED_FROM_HERE;
            case 1049 -> SourceProblem.Kind.NO_SUCH_DATABASE;
            case 1044, 1142, 1143, 1227, 1370 -> SourceProblem.Kind.NO_PRIVILEGE;
            case 1356 -> SourceProblem.Kind.BROKEN_VIEW;
            case 1040, 1203, 1226 -> SourceProblem.Kind.TOO_MANY_CONNECTIONS;
            case 1969, 3024, 1205 -> SourceProblem.Kind.TIMEOUT;
            default -> network != null ? network
                    : words.contains("SSL") || words.contains("ssl") ? SourceProblem.Kind.TLS
                    : String.valueOf(refusal.getSQLState()).startsWith("08") ? SourceProblem.Kind.LOST : SourceProblem.Kind.OTHER;
        };
    }
}
