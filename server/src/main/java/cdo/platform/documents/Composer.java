package cdo.platform.documents;

import cdo.platform.documents.Composition.Section;
import cdo.platform.documents.OfficialDocument.Head;
import cdo.platform.documents.Piece.Ends;
import cdo.platform.documents.Piece.Line;
import cdo.platform.documents.Piece.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an official document into pieces in the order and at the places of GB/T 9704-2012, chapter 7. */
final class Composer {
    private final OfficialDocument document;
    private final List<Section> sections = new ArrayList<>();
    private List<Piece> pieces = new ArrayList<>();

    private Composer(OfficialDocument document) {
        this.document = document;
    }

    static Composition compose(Printable printable) {
        return switch (printable) {
            case OfficialDocument official -> new Composer(official).composition();
            case Sheet sheet -> SheetComposer.compose(sheet);
        };
    }

    private Composition composition() {
        head();
        title();
        document.body().forEach(this::block);
        int end = pieces.size();
        annexList();
        signature();
        keepTogether(end - 1);
        document.note().ifPresent(note -> add(Style.NOTE, "（" + note + "）"));
        attendance();
        annexes();
        document.imprint().ifPresent(imprint -> pieces.add(colophon(imprint)));
        close(false);
        return new Composition(document.heading(), List.copyOf(sections), document.head() == Head.LETTER, Optional.empty());
    }

    private void head() {
        if (document.head() == Head.LETTER) letterHead();
        int lines = 0;
        if (document.copyNumber().isPresent()) lines += add(Style.TOP_LEFT, document.copyNumber().get());
        if (document.urgency().isPresent()) lines += add(Style.TOP_LEFT, document.urgency().get());
        String mark = document.mark().orElse("");
        switch (document.head()) {
            case RED -> {
                pieces.add(mark(mark, lines));
                number();
                pieces.add(Piece.Rule.RED);
            }
            case MINUTES -> {
                pieces.add(mark(mark, lines));
                document.number().ifPresent(issue -> add(Style.ISSUE, issue));
                pieces.add(new Ends(Style.SHEET_LINE, plain(String.join("、", document.units())),
                        plain(document.date().map(ChineseNumbers::date).orElse("")), 1));
                pieces.add(Piece.Rule.RED);
            }
            case LETTER -> document.number().ifPresent(text -> add(Style.NUMBER_RIGHT, text));
            case NONE -> { }
        }
    }

    private void letterHead() {
        pieces.add(Line.of(Style.MARK_LETTER, document.mark().orElse("")));
        pieces.add(Piece.Rule.LETTER_TOP);
    }

    /** The mark's top edge stands 35 mm (99 pt) below the type area's, whatever stands in the top left corner. */
    private static Line mark(String text, int linesAbove) {
        return Line.of(Style.MARK, text).lowered(Math.max(0, 99 - linesAbove * Style.PITCH));
    }

    private void number() {
        if (document.number().isEmpty()) return;
        String number = document.number().get();
        if (document.kind().upward() && document.signatory().isPresent())
            pieces.add(new Ends(Style.NUMBER, plain(number),
                    List.of(new Span("签发人：", Typeface.BODY, false), new Span(document.signatory().get(), Typeface.KAI, false)), 1));
        else add(Style.NUMBER, number);
    }

