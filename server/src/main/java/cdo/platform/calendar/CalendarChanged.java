package cdo.platform.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The calendar is no longer what it was; dates that depend on days from {@code from} on are to be worked out anew. Published inside the
 * transaction of the change.
 *
 * @param region the region (and everything inside it) that is concerned, null for the whole country
 * @param from   the first day that changed
 */
public record CalendarChanged(@Nullable String region, LocalDate from) {
}
