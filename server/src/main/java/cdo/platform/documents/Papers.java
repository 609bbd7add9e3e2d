package cdo.platform.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sets documents and sheets as Word, PDF and page. The three come from the same pieces, so their text is the same.
 * {@code header} is the small line at the head of each page (who took it out, demo notice), empty for none.
 */
@Component
public class Papers {
    private final Path fontFolder;

    @Autowired
    Papers(@Value("${cdo.data-folder:.data}") String dataFolder) {
        this(Path.of(dataFolder).resolve("fonts"));
    }

    Papers(Path fontFolder) {
        this.fontFolder = fontFolder;
    }

    /** A Word document (DOCX) in the layout of GB/T 9704-2012. */
    public byte[] docx(Printable printable, String header) {
        var out = new ByteArrayOutputStream();
        try {
            Docx.write(composition(printable, header), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The same as PDF, with its fonts inside.
     *
     * @throws cdo.platform.kernel.Problem.Refused when a font file cannot be read or no font has a character; the sentence names it
     */
    public byte[] pdf(Printable printable, String header) {
        var out = new ByteArrayOutputStream();
        try {
            Pdf.write(composition(printable, header), new Fonts(fontFolder), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * For whoever sends a text round for signature: what could not be printed at the end is said before anybody signs.
     *
     * @throws cdo.platform.kernel.Problem.Refused naming each character that no font of this installation can print
     */
    public void mustPrint(Printable printable) {
        new Fonts(fontFolder).mustDraw(composition(printable, "").spans(), "documents.font.cannotPrint");
    }

    /** The same as a fragment of a page; its look is {@code /documents/paper.css}. */
    public String html(Printable printable) {
        return Markup.of(Composer.compose(printable));
    }

    /** The style sheet of {@link #html}. */
    public static String previewStyles() {
        return PaperStyles.preview();
    }

    private static Composition composition(Printable printable, String header) {
        Composition composition = Composer.compose(printable);
        return header.isEmpty() ? composition : composition.under(header);
    }
}
