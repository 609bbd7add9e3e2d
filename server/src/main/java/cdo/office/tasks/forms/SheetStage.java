package cdo.office.tasks.forms;

import java.util.EnumSet;
import java.util.Set;

/** Where one unit's copy of a form stands. */
public enum SheetStage {
    /** 待报送: the unit fills in. */
    OPEN,
    /** 已报送. */
    SUBMITTED,
    /** 已退回: the unit corrects. */
    RETURNED,
    /** 免予报送: its organiser let it go. */
    EXCUSED,
    /** 不再填报: its unit was merged into another that fills in the same form. */
    WITHDRAWN;

    public Set<SheetStage> successors() {
        return switch (this) {
            case OPEN -> EnumSet.of(SUBMITTED, EXCUSED, WITHDRAWN);
            case RETURNED -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(RETURNED, WITHDRAWN);
            case EXCUSED, WITHDRAWN -> EnumSet.noneOf(SheetStage.class);
        };
    }

    public boolean missing() {
        return this == OPEN || this == RETURNED;
    }
}
