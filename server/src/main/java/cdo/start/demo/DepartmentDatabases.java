package cdo.start.demo;

import cdo.scan.Source;
import cdo.scan.Tls;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Makes small departmental databases that really exist, so that the demonstration surveys something: Chinese comments, invented people,
 * values as untidy as in life. Each has a user that may only read. Making them again replaces them; the content is always the same.
 */
public final class DepartmentDatabases {

    private static final String CIVIL_AFFAIRS = "demo_civil_affairs";
    private static final String HOUSING = "demo_housing";
    private static final String SCHEMA = "yw";
    private static final int FIRMS = 160;

    private DepartmentDatabases() {
    }

    /**
     * Creates the databases beside the one that the address names.
     *
     * @param jdbcAdminUrl {@code jdbc:postgresql://host:port/database}
     * @param user         may create databases and roles
     * @throws IllegalStateException when PostgreSQL refuses
     */
    public static List<DemoDatabase> create(String jdbcAdminUrl, String user, String password) {
        try {
            return List.of(
                    create(jdbcAdminUrl, user, password, CIVIL_AFFAIRS, "宜昌市民政局", "低保与婚姻登记管理系统", new CivilAffairs().tables()),
                    create(jdbcAdminUrl, user, password, HOUSING, "宜昌市住房和城乡建设局", "商品房网签备案系统", new Housing().tables()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the departmental databases of the demonstration could not be made: " + e.getMessage(), e);
        }
    }

    /** A third one as a file, for the folder of the unit that owns it. */
    public static DemoDatabase file(Path folder) {
        Path file = folder.resolve("危化品企业台账.db");
        var invented = new Invented(420_500_03);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(file);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("create table qyxx (id integer primary key, 企业名称 text not null, 统一社会信用代码 text, 安全负责人 text, 手机号 text, 许可证有效期 text, 储存量吨 real)");
                try (PreparedStatement insert = connection.prepareStatement("insert into qyxx values (?, ?, ?, ?, ?, ?, ?)")) {
                    for (int id = 1; id <= FIRMS; id++) {
                        insert.setInt(1, id);
                        insert.setString(2, "宜昌" + Invented.REGION_NAMES[id % Invented.REGION_NAMES.length] + "第" + id + "化工有限公司");
                        insert.setString(3, invented.chance(0.08) ? null : invented.creditCode());
                        insert.setString(4, invented.name());
                        insert.setString(5, invented.phone());
                        insert.setString(6, invented.typedDay(invented.day(2025, 2028)));
                        insert.setDouble(7, invented.below(5000) / 10.0);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the file of the demonstration could not be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemoDatabase("宜昌市应急管理局", "危险化学品企业台账", new Source.Sqlite(file), "");
    }

    private static DemoDatabase create(String url, String user, String password, String name, String unit, String system, List<DraftTable> tables) throws SQLException, IOException {
        String reader = name + "_reader";
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        try (Connection admin = DriverManager.getConnection(url, user, password); Statement statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + reader);
            statement.execute("create database " + name + " template template0 encoding 'UTF8'");
            statement.execute("create role " + reader + " login password '" + secret + "'");
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + reader);
        }
        String own = url.replaceFirst("/[^/?]*(\\?.*)?$", "/" + name);
        try (Connection connection = DriverManager.getConnection(own, user, password); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema " + SCHEMA);
            for (DraftTable table : tables) {
                make(connection, statement, table);
            }
            statement.execute("grant usage on schema " + SCHEMA + " to " + reader);
            statement.execute("grant select on all tables in schema " + SCHEMA + " to " + reader);
            connection.commit();
            String place = own.substring("jdbc:postgresql://".length(), own.lastIndexOf('/'));
            int colon = place.lastIndexOf(':');
            String host = colon < 0 ? place : place.substring(0, colon);
            int port = colon < 0 ? Source.PostgreSql.DEFAULT_PORT : Integer.parseInt(place.substring(colon + 1));
            return new DemoDatabase(unit, system, new Source.PostgreSql(host, port, name, List.of(SCHEMA), reader, Tls.IF_OFFERED), secret);
        }
    }

    private static void make(Connection connection, Statement statement, DraftTable table) throws SQLException, IOException {
        String name = SCHEMA + "." + table.name();
        statement.execute("create table " + name + " (" + table.columns().stream().map(column -> column.name() + " " + column.type()).collect(Collectors.joining(", ")) + ")");
        statement.execute("comment on table " + name + " is '" + table.comment() + "'");
        for (DraftTable.Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                statement.execute("comment on column " + name + "." + column.name() + " is '" + column.comment() + "'");
            }
        }
        String rows = table.rows().stream().map(row -> row.stream().map(value -> value == null ? "\\N" : value).collect(Collectors.joining("\t"))).collect(Collectors.joining("\n", "", "\n"));
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + name + " from stdin", new StringReader(rows));
    }
}
