package cdo.scan.profiles;

import java.time.LocalDateTime;

/**
 * What a column's dates say.
 *
 * @param count    how many values are dates or moments
 * @param withTime whether any of them has a time of day
 */
public record MomentFacts(long count, LocalDateTime min, LocalDateTime max, boolean withTime) {
}
