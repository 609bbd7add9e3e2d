package cdo.office.appointments;

import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Optional;
import cdo.platform.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One officer appointed or relieved.
 *
 * @param effectiveOn  first day in office, or the last
 * @param reason       why relieved; for an appointment why a principle (原则上) is departed from
 * @param filingLineId the filed nominee it follows, null when filing comes later
 * @param tenureId     the tenure that ends; for an appointment the one begun, null before issue
 */
public record AppointmentLine(long id, int place, AppointmentKind kind, long postId, PostKind postKind, long unitId, long personId, String personName, String title,
                              String portfolio, LocalDate effectiveOn, boolean acting, boolean concurrent, String reason, @Nullable Long filingLineId,
                              @Nullable Long tenureId) {

    public boolean appoints() {
        return kind == AppointmentKind.APPOINT;
    }

    /** The principle of the post that this appointment departs from. */
    public Optional<Message> departure() {
        return appoints() ? PrincipleRule.departure(postKind, title, portfolio) : Optional.empty();
    }
}
