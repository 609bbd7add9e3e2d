package cdo.platform.documents;

import java.util.List;

/** What a page is set from, top to bottom. Word, PDF and page each set the same pieces, so that their text cannot differ. */
sealed interface Piece {
    /** Letters in one face; {@code bold} only for the third level's lead. */
    record Span(String text, Typeface face, boolean bold) { }

    /** A paragraph. {@code right} = right indent in characters; {@code above} = extra points above it; {@code kept} = not parted from the next. */
    record Line(Style style, List<Span> spans, double right, double above, boolean kept) implements Piece {
        static Line of(Style style, String text) {
            return new Line(style, List.of(new Span(text, style.face(), false)), 0, 0, false);
        }

        static Line of(Style style, List<Span> spans) {
            return new Line(style, List.copyOf(spans), 0, 0, false);
        }

        Line indentedRight(double characters) {
            return new Line(style, spans, characters, above, kept);
        }

        Line lowered(double points) {
            return new Line(style, spans, right, points, kept);
        }

        Line keptWithNext() {
            return new Line(style, spans, right, above, true);
        }
    }

    /** One line with a left and a right end, each {@code inset} characters in. */
    record Ends(Style style, List<Span> left, List<Span> right, double inset) implements Piece { }

    /** The rules of the standard; a letter's are longer than the type area. */
    enum Rule implements Piece { RED, LETTER_TOP }

    /** A grid with a repeated header row; widths are relative. */
    record Grid(List<Double> widths, List<String> head, List<List<String>> rows) implements Piece { }

    /** 版记, at the foot of the last page. */
    record Colophon(List<Piece> lines) implements Piece { }

    /** Where a new page begins. */
    enum Break implements Piece { PAGE }
}
