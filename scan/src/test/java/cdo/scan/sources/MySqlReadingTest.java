package cdo.scan.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cdo.scan.Cancellation;
import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.Tls;
import cdo.scan.ValueType;
import cdo.scan.fixture.MariaDbServer;
import cdo.scan.fixture.TestData;
import cdo.scan.survey.Survey;
import cdo.scan.survey.SurveyListener;
import cdo.scan.survey.Surveys;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real MariaDB. */
class MySqlReadingTest {

    private static @Nullable MariaDbServer server;

    @BeforeAll
    static void startServer() throws Exception {
        assumeTrue(MariaDbServer.isInstalled(), "MariaDB's programs are not installed");
        server = MariaDbServer.start();
        server.mariadb(null, "create database odd character set utf8mb4");
        server.execute("odd",
                "create table `表`` 一` (id bigint unsigned auto_increment primary key comment '主键', name varchar(30) not null default '无名' comment '姓名', "
                        + "price decimal(10,2), born date, seen datetime(3), ok tinyint(1), flags bit(4), picture longblob, story longtext, "
                        + "kind enum('甲','乙'), yr year) comment '古怪的表'",
                "insert into `表`` 一` values (1, '张三', 12.50, '0000-00-00', '2024-02-29 23:59:59.123', 7, b'101', x'00ff00', repeat('长', 10000), '甲', 2024), "
                        + "(2, '', null, '2024-02-29', null, 0, null, null, '短', '乙', 1999)",
                "create view 视图 as select id, name from `表`` 一`",
                "create view broken as select id from `表`` 一`",
                "create table empty_one (a int, b int, primary key (b, a))",
                "create table secret (id int) comment ''",
                "create table many (id int primary key)",
                "insert into many with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000) select i from n",
                "create user reader@'127.0.0.1' identified by 'reader'",
                "grant select on odd.many to reader@'127.0.0.1'",
                "create table used_by_broken (x int)", "create or replace view broken as select x from used_by_broken", "drop table used_by_broken");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static MariaDbServer server() {
        assert server != null;
        return server;
    }

    static Source.MySql source(String database) {
        return new Source.MySql("127.0.0.1", server().port(), database, MariaDbServer.USER, Tls.IF_OFFERED);
    }

    static Supplier<char[]> password() {
        return MariaDbServer.PASSWORD::toCharArray;
    }

    private static SourceProblem.Kind refusal(Source source, String password) {
        try (Reading reading = Sources.open(source, password::toCharArray, Limits.USUAL.withConnect(Duration.ofSeconds(3)))) {
            throw new AssertionError("opened");
        } catch (SourceProblem problem) {
            assertThat(problem.sentence("zh")).isNotBlank();
            assertThat(problem.toString() + problem.detail()).doesNotContain(MariaDbServer.PASSWORD);
            return problem.kind();
        }
    }

    @Test
    void aTableIsReadAsItWasDeclared() {
        try (Reading reading = Sources.open(source("odd"), password(), Limits.USUAL)) {
            assertThat(reading.product()).startsWith("MariaDB 1");
            Table table = reading.tables().stream().filter(each -> each.name().equals("表` 一")).findFirst().orElseThrow();
            assertThat(table.comment()).isEqualTo("古怪的表");
            assertThat(table.columns()).extracting(Column::type).containsExactly(ValueType.INTEGER, ValueType.TEXT, ValueType.DECIMAL,
                    ValueType.DATE, ValueType.TIMESTAMP, ValueType.INTEGER, ValueType.BOOLEAN, ValueType.BINARY, ValueType.LONG_TEXT,
                    ValueType.TEXT, ValueType.INTEGER);
            Column name = table.columns().get(1);
            assertThat(name.declaredType()).isEqualTo("varchar(30)");
            assertThat(name.length()).isEqualTo(30);
            assertThat(name.nullable()).isFalse();
            assertThat(name.defaultValue()).isEqualTo("'无名'");
            assertThat(name.comment()).isEqualTo("姓名");
            assertThat(table.columns().get(0).primaryKey()).isEqualTo(1);
            assertThat(table.columns().get(2).precision()).isEqualTo(10);
            assertThat(table.columns().get(2).scale()).isEqualTo(2);
            assertThat(reading.count(table)).isEqualTo(2);
        }
    }

    @Test
    void valuesComeAsTheServerWritesThem() {
        try (Reading reading = Sources.open(source("odd"), password(), Limits.USUAL)) {
            Table table = reading.tables().stream().filter(each -> each.name().equals("表` 一")).findFirst().orElseThrow();
            List<String> first = new ArrayList<>();
            List<Long> lengths = new ArrayList<>();
            reading.rows(table, row -> {
                if (first.isEmpty()) {
                    for (int i = 0; i < table.columns().size(); i++) {
                        first.add(String.valueOf(row.text(i)));
                        lengths.add(row.length(i));
                    }
                }
            });
            assertThat(first.subList(0, 6)).containsExactly("1", "张三", "12.50", "0000-00-00", "2024-02-29 23:59:59.123000", "7");
            assertThat(lengths.get(7)).as("bytes of the picture").isEqualTo(3);
            assertThat(first.get(8)).hasSize(Limits.USUAL.longText());
            assertThat(lengths.get(8)).as("whole length of the story").isEqualTo(10_000);
            assertThat(first.get(10)).isEqualTo("2024");
        }
    }

    @Test
    void keysOfSeveralColumnsKeepTheirOrder() {
        try (Reading reading = Sources.open(source("odd"), password(), Limits.USUAL)) {
            Table table = reading.tables().stream().filter(each -> each.name().equals("empty_one")).findFirst().orElseThrow();
            assertThat(table.columns()).extracting(Column::name, Column::primaryKey)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("a", 2), org.assertj.core.groups.Tuple.tuple("b", 1));
        }
    }

