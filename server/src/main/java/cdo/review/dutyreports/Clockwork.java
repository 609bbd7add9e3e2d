package cdo.review.dutyreports;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The clocks of a report: the officer's for handing in, the organiser's for the review, the unit's for completing. */
@Component
class Clockwork {

    private static final String REPORT = "report";

    private final Duties duties;
    private final ReportRows rows;
    private final Clocks clocks;

    Clockwork(Duties duties, ReportRows rows, Clocks clocks) {
        this.duties = duties;
        this.rows = rows;
        this.clocks = clocks;
    }

    /** The officer in the post owes it; one who left it owes it in person, so that it never counts for the successor. */
    void owe(DutyReport report, LocalDate due) {
        duties.open(new NewDuty(ReportRules.SUBMIT, report.personal() ? null : report.postId(), report.unitId(), report.organiserId(), report.personal() ? report.personId() : null,
                report.ref(), REPORT, Message.of("dutyreports.duty.submit", rows.title(report)), clocks.today(), due, report.href()));
    }

    /** The officer has left: what the post owed, the person owes now. */
    void owePersonally(DutyReport report, LocalDate due) {
        duties.cancel(ReportRules.SUBMIT, report.ref(), REPORT, Message.of("dutyreports.why.left"));
        owe(report, due);
    }

    void met(DutyReport report, LocalDate on, Message why) {
        duties.discharge(ReportRules.SUBMIT, report.ref(), REPORT, on, why);
    }

    void excused(DutyReport report, String reason) {
        duties.cancelAll(report.ref(), Message.of("dutyreports.why.excused", reason));
    }

    /** Handed in, for the first time or again. */
    void reviewBegins(DutyReport report, LocalDate on) {
        if (report.round() > 1) {
            duties.discharge(ReportRules.CORRECTION, report.ref(), correction(report.round() - 1), on, null);
            duties.resume(ReportRules.REVIEW, report.ref(), REPORT, on, Message.of("dutyreports.why.resubmitted"));
        } else {
            duties.open(new NewDuty(ReportRules.REVIEW, null, report.organiserId(), report.unitId(), null, report.ref(), REPORT,
                    Message.of("dutyreports.duty.review", rows.title(report)), on, null, report.href()));
        }
    }

    void returned(DutyReport report, LocalDate on, String reason) {
        duties.suspend(ReportRules.REVIEW, report.ref(), REPORT, on, Message.of("dutyreports.why.returned", reason));
        duties.open(new NewDuty(ReportRules.CORRECTION, null, report.unitId(), report.organiserId(), report.personal() ? report.personId() : null, report.ref(),
                correction(report.round()), Message.of("dutyreports.duty.correction", rows.title(report)), on, null, report.href()));
    }

    void reviewEnds(DutyReport report, LocalDate on) {
        duties.discharge(ReportRules.REVIEW, report.ref(), REPORT, on, null);
    }

    private static String correction(int round) {
        return "correction-" + round;
    }
}
