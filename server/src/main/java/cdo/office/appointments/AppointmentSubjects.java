package cdo.office.appointments;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Filings, documents of appointment and hand-overs as subjects that duties, approvals, audit and attachments point at. */
@Component
public class AppointmentSubjects {

    private final Register register;
    private final Handovers handovers;
    private final PostNames names;

    AppointmentSubjects(@Lazy Register register, @Lazy Handovers handovers, PostNames names) {
        this.register = register;
        this.handovers = handovers;
        this.names = names;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(Filing.KIND, "/filings/", id -> register.filing(id).map(filing -> Message.of("appointments.label.filing", names.unit(filing.unitId()),
                        filing.number() == null ? Long.toString(filing.id()) : filing.number())),
                        (who, id) -> register.filing(id).filter(filing -> register.visible(who, filing)).isPresent()),
                new Type(Appointment.KIND, "/appointments/", id -> register.appointment(id).map(each -> each.number() == null
                        ? Message.of("appointments.label.draft", Long.toString(id)) : Message.of("appointments.label.appointment", each.number())),
                        (who, id) -> register.appointment(id).filter(each -> register.visible(who, each)).isPresent()),
                new Type(Handovers.KIND, "/handovers/", id -> handovers.find(id).map(each -> Message.of("appointments.label.handover", names.post(each.postId()))),
                        (who, id) -> handovers.find(id).filter(each -> handovers.visible(who, each)).isPresent()));
    }

    private record Type(String kind, String address, LongFunction<Optional<Message>> named, BiPredicate<Who, Long> seen) implements SubjectType {
        @Override
        public Optional<Message> label(long id) {
            return named.apply(id);
        }

        @Override
        public String href(long id) {
            return address + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return seen.test(who, id);
        }
    }
}
