package cdo.office.talent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a record; {@code what} is said by the message {@code talent.step.<what>}. */
public record Step(String what, Instant at, @Nullable String actor, String remark) {
}
