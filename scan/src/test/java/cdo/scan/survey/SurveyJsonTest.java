package cdo.scan.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.scan.Limits;
import cdo.scan.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyJsonTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    private Path folder;

    private Survey survey() throws Exception {
        String rows = IntStream.range(0, 400).mapToObj(i -> "%d,138%08d,%d.50,2024-01-%02d,说明%d".formatted(i, i * 7919, i, 1 + i % 28, i % 3)).collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("居民.csv"), "编号,手机号,金额,登记日期,说明\n" + rows + "\n");
        return new Surveys(Limits.USUAL, CLOCK).run(new Source.Csv(file));
    }

    @Test
    void whatIsWrittenIsReadBackAlike() throws Exception {
        Survey survey = survey();
        String json = SurveyJson.write(survey);
        assertThat(SurveyJson.read(json)).isEqualTo(survey);
        assertThat(SurveyJson.write(SurveyJson.read(json))).isEqualTo(json);
        assertThat(json).contains("\"format\" : 1", "\"startedAt\" : \"2026-09-01T00:00:00Z\"", "\"min\" : \"2024-01-01T00:00:00\"");
    }

    @Test
    void theMaskedFormHoldsNoPhoneNumber() throws Exception {
        Survey survey = survey();
        assertThat(SurveyJson.write(survey)).containsPattern("\"138\\d{8}\"");
        String masked = SurveyJson.write(survey.masked());
        assertThat(masked).doesNotContainPattern("138\\d{8}").contains("138****").doesNotContain("说明0");
    }

    @Test
    void aFieldOfALaterVersionIsPassedOverAndALaterFormatIsNot() throws Exception {
        String json = SurveyJson.write(survey());
        assertThat(SurveyJson.read(json.replaceFirst("\\{", "{\"later\": 1,")).rows()).isEqualTo(400);
        assertThatThrownBy(() -> SurveyJson.read(json.replace("\"format\" : 1", "\"format\" : 2"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SurveyJson.read("[]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListenerHearsEachTableAndItsRows() throws Exception {
        Path file = Files.writeString(folder.resolve("long.csv"), "a,b\n" + "1,2\n".repeat(2500));
        StringBuilder heard = new StringBuilder();
        new Surveys(Limits.USUAL, CLOCK).run(new Source.Csv(file), () -> new char[0], new SurveyListener() {
            @Override
            public void begun(java.util.List<cdo.scan.Table> tables) {
                heard.append("begun ").append(tables.size());
            }

            @Override
            public void progressed(cdo.scan.Table table, long rows) {
                heard.append(", ").append(rows);
            }

            @Override
            public void finished(SurveyedTable table, int done, int all) {
                heard.append(", ").append(done).append(" of ").append(all);
            }
        }, new cdo.scan.Cancellation());
        assertThat(heard).hasToString("begun 1, 1000, 2000, 1 of 1");
    }
}
