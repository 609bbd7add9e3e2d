package cdo.office.tasks;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be registered.
 *
 * @param number 文号 as printed
 * @param origin the record in which it was decided, e.g. a meeting
 */
public record NewDecision(long organiserId, DecisionSource source, @Nullable String number, String title, String text, LocalDate decidedOn, @Nullable SubjectRef origin) {
}
