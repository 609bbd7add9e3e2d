package cdo.platform.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Sets a composition as PDF from its {@link Markup}. A 版记 is pushed to the last page's foot in a second pass, once it is known where it fell. */
final class Pdf {
    private static final double MM = 72 / 25.4;

    private Pdf() { }

    static void write(Composition composition, Fonts fonts, OutputStream out) throws IOException {
        fonts.mustDraw(composition.spans());
        byte[] first = render(composition, fonts, 0);
        boolean pinned = composition.sections().stream().flatMap(s -> s.pieces().stream()).anyMatch(Piece.Colophon.class::isInstance);
        double room = pinned ? roomBelow(first) : 0;
        out.write(room > 2 ? render(composition, fonts, room) : first);
    }

    static {
        com.openhtmltopdf.util.XRLog.setLoggingEnabled(false);
    }

    private static byte[] render(Composition composition, Fonts fonts, double push) throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        for (Typeface face : Typeface.values())
            for (Fonts.Source source : fonts.of(face)) builder.useFont(source::open, face.css(), 400, FontStyle.NORMAL, true);
        builder.withHtmlContent(page(composition, push), "about:blank");
        builder.withProducer("数官 Shuguan");
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private static String page(Composition composition, double push) {
        String css = PaperStyles.print(composition.letter(), composition.header().orElse(""))
                + (push > 0 ? ".imprint { margin-top: %.1fpt; }".formatted(push) : "");
        return "<html lang=\"zh-CN\"><head><title>" + composition.title().replace("&", "&amp;").replace("<", "&lt;") + "</title><style>"
                + css.replace("&", "&amp;").replace("<", "&lt;") + "</style></head><body>" + Markup.of(composition) + "</body></html>";
    }

    /** Points between the last line on the last page and the foot of its type area. */
    private static double roomBelow(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage last = document.getPage(document.getNumberOfPages() - 1);
            double foot = last.getMediaBox().getHeight() - (last.getMediaBox().getWidth() > last.getMediaBox().getHeight() ? 26 : 35) * MM;
            double[] lowest = {0};
            var stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (TextPosition position : positions)
                        if (position.getYDirAdj() <= foot) lowest[0] = Math.max(lowest[0], position.getYDirAdj());
                }
            };
            stripper.setStartPage(document.getNumberOfPages());
            stripper.getText(document);
            return foot - lowest[0] - 12;
        }
    }
}
