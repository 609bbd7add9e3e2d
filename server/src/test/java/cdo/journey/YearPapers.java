package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** An issued document as who receives it opens it: as DOCX, and as rendered pages. */
final class YearPapers {

    private final Walker reader;

    YearPapers(Walker reader) {
        this.reader = reader;
    }

    /** Both forms of the document name each unit with its total, and these words. */
    void carry(String document, Map<String, String> totals, String words) throws IOException {
        List<byte[]> files = reader.read(document).select("a[href^=/attachments/]").eachAttr("href").stream().distinct().map(reader::download).toList();
        assertThat(files).as("files of %s", document).hasSize(2);
        String word = word(files.stream().filter(file -> file[0] == 'P').findFirst().orElseThrow());
        String pages = pages(files.stream().filter(file -> file[0] == '%').findFirst().orElseThrow());
        assertThat(word).contains(words);
        assertThat(pages).contains(words);
        totals.forEach((unit, total) -> {
            assertThat(word).as("DOCX").containsPattern(unit + "\\s+" + total.replace(".", "\\."));
            assertThat(pages).as("PDF").containsPattern(unit + "\\s*" + total.replace(".", "\\."));
        });
    }

    private static String word(byte[] docx) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx)); var text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    /** The text of the pages, each of which was rendered and is not blank. */
    private static String pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).as("pages").isGreaterThan(1);
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var image = renderer.renderImage(page, 0.5f);
                int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                assertThat(java.util.Arrays.stream(dots).filter(dot -> (dot & 0xff) < 128).count()).as("ink on page %d", page + 1).isGreaterThan(50);
            }
            return new PDFTextStripper().getText(document);
        }
    }
}
