package cdo.platform.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a body and numbers its levels: 一、 then （一） then 1. then （1）; a higher level starts the lower ones afresh.
 */
public final class Blocks {
    private final List<Block> blocks = new ArrayList<>();
    private final int[] counts = new int[4];

    /** A paragraph without number. */
    public Blocks text(String text) {
        blocks.add(new Block.Paragraph(Block.Level.TEXT, "", text));
        return this;
    }

    /** 一、heading, on a line of its own. */
    public Blocks first(String heading) {
        return leveled(Block.Level.FIRST, ChineseNumbers.of(next(0)) + "、" + heading, "");
    }

    /** （一）heading, followed on the same line by the text, which may be empty. */
    public Blocks second(String heading, String text) {
        return leveled(Block.Level.SECOND, "（" + ChineseNumbers.of(next(1)) + "）" + stopped(heading, text), text);
    }

    /** 1.lead, followed by the text. */
    public Blocks third(String lead, String text) {
        return leveled(Block.Level.THIRD, next(2) + "." + stopped(lead, text), text);
    }

    /** （1）text. */
    public Blocks fourth(String text) {
        return leveled(Block.Level.FOURTH, "（" + next(3) + "）", text);
    }

    public Blocks table(String caption, List<Double> widths, List<String> head, List<List<String>> rows) {
        blocks.add(new Block.Table(caption, widths, head, rows));
        return this;
    }

    public List<Block> list() {
        return List.copyOf(blocks);
    }

    private Blocks leveled(Block.Level level, String lead, String text) {
        blocks.add(new Block.Paragraph(level, lead, text));
        return this;
    }

    private int next(int level) {
        for (int lower = level + 1; lower < counts.length; lower++) counts[lower] = 0;
        return ++counts[level];
    }

    /** A heading that text runs on from ends with a full stop; one alone on its line does not. */
    private static String stopped(String heading, String text) {
        if (text.isEmpty() || heading.isEmpty()) return heading;
        return "。；：？！".indexOf(heading.charAt(heading.length() - 1)) >= 0 ? heading : heading + "。";
    }
}
