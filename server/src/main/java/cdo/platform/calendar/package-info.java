/**
 * The working calendar (工作日历): which days are working days (工作日), holidays (节假日) and make-up days (调休上班), in the whole
 * country and in a region with special days of its own (地区特别日); when a limit ends (期限) and why, day by day (怎么算的).
 * {@link cdo.platform.calendar.WorkingCalendar} is the pure arithmetic, {@link cdo.platform.calendar.Calendars} the calendar in
 * force. The notices of 2022–2026 ship with the product; a later year is imported on a page when its notice is out, and until then
 * Monday to Friday are taken for working days and every date that depends on it says so (暂定).
 *
 * <p>No other module counts days. Whoever holds dates listens to {@link cdo.platform.calendar.CalendarChanged} to work them out anew.
 * Serves every time limit of the plan (二（三）, 三) and 民法典第二百零一条至第二百零三条.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · calendar", allowedDependencies = {"kernel", "web", "audit", "organization"})
@NullMarked
package cdo.platform.calendar;

import org.jspecify.annotations.NullMarked;
