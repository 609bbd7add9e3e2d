package cdo.platform.web;

import java.util.List;

/** The ticked rows of a register ({@code ui/batchBar}): at least one, at most a page full. */
public final class Ticked {

    private static final int MOST = 100;

    private Ticked() {
    }

    /** The ids of the field {@code ids}; nothing ticked is refused in words. */
    public static List<Long> of(Reading read) {
        List<Long> ids = read.ids("ids").stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST) {
            read.wrong("", ids.isEmpty() ? "ui.ticked.none" : "ui.ticked.most", MOST);
        }
        read.done();
        return ids;
    }
}
