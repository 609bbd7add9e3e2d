package cdo.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.web.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTest {
    private static final XlsxImport.Template TEMPLATE = new XlsxImport.Template("people", 3, "人员导入", List.of(
            new XlsxImport.Field("name", "姓名", true, "与身份证一致", v -> Optional.empty()),
            new XlsxImport.Field("id", "编号", false, "18 位", v -> v.length() == 18 ? Optional.empty() : Optional.of(Message.of("documents.import.required", "编号")))));

    private static final XlsxImport.Template DATED = new XlsxImport.Template("dated", 1, "任职", List.of(new XlsxImport.Field("name", "姓名", true, "", v -> Optional.empty()),
            new XlsxImport.Field("since", "任职日期", true, "", v -> Reading.parse(v) == null ? Optional.of(Message.of("form.date")) : Optional.empty())));

    private record Row(String id, String name, LocalDate since, int count) { }

    @Test
    void longDigitsStayTextAndDatesAndNumbersAreTyped() throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook.write(out, "花名册", "张三　宜昌市民政局　2026-11-25 10:36", List.of(new Workbook.Column<Row>("编号", 20, Row::id), new Workbook.Column<Row>("姓名", 10, Row::name),
                new Workbook.Column<Row>("任职", 12, Row::since), new Workbook.Column<Row>("数", 6, Row::count)), List.of(new Row("420500199001011234", "=1+1", LocalDate.of(2026, 5, 31), 7)));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).contains("张三");
            var row = sheet.getRow(3);
            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("420500199001011234");
            assertThat(row.getCell(1).getCellType()).as("never a formula").isEqualTo(CellType.STRING);
            assertThat(row.getCell(2).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 5, 31));
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(7);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void aTemplateIsReadBackWithItsErrorsCellByCell() throws IOException {
        byte[] filled = filled(3, List.of("张三", "420500199001011234"), List.of("", "12"), Arrays.asList("", ""));
        var preview = XlsxImport.read(filled, TEMPLATE);
        assertThat(preview.lines()).hasSize(2);
        assertThat(preview.lines().get(0).value("id")).isEqualTo("420500199001011234");
        assertThat(preview.lines().get(0).good()).isTrue();
        assertThat(preview.lines().get(1).errors()).containsOnlyKeys("name", "id");
        assertThat(preview.good()).isFalse();
        assertThat(preview.wrong()).isEqualTo(1);
    }

    @Test
    void thePreviousVersionIsAcceptedOlderOnesAndOtherFilesAreNot() throws IOException {
        List<String> row = List.of("张三", "420500199001011234");
        assertThat(XlsxImport.read(filled(2, row), TEMPLATE).good()).isTrue();
        byte[] old = filled(1, row);
        refused("documents.import.version", old);
        var other = new ByteArrayOutputStream();
        Workbook.write(other, "别的", "", List.of(new Workbook.Column<String>("姓名", 9, s -> s)), List.of("张三"));
        refused("documents.import.notTemplate", other.toByteArray());
        refused("documents.import.unreadable", new byte[] {1, 2, 3});
        refused("documents.import.empty", filled(3));
    }

    @Test
    void coveredCellsNeverReadAsEmpty() throws IOException {
        byte[] merged = changed(filled(3, List.of("张三", "420500199001011234"), List.of("李四", "")), book -> book.getSheetAt(0).addMergedRegion(CellRangeAddress.valueOf("B3:B4")));
        assertThatThrownBy(() -> XlsxImport.read(merged, TEMPLATE)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message()).isEqualTo(Message.of("documents.import.merged", "B3:B4")));
        byte[] beside = changed(filled(3, List.of("张三", "420500199001011234")), book -> book.createSheet("说明").addMergedRegion(CellRangeAddress.valueOf("A1:C1")));
        assertThat(XlsxImport.read(beside, TEMPLATE).good()).as("another sheet is nobody's list").isTrue();
    }

    @Test
    void aCellInTheFormatOfADateIsReadAsTheDayItShows() throws IOException {
        String[] patterns = {"yyyy-mm-dd", "yyyy/m/d", "yyyy/m/d h:mm", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "m\"月\"d\"日\"", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "d-mmm-yy"};
        short[] known = {14, 22, 31, 57, 58};
        byte[] file = dated(book -> {
            var sheet = book.getSheetAt(0);
            int at = 2;
            for (String pattern : patterns) date(book, sheet.createRow(at++), book.createDataFormat().getFormat(pattern), 45296.5729);
            for (short format : known) date(book, sheet.createRow(at++), format, 45296);
            var formula = sheet.createRow(at);
            formula.createCell(0).setCellValue("甲");
            var cell = formula.createCell(1);
            cell.setCellFormula("DATE(2024,1,5)");
            cell.setCellStyle(style(book, (short) 14));
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
        });
        assertThat(XlsxImport.read(file, DATED).lines()).hasSize(patterns.length + known.length + 1).allSatisfy(line -> {
            assertThat(line.value("since")).isEqualTo("2024-01-05");
            assertThat(line.good()).isTrue();
        });
        assertThat(XlsxImport.list(new ByteArrayInputStream(file), DATED).lines()).filteredOn(line -> line.value("name").equals("甲")).allSatisfy(line -> assertThat(line.value("since")).isEqualTo("2024-01-05"));
    }

    @Test
    void aWorkbookThatCountsFrom1904IsReadSo() throws IOException {
        byte[] file = dated(book -> {
            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
            date(book, book.getSheetAt(0).createRow(2), (short) 14, 43834);
        });
        assertThat(XlsxImport.read(file, DATED).lines().getFirst().value("since")).isEqualTo("2024-01-05");
    }

    @Test
    void datesMayBeTextAndImpossibleOnesAreNamedByTheirCell() throws IOException {
        List<String> good = List.of("2024/1/5", "2024年1月5日", "2024.1.5", "2024-01-05", "20240105");
        List<String> bad = List.of("2024年2月30日", "2024/13/1", "45296", "去年");
        byte[] file = dated(book -> {
            var sheet = book.getSheetAt(0);
            int at = 2;
            for (String text : good) text(sheet.createRow(at++), text);
            for (String text : bad) text(sheet.createRow(at++), text);
            sheet.createRow(at).createCell(0).setCellValue("甲");
            sheet.getRow(at++).createCell(1).setCellValue(45296);
            date(book, sheet.createRow(at++), (short) 14, 60);
            date(book, sheet.createRow(at++), (short) 14, -3);
            date(book, sheet.createRow(at), (short) 20, 0.5);
        });
        List<XlsxImport.Line> lines = XlsxImport.read(file, DATED).lines();
        assertThat(lines.subList(0, good.size())).allMatch(XlsxImport.Line::good);
        assertThat(lines.subList(good.size(), lines.size())).hasSize(bad.size() + 4).allSatisfy(line -> assertThat(line.errors().get("since"))
                .isEqualTo(Message.of("documents.import.cell", "B" + line.number(), Message.of("form.date"))));
    }

    private static byte[] dated(Consumer<XSSFWorkbook> change) throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook.template(out, DATED);
        return changed(out.toByteArray(), change);
    }

    private static void text(org.apache.poi.ss.usermodel.Row row, String since) {
        row.createCell(0).setCellValue("甲");
        row.createCell(1).setCellValue(since);
    }

    private static void date(XSSFWorkbook book, org.apache.poi.ss.usermodel.Row row, short format, double serial) {
        row.createCell(0).setCellValue("甲");
        row.createCell(1).setCellValue(serial);
        row.getCell(1).setCellStyle(style(book, format));
    }

    private static CellStyle style(XSSFWorkbook book, short format) {
        var style = book.createCellStyle();
        style.setDataFormat(format);
        return style;
    }

    @Test
    void whatTheReaderStumblesOverIsOneSentence() throws IOException {
        byte[] number = changed(filled(3, List.of("张三", "420500199001011234")), book -> book.getSheetAt(0).getRow(2).createCell(1).setCellValue(12345.5));
        refused("documents.import.unreadable", entry(number, "xl/worksheets/sheet1.xml", text -> text.replace("12345.5", "12,345x")));
        refused("documents.import.unreadable", entry(number, "xl/worksheets/sheet1.xml", text -> text.substring(0, text.length() / 2)));
        refused("documents.import.unreadable", entry(number, "xl/workbook.xml", text -> text.replace("r:id=\"rId", "r:id=\"none")));
    }

    @Test
    void csvOpensInOfficesAndRunsNothing() throws IOException {
        var text = new StringWriter();
        try (var csv = new Csv(text)) {
            csv.row(List.of("单位", "说明")).row(Arrays.asList("=cmd|' /C calc'!A0", "甲,\"乙\"", -3, "-3.5", "-a", null));
        }
        assertThat(text.toString()).isEqualTo("\uFEFF单位,说明\r\n'=cmd|' /C calc'!A0,\"甲,\"\"乙\"\"\",-3,-3.5,'-a,\r\n");
    }

    private static void refused(String key, byte[] file) {
        assertThatThrownBy(() -> XlsxImport.read(file, TEMPLATE)).isInstanceOfSatisfying(Problem.Invalid.class,
                problem -> assertThat(problem.errors().getFirst().message().key()).isEqualTo(key));
    }

    private static byte[] changed(byte[] file, Consumer<XSSFWorkbook> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            change.accept(book);
            book.write(out);
        }
        return out.toByteArray();
    }

    /** The same workbook with one of its parts broken. */
    private static byte[] entry(byte[] file, String name, UnaryOperator<String> change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file)); var zip = new ZipOutputStream(out)) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(each.getName()));
                byte[] content = in.readAllBytes();
                zip.write(each.getName().equals(name) ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
        }
        return out.toByteArray();
    }

    @SafeVarargs
    private static byte[] filled(int version, List<String>... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook.template(out, new XlsxImport.Template(TEMPLATE.name(), version, TEMPLATE.title(), TEMPLATE.columns()));
        var filled = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (int r = 0; r < rows.length; r++) {
                var row = book.getSheetAt(0).getRow(2 + r) == null ? book.getSheetAt(0).createRow(2 + r) : book.getSheetAt(0).getRow(2 + r);
                for (int c = 0; c < rows[r].size(); c++) row.createCell(c).setCellValue(rows[r].get(c));
            }
            book.write(filled);
        }
        return filled.toByteArray();
    }
}
