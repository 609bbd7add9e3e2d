package cdo.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YearFileReaderTest {
    private static final Path OUTSIDE = Path.of(System.getenv().getOrDefault("CDO_TEST_DATA", "../../shared/data"), "holidays");

    @Test
    void shippedYearsAre2022To2026() {
        assertThat(ShippedYears.read()).extracting(YearFile::year).containsExactly(2022, 2023, 2024, 2025, 2026);
        assertThat(ShippedYears.read()).allSatisfy(file -> assertThat(file.papers()).isNotEmpty());
    }

    @Test
    void lastDayOf2022StandsInTheFileOf2023() {
        assertThat(ShippedYears.read().get(1).days().getFirst()).isEqualTo(new ListedDay(LocalDate.parse("2022-12-31"), "元旦", true));
        assertThat(ShippedYears.read().getFirst().days()).noneMatch(day -> day.date().getMonthValue() == 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2022, 2023, 2024, 2025, 2026})
    void shippedYearAgreesWithASecondSource(int year) throws IOException {
        assumeTrue(Files.isDirectory(OUTSIDE), "outside test data is absent: " + OUTSIDE);
        YearFile outside = YearFileReader.read(Files.readString(OUTSIDE.resolve(year + ".json"))).getFirst();
        assertThat(outside.days()).extracting(ListedDay::date, ListedDay::offDay)
                .containsExactlyElementsOf(ShippedYears.read().get(year - 2022).days().stream()
                        .map(d -> org.assertj.core.groups.Tuple.tuple(d.date(), d.offDay())).toList());
    }

    @Test
    void noticeThatIsNotOutYetIsRefused() throws IOException {
        assumeTrue(Files.isDirectory(OUTSIDE), "outside test data is absent: " + OUTSIDE);
        assertThat(faults(Files.readString(OUTSIDE.resolve("2027.json")))).containsExactly("calendar.file.empty");
    }

    @Test
    void datedFormIsReadAndSplitByYear() {
        List<YearFile> files = YearFileReader.read("""
                {"holidays":{"2027-01-01":"New Year's Day,元旦,1","2028-01-01":"New Year's Day,元旦,1"},
                 "workdays":{"2027-01-03":"New Year's Day,元旦,1"},"inLieuDays":{}}""");
        assertThat(files).extracting(YearFile::year).containsExactly(2027, 2028);
        assertThat(files.getFirst().days()).containsExactly(new ListedDay(LocalDate.parse("2027-01-01"), "元旦", true),
                new ListedDay(LocalDate.parse("2027-01-03"), "元旦", false));
    }

    @Test
    void byteOrderMarkDoesNoHarm() {
        assertThat(YearFileReader.read("\uFEFF" + notice("{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "[1, 2                                                            | calendar.file.notJson",
            "[]                                                               | calendar.file.unknownForm",
            "{\"days\":[]}                                                    | calendar.file.noYear",
            "{\"year\":\"2027\",\"days\":[]}                                  | calendar.file.noYear",
            "{\"year\":2027,\"days\":[]}                                      | calendar.file.empty",
            "{\"year\":1926,\"days\":[]}                                      | calendar.file.yearRange",
            "{\"year\":2027,\"days\":[7]}                                     | calendar.file.badDate,calendar.file.noOffDay",
            "{\"holidays\":{},\"workdays\":{}}                                | calendar.file.empty",
            "{\"holidays\":{\"2027-02-30\":\"a,b,1\"},\"workdays\":{}}        | calendar.file.badDate,calendar.file.empty",
    })
    void whatIsNoHolidayFileIsRefused(String text, String keys) {
        assertThat(faults(text)).containsExactly(keys.split(","));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(faults(notice("""
                {"name":"元旦","date":"2027-01-01","isOffDay":true}, {"name":"元旦","date":"2027-01-01","isOffDay":true},
                {"name":"","date":"2027-01-02","isOffDay":true}, {"name":"春节","date":"2027-02-29","isOffDay":true},
                {"name":"春节","date":"2027-02-08","isOffDay":false}, {"name":"元旦","date":"2026-11-30","isOffDay":true}""")))
                .containsExactlyInAnyOrder("calendar.file.twice", "calendar.file.noName", "calendar.file.badDate", "calendar.file.makeUpOnWeekday",
                        "calendar.file.otherYear");
    }

    @Test
    void faultsAreSaidInBothLanguages() {
        var words = new Words();
        Problem.Invalid refused = refused(notice("{\"name\":\"春节\",\"date\":\"2027-02-08\",\"isOffDay\":false}"));
        assertThat(words.say(Language.ZH, refused.errors().getFirst().message())).isEqualTo("2027-02-08 标为调休上班，但当天本来就是周一至周五。请核对通知原文。");
        assertThat(words.say(Language.EN, refused.errors().getFirst().message()))
                .isEqualTo("2027-02-08 is marked as a make-up working day but is a weekday anyway. Compare it with the notice.");
    }

    private static String notice(String days) {
        return "{\"year\":2027,\"papers\":[],\"days\":[" + days + "]}";
    }

    private static List<String> faults(String text) {
        return refused(text).errors().stream().map(e -> e.message().key()).toList();
    }

    private static Problem.Invalid refused(String text) {
        return catchThrowableOfType(Problem.Invalid.class, () -> YearFileReader.read(text));
    }
}
