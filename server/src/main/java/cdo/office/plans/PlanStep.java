package cdo.office.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a plan; {@code what} is said by the message {@code plans.step.<what>}. */
public record PlanStep(String what, Instant at, @Nullable String actor, String remark) {
}
