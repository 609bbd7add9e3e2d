package cdo.office.duties;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A duty to be opened.
 *
 * @param rule       key of the rule in force on the start day
 * @param debtorPost the post that owes it; null when the unit as such owes it
 * @param owedToUnit accepts it, may extend or waive it
 * @param handler    the person who actually does it; null: whoever does the unit's work
 * @param occurrence tells repetitions apart: a year, a round, an edition
 * @param title      what is to be done, begins with a verb; its arguments are kept as text
 * @param start      the day of the event; never counts
 * @param due        a stated date; null: computed from the rule
 * @param href       the page on which it is done
 * @param inPerson   owed by the handler alone: it counts neither for the debtor's unit nor for its officer
 */
public record NewDuty(String rule, @Nullable Long debtorPost, long debtorUnit, long owedToUnit, @Nullable Long handler, Set<Long> supportingUnits,
                      SubjectRef subject, String occurrence, Message title, LocalDate start, @Nullable LocalDate due, String href, boolean inPerson) {

    public NewDuty(String rule, @Nullable Long debtorPost, long debtorUnit, long owedToUnit, @Nullable Long handler, Set<Long> supportingUnits, SubjectRef subject, String occurrence,
                   Message title, LocalDate start, @Nullable LocalDate due, String href) {
        this(rule, debtorPost, debtorUnit, owedToUnit, handler, supportingUnits, subject, occurrence, title, start, due, href, false);
    }

    public NewDuty(String rule, @Nullable Long debtorPost, long debtorUnit, long owedToUnit, @Nullable Long handler, SubjectRef subject, String occurrence,
                   Message title, LocalDate start, @Nullable LocalDate due, String href) {
        this(rule, debtorPost, debtorUnit, owedToUnit, handler, Set.of(), subject, occurrence, title, start, due, href);
    }

    /** As an expert or a grader owes it to another organiser: the unit in which they sit only reminds them. */
    public NewDuty ofThePersonAlone() {
        return new NewDuty(rule, debtorPost, debtorUnit, owedToUnit, handler, supportingUnits, subject, occurrence, title, start, due, href, true);
    }
}
