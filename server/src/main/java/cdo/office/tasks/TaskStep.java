package cdo.office.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a record's history: the message is {@code tasks.step.<what>}; no actor: the system by its rules. */
public record TaskStep(String what, Instant at, @Nullable String actor, String remark) {
}
