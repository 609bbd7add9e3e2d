package cdo.platform.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a unit, as its page tells it.
 *
 * @param kind    FOUNDED, RENAMED, MOVED, MERGED, SPLIT, CLOSED or CORRECTED
 * @param otherId the other unit: carried on by, split into, moved below
 */
public record LineageEntry(String kind, long unitId, @Nullable Long otherId, LocalDate on, String before, String after, String basis, String by) {
}
