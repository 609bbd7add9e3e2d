package cdo.platform.documents;

import java.util.List;

/** A part of a document's body. */
public sealed interface Block {
    /** Levels of GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）; {@code TEXT} has no number. */
    enum Level {
        TEXT, FIRST, SECOND, THIRD, FOURTH
    }

    /**
     * A paragraph: its lead (number and heading, in the level's face) and the text that runs on in 仿宋.
     *
     * @param lead empty for plain text
     * @param text empty where the heading stands alone
     */
    record Paragraph(Level level, String lead, String text) implements Block { }

    /** A table of text; widths are relative to each other. */
    record Table(String caption, List<Double> widths, List<String> head, List<List<String>> rows) implements Block {
        public Table {
            widths = List.copyOf(widths);
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            int width = head.size();
            if (widths.size() != width || rows.stream().anyMatch(r -> r.size() != width))
                throw new IllegalArgumentException("every row of a table has as many cells as its head: " + head);
        }
    }
}
