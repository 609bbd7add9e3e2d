package cdo.platform.documents;

import cdo.platform.documents.Piece.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets a {@link Sheet}: title, one line with unit and date, the grid, the signatures. */
final class SheetComposer {
    private SheetComposer() { }

    static Composition compose(Sheet sheet) {
        var pieces = new ArrayList<Piece>();
        pieces.add(Piece.Line.of(Style.SHEET_TITLE, sheet.title()));
        pieces.add(new Piece.Ends(Style.SHEET_LINE, span(sheet.left()), span(sheet.right()), 0));
        pieces.add(new Piece.Grid(sheet.columns().stream().map(Sheet.Column::width).toList(),
                sheet.columns().stream().map(Sheet.Column::name).toList(), sheet.rows()));
        if (!sheet.footer().isEmpty()) pieces.add(Piece.Line.of(Style.SHEET_LINE, String.join("　　　　　　", sheet.footer())));
        return new Composition(sheet.title(), List.of(new Composition.Section(true, List.copyOf(pieces))), false, Optional.empty());
    }

    private static List<Span> span(String text) {
        return List.of(new Span(text, Style.SHEET_LINE.face(), false));
    }
}
