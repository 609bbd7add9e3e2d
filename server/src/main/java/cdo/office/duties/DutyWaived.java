package cdo.office.duties;

import cdo.platform.kernel.SubjectRef;

/** The unit that is owed to let a duty go; a module whose record would go on without it ends the record, or refuses. */
public record DutyWaived(String rule, SubjectRef subject, String occurrence, String by, String reason) {
}
