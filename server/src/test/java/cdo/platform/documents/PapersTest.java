package cdo.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PapersTest {
    private static final Papers PAPERS = new Papers(Path.of("no-such-folder"));

    static Stream<Printable> samples() {
        return Stream.of(Samples.notice(), Samples.report(), Samples.letter(), Samples.minutes(), Samples.roster());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wordPdfAndPageSayTheSame(Printable printable) throws IOException {
        String page = letters(Jsoup.parse(PAPERS.html(printable)).text());
        assertThat(page).hasSizeGreaterThan(50);
        assertThat(letters(wordText(PAPERS.docx(printable, "")))).isEqualTo(page);
        String pdf = letters(pdfText(PAPERS.pdf(printable, ""), printable instanceof Sheet sheet ? sheet : null));
        // A condensed mark is painted after the rest of its page, so its place in the stream says nothing of its place on paper.
        String mark = printable instanceof OfficialDocument document ? document.mark().orElse("") : "";
        assertThat(pdf).contains(mark);
        assertThat(pdf.replace(mark, "")).isEqualTo(page.replace(mark, ""));
    }

    @Test
    void thePageIsTheStandards() throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(PAPERS.docx(Samples.letter(), "")))) {
            var section = word.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getW().toString()).isEqualTo("11906");
            assertThat(section.getPgMar().getTop().toString()).as("37 mm").isEqualTo("2098");
            assertThat(section.getPgMar().getLeft().toString()).as("28 mm").isEqualTo("1587");
            assertThat(section.isSetTitlePg()).as("a letter has no number on its first page").isTrue();
            var body = word.getParagraphs().stream().filter(p -> p.getText().startsWith("根据")).findFirst().orElseThrow();
            assertThat(body.getSpacingBetween()).isEqualTo(Style.PITCH);
            assertThat(body.getRuns().getFirst().getFontFamily(org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange.eastAsia)).isEqualTo("仿宋_GB2312");
            assertThat(body.getRuns().getFirst().getFontSizeAsDouble()).isEqualTo(16.0);
            assertThat(word.getEvenAndOddHeadings()).isTrue();
        }
    }

    @Test
    void levelsAreNumberedAndHigherOnesStartLowerOnesAfresh() {
        var blocks = new Blocks().first("一级").second("二级", "").third("三级", "文").third("三级", "文").fourth("文").second("又", "").third("三级", "文").first("再");
        assertThat(blocks.list()).extracting(b -> ((Block.Paragraph) b).lead())
                .containsExactly("一、一级", "（一）二级", "1.三级。", "2.三级。", "（1）", "（二）又", "1.三级。", "二、再");
    }

    @Test
    void aLongTitleBreaksBetweenWords() {
        assertThat(TitleLines.of("宜昌城市大脑建设指挥部办公室关于印发《宜昌市推行首席数据官制度试点工作方案》的通知"))
                .containsExactly("宜昌城市大脑建设指挥部办公室", "关于印发《宜昌市推行首席数据官", "制度试点工作方案》的通知");
        assertThat(TitleLines.of("宜昌市政务服务和大数据管理局关于2026年首席数据官制度试点工作情况的报告"))
                .containsExactly("宜昌市政务服务和大数据管理局关于", "2026年首席数据官制度试点工作情况的报告");
        assertThat(TitleLines.of("花名册")).containsExactly("花名册");
    }

    @Test
    void theDateStandsFourCharactersFromTheRightAndTheUnitIsCentredOverIt() {
        var lines = Composer.compose(Samples.letter()).sections().getFirst().pieces().stream()
                .filter(p -> p instanceof Piece.Line line && line.style() == Style.SIGNATURE).map(Piece.Line.class::cast).toList();
        double unitCentre = lines.get(0).right() + Composer.width("宜都市人民政府") / 2;
        double dateCentre = lines.get(1).right() + Composer.width("2026年5月9日") / 2;
        assertThat(lines.get(1).right()).isEqualTo(4);
        assertThat(unitCentre).isEqualTo(dateCentre);
    }

    @Test
    void aCharacterNoFontCanDrawIsNamed() {
        var document = OfficialDocument.draft(DocumentKind.NOTICE, "关于任命的通知").body(b -> b.text("任命王𪚥为首席数据官。")).build();
        assertThatThrownBy(() -> PAPERS.pdf(document, "")).isInstanceOf(Problem.Refused.class).hasMessageContaining("𪚥").hasMessageContaining("U+2A6A5")
                .hasMessageContaining("仿宋_GB2312");
        assertThat(PAPERS.docx(document, "")).as("Word files leave the choice of font to the reader").isNotEmpty();
    }

    @Test
    void theCustomersFontsComeFirstAndABadOneIsNamed(@TempDir Path folder) throws IOException {
        try (var in = getClass().getResourceAsStream("/fonts/NotoSansSC-Medium.ttf")) {
            Files.write(folder.resolve("my.ttf"), in.readAllBytes());
        }
        assertThat(new Fonts(folder).of(Typeface.BODY)).as("a font of another name changes nothing").hasSize(1);
        Files.write(folder.resolve("仿宋.ttf"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new Fonts(folder)).isInstanceOf(Problem.Refused.class).hasMessageContaining("仿宋.ttf");
        Files.delete(folder.resolve("仿宋.ttf"));
        Files.write(folder.resolve("x.otf"), new byte[] {1});
        assertThatThrownBy(() -> new Fonts(folder)).isInstanceOf(Problem.Refused.class).hasMessageContaining("notTrueType");
    }

    @Test
    void everyPageCarriesTheLineAboutWhoTookItOut() throws IOException {
        assertThat(pdfText(PAPERS.pdf(Samples.roster(), "演示数据，与实际无关 张三 2026-11-25"), null)).contains("张三 2026-11-25");
        try (var word = new XWPFDocument(new ByteArrayInputStream(PAPERS.docx(Samples.roster(), "张三")))) {
            assertThat(word.getHeaderList()).isNotEmpty().allSatisfy(header -> assertThat(header.getText()).contains("张三"));
        }
    }

    @Test
    void numbersAndDatesAreWrittenAsOfficesDo() {
        assertThat(List.of(1, 10, 11, 20, 21, 100, 105, 110, 999)).extracting(ChineseNumbers::of)
                .containsExactly("一", "十", "十一", "二十", "二十一", "一百", "一百零五", "一百一十", "九百九十九");
        assertThat(ChineseNumbers.date(LocalDate.of(2026, 1, 5))).isEqualTo("2026年1月5日");
    }

    private static String wordText(byte[] docx) throws IOException {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx)); var extractor = new XWPFWordExtractor(word)) {
            String text = extractor.getText();
            for (var footer : word.getFooterList()) text = text.replace(footer.getText().strip(), "");
            return text;
        }
    }

    /** Without page numbers and without the header row that each page repeats. */
    private static String pdfText(byte[] pdf, Sheet sheet) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) assertThat(page.getResources().getFont(name).isEmbedded()).as("a reader without our fonts sees the same: " + name).isTrue();
            }
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            String text = stripper.getText(document).replaceAll("—\\d+—", "");
            if (sheet == null) return text;
            String head = String.join("", sheet.columns().stream().map(Sheet.Column::name).toList());
            text = letters(text);
            int first = text.indexOf(head) + head.length();
            return text.substring(0, first) + text.substring(first).replace(head, "");
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s\\u00a0\\u3000]", "");
    }
}
