package cdo.platform.documents;

import java.util.Locale;

/**
 * The paragraph styles of GB/T 9704-2012, once, for Word, PDF and page alike. Sizes in points, indents in characters of that size, space above in
 * lines of 28.95 pt (22 lines in 225 mm).
 */
enum Style {
    TOP_LEFT(Typeface.HEI, 16, Align.LEFT, 0, 0, 0),
    MARK(Typeface.TITLE, 50, Align.CENTER, 0, 0, 0),
    MARK_LETTER(Typeface.TITLE, 40, Align.CENTER, 0, 0, 0),
    ISSUE(Typeface.BODY, 16, Align.CENTER, 0, 0, 1),
    NUMBER(Typeface.BODY, 16, Align.CENTER, 0, 0, 2),
    NUMBER_RIGHT(Typeface.BODY, 16, Align.RIGHT, 0, 0, 0.5),
    TITLE(Typeface.TITLE, 22, Align.CENTER, 0, 0, 0),
    SUBTITLE(Typeface.KAI, 16, Align.CENTER, 0, 0, 0),
    ADDRESSEES(Typeface.BODY, 16, Align.LEFT, 0, 0, 1),
    BODY(Typeface.BODY, 16, Align.JUSTIFY, 2, 0, 0),
    LEVEL_1(Typeface.HEI, 16, Align.JUSTIFY, 2, 0, 0),
    LEVEL_2(Typeface.KAI, 16, Align.JUSTIFY, 2, 0, 0),
    LEVEL_3(Typeface.BODY, 16, Align.JUSTIFY, 2, 0, 0),
    LEVEL_4(Typeface.BODY, 16, Align.JUSTIFY, 2, 0, 0),
    ANNEX_ONE(Typeface.BODY, 16, Align.LEFT, -3, 5, 1),
    ANNEX_FIRST(Typeface.BODY, 16, Align.LEFT, -4.5, 6.5, 1),
    ANNEX_NEXT(Typeface.BODY, 16, Align.LEFT, -1.5, 6.5, 0),
    SIGNATURE(Typeface.BODY, 16, Align.RIGHT, 0, 0, 0),
    NOTE(Typeface.BODY, 16, Align.LEFT, 2, 0, 0),
    ATTENDANCE(Typeface.BODY, 16, Align.LEFT, -3, 5, 0),
    ANNEX_LABEL(Typeface.HEI, 16, Align.LEFT, 0, 0, 0),
    SHEET_TITLE(Typeface.TITLE, 22, Align.CENTER, 0, 0, 0),
    SHEET_LINE(Typeface.BODY, 14, Align.LEFT, 0, 0, 0),
    CAPTION(Typeface.HEI, 14, Align.CENTER, 0, 0, 0),
    CELL_HEAD(Typeface.HEI, 12, Align.CENTER, 0, 0, 0),
    CELL(Typeface.BODY, 12, Align.LEFT, 0, 0, 0),
    COLOPHON(Typeface.BODY, 14, Align.LEFT, -3, 4, 0),
    BLANK(Typeface.BODY, 16, Align.LEFT, 0, 0, 0);

    /** Line pitch of the type area: 225 mm in 22 lines. */
    static final double PITCH = 28.95;
    /** Width of the type area, 156 mm. */
    static final double WIDTH = 442.2;
    /** Width between the margins of a page on its side, 247 mm. */
    static final double WIDTH_LANDSCAPE = 700.2;
    /** 28 characters of 16 pt are wider than 156 mm; each gives way by this much. */
    static final double TIGHTENING = -0.25;

    enum Align { LEFT, CENTER, RIGHT, JUSTIFY }

    private final Typeface face;
    private final double size;
    private final Align align;
    private final double first;
    private final double left;
    private final double above;

    Style(Typeface face, double size, Align align, double first, double left, double above) {
        this.face = face;
        this.size = size;
        this.align = align;
        this.first = first;
        this.left = left;
        this.above = above;
    }

    Typeface face() {
        return face;
    }

    double size() {
        return size;
    }

    Align align() {
        return align;
    }

    /** First-line indent in characters; negative hangs. */
    double first() {
        return first;
    }

    double left() {
        return left;
    }

    /** Space above in lines. */
    double above() {
        return above;
    }

    /** Line height in points; table cells and colophons are set closer than the grid. */
    double pitch() {
        return switch (this) {
            case MARK, MARK_LETTER -> 60;
            case TITLE, SHEET_TITLE -> 35;
            case CELL, CELL_HEAD -> 18;
            case COLOPHON, SHEET_LINE, CAPTION -> 24;
            default -> PITCH;
        };
    }

    String css() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean red() {
        return this == MARK || this == MARK_LETTER;
    }

    double tightening() {
        return size == 16 ? TIGHTENING : 0;
    }
}
