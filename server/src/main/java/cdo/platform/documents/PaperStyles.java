package cdo.platform.documents;

import java.util.Locale;

/** The style sheet of {@link Markup}, written from {@link Style}: once for print, once for the preview on a page. */
final class PaperStyles {
    private PaperStyles() { }

    /** For the page: a white sheet of the standard's width that narrows on a phone. */
    static String preview() {
        return """
                .official { background: #fff; color: #000; max-width: 210mm; margin: 0 auto; padding: 20mm clamp(5mm, calc((100% - 156mm) / 2), 27mm); box-sizing: border-box; box-shadow: 0 1px 6px rgba(0,0,0,.25); }
                .official:has(.landscape):not(:has(.portrait)) { max-width: 297mm; padding: 15mm 20mm; }
                .official .page-break, .official section + section { border-top: 1px dashed #999; margin: 24pt 0; padding-top: 12pt; }
                .official .letter-foot { display: none; }
                .official .grid { overflow-wrap: anywhere; }
                @media (max-width: 800px) { .official { padding: 6mm 5mm; } .official p.mark, .official p.mark-letter { font-size: 7vw; line-height: 1.3; white-space: normal; } .official .ends, .official .ends tbody, .official .ends tr, .official .ends td { display: block; white-space: normal; } .official .ends .end { text-align: left; } }
                .official p.mark, .official p.mark-letter { color: #d00; }
                """ + shared(".official ", true) + """
                @media print { .official { box-shadow: none; max-width: none; padding: 0; } }
                .official p { max-width: none; } .official p.note { float: none; }
                .official .signature { border: 0; border-radius: 0; background: none; width: auto; height: auto; }
                .official-desk { container-type: inline-size; }
                .official .grid { display: table; }
                .official p.mark, .official p.mark-letter { background: none; padding: 0; white-space: normal; overflow-wrap: anywhere; }
                @container (max-width: 860px) { .official p.mark, .official p.mark-letter { font-size: 5.6cqw; line-height: 1.3; } }
                @container (max-width: 560px) { .official p.mark, .official p.mark-letter { font-size: 6.6cqw; } }
                """;
    }

    /** For the PDF: pages, mirrored numbers, the letter's lower double rule. */
    static String print(boolean letter, String header) {
        String head = header.isEmpty() ? "" : "@top-center { content: \"" + header.replace("\\", "\\\\").replace("\"", "\\\"") + "\"; font-family: cdo-song; font-size: 9pt; color: #7f7f7f; }";
        String number = "content: \"—\" counter(page) \"—\"; font-family: cdo-song; font-size: 14pt; vertical-align: top; padding-top: 7mm;";
        return """
                @page { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; %1$s }
                @page :right { @bottom-right { %2$s padding-right: 14pt; text-align: right; } }
                @page :left { @bottom-left { %2$s padding-left: 14pt; text-align: left; } }
                @page wide { size: A4 landscape; margin: 28mm 25mm 26mm 25mm; %1$s }
                @page wide:right { @bottom-right { %2$s padding-right: 14pt; text-align: right; } }
                @page wide:left { @bottom-left { %2$s padding-left: 14pt; text-align: left; } }
                %3$s
                body { margin: 0; }
                .portrait { page: auto; width: 156mm; } .landscape { page: wide; width: 247mm; }
                .letter-foot { position: running(letterfoot); border-bottom: 2.5pt solid #f00; border-top: 1pt solid #f00; height: 1.5pt; width: 170mm; margin: 0 0 20mm -7mm; }
                section + section { page-break-before: always; }
                .page-break { page-break-after: always; }
                .kept, .level-1, .caption { page-break-after: avoid; }
                .grid { -fs-table-paginate: paginate; } .grid tr { page-break-inside: avoid; }
                .imprint { page-break-inside: avoid; }
                """.formatted(head, number, letter ? """
                @page :first { margin-top: 30mm; @bottom-right { content: none; } @bottom-center { content: element(letterfoot); vertical-align: bottom; } }
                """ : "") + shared("", false);
    }

