package cdo.office.talent;

import static cdo.office.talent.tables.InvitedTable.INVITED;
import static cdo.office.talent.tables.ParticipantTable.PARTICIPANT;
import static cdo.office.talent.tables.TrainingTable.TRAINING;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes trainings and their participants; the only place that knows their columns. */
@Component
class TrainingRows {

    private final DSLContext sql;

    TrainingRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Training> find(long id) {
        return sql.selectFrom(TRAINING).where(TRAINING.ID.eq(id)).fetchOptional(this::read);
    }

    Training get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Training.KIND, id)));
    }

    /** The training, locked, so that the last place is given once. */
    Training lock(long id) {
        return sql.selectFrom(TRAINING).where(TRAINING.ID.eq(id)).forUpdate().fetchOptional(this::read).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Training.KIND, id)));
    }

    void change(Training found, int version, Map<Field<?>, ? extends @Nullable Object> columns) {
        int changed = sql.update(TRAINING).set(columns).set(TRAINING.VERSION, version + 1).where(TRAINING.ID.eq(found.id())).and(TRAINING.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    void invite(long id, Set<Long> units) {
        sql.deleteFrom(INVITED).where(INVITED.TRAINING_ID.eq(id)).execute();
        units.forEach(unit -> sql.insertInto(INVITED).values(id, unit).execute());
    }

    /** Those who come, by unit and name; those who withdrew last. */
    List<Participant> participants(Condition which) {
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select().from(PARTICIPANT).join(unit).on(unit.ID.eq(PARTICIPANT.UNIT_ID)).where(which)
                .orderBy(PARTICIPANT.WITHDRAWN_ON.desc().nullsFirst(), unit.POSITION, unit.ID, PARTICIPANT.ID).fetch(TrainingRows::participant);
    }

    static Map<Field<?>, @Nullable Object> columns(Training.Text text) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(TRAINING.CATEGORY, text.category().name());
        columns.put(TRAINING.TOPIC, text.topic());
        columns.put(TRAINING.LECTURER, text.lecturer());
        columns.put(TRAINING.AUDIENCE, text.audience());
        columns.put(TRAINING.CONTENT, text.content());
        columns.put(TRAINING.VENUE, text.venue());
        columns.put(TRAINING.HELD_ON, text.heldOn());
        columns.put(TRAINING.BEGINS, text.begins());
        columns.put(TRAINING.HOURS, text.hours());
        columns.put(TRAINING.CAPACITY, text.capacity());
        columns.put(TRAINING.SIGN_UP_UNTIL, text.signUpUntil());
        columns.put(TRAINING.OPEN_TO, text.openTo().name());
        return columns;
    }

    Training read(Record row) {
        OpenTo openTo = OpenTo.valueOf(row.get(TRAINING.OPEN_TO));
        Set<Long> invited = openTo != OpenTo.LISTED ? Set.of() : sql.select(INVITED.UNIT_ID).from(INVITED).where(INVITED.TRAINING_ID.eq(row.get(TRAINING.ID))).fetchSet(INVITED.UNIT_ID);
        var text = new Training.Text(TrainingCategory.valueOf(row.get(TRAINING.CATEGORY)), row.get(TRAINING.TOPIC), row.get(TRAINING.LECTURER), row.get(TRAINING.AUDIENCE),
                row.get(TRAINING.CONTENT), row.get(TRAINING.VENUE), row.get(TRAINING.HELD_ON), row.get(TRAINING.BEGINS), row.get(TRAINING.HOURS), row.get(TRAINING.CAPACITY),
                row.get(TRAINING.SIGN_UP_UNTIL), openTo, invited);
        return new Training(row.get(TRAINING.ID), row.get(TRAINING.ORGANISER_ID), text, TrainingStage.valueOf(row.get(TRAINING.STAGE)), row.get(TRAINING.CLOSED_ON),
                row.get(TRAINING.CANCELLED_BECAUSE), row.get(TRAINING.VERSION));
    }

    private static Participant participant(Record row) {
        String by = row.get(PARTICIPANT.ATTENDED_BY);
        return new Participant(row.get(PARTICIPANT.ID), row.get(PARTICIPANT.TRAINING_ID), row.get(PARTICIPANT.PERSON_ID), row.get(PARTICIPANT.NAME), row.get(PARTICIPANT.UNIT_ID),
                row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), row.get(PARTICIPANT.SIGNED_UP_AT), row.get(PARTICIPANT.SIGNED_UP_BY), row.get(PARTICIPANT.WITHDRAWN_ON),
                row.get(PARTICIPANT.ATTENDED_AT), by == null ? null : Participant.AttendedBy.valueOf(by), row.get(PARTICIPANT.HOURS), row.get(PARTICIPANT.SCORE),
                row.get(PARTICIPANT.SATISFACTION));
    }
}
