package cdo.platform.documents;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document broken into sections of pieces, ready to be set.
 *
 * @param letter first page without number and with the lower double rule of 信函格式
 * @param header a small line at the head of every page: who took the file out and when, or that it is demo data
 */
record Composition(String title, List<Section> sections, boolean letter, Optional<String> header) {
    record Section(boolean landscape, List<Piece> pieces) { }

    Composition under(String line) {
        return new Composition(title, sections, letter, Optional.of(line));
    }

    /** Every span that will be set, for checking that the fonts have its letters. */
    Stream<Piece.Span> spans() {
        return sections.stream().flatMap(s -> s.pieces().stream()).flatMap(Composition::spans);
    }

    private static Stream<Piece.Span> spans(Piece piece) {
        return switch (piece) {
            case Piece.Line line -> line.spans().stream();
            case Piece.Ends ends -> Stream.concat(ends.left().stream(), ends.right().stream());
            case Piece.Grid grid -> Stream.concat(
                    grid.head().stream().map(t -> new Piece.Span(t, Style.CELL_HEAD.face(), false)),
                    grid.rows().stream().flatMap(List::stream).map(t -> new Piece.Span(t, Style.CELL.face(), false)));
            case Piece.Colophon colophon -> colophon.lines().stream().flatMap(Composition::spans);
            case Piece.Rule rule -> Stream.empty();
            case Piece.Break aBreak -> Stream.empty();
        };
    }
}
