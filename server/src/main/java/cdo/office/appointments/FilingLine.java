package cdo.office.appointments;

import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One nominee of a filing.
 *
 * @param personId    null for somebody not yet registered
 * @param edition     how often this line was sent; 0 before the first time
 * @param submittedOn day of the edition that stands
 * @param reason      why it was returned or withdrawn
 */
public record FilingLine(long id, long filingId, int place, long postId, PostKind kind, @Nullable Long personId, NomineeState state, int edition, Nominee nominee,
                         @Nullable LocalDate submittedOn, @Nullable LocalDate acceptedOn, String decidedBy, String reason, int version) {

    public String href() {
        return "/filings/" + filingId + "/lines/" + id;
    }
}
