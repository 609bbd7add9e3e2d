package cdo.office.tasks.forms;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 临时报表: a form of an organiser.
 *
 * @param basis      the document it rests on
 * @param manyRows   a unit may hand in several rows
 * @param templateId the workbook its fields were read from
 */
public record FormRequest(long id, long organiserId, String title, String purpose, @Nullable String basis, boolean manyRows, LocalDate due, FormStage stage,
                          @Nullable Long templateId, LocalDate begunOn, @Nullable LocalDate sentOn, int version) {

    public static final String KIND = "form-request";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/form-requests/" + id;
    }

    /** What somebody types to begin one. */
    public record Draft(String title, String purpose, @Nullable String basis, boolean manyRows, LocalDate due) {
    }
}
