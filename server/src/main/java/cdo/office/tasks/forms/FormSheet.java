package cdo.office.tasks.forms;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One unit's copy of a form. */
public record FormSheet(long id, long requestId, long unitId, SheetStage stage, int round, @Nullable LocalDate submittedOn, @Nullable String submittedBy, int version) {

    public static final String KIND = "form-sheet";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/form-sheets/" + id;
    }
}
