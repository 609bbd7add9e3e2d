package cdo.office.appointments;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 任免文件: one document of the authority that appoints and relieves one or several officers.
 *
 * @param organiserId the authority
 * @param basis       the meeting or decision it rests on
 * @param number      发文字号, once issued
 */
public record Appointment(long id, long organiserId, AppointmentStage stage, String basis, long draftedBy, String drafter, LocalDate draftedOn,
                          @Nullable LocalDate signedOn, String signedBy, @Nullable LocalDate issuedOn, @Nullable String number, @Nullable Long documentId,
                          int version, List<AppointmentLine> lines) {

    /** The kind under which subjects point at these documents. */
    public static final String KIND = "appointment";

    public Appointment {
        lines = List.copyOf(lines);
    }

    /** The only change of stage. */
    Appointment moveTo(AppointmentStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("appointments.appointment.stage", stage, next);
        }
        return new Appointment(id, organiserId, next, basis, draftedBy, drafter, draftedOn, signedOn, signedBy, issuedOn, number, documentId, version, lines);
    }

    Appointment signed(@Nullable LocalDate on, String by) {
        return new Appointment(id, organiserId, stage, basis, draftedBy, drafter, draftedOn, on, by, issuedOn, number, documentId, version, lines);
    }

    Appointment issued(LocalDate on, String asNumbered, long document) {
        return new Appointment(id, organiserId, stage, basis, draftedBy, drafter, draftedOn, signedOn, signedBy, on, asNumbered, document, version, lines);
    }

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/appointments/" + id;
    }

    public List<AppointmentLine> appointed() {
        return lines.stream().filter(AppointmentLine::appoints).toList();
    }

    public List<AppointmentLine> relieved() {
        return lines.stream().filter(line -> !line.appoints()).toList();
    }
}
