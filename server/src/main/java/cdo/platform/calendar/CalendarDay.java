package cdo.platform.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day as the calendar of a region knows it.
 *
 * @param name        the holiday it belongs to, or null
 * @param region      the region that declares it otherwise than the country, or null
 * @param provisional true when the notice of its year is not known: Monday to Friday are then taken as working days
 */
public record CalendarDay(LocalDate date, DayKind kind, @Nullable String name, @Nullable String region, boolean provisional) {
}
