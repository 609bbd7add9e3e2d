package cdo.office.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a plan wants to reach. */
public record Goal(long id, long planId, int place, Text text) {

    /**
     * What the drafting unit writes.
     *
     * @param cityGoal      which of the founding document's goals it serves
     * @param measureKey    the measure that decides; null: not yet computable
     * @param target        in the measure's unit, a ratio between 0 and 1
     * @param due           by when
     * @param criterion     how it is judged, in words
     * @param notComputable why there is no measure yet
     */
    public record Text(String title, @Nullable CityGoal cityGoal, @Nullable String measureKey, @Nullable BigDecimal target, @Nullable LocalDate due, String criterion,
                       @Nullable String notComputable) {
    }
}
