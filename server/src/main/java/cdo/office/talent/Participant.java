package cdo.office.talent;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed up.
 *
 * @param personId   null: a guest without a record of his own
 * @param attendedBy CODE on the own phone, LIST entered by the organiser
 * @param score      考试成绩, 0–100
 */
public record Participant(long id, long trainingId, @Nullable Long personId, String name, long unitId, String unitName, Instant signedUpAt, String signedUpBy,
                          @Nullable LocalDate withdrawnOn, @Nullable Instant attendedAt, @Nullable AttendedBy attendedBy, @Nullable BigDecimal hours, @Nullable BigDecimal score,
                          @Nullable Integer satisfaction) {

    /** How attendance was told. */
    public enum AttendedBy {
        /** 扫码签到. */
        CODE,
        /** 名单登记. */
        LIST
    }

    public boolean attended() {
        return attendedAt != null;
    }

    /** 应到. */
    public boolean expected() {
        return withdrawnOn == null;
    }
}
