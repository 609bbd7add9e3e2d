package cdo.platform.organization;

import java.time.LocalDate;

/** Somebody took a post, any kind ({@link PostKind#officer()} tells officers); the first day may lie in the future or the past. */
public record OfficerSeated(long tenureId, long postId, long unitId, long personId, PostKind kind, LocalDate from) {
}
