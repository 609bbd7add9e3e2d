package cdo.office.duties;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;

/** The unit that is owed to gave a duty more time on the duty's own page; a module that shows the date on its record follows. */
public record DutyExtended(String rule, SubjectRef subject, String occurrence, LocalDate due) {
}
