package cdo.platform.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/** Sets a composition as a Word document: fonts by name, fixed line pitch, red mark and rules, mirrored page numbers, 版记 at the last page's foot. */
final class Docx {
    private static final String RED = "FF0000";

    private final XWPFDocument word = new XWPFDocument();
    private final Composition composition;

    private Docx(Composition composition) {
        this.composition = composition;
    }

    static void write(Composition composition, OutputStream out) throws IOException {
        var docx = new Docx(composition);
        try (docx.word) {
            docx.set();
            docx.word.write(out);
        }
    }

    private void set() {
        DocxParts.defaults(word);
        word.getProperties().getCoreProperties().setTitle(composition.title());
        word.getProperties().getCoreProperties().setCreator("");
        List<Composition.Section> sections = composition.sections();
        for (int i = 0; i < sections.size(); i++) {
            for (Piece piece : sections.get(i).pieces()) piece(piece, sections.get(i).landscape() ? Style.WIDTH_LANDSCAPE : Style.WIDTH);
            boolean last = i == sections.size() - 1;
            DocxParts.page(word, sections.get(i).landscape(), last, composition.letter() && i == 0);
        }
        footers();
        composition.header().ifPresent(line -> {
            for (var type : List.of(HeaderFooterType.DEFAULT, HeaderFooterType.EVEN)) header(type, line);
            if (composition.letter()) header(HeaderFooterType.FIRST, line);
        });
        DocxParts.shareHeadersAndFooters(word);
    }

    private void piece(Piece piece, double width) {
        switch (piece) {
            case Piece.Line line -> line(word.createParagraph(), line);
            case Piece.Ends ends -> ends(word.createParagraph(), ends, width);
            case Piece.Grid grid -> DocxTables.grid(word, grid, width);
            case Piece.Colophon colophon -> DocxTables.colophon(word, colophon);
            case Piece.Rule rule -> rule(rule);
            case Piece.Break b -> word.createParagraph().setPageBreak(true);
        }
    }

    static void line(XWPFParagraph paragraph, Piece.Line line) {
        Style style = line.style();
        shape(paragraph, style);
        double size = style.size();
        double character = style.size() + style.tightening();
        var indent = properties(paragraph).isSetInd() ? properties(paragraph).getInd() : properties(paragraph).addNewInd();
        if (style.left() != 0) indent.setLeft(twips(style.left() * character));
        if (line.right() > 0) indent.setRight(twips(line.right() * character));
        if (style.first() > 0) indent.setFirstLine(twips(style.first() * character));
        if (style.first() < 0) indent.setHanging(twips(-style.first() * character));
        int above = (int) Math.round(20 * (style.above() * Style.PITCH + line.above()));
        if (above > 0) paragraph.setSpacingBefore(above);
        for (Piece.Span span : line.spans()) {
            var run = DocxParts.run(paragraph, span, size, style.tightening());
            if (style.red()) {
                run.setColor(RED);
                int scale = markScale(style, span.text());
                if (scale < 100) run.getCTR().getRPr().addNewW().setVal(scale);
            }
        }
        if (line.kept() || style == Style.LEVEL_1 || style == Style.CAPTION) paragraph.setKeepNext(true);
        if (line.spans().isEmpty()) DocxParts.run(paragraph, new Piece.Span("", style.face(), false), size, 0);
    }

    static void ends(XWPFParagraph paragraph, Piece.Ends ends, double width) {
        shape(paragraph, ends.style());
        paragraph.setAlignment(ParagraphAlignment.LEFT);
        double inset = ends.inset() * ends.style().size();
        if (inset > 0) properties(paragraph).addNewInd().setLeft(twips(inset));
        var tab = properties(paragraph).addNewTabs().addNewTab();
        tab.setVal(STTabJc.RIGHT);
        tab.setPos(twips(width - inset));
        int above = (int) Math.round(20 * ends.style().above() * Style.PITCH);
        if (above > 0) paragraph.setSpacingBefore(above);
        ends.left().forEach(span -> DocxParts.run(paragraph, span, ends.style().size(), ends.style().tightening()));
        paragraph.createRun().addTab();
        ends.right().forEach(span -> DocxParts.run(paragraph, span, ends.style().size(), ends.style().tightening()));
    }

    private static void shape(XWPFParagraph paragraph, Style style) {
        paragraph.setAlignment(switch (style.align()) {
            case LEFT -> ParagraphAlignment.LEFT;
            case CENTER -> ParagraphAlignment.CENTER;
            case RIGHT -> ParagraphAlignment.RIGHT;
            case JUSTIFY -> ParagraphAlignment.BOTH;
        });
        DocxParts.exact(paragraph, style.pitch());
        paragraph.setSpacingAfter(0);
        properties(paragraph).addNewAutoSpaceDE().setVal(false);
        properties(paragraph).addNewAutoSpaceDN().setVal(false);
    }

    /** A long organ name keeps its height and is condensed to the line. */
    static int markScale(Style style, String text) {
        double needed = Composer.width(text) * style.size();
        return needed <= Style.WIDTH - 4 ? 100 : (int) Math.floor(100 * (Style.WIDTH - 4) / needed);
    }

    private void rule(Piece.Rule rule) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setSpacingAfter(0);
        CTPPr properties = properties(paragraph);
        switch (rule) {
            case RED -> {
                DocxParts.exact(paragraph, 11.3);
                border(properties.addNewPBdr().addNewBottom(), STBorder.SINGLE, 16);
            }
            case LETTER_TOP -> {
                DocxParts.exact(paragraph, 11.3);
                border(properties.addNewPBdr().addNewBottom(), STBorder.THICK_THIN_SMALL_GAP, 24);
                outset(paragraph);
            }
        }
    }

    /** The letter's rules are 170 mm long, 7 mm more than the type area on either side. */
    private static void outset(XWPFParagraph paragraph) {
        var indent = properties(paragraph).addNewInd();
        indent.setLeft(twips(-19.8));
        indent.setRight(twips(-19.8));
    }

    private static void border(CTBorder border, STBorder.Enum kind, int eighths) {
        border.setVal(kind);
        border.setSz(BigInteger.valueOf(eighths));
        border.setSpace(BigInteger.ZERO);
        border.setColor(RED);
    }

    private void footers() {
        DocxParts.pageNumber(word.createFooter(HeaderFooterType.DEFAULT).createParagraph(), ParagraphAlignment.RIGHT);
        DocxParts.pageNumber(word.createFooter(HeaderFooterType.EVEN).createParagraph(), ParagraphAlignment.LEFT);
        if (composition.letter()) {
            XWPFParagraph foot = word.createFooter(HeaderFooterType.FIRST).createParagraph();
            border(properties(foot).addNewPBdr().addNewTop(), STBorder.THIN_THICK_SMALL_GAP, 24);
            outset(foot);
        }
        word.setEvenAndOddHeadings(true);
    }

    private void header(HeaderFooterType type, String line) {
        XWPFParagraph paragraph = word.createHeader(type).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        DocxParts.run(paragraph, new Piece.Span(line, Typeface.SONG, false), 9, 0).setColor("7F7F7F");
    }

    static CTPPr properties(XWPFParagraph paragraph) {
        return paragraph.getCTP().isSetPPr() ? paragraph.getCTP().getPPr() : paragraph.getCTP().addNewPPr();
    }

    static BigInteger twips(double points) {
        return BigInteger.valueOf(Math.round(points * 20));
    }}