    private static String shared(String scope, boolean screen) {
        var css = new StringBuilder();
        for (Style style : Style.values()) css.append(rule(scope, style));
        for (Typeface face : Typeface.values()) css.append(scope).append('.').append(face.css()).append(" { font-family: ").append(family(face, screen)).append("; }\n");
        for (int half = 1; half <= 56; half++) css.append(String.format(Locale.ROOT, "%s.right-%d { margin-right: %.2fpt; }%n", scope, half, half / 2.0 * (16 + Style.TIGHTENING)));
        for (int half = 1; half <= 8; half++) css.append(String.format(Locale.ROOT, "%s.above-%d { margin-top: %.2fpt; }%n", scope, half, half / 2.0 * Style.PITCH));
        for (int scale = 30; scale < 100; scale++) css.append(screen ? fitted(scope, Style.MARK, scale) + fitted(scope, Style.MARK_LETTER, scale) : condensed(scale));
        return css.append("""
                %1$s.lead { font-weight: bold; }
                %1$s.ends { width: 100%%; margin-left: 0; text-indent: 0; border-collapse: collapse; }
                %1$s.ends td { padding: 0; } %1$s.ends .end { text-align: right; }
                %1$s.ends.inset .start { padding-left: 14pt; } %1$s.ends.inset .end { padding-right: 14pt; }
                %1$s.grid { width: 100%%; border-collapse: collapse; table-layout: fixed; }
                %1$s.grid th, %1$s.grid td { border: .5pt solid #000; padding: 3pt 5pt; vertical-align: middle; font-family: %2$s; font-size: 12pt; line-height: 18pt; word-wrap: break-word; }
                %1$s.grid th { font-family: %3$s; font-weight: normal; text-align: center; } %1$s.grid td.short { text-align: center; }
                %1$s.rule-red { border-bottom: 2pt solid #f00; height: 9pt; }
                %1$s.rule-letter-top { border-bottom: 1pt solid #f00; border-top: 2.5pt solid #f00; height: 1.5pt; margin: 8pt -7mm 0 -7mm; }
                %1$s.imprint { border-top: 1pt solid #000; border-bottom: 1pt solid #000; }
                %1$s.imprint-line + .imprint-line { border-top: .75pt solid #000; }
                %1$s.mark, %1$s.mark-letter { color: #f00; white-space: nowrap; background: none; padding: 0; }
                """.formatted(scope, family(Typeface.BODY, screen), family(Typeface.HEI, screen))).toString();
    }

    private static String rule(String scope, Style style) {
        double character = style.size() + style.tightening();
        boolean screen = !scope.isEmpty();
        return String.format(Locale.ROOT, "%s.%s { font-family: %s; font-size: %.0fpt; line-height: %.2fpt; margin: %.2fpt 0 0 %.2fpt; text-indent: %.2fpt; text-align: %s;%s }%n",
                scope, style.css(), family(style.face(), screen), style.size(), style.pitch(),
                style.above() * Style.PITCH, style.left() * character, style.first() * character,
                style.align().name().toLowerCase(Locale.ROOT), style.tightening() == 0 ? "" : String.format(Locale.ROOT, " letter-spacing: %.2fpt;", style.tightening()));
    }

    /** A condensed mark: {@code width} so wide that, scaled, it fills the type area. */
    private static String condensed(int scale) {
        return String.format(Locale.ROOT, ".scale-%d { transform: scale(%.2f, 1); transform-origin: 0 0; width: %.1f%%; }%n", scale, scale / 100.0, 10000.0 / scale);
    }

    /** On a page a long mark is set smaller, in one line however narrow its sheet: the scale says how much of a full-sized one would fit the line. */
    private static String fitted(String scope, Style style, int scale) {
        double size = style.size() * scale / 100;
        return String.format(Locale.ROOT, "%sp.%s.scale-%d { font-size: min(%.1fpt, calc((100cqw - 14mm) * %.4f)); line-height: 1.3; white-space: nowrap; }%n",
                scope, style.css(), scale, size, size / (Style.WIDTH * 1.01));
    }

    private static String family(Typeface face, boolean screen) {
        if (!screen) return face.css();
        return switch (face) {
            case TITLE -> "\"方正小标宋简体\", \"Noto Serif CJK SC\", \"Songti SC\", SimSun, serif";
            case BODY -> "仿宋_GB2312, FangSong, STFangsong, \"Noto Serif CJK SC\", serif";
            case KAI -> "楷体_GB2312, KaiTi, STKaiti, \"Noto Serif CJK SC\", serif";
            case HEI -> "SimHei, \"Heiti SC\", \"Noto Sans CJK SC\", sans-serif";
            case SONG -> "SimSun, \"Songti SC\", \"Noto Serif CJK SC\", serif";
        };
    }
}
