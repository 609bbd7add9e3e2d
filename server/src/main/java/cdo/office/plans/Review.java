package cdo.office.plans;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A yearly review (年度评估) with what the goals' measures said that day. */
public record Review(long id, int year, String progress, ReviewVerdict verdict, LocalDate reviewedOn, String reviewedBy, List<Kept> goals) {

    /** @param figure null: not applicable, or not measured that day */
    public record Kept(long goalId, String title, @Nullable String figure) {
    }
}
