package cdo.platform.calendar;

import java.time.LocalDate;

/**
 * A day that the yearly notice of the General Office of the State Council names: off (放假) or a make-up working day (调休上班).
 *
 * @param name the holiday it belongs to, as the notice calls it (春节)
 */
public record ListedDay(LocalDate date, String name, boolean offDay) {
}
