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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReadingTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    private Path file(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return Files.write(folder.resolve("表.csv"), bytes.toByteArray());
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Content(Table table, List<List<@Nullable String>> rows, String product) {
        List<String> names() {
            return table.columns().stream().map(Column::name).toList();
        }

        String notes() {
            return table.notes().stream().map(Note::en).collect(Collectors.joining("; "));
        }
    }

    private static Content read(Path file) {
        try (Reading reading = Sources.open(new Source.Csv(file), Limits.USUAL)) {
            Table table = reading.tables().get(0);
            List<List<@Nullable String>> rows = new ArrayList<>();
            reading.rows(table, row -> {
                List<@Nullable String> cells = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    cells.add(row.text(i));
                }
                rows.add(cells);
            });
            assertThat(reading.count(table)).isEqualTo(rows.size());
            return new Content(table, rows, reading.product());
        }
    }

    private static SourceProblem.Kind refusal(Path file) {
        try {
            read(file);
            throw new AssertionError("opened");
        } catch (SourceProblem problem) {
            return problem.kind();
        }
    }

    @Test
    void everyUsualEncodingIsFound() throws IOException {
        String text = "姓名,单位\n张三,宜昌市大数据局\n李四,夷陵区\n";
        assertThat(read(file(text)).product()).isEqualTo("CSV UTF-8");
        assertThat(read(file(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, text.getBytes(StandardCharsets.UTF_8))).product()).isEqualTo("CSV UTF-8 BOM");
        assertThat(read(file(text.getBytes(Charset.forName("GBK")))).product()).isEqualTo("CSV GBK");
        assertThat(read(file((text + "𠮷某,㐀县\n").getBytes(GB18030))).product()).isEqualTo("CSV GB18030");
        assertThat(read(file(new byte[] {(byte) 0xFF, (byte) 0xFE}, text.getBytes(StandardCharsets.UTF_16LE))).product()).isEqualTo("CSV UTF-16LE");
        assertThat(read(file(new byte[] {(byte) 0xFE, (byte) 0xFF}, text.getBytes(StandardCharsets.UTF_16BE))).product()).isEqualTo("CSV UTF-16BE");
        assertThat(read(file(text.getBytes(StandardCharsets.UTF_16LE))).product()).isEqualTo("CSV UTF-16LE");
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE)) {
            Content content = read(file(text.getBytes(charset)));
            assertThat(content.names()).containsExactly("姓名", "单位");
            assertThat(content.rows()).containsExactly(List.of("张三", "宜昌市大数据局"), List.of("李四", "夷陵区"));
        }
    }

    @Test
    void aFileThatTurnsChineseOnlyAtItsEndIsReadRightly() throws IOException {
        String text = "id,name\n" + "1,plain\n".repeat(50_000) + "2,最后\n";
        Content content = read(file(text.getBytes(GB18030)));
        assertThat(content.rows().get(50_000)).containsExactly("2", "最后");
    }

    @Test
    void aFewDamagedCharactersAreReadAndCounted() throws IOException {
        String text = "名称\n" + "数据资源目录\n".repeat(500);
        Content content = read(file(text.getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xE5, (byte) 0xAE, '\n'}));
        assertThat(content.notes()).contains("1 damaged characters");
        assertThat(content.rows()).hasSize(501);
    }

    @ParameterizedTest
    @CsvSource({"',', comma", "';', semicolon", "'\t', tab", "'|', bar"})
    void everyUsualDelimiterIsFound(char delimiter, String name) throws IOException {
        String text = "编号,名称,备注\n1,\"甲,乙;丙\t丁|\",x\n2,戊,\"第一行\n第二行\"\n3,\"他说\"\"好\"\"\",\n".replace(',', delimiter);
        Content content = read(file(text));
        assertThat(content.names()).containsExactly("编号", "名称", "备注");
        assertThat(content.rows()).hasSize(3);
        assertThat(content.rows().get(1).get(2)).isEqualTo("第一行\n第二行");
        assertThat(content.rows().get(2)).containsExactly("3", "他说\"好\"", null);
    }

    @Test
    void aHintLineOfTheOfficeProgramIsNoData() throws IOException {
        Content content = read(file("sep=;\na;b\n1;2\n"));
        assertThat(content.names()).containsExactly("a", "b");
        assertThat(content.rows()).containsExactly(List.of("1", "2"));
    }

    @Test
    void raggedRowsKeepTheirValuesAndAreCounted() throws IOException {
        Content content = read(file("a,b,c\n1,2\n1,2,3,4\n\n,,\n1,2,3\n"));
        assertThat(content.names()).containsExactly("a", "b", "c", "列4");
        assertThat(content.rows()).containsExactly(Arrays.asList("1", "2", null, null), List.of("1", "2", "3", "4"), Arrays.asList("1", "2", "3", null));
        assertThat(content.notes()).contains("1 rows have more cells", "1 rows have fewer cells", "1 empty rows");
    }

    @Test
    void oneMonstrousRowDoesNotWidenTheTable() throws IOException {
        Content content = read(file("a,b\n" + "1,2\n".repeat(999) + "x" + ",y".repeat(100_000) + "\n"));
        assertThat(content.names()).containsExactly("a", "b");
        assertThat(content.rows()).hasSize(1000);
        assertThat(content.notes()).contains("surplus cells of 1");
    }

    @Test
    void titlesAboveTheHeaderAreSkipped() throws IOException {
        Content content = read(file("宜昌市停车场一览表,,\n（2024年）,,\n名称,地址,泊位数\n滨江,沿江大道,120\n万达,沿江大道,300\n"));
        assertThat(content.names()).containsExactly("名称", "地址", "泊位数");
        assertThat(content.rows()).hasSize(2);
        assertThat(content.notes()).contains("2 title rows");
    }

    @Test
    void dataWithoutAHeaderGetsNumberedColumns() throws IOException {
        Content content = read(file("1,张三,2024-01-01\n2,李四,2024-01-02\n"));
        assertThat(content.names()).containsExactly("列1", "列2", "列3");
        assertThat(content.rows()).hasSize(2);
        assertThat(content.notes()).contains("no header");
    }

    @Test
    void yearsMayBeColumnNames() throws IOException {
        assertThat(read(file("地区,2022,2023,2024\n宜都,1,2,3\n")).names()).containsExactly("地区", "2022", "2023", "2024");
    }

    @Test
    void namesBecomeUnique() throws IOException {
        assertThat(read(file("名称,名称,,名称_1,名称\n1,2,3,4,5\n")).names()).doesNotHaveDuplicates().hasSize(5).startsWith("名称");
    }

    @Test
    void oneColumnIsATableToo() throws IOException {
        Content content = read(file("邮箱\na@b.cn\nc@d.cn\n"));
        assertThat(content.names()).containsExactly("邮箱");
        assertThat(content.rows()).hasSize(2);
    }

    @Test
    void whatIsNoTextIsToldSo() throws IOException {
        assertThat(refusal(file("PK\3\4 and more".getBytes(StandardCharsets.ISO_8859_1)))).isEqualTo(SourceProblem.Kind.NOT_TEXT);
        byte[] noise = new byte[5000];
        new java.util.Random(1).nextBytes(noise);
        assertThat(refusal(file(noise))).isEqualTo(SourceProblem.Kind.NOT_TEXT);
        byte[] odd = new byte[5000];
        Arrays.fill(odd, (byte) 0xff);
        assertThat(refusal(file(odd))).isEqualTo(SourceProblem.Kind.ENCODING);
        assertThat(refusal(file("\n\n\n"))).isEqualTo(SourceProblem.Kind.EMPTY);
        assertThat(refusal(file(""))).isEqualTo(SourceProblem.Kind.EMPTY);
        assertThat(refusal(file("a,b\n1,\"never closed\n" + "x,y\n".repeat(3_000_000)))).isEqualTo(SourceProblem.Kind.BROKEN_ROWS);
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() throws IOException {
        Path file = file("a,b\n1,2\n");
        try (Reading reading = Sources.open(new Source.Csv(file), Limits.USUAL.withFileBytes(4))) {
            throw new AssertionError(reading.product());
        } catch (SourceProblem problem) {
            assertThat(problem.kind()).isEqualTo(SourceProblem.Kind.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "opendata/12345-reply-times.csv, 2218", "opendata/beijing-air-quality-changping.csv, -1", "opendata/china-area-code-ncov.csv, -1",
        "opendata/hubei-yichang-civil-service-positions-2026.csv, -1", "opendata/ncov-bulletins-2020.gbk.csv, -1", "opendata/shenzhen-parking-lots.csv, -1",
        "opendata/sichuan-guangan-service-items.csv, -1", "codes/gbt-personal-code-sets.csv, 147", "codes/gbt2659-countries.csv, 241",
        "catalog/us-federal-program-inventory.csv, 1554", "catalog/us-omb-bureau-codes.csv, 368", "catalog/nbs-indicator-directory.csv, 1852",
        "divisions/national-counties.csv, 2978", "divisions/yichang-villages.csv, 1650"})
    void realFilesAreRead(String name, long rows) {
        Content content = read(TestData.file(name));
        assertThat(content.names()).hasSizeGreaterThan(1).noneMatch(each -> each.contains("\ufffd"));
        assertThat(content.rows()).isNotEmpty();
        if (rows >= 0) {
            assertThat(content.rows()).hasSize((int) rows);
        }
    }
}
