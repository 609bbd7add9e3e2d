package cdo.platform.documents;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.text.PDFTextStripper;

/** Refuses PDF files that are encrypted, that run something, or whose text bears a secrecy mark. */
final class PdfInspection {
    /** Marks stand on first pages; a book's thousandth page is not read for them. */
    private static final int PAGES = 300;

    private PdfInspection() { }

    static FileType of(Path file, String name, Consumer<String> line) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (pdf.isEncrypted()) throw Refusals.file("documents.file.encrypted", name);
            var catalog = pdf.getDocumentCatalog();
            var open = catalog.getOpenAction();
            boolean runs = open instanceof PDActionJavaScript || open instanceof PDActionLaunch || (catalog.getNames() != null && catalog.getNames().getJavaScript() != null);
            if (runs) throw Refusals.file("documents.file.active", name);
            var stripper = new PDFTextStripper();
            stripper.setEndPage(PAGES);
            stripper.writeText(pdf, new Lines(line));
            return FileType.PDF;
        } catch (InvalidPasswordException e) {
            throw Refusals.file("documents.file.encrypted", name);
        }
    }

    /** Hands each written line to the screen. */
    private static final class Lines extends Writer {
        private final Consumer<String> reader;
        private final StringBuilder line = new StringBuilder();

        Lines(Consumer<String> reader) {
            this.reader = reader;
        }

        @Override
        public void write(char[] letters, int from, int count) {
            for (int i = from; i < from + count; i++) {
                if (letters[i] == '\n' || line.length() > 2000) flush();
                else line.append(letters[i]);
            }
        }

        @Override
        public void flush() {
            reader.accept(line.toString());
            line.setLength(0);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
