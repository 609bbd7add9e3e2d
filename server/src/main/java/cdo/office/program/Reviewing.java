package cdo.office.program;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.kernel.Message;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The clocks of a review: the organiser's, which rests while the unit completes, and the unit's for completing. */
@Component
class Reviewing {

    private static final String REVIEW = "review";

    private final Duties duties;

    Reviewing(Duties duties) {
        this.duties = duties;
    }

    /** Handed in, for the first time or again. */
    void begun(Submission submission, Message title, LocalDate on) {
        if (submission.round() > 1) {
            duties.discharge(ProgramRules.CORRECTION, submission.ref(), correction(submission.round() - 1), on, null);
            duties.resume(ProgramRules.REVIEW, submission.ref(), REVIEW, on, Message.of("program.why.resubmitted"));
        } else {
            duties.open(new NewDuty(ProgramRules.REVIEW, null, submission.organiserUnitId(), submission.unitId(), null, submission.ref(), REVIEW,
                    Message.of("program.duty.review", title), on, null, href(submission)));
        }
    }

    void returned(Submission submission, Message title, LocalDate on, String reason) {
        duties.suspend(ProgramRules.REVIEW, submission.ref(), REVIEW, on, Message.of("program.why.returned", reason));
        duties.open(new NewDuty(ProgramRules.CORRECTION, null, submission.unitId(), submission.organiserUnitId(), null, submission.ref(), correction(submission.round()),
                Message.of("program.duty.correction", title), on, null, href(submission)));
    }

    void ended(Submission submission, LocalDate on) {
        duties.discharge(ProgramRules.REVIEW, submission.ref(), REVIEW, on, null);
    }

    private static String correction(int round) {
        return "correction-" + round;
    }

    private static String href(Submission submission) {
        return "/programs/submissions/" + submission.id();
    }
}
