package cdo.platform.documents;

import static cdo.platform.documents.Docx.properties;
import static cdo.platform.documents.Docx.twips;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** The smaller parts of a Word file: pages, runs, page numbers. */
final class DocxParts {
    private static final double MM = 72 / 25.4;

    private DocxParts() { }

    /** Default font and size, so that what a reader types afterwards continues in 3号仿宋. */
    static void defaults(XWPFDocument word) {
        var styles = CTStyles.Factory.newInstance();
        var run = styles.addNewDocDefaults().addNewRPrDefault().addNewRPr();
        var face = run.addNewRFonts();
        face.setEastAsia(Typeface.BODY.official());
        face.setAscii(Typeface.BODY.official());
        face.setHAnsi(Typeface.BODY.official());
        run.addNewSz().setVal(BigInteger.valueOf(32));
        var spoken = run.addNewLang();
        spoken.setEastAsia("zh-CN");
        spoken.setVal("zh-CN");
        word.createStyles().setStyles(styles);
    }

    static XWPFRun run(XWPFParagraph paragraph, Piece.Span span, double size, double tightening) {
        XWPFRun run = paragraph.createRun();
        run.setText(span.text());
        String name = span.face().official();
        for (var range : XWPFRun.FontCharRange.values()) run.setFontFamily(name, range);
        run.getCTR().getRPr().getRFontsArray(0).setHint(org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint.EAST_ASIA);
        run.setFontSize(size);
        run.setBold(span.bold());
        if (tightening != 0) run.getCTR().getRPr().addNewSpacing().setVal(twips(tightening));
        return run;
    }

    static void exact(XWPFParagraph paragraph, double points) {
        paragraph.setSpacingBetween(points, LineSpacingRule.EXACT);
        if (points != Style.PITCH) properties(paragraph).addNewSnapToGrid().setVal(false);
    }

    /** Ends the pages set so far with this size: the last section's sits in the body, earlier ones in their last paragraph. */
    static void page(XWPFDocument word, boolean landscape, boolean last, boolean firstPageDiffers) {
        CTSectPr section = last ? bodySection(word) : properties(word.createParagraph()).addNewSectPr();
        var size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(twips((landscape ? 297 : 210) * MM));
        size.setH(twips((landscape ? 210 : 297) * MM));
        if (landscape) size.setOrient(STPageOrientation.LANDSCAPE);
        var margins = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
        margins.setTop(twips((landscape ? 28 : 37) * MM));
        margins.setLeft(twips((landscape ? 25 : 28) * MM));
        margins.setRight(twips((landscape ? 25 : 26) * MM));
        margins.setBottom(twips((landscape ? 26 : 35) * MM));
        margins.setHeader(twips(15 * MM));
        margins.setFooter(twips((landscape ? 16 : 25) * MM));
        margins.setGutter(BigInteger.ZERO);
        if (!landscape) {
            var grid = section.addNewDocGrid();
            grid.setType(STDocGrid.LINES);
            grid.setLinePitch(BigInteger.valueOf(Math.round(20 * Style.PITCH)));
        }
        if (firstPageDiffers) section.addNewTitlePg();
    }

    private static CTSectPr bodySection(XWPFDocument word) {
        var body = word.getDocument().getBody();
        return body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
    }

    /** Headers and footers are made for the last section; earlier sections refer to the same parts, and later ones inherit them. */
    static void shareHeadersAndFooters(XWPFDocument word) {
        CTSectPr last = bodySection(word);
        for (XWPFParagraph paragraph : word.getParagraphs()) {
            if (!paragraph.getCTP().isSetPPr() || !paragraph.getCTP().getPPr().isSetSectPr()) continue;
            CTSectPr earlier = paragraph.getCTP().getPPr().getSectPr();
            last.getFooterReferenceList().forEach(reference -> earlier.addNewFooterReference().set(reference));
            last.getHeaderReferenceList().forEach(reference -> earlier.addNewHeaderReference().set(reference));
        }
    }

    /** —1— in 4号宋体, one character in from the outer edge. */
    static void pageNumber(XWPFParagraph paragraph, ParagraphAlignment side) {
        paragraph.setAlignment(side);
        paragraph.setSpacingAfter(0);
        var indent = properties(paragraph).addNewInd();
        if (side == ParagraphAlignment.RIGHT) indent.setRight(twips(14));
        else indent.setLeft(twips(14));
        run(paragraph, new Piece.Span("—", Typeface.SONG, false), 14, 0);
        field(paragraph, STFldCharType.BEGIN);
        run(paragraph, new Piece.Span("", Typeface.SONG, false), 14, 0).getCTR().addNewInstrText().setStringValue("PAGE");
        field(paragraph, STFldCharType.SEPARATE);
        run(paragraph, new Piece.Span("1", Typeface.SONG, false), 14, 0);
        field(paragraph, STFldCharType.END);
        run(paragraph, new Piece.Span("—", Typeface.SONG, false), 14, 0);
    }

    private static void field(XWPFParagraph paragraph, STFldCharType.Enum kind) {
        run(paragraph, new Piece.Span("", Typeface.SONG, false), 14, 0).getCTR().addNewFldChar().setFldCharType(kind);
    }
}
