package cdo.office.meetings;

import cdo.platform.kernel.Problem;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Posts;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 代会人员: somebody of the unit, or a guest from outside it with name, duty and the reason why nobody of the unit comes. A typed name
 * that is somebody of the unit means that person; who is called already, or stands in for another, does not stand in.
 */
@Component
class Substitutes {

    /** Chinese, minority-language and foreign names; no digits, no sentences. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}·•. ]{1,29}");
    /** Between name and duty, as papers print them. */
    private static final String GAP = "　";

    private final MeetingRows rows;
    private final People people;
    private final Posts posts;

    Substitutes(MeetingRows rows, People people, Posts posts) {
        this.rows = rows;
        this.people = people;
        this.posts = posts;
    }

    /**
     * Somebody who may stand in, once it is approved.
     *
     * @param personId null for a guest
     * @param printed  as lists and minutes print it
     * @param reason   why a guest; empty for somebody of the unit
     */
    record Chosen(@Nullable Long personId, String printed, String reason) {
    }

    Chosen check(Meeting meeting, Attendance place, Invitations.Answer answer) {
        Invitations.Guest guest = answer.guest();
        if (answer.substituteId() == null && guest == null) {
            throw new Problem.Invalid("substituteId", "meetings.substitute.who");
        }
        if (answer.substituteId() != null && guest != null) {
            throw new Problem.Invalid("guestName", "meetings.substitute.both");
        }
        return answer.substituteId() != null ? ofUnit(meeting, place, people.get(answer.substituteId())) : typed(meeting, place, guest);
    }

    private Chosen typed(Meeting meeting, Attendance place, Invitations.Guest guest) {
        String name = guest.name().strip();
        List<Person> colleagues = people.named(place.unitId(), name);
        if (colleagues.size() > 1) {
            throw new Problem.Invalid("guestName", "meetings.substitute.several", name);
        }
        if (colleagues.size() == 1) {
            return ofUnit(meeting, place, colleagues.getFirst());
        }
        if (!NAME.matcher(name).matches()) {
            throw new Problem.Invalid("guestName", "meetings.substitute.name");
        }
        if (guest.duty().isBlank()) {
            throw new Problem.Invalid("guestDuty", "meetings.substitute.duty");
        }
        if (guest.reason().isBlank()) {
            throw new Problem.Invalid("guestReason", "meetings.substitute.reason");
        }
        for (Attendance other : rows.attendance(meeting.id())) {
            boolean called = posts.holder(other.postId(), meeting.plan().heldOn()).filter(tenure -> people.get(tenure.personId()).name().equals(name)).isPresent();
            if (called || other.postId() != place.postId() && standing(other) && other.substitute().name().split(GAP)[0].equals(name)) {
                throw new Problem.Invalid("guestName", "meetings.substitute.taken");
            }
        }
        return new Chosen(null, name + GAP + guest.duty().strip(), guest.reason().strip());
    }

    private Chosen ofUnit(Meeting meeting, Attendance place, Person person) {
        LocalDate day = meeting.plan().heldOn();
        boolean colleague = person.homeUnitId() == place.unitId() || posts.ofPerson(person.id(), day).stream().anyMatch(tenure -> posts.get(tenure.postId()).unitId() == place.unitId());
        if (!colleague) {
            throw new Problem.Invalid("substituteId", "meetings.substitute.foreign");
        }
        for (Attendance other : rows.attendance(meeting.id())) {
            boolean called = posts.holder(other.postId(), day).filter(tenure -> tenure.personId() == person.id()).isPresent();
            if (called || other.postId() != place.postId() && standing(other) && Long.valueOf(person.id()).equals(other.substitute().personId())) {
                throw new Problem.Invalid("substituteId", "meetings.substitute.taken");
            }
        }
        return new Chosen(person.id(), person.name(), "");
    }

    private static boolean standing(Attendance other) {
        return other.substitute() != null && other.substitute().state() != SubstituteState.REFUSED;
    }
}
