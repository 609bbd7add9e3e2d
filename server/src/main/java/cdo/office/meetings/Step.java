package cdo.office.meetings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a series, a meeting or a topic. {@code actor} null: a route or a rule. */
public record Step(String what, Instant at, @Nullable String actor, String remark) {
}
