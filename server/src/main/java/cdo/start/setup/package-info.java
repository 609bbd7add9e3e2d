/**
 * The set-up assistant of an installation in real use ({@code ./cdo run --empty}): the first visitor, who must know the code
 * printed on the console, chooses the city, looks at the calendar, and names the three administrators and the bureau's
 * first clerk. Each step is one transaction and the next step follows from what is there, so a set-up that was cut off
 * goes on where it was. It closes for good when the first administrator has used the link.
 */
@org.springframework.modulith.ApplicationModule(displayName = "start · setup")
@NullMarked
package cdo.start.setup;

import org.jspecify.annotations.NullMarked;
