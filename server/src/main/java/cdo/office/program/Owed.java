package cdo.office.program;

import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An obligation of one unit.
 *
 * @param dutyId the duty in the ledger; null in a phase that was history when it was entered
 */
public record Owed(long id, Obligation obligation, long unitId, @Nullable Long dutyId, @Nullable LocalDate metOn, @Nullable LocalDate cancelledOn) {

    public static final String KIND = "obligation";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/programs/obligations/" + id;
    }
}
