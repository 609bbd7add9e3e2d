package cdo.platform.documents;

import java.util.List;
import java.util.Locale;

/**
 * The same pieces as XHTML: the preview on a page and the source of the PDF. Only classes, no style attributes, so that the page's content policy
 * holds; {@link PaperStyles} gives the classes their look.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    private Markup() { }

    /** One {@code <article class="official">} without page breaks of its own. */
    static String of(Composition composition) {
        var markup = new Markup();
        markup.out.append("<article class=\"official").append(composition.letter() ? " letter" : "").append("\" lang=\"zh-CN\">\n");
        if (composition.letter()) markup.out.append("<div class=\"letter-foot\"></div>\n");
        for (var section : composition.sections()) {
            markup.out.append("<section class=\"").append(section.landscape() ? "landscape" : "portrait").append("\">\n");
            section.pieces().forEach(markup::piece);
            markup.out.append("</section>\n");
        }
        return markup.out.append("</article>\n").toString();
    }

    private void piece(Piece piece) {
        switch (piece) {
            case Piece.Line line -> line(line);
            case Piece.Ends ends -> {
                out.append("<table role=\"presentation\" class=\"ends ").append(ends.style().css()).append(ends.inset() > 0 ? " inset" : "").append("\"><tr><td class=\"start\">");
                ends.left().forEach(span -> span(span, ends.style()));
                out.append("</td><td class=\"end\">");
                ends.right().forEach(span -> span(span, ends.style()));
                out.append("</td></tr></table>\n");
            }
            case Piece.Grid grid -> grid(grid);
            case Piece.Colophon colophon -> {
                out.append("<div class=\"imprint\">\n");
                for (Piece line : colophon.lines()) {
                    out.append("<div class=\"imprint-line\">");
                    piece(line);
                    out.append("</div>\n");
                }
                out.append("</div>\n");
            }
            case Piece.Rule rule -> out.append("<div class=\"rule-").append(rule.name().toLowerCase(Locale.ROOT).replace('_', '-')).append("\"></div>\n");
            case Piece.Break aBreak -> out.append("<div class=\"page-break\"></div>\n");
        }
    }

    private void line(Piece.Line line) {
        out.append("<p class=\"").append(line.style().css());
        if (line.right() > 0) out.append(" right-").append(Math.round(line.right() * 2));
        if (line.above() > 0) out.append(" above-").append(Math.round(line.above() / Style.PITCH * 2));
        if (line.kept()) out.append(" kept");
        if (line.style().red()) out.append(" scale-").append(Docx.markScale(line.style(), line.spans().getFirst().text()));
        out.append("\">");
        if (line.style().red()) out.append("<span class=\"condensed\">");
        line.spans().forEach(span -> span(span, line.style()));
        if (line.style().red()) out.append("</span>");
        if (line.spans().stream().allMatch(span -> span.text().isEmpty())) out.append("&#160;");
        out.append("</p>\n");
    }

    private void span(Piece.Span span, Style within) {
        boolean plain = span.face() == within.face() && !span.bold();
        if (!plain) out.append("<span class=\"").append(span.face().css()).append(span.bold() ? " lead" : "").append("\">");
        text(span.text());
        if (!plain) out.append("</span>");
    }

    private void grid(Piece.Grid grid) {
        out.append("<table class=\"grid\" aria-label=\"");
        text(String.join("，", grid.head()));
        out.append("\"><colgroup>");
        for (double percent : Widths.percent(grid)) out.append(String.format(Locale.ROOT, "<col width=\"%.1f%%\"/>", percent));
        out.append("</colgroup>\n<thead><tr>");
        for (String cell : grid.head()) {
            out.append("<th scope=\"col\">");
            text(cell);
            out.append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : grid.rows()) {
            out.append("<tr>");
            for (String cell : row) {
                out.append(Widths.isShort(cell) ? "<td class=\"short\">" : "<td>");
                text(cell);
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("<br/>");
                default -> out.append(c);
            }
        }
    }
}
