package cdo.office.talent;

import static cdo.office.talent.tables.ParticipantTable.PARTICIPANT;
import static cdo.office.talent.tables.TrainingTable.TRAINING;

import cdo.office.program.ObligationForm;
import cdo.office.program.Submissions;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 培训交流: planned, opened for sign-up, held or cancelled. What was held with attendance meets what the plan asks its
 * organiser for (plan 三（二）); a bureau's own training counts for its government, too.
 */
@Component
@Transactional
public class Trainings {

    private final DSLContext sql;
    private final TrainingRows rows;
    private final Steps steps;
    private final Submissions submissions;
    private final Units units;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Trainings(DSLContext sql, TrainingRows rows, Steps steps, Submissions submissions, Units units, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.steps = steps;
        this.submissions = submissions;
        this.units = units;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Plans a training of the own unit; nobody else sees it yet. */
    public long plan(Who who, Training.Text text) {
        who.must(TalentRights.TRAIN, who.unitId());
        checked(text);
        long id = sql.insertInto(TRAINING).set(TrainingRows.columns(text)).set(TRAINING.ORGANISER_ID, who.unitId()).set(TRAINING.STAGE, TrainingStage.PLANNED.name())
                .returning(TRAINING.ID).fetchSingle(TRAINING.ID);
        rows.invite(id, text.invited());
        SubjectRef ref = SubjectRef.of(Training.KIND, id);
        steps.add(ref, "planned", who.name(), "");
        audit.did(who, "talent.training-planned", ref, "topic", text.topic());
        return id;
    }

    /** Changes what is announced, until it is over. Who signed up is told when day or place change. */
    public void revise(Who who, long id, int version, Training.Text text) {
        Training found = mine(who, id);
        if (found.stage() != TrainingStage.PLANNED && found.stage() != TrainingStage.OPEN) {
            throw new Problem.Refused("talent.training.over", found.stage());
        }
        checked(text);
        rows.change(found, version, TrainingRows.columns(text));
        rows.invite(id, text.invited());
        steps.add(found.ref(), "revised", who.name(), "");
        audit.did(who, "talent.training-revised", found.ref());
        if (!text.heldOn().equals(found.text().heldOn()) || !text.venue().equals(found.text().venue())) {
            tell(found, Message.of("talent.told.moved", text.topic(), text.heldOn(), text.venue()));
        }
    }

    public void open(Who who, long id, int version) {
        Training found = mine(who, id);
        rows.change(found, version, Map.of(TRAINING.STAGE, found.moveTo(TrainingStage.OPEN).name()));
        steps.add(found.ref(), "opened", who.name(), "");
        audit.did(who, "talent.training-opened", found.ref());
    }

    public void cancel(Who who, long id, int version, String reason) {
        Training found = mine(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "talent.reason.missing");
        }
        rows.change(found, version, Map.of(TRAINING.STAGE, found.moveTo(TrainingStage.CANCELLED).name(), TRAINING.CANCELLED_BECAUSE, reason));
        steps.add(found.ref(), "cancelled", who.name(), reason);
        audit.did(who, "talent.training-cancelled", found.ref(), "reason", reason);
        tell(found, Message.of("talent.told.cancelled", found.text().topic(), reason));
    }

    /**
     * It was held: who attended gets the hours, and what the organiser owes is met as of the day.
     *
     * @return how many obligations were met by it
     */
    public int close(Who who, long id, int version) {
        Training found = mine(who, id);
        LocalDate today = clocks.today();
        if (found.text().heldOn().isAfter(today)) {
            throw new Problem.Refused("talent.training.notYet", found.text().heldOn());
        }
        boolean attended = sql.fetchExists(PARTICIPANT, PARTICIPANT.TRAINING_ID.eq(id).and(PARTICIPANT.ATTENDED_AT.isNotNull()));
        if (!attended) {
            throw new Problem.Refused("talent.training.nobody");
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(TRAINING.STAGE, found.moveTo(TrainingStage.HELD).name());
        columns.put(TRAINING.CLOSED_ON, today);
        rows.change(found, version, columns);
        sql.update(PARTICIPANT).set(PARTICIPANT.HOURS, found.text().hours()).where(PARTICIPANT.TRAINING_ID.eq(id)).and(PARTICIPANT.ATTENDED_AT.isNotNull()).and(PARTICIPANT.HOURS.isNull()).execute();
        ObligationForm form = found.text().category() == TrainingCategory.EXCHANGE ? ObligationForm.EXCHANGE : ObligationForm.TRAINING;
        int met = countsFor(found.organiserId()).stream().mapToInt(unit -> submissions.eventHeld(unit, form, found.text().heldOn(), found.text().topic())).sum();
        steps.add(found.ref(), "held", who.name(), "");
        audit.did(who, "talent.training-held", found.ref(), "met", met);
        return met;
    }

    /** The organiser, and the government whose bureau it is: a county owes its training as a county, its bureau holds it. */
    private Set<Long> countsFor(long organiser) {
        var counts = new TreeSet<>(Set.of(organiser));
        Unit unit = units.get(organiser);
        if (unit.kind() == UnitKind.BUREAU && unit.parentId() != null && units.get(unit.parentId()).kind() == UnitKind.GOVERNMENT) {
            counts.add(unit.parentId());
        }
        return counts;
    }

    private void tell(Training training, Message text) {
        sql.select(PARTICIPANT.PERSON_ID).from(PARTICIPANT).where(PARTICIPANT.TRAINING_ID.eq(training.id())).and(PARTICIPANT.PERSON_ID.isNotNull()).and(PARTICIPANT.WITHDRAWN_ON.isNull())
                .fetch(PARTICIPANT.PERSON_ID).forEach(person -> inbox.tell(person, text, training.ref(), training.href()));
    }

    /** For attaching materials: the training, if this person may change it; materials may come afterwards, too. */
    @Transactional(readOnly = true)
    public Training mine(Who who, long id) {
        Training found = rows.get(id);
        who.must(TalentRights.TRAIN, found.organiserId());
        return found;
    }

    @Transactional(readOnly = true)
    public List<Step> history(Training training) {
        return steps.of(training.ref());
    }

    private static void checked(Training.Text text) {
        if (text.hours().signum() <= 0) {
            throw new Problem.Invalid("hours", "talent.training.hours");
        }
        if (text.signUpUntil() != null && text.signUpUntil().isAfter(text.heldOn())) {
            throw new Problem.Invalid("signUpUntil", "talent.training.signUpUntil", text.heldOn());
        }
        if (text.openTo() == OpenTo.LISTED && text.invited().isEmpty()) {
            throw new Problem.Invalid("invited", "talent.training.invited");
        }
    }
}
