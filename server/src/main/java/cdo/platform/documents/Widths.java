package cdo.platform.documents;

import java.util.List;

/** Column widths of a grid, and which cells are centred, so that Word and PDF agree. */
final class Widths {
    private Widths() { }

    static List<Double> percent(Piece.Grid grid) {
        double sum = grid.widths().stream().mapToDouble(Double::doubleValue).sum();
        return grid.widths().stream().map(w -> 100 * w / sum).toList();
    }

    /** Short cells (序号, names, dates) are centred, running text is not. */
    static boolean isShort(String text) {
        return Composer.width(text) <= 6;
    }
}
