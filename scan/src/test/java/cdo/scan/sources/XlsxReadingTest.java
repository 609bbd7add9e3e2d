package cdo.scan.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.scan.Column;
import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.Reading;
import cdo.scan.Source;
import cdo.scan.SourceProblem;
import cdo.scan.Table;
import cdo.scan.fixture.TestData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReadingTest {

    @TempDir
    private Path folder;

    private Path workbook(Map<String, Consumer<Worksheet>> sheets) throws IOException {
        Path file = folder.resolve("表.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (Map.Entry<String, Consumer<Worksheet>> sheet : sheets.entrySet()) {
                Worksheet one = workbook.newWorksheet(sheet.getKey());
                sheet.getValue().accept(one);
                one.finish();
            }
        }
        return file;
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof String text) {
                sheet.value(row, i, text);
            } else if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            }
        }
    }

    private static List<List<@Nullable String>> rows(Reading reading, Table table) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        reading.rows(table, row -> {
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(row.text(i));
            }
            rows.add(cells);
        });
        return rows;
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static SourceProblem.Kind refusal(Path file) {
        try (Reading reading = Sources.open(new Source.Xlsx(file), Limits.USUAL)) {
            reading.tables();
            throw new AssertionError("opened");
        } catch (SourceProblem problem) {
            return problem.kind();
        }
    }

    @Test
    void mergedTitlesHeadersAndGroupsAreReadAsTheyLook() throws IOException {
        Path file = workbook(Map.of("台账", sheet -> {
            row(sheet, 0, "宜昌市信息系统台账");
            sheet.range(0, 0, 0, 3).merge();
            row(sheet, 1, "县市区", "系统名称", "联系方式", null);
            row(sheet, 2, null, null, "电话", "邮箱");
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 1, 2, 1).merge();
            sheet.range(1, 2, 1, 3).merge();
            row(sheet, 3, "宜都市", "审批系统", "0717-1", "a@b.cn");
            row(sheet, 4, null, "网格系统", "0717-2", null);
            sheet.range(3, 0, 4, 0).merge();
            row(sheet, 6, "当阳市", "门户", null, "c@d.cn");
        }));
        try (Reading reading = Sources.open(new Source.Xlsx(file), Limits.USUAL)) {
            Table table = reading.tables().get(0);
            assertThat(names(table)).containsExactly("县市区", "系统名称", "联系方式/电话", "联系方式/邮箱");
            assertThat(rows(reading, table)).containsExactly(List.of("宜都市", "审批系统", "0717-1", "a@b.cn"),
                    Arrays.asList("宜都市", "网格系统", "0717-2", null), Arrays.asList("当阳市", "门户", null, "c@d.cn"));
            assertThat(table.notes()).extracting(Note::en).anyMatch(note -> note.contains("1 title rows"));
            assertThat(table.expectedRows()).isEqualTo(3);
        }
    }

    @Test
    void emptySheetsAreNoTables() throws IOException {
        Path file = workbook(new java.util.TreeMap<>(Map.of("Sheet1", sheet -> row(sheet, 0, "a", "b"), "Sheet2", sheet -> { })));
        try (Reading reading = Sources.open(new Source.Xlsx(file), Limits.USUAL)) {
            assertThat(reading.tables()).extracting(Table::name).containsExactly("Sheet1");
            assertThat(reading.count(reading.tables().get(0))).isZero();
        }
        assertThat(refusal(workbook(Map.of("空", sheet -> { })))).isEqualTo(SourceProblem.Kind.EMPTY);
    }

    @Test
    void numbersAndDatesComeInOneForm() throws IOException {
        Path file = workbook(Map.of("s", sheet -> {
            row(sheet, 0, "数", "日期", "时刻", "长号", "真");
            row(sheet, 1, 0.1 + 0.2, null, null, "420502198001010011");
            sheet.value(1, 1, LocalDate.of(2024, 2, 29));
            sheet.style(1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(1, 2, LocalDateTime.of(2024, 2, 29, 23, 59, 59));
            sheet.style(1, 2).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(1, 4, true);
            row(sheet, 2, 1234567);
            sheet.style(2, 0).format("#,##0_);[Red]\\(#,##0\\)").set();
        }));
        try (Reading reading = Sources.open(new Source.Xlsx(file), Limits.USUAL)) {
            assertThat(rows(reading, reading.tables().get(0))).containsExactly(
                    List.of("0.3", "2024-02-29", "2024-02-29 23:59:59", "420502198001010011", "TRUE"),
                    Arrays.asList("1234567", null, null, null, null));
        }
    }

    @Test
    void formatsOfDatesAreToldFromFormatsOfNumbers() {
        assertThat(List.of("yyyy-mm-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "[h]:mm", "yyyy/m/d;@")).allMatch(SheetGrid::isDate);
        assertThat(List.of("General", "0.00", "#,##0.00\"元\"", "0.00E+00", "@", "[Red]0", "_ * #,##0_ ", "0%")).noneMatch(SheetGrid::isDate);
    }

    @Test
    void whatIsNoWorkbookIsToldSo() throws IOException {
        assertThat(refusal(Files.writeString(folder.resolve("a.xlsx"), "a,b"))).isEqualTo(SourceProblem.Kind.NOT_A_WORKBOOK);
        assertThat(refusal(Files.write(folder.resolve("old.xlsx"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))).isEqualTo(SourceProblem.Kind.NOT_A_WORKBOOK);
        Path zip = folder.resolve("zip.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThat(refusal(zip)).isEqualTo(SourceProblem.Kind.NOT_A_WORKBOOK);
    }

    @Test
    void aSmallFileThatUnpacksToAHugeOneIsRefusedUnread() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 513; i++) {
                out.write(zeros);
            }
        }
        assertThat(refusal(bomb)).isEqualTo(SourceProblem.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opendata/12345-class-labels.xlsx", "opendata/12345-style-complaints.xlsx", "opendata/hubei-exam-registrations-2026-01-14.xlsx",
        "opendata/us-chief-data-roles-survey-2015.xlsx"})
    void realWorkbooksAreRead(String name) {
        try (Reading reading = Sources.open(new Source.Xlsx(TestData.file(name)), Limits.USUAL)) {
            List<Table> tables = reading.tables();
            assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(rows(reading, table)).hasSize((int) reading.count(table)));
            assertThat(names(tables.get(0)).get(0)).doesNotStartWith("列");
        }
    }
}