    @Test
    void refusalsSayWhatToDo() throws Exception {
        int port = server().port();
        String user = MariaDbServer.USER;
        assertThat(refusal(source("odd"), "wrong")).isEqualTo(SourceProblem.Kind.WRONG_PASSWORD);
        assertThat(refusal(source("nowhere"), MariaDbServer.PASSWORD)).isEqualTo(SourceProblem.Kind.NO_SUCH_DATABASE);
        assertThat(refusal(new Source.MySql("no-such-host.invalid", port, "odd", user, Tls.OFF), "x")).isEqualTo(SourceProblem.Kind.UNKNOWN_HOST);
        assertThat(refusal(new Source.MySql("127.0.0.1", 1, "odd", user, Tls.OFF), "x")).isEqualTo(SourceProblem.Kind.REFUSED);
        assertThat(refusal(new Source.MySql("127.0.0.1", port, "odd", user, Tls.VERIFIED), MariaDbServer.PASSWORD)).isEqualTo(SourceProblem.Kind.TLS);
        assertThat(refusal(new Source.MySql("127.0.0.1", port, "mysql", "reader", Tls.OFF), "reader")).isEqualTo(SourceProblem.Kind.NO_PRIVILEGE);
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(refusal(new Source.MySql("127.0.0.1", silent.getLocalPort(), "odd", user, Tls.OFF), "x")).isEqualTo(SourceProblem.Kind.TIMEOUT);
        }
    }

    @Test
    void aNameCannotSmuggleInAnOption() {
        assertThat(refusal(source("odd?allowLocalInfile=true"), MariaDbServer.PASSWORD)).isEqualTo(SourceProblem.Kind.NO_SUCH_DATABASE);
    }

    @Test
    void theSessionCannotWrite() throws Exception {
        try (MySqlReading reading = (MySqlReading) Sources.open(source("odd"), password(), Limits.USUAL);
             Statement statement = reading.connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into many values (0)")).hasMessageContaining("READ ONLY");
            assertThatThrownBy(() -> statement.execute("drop table many")).hasMessageContaining("READ ONLY");
        }
    }

    @Test
    void onlyOneConnectionIsUsed() throws Exception {
        try (Reading reading = Sources.open(source("odd"), password(), Limits.USUAL); Connection other = server().connect("odd");
             Statement statement = other.createStatement()) {
            Table many = reading.tables().stream().filter(each -> each.name().equals("many")).findFirst().orElseThrow();
            List<Integer> connections = new ArrayList<>();
            reading.rows(many, row -> {
                if (connections.isEmpty()) {
                    try (ResultSet count = statement.executeQuery("select count(*) from information_schema.processlist where user = 'survey'")) {
                        count.next();
                        connections.add(count.getInt(1));
                    } catch (java.sql.SQLException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            assertThat(connections).as("ours and the one that looks").containsExactly(2);
        }
    }

    @Test
    void aStatementThatRunsTooLongIsStoppedByTheServer() throws Exception {
        try (MySqlReading reading = (MySqlReading) Sources.open(source("odd"), password(), Limits.USUAL.withStatement(Duration.ofMillis(300)))) {
            try (Statement statement = reading.statement()) {
                assertThatThrownBy(() -> statement.executeQuery("select count(*) from many a, many b, many c, many d"))
                        .isInstanceOfSatisfying(java.sql.SQLException.class, refusal ->
                                assertThat(reading.problem(refusal, "many").kind()).isEqualTo(SourceProblem.Kind.TIMEOUT));
            }
        }
    }

    @Test
    void aDatabaseWithAChineseNameIsFoundWhateverTheServersOwnCharacters() {
        assumeTrue(MariaDbServer.isInstalled(), "MariaDB's programs are not installed");
        try (MariaDbServer latin = MariaDbServer.start("latin1")) {
            latin.mariadb(null, "set names utf8mb4; create database `宜昌_业务`; create table `宜昌_业务`.`人员` (`姓名` varchar(20) character set utf8mb4); insert into `宜昌_业务`.`人员` values ('张三')");
            var source = new Source.MySql("127.0.0.1", latin.port(), "宜昌_业务", MariaDbServer.USER, Tls.IF_OFFERED);
            try (Reading reading = Sources.open(source, password(), Limits.USUAL)) {
                assertThat(reading.tables()).extracting(Table::name).containsExactly("人员");
                assertThat(reading.tables().getFirst().columns()).extracting(Column::name).containsExactly("姓名");
                assertThat(reading.count(reading.tables().getFirst())).isEqualTo(1);
            }
            assertThat(refusal(new Source.MySql("127.0.0.1", latin.port(), "没有这个", MariaDbServer.USER, Tls.IF_OFFERED), MariaDbServer.PASSWORD))
                    .isEqualTo(SourceProblem.Kind.NO_SUCH_DATABASE);
        }
    }

    @Test
    void aViewThatLostItsTableDoesNotEndTheSurvey() {
        Survey survey = new Surveys(Limits.USUAL, Clock.systemUTC()).run(source("odd"), password(), SurveyListener.SILENT, new Cancellation());
        assertThat(survey.ending()).isEqualTo(Survey.Ending.PARTIAL);
        assertThat(survey.table("broken").orElseThrow().obstacle()).satisfies(obstacle -> assertThat(obstacle.kind()).isEqualTo(SourceProblem.Kind.BROKEN_VIEW));
        assertThat(survey.table("视图").orElseThrow().rows()).isEqualTo(2);
        assertThat(survey.table("empty_one").orElseThrow().rows()).isZero();
    }

    @Test
    void aReaderSeesOnlyWhatIsGranted() {
        try (Reading reading = Sources.open(new Source.MySql("127.0.0.1", server().port(), "odd", "reader", Tls.OFF), "reader"::toCharArray, Limits.USUAL)) {
            assertThat(reading.tables()).extracting(Table::name).containsExactly("many");
            Table secret = new Table("", "secret", Table.Kind.TABLE, null, List.of(Column.ofFile(1, "id")), null, List.of());
            assertThatThrownBy(() -> reading.count(secret)).isInstanceOfSatisfying(SourceProblem.class,
                    problem -> assertThat(problem.kind()).isEqualTo(SourceProblem.Kind.NO_PRIVILEGE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ruoyi-admin", "his-hospital", "community-affairs", "community-property", "community-service", "mall-ecommerce",
        "vhr-hr", "one-stop-service"})
    void aRealSystemIsSurveyedExactly(String name) throws Exception {
        server().load(name, TestData.file("databases/" + name + ".mysql.sql"));
        Survey survey = new Surveys(Limits.USUAL, Clock.systemUTC()).run(source(name), password(), SurveyListener.SILENT, new Cancellation());
        assertThat(survey.ending()).isEqualTo(Survey.Ending.COMPLETE);
        assertThat(survey.tables()).isNotEmpty();
        try (Connection connection = server().connect(name); Statement statement = connection.createStatement()) {
            for (var table : survey.tables()) {
                String sql = "select count(*) from `" + table.table().name() + "`";
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    assertThat(table.rows()).as(sql).isEqualTo(rows.getLong(1));
                }
                for (var profile : table.profiles()) {
                    String column = "`" + profile.column() + "`";
                    try (ResultSet facts = statement.executeQuery("select count(" + column + "), coalesce(max(char_length(" + column + ")), -1) from `"
                            + table.table().name() + "`")) {
                        facts.next();
                        assertThat(profile.rows() - profile.nulls()).as(table.table().name() + "." + column).isEqualTo(facts.getLong(1));
                    }
                }
            }
        }
    }
}
