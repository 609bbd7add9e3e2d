package cdo.scan.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.ValueType;
import cdo.scan.fixture.TestData;
import cdo.scan.survey.Survey;
import cdo.scan.survey.Surveys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadingTest {

    @TempDir
    private Path folder;

    private Path database(String name, String... statements) throws Exception {
        Path plain = folder.resolve("plain.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return Files.move(plain, folder.resolve(name));
    }

    private static SourceProblem.Kind refusal(Path file) {
        try (Reading reading = Sources.open(new Source.Sqlite(file), Limits.USUAL)) {
            reading.tables();
            throw new AssertionError("opened");
        } catch (SourceProblem problem) {
            assertThat(problem.sentence("zh")).doesNotContain(file.getParent().toString());
            return problem.kind();
        }
    }

    private static Survey survey(Path file) {
        return new Surveys(Limits.USUAL, Clock.systemUTC()).run(new Source.Sqlite(file));
    }

    @Test
    void aRealFileIsSurveyedAndLeftAsItWas() throws Exception {
        Path copy = Files.copy(TestData.file("databases/chinook.sqlite"), folder.resolve("copy.sqlite"));
        String before = digest(copy);
        Survey survey = survey(copy);
        assertThat(survey.ending()).isEqualTo(Survey.Ending.COMPLETE);
        assertThat(survey.tables()).hasSize(11);
        assertThat(survey.table("Track").orElseThrow().rows()).isEqualTo(3503);
        assertThat(survey.table("PlaylistTrack").orElseThrow().table().columns()).extracting(Column::primaryKey).containsExactly(1, 2);
        assertThat(digest(copy)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).as("no journal left beside it").hasSize(1);
        }
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void namesThatLookLikeOptionsAreJustNames() throws Exception {
        Path file = database("数据 100%?mode=rwc#1.db", "create table \"t\"\"x\" (a int)", "insert into \"t\"\"x\" values (1), (2)");
        assertThat(survey(file).table("t\"x").orElseThrow().rows()).isEqualTo(2);
    }

    @Test
    void anyValueMayBeInAnyColumn() throws Exception {
        Path file = database("mixed.db", "create table t (n integer, d date, x, p numeric(8,2), b blob)",
                "insert into t values ('abc', 20240101, x'ff00', 'free', 'text'), (7, '2024-01-01', '字', 1.5, x'0102'), (null, null, null, null, null)");
        Survey survey = survey(file);
        var table = survey.table("t").orElseThrow();
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.table().columns()).extracting(Column::type).containsExactly(ValueType.INTEGER, ValueType.DATE, ValueType.LONG_TEXT, ValueType.DECIMAL,
                ValueType.BINARY);
        assertThat(table.profiles().get(0).numbers()).satisfies(numbers -> assertThat(numbers.count()).isEqualTo(1));
        assertThat(table.profiles()).allSatisfy(profile -> assertThat(profile.nulls()).isEqualTo(1));
    }

    @Test
    void aStatementThatRunsTooLongIsStopped() throws Exception {
        Path file = database("endless.db", "create table t (n int)",
                "create view endless as with recursive c(x) as (select 1 union all select x + 1 from c) select x from c");
        Survey survey = new Surveys(Limits.USUAL.withStatement(Duration.ofMillis(200)), Clock.systemUTC()).run(new Source.Sqlite(file));
        assertThat(survey.ending()).isEqualTo(Survey.Ending.PARTIAL);
        assertThat(survey.table("endless").orElseThrow().obstacle()).satisfies(obstacle -> assertThat(obstacle.kind()).isEqualTo(SourceProblem.Kind.TIMEOUT));
        assertThat(survey.table("t").orElseThrow().rows()).isZero();
    }

    @Test
    void aWishToStopIsHeardInTheMiddleOfACount() throws Exception {
        Path file = database("endless.db", "create view endless as with recursive c(x) as (select 1 union all select x + 1 from c) select x from c");
        try (Reading reading = Sources.open(new Source.Sqlite(file), Limits.USUAL)) {
            Table endless = reading.tables().get(0);
            Thread other = new Thread(() -> {
                while (!((SqliteReading) reading).isBusy()) {
                    Thread.onSpinWait();
                }
                reading.cancel();
            });
            other.start();
            assertThatThrownBy(() -> reading.count(endless)).isInstanceOfSatisfying(SourceProblem.class,
                    problem -> assertThat(problem.kind()).isEqualTo(SourceProblem.Kind.CANCELLED));
            other.join();
        }
    }

    @Test
    void aViewThatLostItsTableDoesNotEndTheSurvey() throws Exception {
        Path file = database("broken.db", "create table t (n int)", "create table gone (n int)", "create view broken as select n from gone", "drop table gone");
        assertThat(survey(file).tables()).filteredOn(table -> !table.isRead()).singleElement().satisfies(table -> assertThat(table.table().name()).isEqualTo("broken"));
    }

    @Test
    void whatIsNoDatabaseIsToldSo() throws Exception {
        assertThat(refusal(folder.resolve("absent.db"))).isEqualTo(SourceProblem.Kind.NO_SUCH_FILE);
        assertThat(refusal(Files.createFile(folder.resolve("empty.db")))).isEqualTo(SourceProblem.Kind.EMPTY);
        assertThat(refusal(Files.writeString(folder.resolve("text.db"), "a,b\n1,2\n"))).isEqualTo(SourceProblem.Kind.NOT_A_DATABASE_FILE);
        byte[] garbage = new byte[8192];
        java.util.Arrays.fill(garbage, (byte) 0x5a);
        System.arraycopy("SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, garbage, 0, 16);
        assertThat(refusal(Files.write(folder.resolve("garbage.db"), garbage))).isEqualTo(SourceProblem.Kind.NOT_A_DATABASE_FILE);
    }
}
