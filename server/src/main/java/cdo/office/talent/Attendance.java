package cdo.office.talent;

import static cdo.office.talent.tables.ParticipantTable.PARTICIPANT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who signed up for a training and who came. The only writer of participants. */
@Component
@Transactional
public class Attendance {

    private final DSLContext sql;
    private final TrainingRows rows;
    private final TrainingRegister register;
    private final People people;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Attendance(DSLContext sql, TrainingRows rows, TrainingRegister register, People people, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.register = register;
        this.people = people;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Signs oneself up. */
    public void signUp(Who who, long id) {
        Training training = open(who, id);
        enter(who, training, who.personId(), who.name(), who.unitId(), false);
        audit.did(who, "talent.signed-up", training.ref(), "person", who.personId());
    }

    /** Signs people of one's own unit up; the organiser, people of any unit. */
    public void enrol(Who who, long id, Collection<Long> personIds) {
        Training training = open(who, id);
        if (personIds.isEmpty()) {
            throw new Problem.Invalid("people", "form.choose");
        }
        for (long personId : personIds) {
            Person person = people.get(personId);
            mayEnter(who, training, person.homeUnitId());
            enter(who, training, personId, person.name(), person.homeUnitId(), organises(who, training));
        }
        audit.did(who, "talent.enrolled", training.ref(), "people", personIds);
    }

    /** Enters people who have no record of their own, by name: business staff of a unit, students, suppliers. */
    public void guests(Who who, long id, long unitId, List<String> names) {
        Training training = open(who, id);
        units.get(unitId);
        mayEnter(who, training, unitId);
        if (!organises(who, training)) {
            inTime(training);
        }
        List<String> told = names.stream().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        if (told.isEmpty()) {
            throw new Problem.Invalid("names", "form.missing");
        }
        for (String name : told) {
            if (name.length() > 60) {
                throw new Problem.Invalid("names", "talent.guest.long", name.substring(0, 20));
            }
            if (!sql.fetchExists(PARTICIPANT, of(id).and(PARTICIPANT.NAME.eq(name)).and(PARTICIPANT.UNIT_ID.eq(unitId)).and(PARTICIPANT.WITHDRAWN_ON.isNull()))) {
                place(training);
                insert(who, training, null, name, unitId);
            }
        }
        audit.did(who, "talent.guests-entered", training.ref(), "unit", unitId, "count", told.size());
    }

    /** Does not come after all: the person, the unit that signed up, or the organiser says so. */
    public void withdraw(Who who, long id, long participantId) {
        Training training = rows.lock(id);
        Participant found = participant(id, participantId);
        boolean self = found.personId() != null && found.personId() == who.personId();
        if (!self && !organises(who, training)) {
            who.must(TalentRights.SIGN_UP, found.unitId());
        }
        running(training);
        if (found.attended()) {
            throw new Problem.Refused("talent.attended.already", found.name());
        }
        sql.update(PARTICIPANT).set(PARTICIPANT.WITHDRAWN_ON, clocks.today()).where(PARTICIPANT.ID.eq(participantId)).execute();
        audit.did(who, "talent.sign-up-withdrawn", training.ref(), "participant", participantId);
    }

    /** The organiser notes who was there, from the signed list. */
    public void attended(Who who, long id, Collection<Long> participantIds) {
        Training training = organised(who, id);
        running(training);
        if (training.text().heldOn().isAfter(clocks.today())) {
            throw new Problem.Refused("talent.training.notYet", training.text().heldOn());
        }
        if (participantIds.isEmpty()) {
            throw new Problem.Invalid("ids", "form.choose");
        }
        sql.update(PARTICIPANT).set(PARTICIPANT.ATTENDED_AT, clocks.now()).set(PARTICIPANT.ATTENDED_BY, Participant.AttendedBy.LIST.name()).setNull(PARTICIPANT.WITHDRAWN_ON)
                .where(of(id)).and(PARTICIPANT.ID.in(participantIds)).and(PARTICIPANT.ATTENDED_AT.isNull()).execute();
        audit.did(who, "talent.attendance-listed", training.ref(), "participants", participantIds);
    }

    /** Somebody was noted by mistake. */
    public void notAttended(Who who, long id, long participantId, String reason) {
        Training training = organised(who, id);
        running(training);
        Participant found = participant(id, participantId);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "talent.reason.missing");
        }
        sql.update(PARTICIPANT).setNull(PARTICIPANT.ATTENDED_AT).setNull(PARTICIPANT.ATTENDED_BY).where(PARTICIPANT.ID.eq(found.id())).execute();
        audit.did(who, "talent.attendance-corrected", training.ref(), "participant", participantId, "reason", reason);
    }

    /** Other hours than all the rest, and the result of the test; also after it was held. */
    public void result(Who who, long id, long participantId, @org.jspecify.annotations.Nullable BigDecimal hours, @org.jspecify.annotations.Nullable BigDecimal score) {
        Training training = organised(who, id);
        Participant found = participant(id, participantId);
        if (!found.attended()) {
            throw new Problem.Refused("talent.attended.not", found.name());
        }
        if (hours != null && (hours.signum() < 0 || hours.compareTo(training.text().hours()) > 0)) {
            throw new Problem.Invalid("hours", "talent.hours.most", training.text().hours());
        }
        if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0)) {
            throw new Problem.Invalid("score", "talent.score.range");
        }
        sql.update(PARTICIPANT).set(PARTICIPANT.HOURS, hours == null ? found.hours() : hours).set(PARTICIPANT.SCORE, score == null ? found.score() : score)
                .where(PARTICIPANT.ID.eq(participantId)).execute();
        audit.did(who, "talent.result-entered", training.ref(), "participant", participantId, "hours", hours, "score", score);
    }

    /** How satisfied one was, 1 to 5; only who attended says so, and only about himself. */
    public void rate(Who who, long id, int satisfaction) {
        Training training = register.get(who, id);
        int changed = sql.update(PARTICIPANT).set(PARTICIPANT.SATISFACTION, Math.clamp(satisfaction, 1, 5)).where(of(id)).and(PARTICIPANT.PERSON_ID.eq(who.personId()))
                .and(PARTICIPANT.ATTENDED_AT.isNotNull()).execute();
        if (changed == 0) {
            throw new Problem.Refused("talent.attended.not", who.name());
        }
        audit.did(who, "talent.rated", training.ref());
    }

    /** Signed in on the own phone; who had not signed up is entered now. Called with a code that was right. */
    void signIn(Who who, long id) {
        Training training = rows.lock(id);
        register.get(who, id);
        running(training);
        Participant found = rows.participants(of(id).and(PARTICIPANT.PERSON_ID.eq(who.personId()))).stream().findFirst().orElse(null);
        if (found == null) {
            insert(who, training, who.personId(), who.name(), who.unitId());
        } else if (found.attended()) {
            return;
        }
        sql.update(PARTICIPANT).set(PARTICIPANT.ATTENDED_AT, clocks.now()).set(PARTICIPANT.ATTENDED_BY, Participant.AttendedBy.CODE.name()).setNull(PARTICIPANT.WITHDRAWN_ON)
                .where(of(id)).and(PARTICIPANT.PERSON_ID.eq(who.personId())).execute();
        audit.did(who, "talent.signed-in", training.ref());
    }

    private void enter(Who who, Training training, long personId, String name, long unitId, boolean late) {
        if (!late) {
            inTime(training);
        }
        Participant found = rows.participants(of(training.id()).and(PARTICIPANT.PERSON_ID.eq(personId))).stream().findFirst().orElse(null);
        if (found != null && found.expected()) {
            return;
        }
        place(training);
        if (found != null) {
            sql.update(PARTICIPANT).setNull(PARTICIPANT.WITHDRAWN_ON).set(PARTICIPANT.SIGNED_UP_AT, clocks.now()).set(PARTICIPANT.SIGNED_UP_BY, who.name()).where(PARTICIPANT.ID.eq(found.id())).execute();
        } else {
            insert(who, training, personId, name, unitId);
        }
    }

    private void insert(Who who, Training training, @org.jspecify.annotations.Nullable Long personId, String name, long unitId) {
        sql.insertInto(PARTICIPANT).set(PARTICIPANT.TRAINING_ID, training.id()).set(PARTICIPANT.PERSON_ID, personId).set(PARTICIPANT.NAME, name).set(PARTICIPANT.UNIT_ID, unitId)
                .set(PARTICIPANT.SIGNED_UP_AT, clocks.now()).set(PARTICIPANT.SIGNED_UP_BY, who.name()).execute();
    }

    private void inTime(Training training) {
        if (!training.takesSignUps(clocks.today())) {
            throw new Problem.Refused("talent.signUp.over", training.text().topic());
        }
    }

    private void place(Training training) {
        Integer capacity = training.text().capacity();
        if (capacity != null && sql.fetchCount(PARTICIPANT, of(training.id()).and(PARTICIPANT.WITHDRAWN_ON.isNull())) >= capacity) {
            throw new Problem.Refused("talent.signUp.full", capacity);
        }
    }

    private Training open(Who who, long id) {
        register.get(who, id);
        Training training = rows.lock(id);
        running(training);
        return training;
    }

    private Training organised(Who who, long id) {
        Training training = rows.lock(id);
        who.must(TalentRights.TRAIN, training.organiserId());
        return training;
    }

    private static void running(Training training) {
        if (!training.running()) {
            throw new Problem.Refused("talent.training.notOpen", training.stage());
        }
    }

    private void mayEnter(Who who, Training training, long unitId) {
        if (!organises(who, training)) {
            who.must(TalentRights.SIGN_UP, unitId);
        }
    }

    private static boolean organises(Who who, Training training) {
        return who.may(TalentRights.TRAIN, training.organiserId());
    }

    private Participant participant(long trainingId, long participantId) {
        return rows.participants(of(trainingId).and(PARTICIPANT.ID.eq(participantId))).stream().findFirst()
                .orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.SubjectRef.of(Training.KIND, trainingId)));
    }

    private static Condition of(long trainingId) {
        return PARTICIPANT.TRAINING_ID.eq(trainingId);
    }
}
