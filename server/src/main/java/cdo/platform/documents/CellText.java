package cdo.platform.documents;

import cdo.platform.web.DateCells;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** A cell of a workbook as people read it; the workbook must have been opened with its formats. */
public final class CellText {

    private CellText() { }

    /** Whole numbers without ".0", dates as 2026-11-23, formulas by their result; a number in the format of a date that is no day stays a number. */
    public static String of(Cell cell, boolean since1904) {
        if (cell.getType() == CellType.EMPTY) return "";
        Optional<String> date = serial(cell).flatMap(serial -> DateCells.said(serial, cell.getDataFormatId(), cell.getDataFormatString(), since1904));
        if (date.isPresent()) return date.get();
        if (cell.getType() != CellType.NUMBER) return cell.getText() == null ? "" : cell.getText().strip();
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    private static Optional<Double> serial(Cell cell) {
        if (cell.getType() == CellType.NUMBER) return Optional.of(cell.asNumber().doubleValue());
        String result = cell.getType() == CellType.FORMULA ? cell.getRawValue() : null;
        return result != null && result.matches("\\d{1,7}(\\.\\d+)?") ? Optional.of(Double.valueOf(result)) : Optional.empty();
    }
}
