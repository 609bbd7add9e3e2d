package cdo.review.dutyreports;

import cdo.platform.kernel.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One grader's sheet for one report.
 *
 * @param unitId    the unit for which the grader acts
 * @param hearingId the hearing at which the grader sat; null: a reader
 * @param total     sum of the sheet's lines; null until given
 * @param dismissed why the organiser goes on without this grader
 */
public record Grade(long id, long reportId, long personId, long unitId, @Nullable Long hearingId, LocalDate due, @Nullable BigDecimal total, String remark,
                    @Nullable LocalDate givenOn, @Nullable String dismissed, int version) {

    public boolean waited() {
        return givenOn == null && dismissed == null;
    }

    /** A line of the scoring sheet (评分表). */
    public record SheetLine(long id, String title, String titleEn, BigDecimal points) {
        public String title(Language language) {
            return language.chinese() || titleEn.isBlank() ? title : titleEn;
        }
    }
}