    private void title() {
        List<String> lines = document.title().size() == 1 ? TitleLines.of(document.title().getFirst()) : document.title();
        for (int i = 0; i < lines.size(); i++)
            pieces.add(Line.of(Style.TITLE, lines.get(i)).lowered(i == 0 && document.head() != Head.NONE ? 2 * Style.PITCH : 0));
        document.subtitle().ifPresent(text -> add(Style.SUBTITLE, text));
        if (!document.addressees().isEmpty()) add(Style.ADDRESSEES, String.join("，", document.addressees()) + "：");
        else pieces.add(Line.of(Style.BLANK, ""));
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(Block.Level level, String lead, String text) -> paragraph(level, lead, text);
            case Block.Table table -> {
                if (!table.caption().isBlank()) add(Style.CAPTION, table.caption());
                pieces.add(new Piece.Grid(table.widths(), table.head(), table.rows()));
            }
        }
    }

    private void paragraph(Block.Level level, String lead, String text) {
        Style style = switch (level) {
            case TEXT -> Style.BODY;
            case FIRST -> Style.LEVEL_1;
            case SECOND -> Style.LEVEL_2;
            case THIRD -> Style.LEVEL_3;
            case FOURTH -> Style.LEVEL_4;
        };
        var spans = new ArrayList<Span>();
        if (!lead.isEmpty()) spans.add(new Span(lead, style.face(), level == Block.Level.THIRD && !text.isEmpty()));
        if (!text.isEmpty()) spans.add(new Span(text, Typeface.BODY, false));
        var line = Line.of(style, spans);
        pieces.add(text.isEmpty() ? line.keptWithNext() : line);
    }

    private void annexList() {
        List<OfficialDocument.Annex> annexes = document.annexes();
        for (int i = 0; i < annexes.size(); i++) {
            String title = annexes.get(i).title();
            if (annexes.size() == 1) add(Style.ANNEX_ONE, "附件：" + title);
            else if (i == 0) add(Style.ANNEX_FIRST, "附件：1." + title);
            else add(Style.ANNEX_NEXT, (i + 1) + "." + title);
        }
    }

    /** 7.3.5: with a seal the date stands four characters from the right and the unit centred above it; without, the unit two from the right. */
    private void signature() {
        if (document.date().isEmpty() || document.head() == Head.MINUTES) return;
        String date = ChineseNumbers.date(document.date().get());
        double dateWidth = width(date);
        double widest = document.units().stream().mapToDouble(Composer::width).max().orElse(0);
        double dateRight = 4;
        if (!document.sealed()) dateRight = Math.max(2, widest - dateWidth);
        else if (widest > dateWidth) dateRight = Math.max(4, 2 + (widest - dateWidth) / 2);
        boolean first = true;
        for (String unit : document.units()) {
            double right = document.sealed() ? Math.max(0, dateRight + (dateWidth - width(unit)) / 2) : Math.max(2, dateRight + dateWidth + 2 - width(unit));
            pieces.add(Line.of(Style.SIGNATURE, unit).indentedRight(right).lowered(first ? 2 * Style.PITCH : 0));
            first = false;
        }
        pieces.add(Line.of(Style.SIGNATURE, date).indentedRight(dateRight));
    }

    /** A signature never stands alone on a page: the last paragraph goes with it (7.3.5.4). */
    private void keepTogether(int from) {
        for (int i = Math.max(0, from); i < pieces.size() - 1; i++)
            if (pieces.get(i) instanceof Line line) pieces.set(i, line.keptWithNext());
    }

    private void attendance() {
        for (var group : document.attendance())
            pieces.add(Line.of(Style.ATTENDANCE, List.of(new Span(group.label() + "：", Typeface.HEI, false), new Span(group.people(), Typeface.BODY, false))));
    }

    private void annexes() {
        List<OfficialDocument.Annex> annexes = document.annexes();
        for (int i = 0; i < annexes.size(); i++) {
            OfficialDocument.Annex annex = annexes.get(i);
            boolean previous = i > 0 && annexes.get(i - 1).landscape();
            if (annex.landscape() || previous) close(previous);
            else pieces.add(Piece.Break.PAGE);
            add(Style.ANNEX_LABEL, annexes.size() == 1 ? "附件" : "附件" + (i + 1));
            List<String> lines = TitleLines.of(annex.title());
            for (int l = 0; l < lines.size(); l++) pieces.add(Line.of(Style.TITLE, lines.get(l)).lowered(l == 0 ? Style.PITCH : 0));
            add(Style.BLANK, "");
            annex.body().forEach(this::block);
        }
        if (!annexes.isEmpty() && annexes.getLast().landscape()) {
            close(true);
        }
    }

    private Piece.Colophon colophon(OfficialDocument.Imprint imprint) {
        var lines = new ArrayList<Piece>();
        imprint.copies().ifPresent(copies -> lines.add(Line.of(Style.COLOPHON, "抄送：" + copies + (copies.endsWith("。") ? "" : "。"))));
        lines.add(new Ends(Style.COLOPHON, plain(imprint.printer()), plain(imprint.printed().map(ChineseNumbers::date).orElse("　　　　年　　月　　日") + "印发"), 1));
        return new Piece.Colophon(lines);
    }

    private void close(boolean landscape) {
        if (pieces.isEmpty()) return;
        sections.add(new Section(landscape, List.copyOf(pieces)));
        pieces = new ArrayList<>();
    }

    private int add(Style style, String text) {
        pieces.add(Line.of(style, text));
        return 1;
    }

    private static List<Span> plain(String text) {
        return List.of(new Span(text, Typeface.BODY, false));
    }

    /** Width in characters of 16 pt; Latin letters and digits count half. */
    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 && !(c >= 0x2010 && c <= 0x2027) ? 0.5 : 1).sum();
    }
}
