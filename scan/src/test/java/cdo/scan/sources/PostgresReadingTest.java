package cdo.scan.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.database.LocalPostgres;
import cdo.scan.Cancellation;
import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.Tls;
import cdo.scan.ValueType;
import cdo.scan.fixture.TestData;
import cdo.scan.survey.Survey;
import cdo.scan.survey.SurveyListener;
import cdo.scan.survey.SurveyedTable;
import cdo.scan.survey.Surveys;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real PostgreSQL. */
class PostgresReadingTest {

    private static @Nullable LocalPostgres server;

    @BeforeAll
    static void startServer() throws Exception {
        server = LocalPostgres.throwaway(Path.of("target/postgres/scan"));
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            for (String sql : List.of("create schema odd", "create schema other",
                    "create domain odd.phone as varchar(20)",
                    "create type odd.mood as enum ('甲', '乙')",
                    "create table odd.\"表\"\" 一\" (id bigint generated always as identity primary key, name varchar(30) not null default '无名', price numeric(10,2), "
                            + "born date, seen timestamptz, ok boolean, picture bytea, story text, tags text[], doc jsonb, tel odd.phone, m odd.mood, u uuid)",
                    "comment on table odd.\"表\"\" 一\" is '古怪的表'", "comment on column odd.\"表\"\" 一\".name is '姓名'",
                    "insert into odd.\"表\"\" 一\" (name, price, born, ok, picture, story, tags, doc, tel, m) values "
                            + "('张三', 12.50, 'infinity', true, '\\x00ff00', repeat('长', 10000), '{a,b}', '{\"a\": 1}', '0717', '甲'), "
                            + "('', 'NaN', '2024-02-29', null, null, '', null, null, null, null)",
                    "create table odd.parts (id int, day date, primary key (day, id)) partition by range (day)",
                    "create table odd.parts_2024 partition of odd.parts for values from ('2024-01-01') to ('2025-01-01')",
                    "insert into odd.parts select i, date '2024-01-01' + i from generate_series(0, 99) i",
                    "create view odd.seen as select id, name from odd.\"表\"\" 一\"",
                    "create materialized view odd.kept as select id from odd.parts",
                    "create table odd.secret (id int)", "revoke all on odd.secret from shuguan",
                    "create table odd.nothing ()",
                    "create table other.x (id int)",
                    "create table other.long as select i, md5(i::text) as t from generate_series(1, 50000) i")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static LocalPostgres server() {
        assert server != null;
        return server;
    }

    private static Connection connect() throws java.sql.SQLException {
        return DriverManager.getConnection(server().url(), server().user(), server().password());
    }

    private static Source.PostgreSql source(String... schemas) {
        return new Source.PostgreSql("127.0.0.1", server().port(), "shuguan", List.of(schemas), server().user(), Tls.IF_OFFERED);
    }

    private static Reading open(Source source, Limits limits) {
        return Sources.open(source, () -> server().password().toCharArray(), limits);
    }

    private static SourceProblem.Kind refusal(Source source, String password) {
        try (Reading reading = Sources.open(source, password::toCharArray, Limits.USUAL.withConnect(Duration.ofSeconds(2)))) {
            reading.tables();
            throw new AssertionError("opened");
        } catch (SourceProblem problem) {
            return problem.kind();
        }
    }

    private static Survey survey(String... schemas) {
        return new Surveys(Limits.USUAL, Clock.systemUTC()).run(source(schemas), () -> server().password().toCharArray(), SurveyListener.SILENT,
                new Cancellation());
    }

    @Test
    void aTableIsReadAsItWasDeclared() {
        try (Reading reading = open(source("odd"), Limits.USUAL)) {
            assertThat(reading.product()).startsWith("PostgreSQL 1");
            assertThat(reading.tables()).extracting(Table::name).containsExactly("kept", "nothing", "parts", "secret", "seen", "表\" 一");
            Table table = reading.tables().get(5);
            assertThat(table.comment()).isEqualTo("古怪的表");
            assertThat(table.columns()).extracting(Column::type).containsExactly(ValueType.INTEGER, ValueType.TEXT, ValueType.DECIMAL, ValueType.DATE,
                    ValueType.TIMESTAMP, ValueType.BOOLEAN, ValueType.BINARY, ValueType.LONG_TEXT, ValueType.ARRAY, ValueType.JSON, ValueType.TEXT,
                    ValueType.TEXT, ValueType.UUID);
            Column name = table.columns().get(1);
            assertThat(name.declaredType()).isEqualTo("character varying(30)");
            assertThat(name.length()).isEqualTo(30);
            assertThat(name.nullable()).isFalse();
            assertThat(name.defaultValue()).contains("无名");
            assertThat(name.comment()).isEqualTo("姓名");
            assertThat(table.columns().get(0).primaryKey()).isEqualTo(1);
            assertThat(table.columns().get(2).precision()).isEqualTo(10);
            assertThat(table.columns().get(2).scale()).isEqualTo(2);
            assertThat(table.columns().get(10).length()).as("of the domain's base type").isEqualTo(20);
            assertThat(reading.tables().get(2).columns()).extracting(Column::primaryKey).containsExactly(2, 1);
        }
    }

    @Test
    void valuesComeAsTheServerWritesThemAndLongOnesStayThere() {
        try (Reading reading = open(source("odd"), Limits.USUAL)) {
            Table table = reading.tables().get(5);
            List<@Nullable String> first = new ArrayList<>();
            List<Long> lengths = new ArrayList<>();
            reading.rows(table, row -> {
                if (first.isEmpty()) {
                    for (int i = 0; i < table.columns().size(); i++) {
                        first.add(row.text(i));
                        lengths.add(row.length(i));
                    }
                }
            });
            assertThat(first.subList(0, 4)).containsExactly("1", "张三", "12.50", "infinity");
            assertThat(lengths.get(6)).as("bytes of the picture").isEqualTo(3);
            assertThat(first.get(7)).hasSize(Limits.USUAL.longText());
            assertThat(lengths.get(7)).isEqualTo(10_000);
            assertThat(first.get(8)).isEqualTo("{a,b}");
        }
    }

    @Test
    void oneForbiddenTableDoesNotEndTheSurvey() {
        Survey survey = survey("odd");
        assertThat(survey.ending()).isEqualTo(Survey.Ending.PARTIAL);
        assertThat(survey.tables()).filteredOn(table -> !table.isRead()).singleElement().satisfies(table -> {
            assertThat(table.table().name()).isEqualTo("secret");
            assertThat(table.obstacle()).extracting(SurveyedTable.Obstacle::kind).isEqualTo(SourceProblem.Kind.NO_PRIVILEGE);
        });
        assertThat(survey.table("odd.parts").orElseThrow().rows()).as("partitions counted once").isEqualTo(100);
        assertThat(survey.table("odd.nothing").orElseThrow().rows()).isZero();
    }

    @Test
    void onlyTheWantedSchemasAreRead() {
        assertThat(survey("other").tables()).extracting(table -> table.table().schema()).containsOnly("other");
        try (Reading reading = open(source(), Limits.USUAL)) {
            assertThat(reading.tables()).extracting(Table::schema).contains("odd", "other").doesNotContain("pg_catalog", "information_schema");
        }
    }

    @Test
    void refusalsSayWhatToDo() throws Exception {
        String secret = server().password();
        String user = server().user();
        int port = server().port();
        assertThat(refusal(source(), "wrong")).isEqualTo(SourceProblem.Kind.WRONG_PASSWORD);
        assertThat(refusal(source("nowhere"), secret)).isEqualTo(SourceProblem.Kind.NO_SUCH_SCHEMA);
        assertThat(refusal(new Source.PostgreSql("127.0.0.1", port, "nowhere?sslmode=disable", List.of(), user, Tls.OFF), secret)).isEqualTo(SourceProblem.Kind.NO_SUCH_DATABASE);
        assertThat(refusal(new Source.PostgreSql("no-such-host.invalid", port, "x", List.of(), user, Tls.OFF), secret)).isEqualTo(SourceProblem.Kind.UNKNOWN_HOST);
        assertThat(refusal(new Source.PostgreSql("127.0.0.1", 1, "x", List.of(), user, Tls.OFF), secret)).isEqualTo(SourceProblem.Kind.REFUSED);
        assertThat(refusal(new Source.PostgreSql("127.0.0.1", port, "shuguan", List.of(), user, Tls.REQUIRED), secret)).isEqualTo(SourceProblem.Kind.TLS);
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(refusal(new Source.PostgreSql("127.0.0.1", silent.getLocalPort(), "x", List.of(), user, Tls.OFF), secret)).isEqualTo(SourceProblem.Kind.TIMEOUT);
        }
    }

    @Test
    void theSessionCannotWrite() throws Exception {
        try (PostgresReading reading = (PostgresReading) open(source(), Limits.USUAL); Statement statement = reading.connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into other.x values (1)")).hasMessageContaining("read-only");
        }
    }

    @Test
    void aStatementThatRunsTooLongIsStoppedByTheServer() throws Exception {
        try (PostgresReading reading = (PostgresReading) open(source(), Limits.USUAL.withStatement(Duration.ofMillis(300))); Statement statement = reading.statement()) {
            assertThatThrownBy(() -> statement.executeQuery("select pg_sleep(60)")).isInstanceOfSatisfying(java.sql.SQLException.class,
                    refusal -> assertThat(reading.problem(refusal, "x").kind()).isEqualTo(SourceProblem.Kind.TIMEOUT));
        }
    }

    @Test
    void aWishToStopEndsTheSurveyAndKeepsWhatWasRead() {
        Cancellation cancellation = new Cancellation();
        SurveyListener impatient = new SurveyListener() {
            @Override
            public void progressed(Table table, long rows) {
                cancellation.wish();
            }
        };
        Survey survey = new Surveys(Limits.USUAL, Clock.systemUTC()).run(source("odd", "other"), () -> server().password().toCharArray(), impatient, cancellation);
        assertThat(survey.ending()).isEqualTo(Survey.Ending.CANCELLED);
        assertThat(survey.table("odd.parts").orElseThrow().rows()).isEqualTo(100);
        assertThat(survey.table("other.long").orElseThrow().rows()).isNull();
        assertThat(survey.table("other.x").orElseThrow().obstacle()).extracting(SurveyedTable.Obstacle::kind).isEqualTo(SourceProblem.Kind.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinook", "northwind"})
    void aRealDatabaseIsSurveyedExactly(String name) throws Exception {
        String dump = Files.readString(TestData.file("databases/" + name + ".postgresql.sql")).replaceAll("(?s)/\\*.*?\\*/", "");
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name);
            statement.execute("set search_path to " + name);
            for (String line : dump.split("(?m)(?<=;)\\s*$")) {
                if (!line.matches("(?is)\\s*(--[^\\n]*\\n\\s*)*(create database|drop database|\\\\c|set |select pg_catalog|$).*")) {
                    statement.execute(line.replaceAll("(?m)^\\\\.*$", ""));
                }
            }
            Survey survey = survey(name);
            assertThat(survey.ending()).isEqualTo(Survey.Ending.COMPLETE);
            assertThat(survey.tables()).hasSizeGreaterThan(10);
            assertThat(survey.rows()).isGreaterThan(3000);
            for (SurveyedTable table : survey.tables()) {
                for (var profile : table.profiles()) {
                    String column = "\"" + profile.column() + "\"";
                    try (ResultSet facts = statement.executeQuery("select count(*), count(%s), count(distinct %s::text), max(char_length(%s::text)) from %s.\"%s\""
                            .formatted(column, column, column, name, table.table().name()))) {
                        facts.next();
                        String where = table.table().name() + "." + column;
                        assertThat(profile.rows()).as(where).isEqualTo(facts.getLong(1));
                        assertThat(profile.rows() - profile.nulls()).as(where).isEqualTo(facts.getLong(2));
                        if (table.table().columns().get(table.profiles().indexOf(profile)).type() != ValueType.BINARY) {
                            assertThat(profile.distinct()).as(where).isEqualTo(facts.getLong(3));
                            assertThat(profile.maxLength() == null ? 0 : profile.maxLength()).as(where).isEqualTo(facts.getLong(4));
                        }
                    }
                }
            }
        }
    }
}
