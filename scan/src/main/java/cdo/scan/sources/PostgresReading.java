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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL. Streams through a cursor, which needs a transaction: one read-only transaction per table. */
final class PostgresReading extends DatabaseReading {

    /** Partitions are read through their parent, so that no row is counted twice; {@code relispartition} came with version 10. */
    private static final String COLUMNS = """
            select n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'), c.reltuples::bigint,
                   a.attname, format_type(a.atttypid, a.atttypmod), coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory)::text,
                   case when t.typbasetype <> 0 then t.typtypmod else a.atttypmod end,
                   a.attnotnull, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum),
                   (select p.place from generate_subscripts(k.conkey, 1) as p (place) where k.conkey[p.place] = a.attnum)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_type t on t.oid = a.atttypid
            left join pg_type b on b.oid = t.typbasetype
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where c.relkind in ('r', 'p', 'v', 'm', 'f') and %s
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and (cardinality(?::text[]) = 0 or n.nspname = any (?::text[]))
            order by n.nspname, c.relname, a.attnum""";

    private final Source.PostgreSql source;

    private PostgresReading(Connection connection, Limits limits, Source.PostgreSql source) {
        super(connection, limits, source.place());
        this.source = source;
    }

    static Reading open(Source.PostgreSql source, Supplier<char[]> password, Limits limits) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setServerNames(new String[] {source.host()});
        server.setPortNumbers(new int[] {source.port()});
        server.setDatabaseName(source.database());
        server.setUser(source.user());
        server.setApplicationName("shuguan-survey");
        server.setConnectTimeout((int) Math.max(1, limits.connect().toSeconds()));
        server.setLoginTimeout((int) Math.max(1, limits.connect().toSeconds()));
        server.setSocketTimeout((int) limits.statement().toSeconds() + 30);
        server.setReadOnly(true);
        // values are wanted as the server writes them
        server.setBinaryTransfer(false);
        server.setSslMode(sslMode(source.tls()));
        try {
            Connection connection = Secrets.use(password, secret -> connect(server, secret, source));
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session characteristics as transaction read only");
                statement.execute("set statement_timeout = " + limits.statement().toMillis());
                statement.execute("set lock_timeout = 10000");
            }
            connection.setAutoCommit(false);
            return new PostgresReading(connection, limits, source);
        } catch (SQLException e) {
            throw translate(e, source.place());
        }
    }

    private static Connection connect(PGSimpleDataSource server, String secret, Source.PostgreSql source) {
        try {
            return server.getConnection(source.user(), secret);
        } catch (SQLException e) {
            throw translate(e, source.place());
        }
    }

    private static String sslMode(Tls tls) {
        return switch (tls) {
            case OFF -> "disable";
            case IF_OFFERED -> "prefer";
            case REQUIRED -> "require";
            case VERIFIED -> "verify-full";
        };
    }

    @Override
    public String product() {
        try {
            String words = connection.getMetaData().getDatabaseProductName() + " " + connection.getMetaData().getDatabaseProductVersion();
            return words.replaceAll(" \\(.*\\)$", "");
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    @Override
    public List<Table> tables() {
        try {
            boolean old = connection.getMetaData().getDatabaseMajorVersion() < 10;
            String sql = COLUMNS.formatted(old ? "true" : "not c.relispartition");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Object wanted = connection.createArrayOf("text", source.schemas().toArray());
                statement.setObject(1, wanted);
                statement.setObject(2, wanted);
                try (ResultSet rows = statement.executeQuery()) {
                    return collect(rows);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw refused(e, place);
        }
    }

    private List<Table> collect(ResultSet rows) throws SQLException {
        Map<String, Table> heads = new LinkedHashMap<>();
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        while (rows.next()) {
            Table.Kind kind = kind(rows.getString(3));
            if (kind == Table.Kind.VIEW && !limits.views()) {
                continue;
            }
            String key = rows.getString(1) + "\0" + rows.getString(2);
            if (!heads.containsKey(key)) {
                long estimate = rows.getLong(5);
                heads.put(key, new Table(rows.getString(1), rows.getString(2), kind, rows.getString(4), List.of(),
                        estimate < 0 || kind == Table.Kind.VIEW ? null : estimate, List.of()));
                columns.put(key, new ArrayList<>());
            }
            if (rows.getString(6) != null) {
                List<Column> known = columns.get(key);
                known.add(column(rows, known.size() + 1));
            }
        }
        if (heads.isEmpty() && !source.schemas().isEmpty()) {
            throw new SourceProblem(SourceProblem.Kind.NO_SUCH_SCHEMA, place);
        }
        List<Table> tables = new ArrayList<>();
        heads.forEach((key, head) -> tables.add(new Table(head.schema(), head.name(), head.kind(), head.comment(), columns.get(key),
                head.expectedRows(), head.notes())));
        return tables;
    }

    private static Table.Kind kind(String relkind) {
        return switch (relkind) {
            case "v" -> Table.Kind.VIEW;
            case "m" -> Table.Kind.MATERIALIZED_VIEW;
            case "f" -> Table.Kind.FOREIGN_TABLE;
            default -> Table.Kind.TABLE;
        };
    }

    private static Column column(ResultSet rows, int position) throws SQLException {
        String base = rows.getString(8);
        int modifier = rows.getInt(10);
        boolean limited = modifier >= 4;
        Long length = limited && (base.equals("varchar") || base.equals("bpchar")) ? Long.valueOf(modifier - 4) : null;
        boolean numeric = limited && base.equals("numeric");
        return new Column(position, rows.getString(6), rows.getString(7), type(base, rows.getString(9)), length,
                numeric ? ((modifier - 4) >> 16) & 0xffff : null, numeric ? (modifier - 4) & 0x7ff : null, !rows.getBoolean(11),
                rows.getString(12), rows.getInt(14), rows.getString(13));
    }

    private static ValueType type(String base, String category) {
        return switch (base) {
            case "varchar", "bpchar", "name", "char" -> ValueType.TEXT;
            case "text", "xml", "citext" -> ValueType.LONG_TEXT;
            case "int2", "int4", "int8" -> ValueType.INTEGER;
            case "numeric", "money" -> ValueType.DECIMAL;
            case "float4", "float8" -> ValueType.FLOAT;
            case "bool" -> ValueType.BOOLEAN;
            case "date" -> ValueType.DATE;
            case "time", "timetz" -> ValueType.TIME;
            case "timestamp", "timestamptz" -> ValueType.TIMESTAMP;
            case "bytea" -> ValueType.BINARY;
            case "json", "jsonb" -> ValueType.JSON;
            case "uuid" -> ValueType.UUID;
            case "geometry", "geography", "raster" -> ValueType.GEOMETRY;
            default -> category.equals("A") ? ValueType.ARRAY : category.equals("E") ? ValueType.TEXT : ValueType.OTHER;
        };
    }

    @Override
    String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    String beginning(String column) {
        return "left(" + column + "::text, " + limits.longText() + ")";
    }

    @Override
    String characters(String column) {
        return "char_length(" + column + "::text)";
    }

    @Override
    String bytes(Column column) {
        return (column.type() == ValueType.BINARY ? "octet_length(" : "pg_column_size(") + quoted(column.name()) + ")";
    }

    @Override
    boolean lengthOnly(Column column) {
        return column.type() == ValueType.GEOMETRY || column.type() == ValueType.BINARY;
    }

    @Override
    boolean isLong(Column column) {
        Long length = column.length();
        return column.type().isLong() || column.type() == ValueType.TEXT && (length == null || length > limits.longText());
    }

    @Override
    void end() throws SQLException {
        connection.rollback();
    }

    @Override
    SourceProblem problem(SQLException refusal, String about) {
        return translate(refusal, about);
    }

    static SourceProblem translate(SQLException refusal, String about) {
        return new SourceProblem(kindOf(refusal), about, refusal.getMessage(), refusal);
    }

    private static SourceProblem.Kind kindOf(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        String words = String.valueOf(refusal.getMessage());
        SourceProblem.@Nullable Kind network = NetworkProblems.kind(refusal);
        return switch (state) {
            case "28P01" -> SourceProblem.Kind.WRONG_PASSWORD;
            case "28000" -> words.contains("no encryption") ? SourceProblem.Kind.TLS
                    : words.contains("pg_hba") ? SourceProblem.Kind.NOT_ALLOWED_FROM_HERE : SourceProblem.Kind.WRONG_PASSWORD;
            case "3D000" -> SourceProblem.Kind.NO_SUCH_DATABASE;
            case "42501" -> SourceProblem.Kind.NO_PRIVILEGE;
            case "57014", "55P03" -> SourceProblem.Kind.TIMEOUT;
            case "53300" -> SourceProblem.Kind.TOO_MANY_CONNECTIONS;
            case "57P01", "57P02", "08006" -> network == null ? SourceProblem.Kind.LOST : network;
            case "08004", "08001" -> network != null ? network
                    : words.contains("SSL") ? SourceProblem.Kind.TLS
                    : words.contains("timed out") ? SourceProblem.Kind.TIMEOUT
                    : words.contains("password") ? SourceProblem.Kind.WRONG_PASSWORD : SourceProblem.Kind.OTHER;
            default -> network == null ? SourceProblem.Kind.OTHER : network;
        };
    }
}
