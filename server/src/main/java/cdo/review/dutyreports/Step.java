package cdo.review.dutyreports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a campaign, a report or a suggestion.
 *
 * @param what  a key of {@code dutyreports.step.*}
 * @param actor null: the system by its rules
 */
public record Step(String what, Instant at, @Nullable String actor, String remark) {
}
