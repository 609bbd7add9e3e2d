package cdo.review.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a run, an assessed unit or a ledger entry.
 *
 * @param what  a key of {@code assessment.step.*}
 * @param actor null: the system by its rules
 */
public record RunStep(String what, Instant at, @Nullable String actor, String remark) {
}
