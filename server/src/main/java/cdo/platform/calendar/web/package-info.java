/** The pages of the calendar. */
@NullMarked
package cdo.platform.calendar.web;

import org.jspecify.annotations.NullMarked;
