package cdo.office.meetings;

import cdo.office.tasks.DutyArea;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of an item; {@code decisionId} and {@code taskId} once it was handed out. */
public record Outcome(long id, long itemId, Draft draft, @Nullable Long decisionId, @Nullable Long taskId) {

    /**
     * What the secretary writes.
     *
     * @param leadPostId 牵头, the officer who owes it
     * @param area       duty area of the plan 二（二）
     * @param criterion  完成标准
     * @param supporting 配合单位
     */
    public record Draft(OutcomeKind kind, String text, @Nullable Long leadPostId, @Nullable DutyArea area, String criterion, @Nullable LocalDate due, Set<Long> supporting) {
        public Draft {
            supporting = Set.copyOf(supporting);
        }

        public static Draft noted(String text) {
            return new Draft(OutcomeKind.NOTED, text, null, null, "", null, Set.of());
        }
    }
}
