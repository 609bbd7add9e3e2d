package cdo.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.database.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeadlineCommandTest {
    /** A folder in which nothing was installed. */
    private static final Installation NOWHERE = new Installation() {
        @Override
        public Path folder() {
            return Path.of("nowhere");
        }

        @Override
        public <T> Optional<T> look(Look<T> look) {
            return Optional.empty();
        }
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
            "--from 2026-02-15 --days 1, 2026-02-24",
            "--from 2026-02-15 --days 1 --receipt next-working-day, 2026-02-25",
            "--from 2026-09-15 --days 10 --unit calendar, 2026-09-28",
            "--from 2026-09-18 --days 10 --suspend 2026-09-22..2026-09-29, 2026-10-15",
            "--from 2025-12-26 --days 5 --unit working --receipt as-is, 2026-01-05",
    })
    void textIsTheDueDateAlone(String arguments, String due) {
        Run run = run(arguments.split(" "));
        assertThat(run).isEqualTo(new Run(0, due + "\n", ""));
    }

    @Test
    void explanationEndsWithTheDueDate() {
        Run run = run("--from", "2026-09-30", "--days", "1", "--explain");
        assertThat(run.out()).contains("2026-10-01  周四    -  节假日，不计入 国庆节").contains("2026-10-08  周四    1  计入");
        assertThat(run.out().lines()).hasSize(10).last().isEqualTo("2026-10-08");
    }

    @Test
    void jsonHoldsWhatWasAskedAndEveryDay() {
        JsonNode answer = new JsonMapper().readTree(run("--from", "2026-02-13", "--days", "1", "--format", "json").out());
        assertThat(answer).isEqualTo(new JsonMapper().readTree("""
                {"from":"2026-02-13","days":1,"unit":"working","due":"2026-02-14","provisionalYears":[],
                 "trace":[{"date":"2026-02-13","counted":false,"reason":"START"},{"date":"2026-02-14","counted":true,"reason":"MAKE_UP"}]}"""));
    }

    @Test
    void yearWithoutANoticeWarnsAndSucceeds() {
        Run run = run("--from", "2026-12-31", "--days", "1", "--lang", "en");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("2027-01-01\n");
        assertThat(run.err()).contains("2027").contains("provisional");
        assertThat(run("--from", "2026-12-31", "--days", "1", "--format", "json").out()).contains("\"provisionalYears\":[2027]");
    }

    @Test
    void fileOfLimitsBecomesJsonLines() throws IOException {
        Path file = file("\uFEFFfrom,days,unit\r\n2026-02-15,1,\r\n2026-09-15,10,calendar\r\n\r\n\"2026-09-18\",\"10\",working\r\n");
        Run run = run("--csv", file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().map(line -> new JsonMapper().readTree(line).get("due").stringValue()))
                .containsExactly("2026-02-24", "2026-09-28", "2026-10-09");
    }

    @Test
    void badRowsAreNamedAndTheRestIsComputed() throws IOException {
        Run run = run("--lang", "en", "--csv", file("from,days\n2026-02-30,1\n2026-02-15,x\n2026-02-15,1\n").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).contains("Line 2 was not computed: from: “2026-02-30” is not a date").contains("Line 3 was not computed: days: “x”");
    }

    @Test
    void specialDaysOfARegionAreTakenFromAFile() throws IOException {
        Path file = file("region,date,offDay,name\n420500,2026-11-24,true,全市活动日\n");
        assertThat(run("--from", "2026-11-23", "--days", "1", "--region", "420506", "--special-days", file.toString()).out()).isEqualTo("2026-11-25\n");
        assertThat(run("--from", "2026-11-23", "--days", "1", "--region", "430100", "--special-days", file.toString()).out()).isEqualTo("2026-11-24\n");
    }

    @Test
    void regionWithoutSpecialDaysIsSaidOnStandardError() {
        assertThat(run("--from", "2026-11-23", "--days", "1", "--region", "420506").err()).contains("420506").contains("nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "--from 2026-02-15", "--days 3", "--from 2026-02-30 --days 1", "--from 2026-02-15 --days -1", "--from 2026-02-15 --days many",
            "--from 2026-02-15 --days 1 --unit weeks", "--from 2026-02-15 --days 1 --receipt never", "--from 2026-02-15 --days 1 --format xml",
            "--from 2026-02-15 --days 1 --suspend 2026-02-20", "--from 2026-02-15 --days 1 --suspend 2026-02-20..2026-02-19",
            "--from 2026-02-15 --days 1 --region 宜昌", "--from 2026-02-15 --days 1 --colour red", "--csv x.csv --days 1"})
    void wrongUseIsCodeTwoWithNothingOnStandardOutput(String arguments) {
        Run run = run(Arrays.stream(arguments.split(" ")).filter(a -> !a.isEmpty()).toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank();
    }

    @Test
    void wrongColumnsAreWrongUseAndAMissingFileIsTheEnvironment() throws IOException {
        assertThat(run("--csv", file("start;days\n").toString()).exit()).isEqualTo(2);
        assertThat(run("--csv", folder.resolve("nowhere.csv").toString()).exit()).isEqualTo(3);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("limits.csv"), text);
    }

    private record Run(int exit, String out, String err) {
    }

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        boolean spoken = Stream.of(arguments).anyMatch("--lang"::equals);
        String[] all = spoken ? arguments : Stream.concat(Stream.of(arguments), Stream.of("--lang", "zh")).toArray(String[]::new);
        int exit = new CommandLine(new DeadlineCommand(() -> NOWHERE)).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
        return new Run(exit, out.toString().replace("\r\n", "\n"), err.toString());
    }
}
