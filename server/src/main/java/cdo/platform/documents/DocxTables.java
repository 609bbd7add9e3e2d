package cdo.platform.documents;

import static cdo.platform.documents.Docx.twips;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;

/** Tables of a Word document: grids with a repeated header, and the 版记, which is a borderless table pinned to the page's foot. */
final class DocxTables {
    private DocxTables() { }

    static void grid(XWPFDocument word, Piece.Grid grid, double total) {
        XWPFTable table = word.createTable(1 + grid.rows().size(), grid.head().size());
        List<BigInteger> widths = Widths.percent(grid).stream().map(percent -> twips(total * percent / 100)).toList();
        var properties = properties(table);
        var width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(twips(total));
        (properties.isSetTblLayout() ? properties.getTblLayout() : properties.addNewTblLayout()).setType(STTblLayoutType.FIXED);
        var columns = table.getCTTbl().getTblGrid() == null ? table.getCTTbl().addNewTblGrid() : table.getCTTbl().getTblGrid();
        while (columns.sizeOfGridColArray() > 0) columns.removeGridCol(0);
        widths.forEach(w -> columns.addNewGridCol().setW(w));
        row(table.getRow(0), grid.head(), widths, Style.CELL_HEAD);
        table.getRow(0).setRepeatHeader(true);
        for (int r = 0; r < grid.rows().size(); r++) row(table.getRow(r + 1), grid.rows().get(r), widths, Style.CELL);
    }

    private static void row(XWPFTableRow row, List<String> texts, List<BigInteger> widths, Style style) {
        row.setCantSplitRow(true);
        for (int c = 0; c < texts.size(); c++) {
            XWPFTableCell cell = row.getCell(c);
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            var width = cell.getCTTc().isSetTcPr() && cell.getCTTc().getTcPr().isSetTcW() ? cell.getCTTc().getTcPr().getTcW()
                    : (cell.getCTTc().isSetTcPr() ? cell.getCTTc().getTcPr() : cell.getCTTc().addNewTcPr()).addNewTcW();
            width.setType(STTblWidth.DXA);
            width.setW(widths.get(c));
            XWPFParagraph paragraph = cell.getParagraphs().getFirst();
            Docx.line(paragraph, Piece.Line.of(style, texts.get(c)));
            if (style == Style.CELL && Widths.isShort(texts.get(c))) paragraph.setAlignment(ParagraphAlignment.CENTER);
            paragraph.setSpacingBefore(60);
            paragraph.setSpacingAfter(60);
        }
    }

    /** First and last rule 0.35 mm, those between 0.25 mm (7.4.1). */
    static void colophon(XWPFDocument word, Piece.Colophon colophon) {
        List<Piece> lines = colophon.lines();
        DocxParts.exact(word.createParagraph(), 1);
        XWPFTable table = word.createTable(lines.size(), 1);
        CTTblPr properties = properties(table);
        var width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(twips(Style.WIDTH));
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 6, 0, "000000");
        table.setLeftBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        table.setRightBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, "auto");
        table.setCellMargins(0, 0, 0, 0);
        atTheFoot(properties, lines.stream().mapToInt(DocxTables::printedLines).sum() * Style.COLOPHON.pitch());
        for (int i = 0; i < lines.size(); i++) {
            XWPFParagraph paragraph = table.getRow(i).getCell(0).getParagraphs().getFirst();
            switch (lines.get(i)) {
                case Piece.Line line -> {
                    Docx.line(paragraph, line);
                    Docx.properties(paragraph).getInd().setRight(twips(14));
                }
                case Piece.Ends ends -> Docx.ends(paragraph, ends, Style.WIDTH);
                default -> throw new IllegalStateException("a 版记 holds lines only");
            }
        }
        DocxParts.exact(word.createParagraph(), 1);
    }

    /** One character in on either side, following lines four. */
    private static int printedLines(Piece piece) {
        if (!(piece instanceof Piece.Line line)) return 1;
        double text = line.spans().stream().mapToDouble(span -> Composer.width(span.text())).sum();
        double size = line.style().size();
        double firstLine = Style.WIDTH / size - 2;
        return text <= firstLine ? 1 : 1 + (int) Math.ceil((text - firstLine) / (Style.WIDTH / size - 5));
    }

    /** Pinned by its distance from the type area's head: alignment to the foot is not honoured by every word processor. */
    private static void atTheFoot(CTTblPr properties, double height) {
        var place = properties.addNewTblpPr();
        place.setVertAnchor(STVAnchor.MARGIN);
        place.setHorzAnchor(STHAnchor.MARGIN);
        place.setTblpX(BigInteger.ZERO);
        place.setTblpY(twips(22 * Style.PITCH - height - 2));
    }

    private static CTTblPr properties(XWPFTable table) {
        return table.getCTTbl().getTblPr() == null ? table.getCTTbl().addNewTblPr() : table.getCTTbl().getTblPr();
    }
}
