package cdo.platform.organization;

import java.time.LocalDate;

/** A tenure was given its last day, or was withdrawn before it began (the last day then lies before the first). */
public record OfficerUnseated(long tenureId, long postId, long unitId, long personId, PostKind kind, LocalDate lastDay) {
}
