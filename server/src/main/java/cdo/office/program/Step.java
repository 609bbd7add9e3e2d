package cdo.office.program;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a submission, a result or a phase.
 *
 * @param what  a key of {@code program.step.*}
 * @param actor null: the system by its rules
 */
public record Step(String what, Instant at, @Nullable String actor, String remark) {
}
