package cdo.review.dutyreports;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 述职报告 of one officer for one part of a year.
 *
 * @param unitId       who writes it: the officer's unit, after a merger the unit that carries on
 * @param officeUnitId the unit whose officer it was
 * @param from         first day of the part of the year that is reported
 * @param personal     the officer has left the post: the report is owed by the person and confirmed in person
 * @param score        mean of the graders' totals, four places; null until graded
 * @param reason       why the officer was excused
 * @param freezeId     figures of a part of the year; null: the campaign's
 */
public record DutyReport(long id, long campaignId, long organiserId, long unitId, long officeUnitId, long postId, long personId, LocalDate from, LocalDate to,
                         ReportStage stage, boolean personal, @Nullable LocalDate confirmedOn, @Nullable String confirmedHow, int round,
                         @Nullable LocalDate firstSubmittedOn, @Nullable LocalDate submittedOn, @Nullable LocalDate acceptedOn, @Nullable BigDecimal score,
                         @Nullable String reason, @Nullable Long freezeId, int version) {

    public static final String KIND = "duty-report";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/duty-reports/" + id;
    }

    ReportStage moveTo(ReportStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("dutyreports.stage", stage, next);
        }
        return next;
    }

    /** Less than the whole year: two holders each report their part. */
    public boolean partial() {
        return from.getDayOfYear() != 1 || !to.equals(LocalDate.of(to.getYear(), 12, 31));
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
