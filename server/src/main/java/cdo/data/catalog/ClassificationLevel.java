package cdo.data.catalog;

import java.util.Optional;

/** 类, 项, 目, 细目, and the number of digits that each adds to the code. */
public enum ClassificationLevel {
    /** 类 */
    CLASS(1),
    /** 项 */
    DIVISION(2),
    /** 目 */
    GROUP(3),
    /** 细目 */
    SUBGROUP(3);

    private final int digits;

    ClassificationLevel(int digits) {
        this.digits = digits;
    }

    int digits() {
        return digits;
    }

    public Optional<ClassificationLevel> below() {
        return this == SUBGROUP ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
