package cdo.office.appointments;

import static cdo.office.appointments.tables.AppointmentLineTable.APPOINTMENT_LINE;
import static cdo.office.appointments.tables.AppointmentStepTable.APPOINTMENT_STEP;
import static cdo.office.appointments.tables.AppointmentTable.APPOINTMENT;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.PostKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads and writes the tables of appointments; nobody else does. */
@Component
class AppointmentRows {

    private final DSLContext sql;
    private final Clocks clocks;

    AppointmentRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** One entry of the timeline. */
    record Step(AppointmentStep kind, LocalDate day, Instant at, String actor, String remark) {
    }

    Optional<Appointment> find(long id) {
        return list(APPOINTMENT.ID.eq(id), 1, 0).stream().findFirst();
    }

    Appointment get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Appointment.KIND, id)));
    }

    Appointment lock(long id) {
        sql.select(APPOINTMENT.ID).from(APPOINTMENT).where(APPOINTMENT.ID.eq(id)).forUpdate().fetch();
        return get(id);
    }

    List<Appointment> list(Condition which, int limit, int offset) {
        var rows = sql.selectFrom(APPOINTMENT).where(which).orderBy(APPOINTMENT.ID.desc()).limit(limit).offset(offset).fetch();
        Map<Long, List<AppointmentLine>> lines = sql.select(APPOINTMENT_LINE.fields())
                .select(PUBLISHED_POST.KIND.as("post_kind"), PUBLISHED_PERSON.NAME.as("person_name"), PUBLISHED_PERSON.TITLE.as("title"), PUBLISHED_PERSON.PORTFOLIO.as("portfolio"))
                .from(APPOINTMENT_LINE).join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(APPOINTMENT_LINE.POST_ID))
                .join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(APPOINTMENT_LINE.PERSON_ID))
                .where(APPOINTMENT_LINE.APPOINTMENT_ID.in(rows.map(row -> row.get(APPOINTMENT.ID))))
                .orderBy(APPOINTMENT_LINE.PLACE, APPOINTMENT_LINE.ID).fetchGroups(row -> row.get(APPOINTMENT_LINE.APPOINTMENT_ID), AppointmentRows::line);
        return rows.map(row -> appointment(row, lines.getOrDefault(row.get(APPOINTMENT.ID), List.of())));
    }

    int count(Condition which) {
        return sql.fetchCount(APPOINTMENT, which);
    }

    long insert(long organiserId, String basis, long personId, String drafter, LocalDate today) {
        return sql.insertInto(APPOINTMENT).set(APPOINTMENT.ORGANISER_ID, organiserId).set(APPOINTMENT.STAGE, AppointmentStage.DRAFT.name()).set(APPOINTMENT.BASIS, basis)
                .set(APPOINTMENT.DRAFTED_BY, personId).set(APPOINTMENT.DRAFTER, drafter).set(APPOINTMENT.DRAFTED_ON, today)
                .returningResult(APPOINTMENT.ID).fetchSingle().value1();
    }

    /** Writes the document itself, guarded by the version that was read. */
    Appointment save(Appointment appointment) {
        int changed = sql.update(APPOINTMENT).set(APPOINTMENT.STAGE, appointment.stage().name()).set(APPOINTMENT.SIGNED_ON, appointment.signedOn())
                .set(APPOINTMENT.SIGNED_BY, appointment.signedBy()).set(APPOINTMENT.ISSUED_ON, appointment.issuedOn()).set(APPOINTMENT.NUMBER, appointment.number())
                .set(APPOINTMENT.DOCUMENT_ID, appointment.documentId()).set(APPOINTMENT.VERSION, appointment.version() + 1)
                .where(APPOINTMENT.ID.eq(appointment.id())).and(APPOINTMENT.VERSION.eq(appointment.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(appointment.ref());
        }
        return get(appointment.id());
    }

    long insertLine(long appointmentId, int place, AppointmentLine line) {
        return sql.insertInto(APPOINTMENT_LINE).set(APPOINTMENT_LINE.APPOINTMENT_ID, appointmentId).set(APPOINTMENT_LINE.PLACE, place)
                .set(APPOINTMENT_LINE.KIND, line.kind().name()).set(APPOINTMENT_LINE.POST_ID, line.postId()).set(APPOINTMENT_LINE.UNIT_ID, line.unitId())
                .set(APPOINTMENT_LINE.PERSON_ID, line.personId()).set(APPOINTMENT_LINE.EFFECTIVE_ON, line.effectiveOn()).set(APPOINTMENT_LINE.ACTING, line.acting())
                .set(APPOINTMENT_LINE.CONCURRENT, line.concurrent()).set(APPOINTMENT_LINE.REASON, line.reason()).set(APPOINTMENT_LINE.FILING_LINE_ID, line.filingLineId())
                .set(APPOINTMENT_LINE.TENURE_ID, line.tenureId()).returningResult(APPOINTMENT_LINE.ID).fetchSingle().value1();
    }

    void deleteLine(long appointmentId, long lineId) {
        sql.deleteFrom(APPOINTMENT_LINE).where(APPOINTMENT_LINE.ID.eq(lineId)).and(APPOINTMENT_LINE.APPOINTMENT_ID.eq(appointmentId)).execute();
    }

    void began(long lineId, long tenureId) {
        sql.update(APPOINTMENT_LINE).set(APPOINTMENT_LINE.TENURE_ID, tenureId).where(APPOINTMENT_LINE.ID.eq(lineId)).execute();
    }

    void step(long appointmentId, AppointmentStep kind, String actor, String remark) {
        sql.insertInto(APPOINTMENT_STEP).set(APPOINTMENT_STEP.APPOINTMENT_ID, appointmentId).set(APPOINTMENT_STEP.KIND, kind.name())
                .set(APPOINTMENT_STEP.DAY, clocks.today()).set(APPOINTMENT_STEP.AT, clocks.now()).set(APPOINTMENT_STEP.ACTOR, actor).set(APPOINTMENT_STEP.REMARK, remark).execute();
    }

    List<Step> steps(long appointmentId) {
        return sql.selectFrom(APPOINTMENT_STEP).where(APPOINTMENT_STEP.APPOINTMENT_ID.eq(appointmentId)).orderBy(APPOINTMENT_STEP.ID.desc())
                .fetch(row -> new Step(AppointmentStep.valueOf(row.get(APPOINTMENT_STEP.KIND)), row.get(APPOINTMENT_STEP.DAY), row.get(APPOINTMENT_STEP.AT),
                        row.get(APPOINTMENT_STEP.ACTOR), row.get(APPOINTMENT_STEP.REMARK)));
    }

    private static Appointment appointment(Record row, List<AppointmentLine> lines) {
        return new Appointment(row.get(APPOINTMENT.ID), row.get(APPOINTMENT.ORGANISER_ID), AppointmentStage.valueOf(row.get(APPOINTMENT.STAGE)), row.get(APPOINTMENT.BASIS),
                row.get(APPOINTMENT.DRAFTED_BY), row.get(APPOINTMENT.DRAFTER), row.get(APPOINTMENT.DRAFTED_ON), row.get(APPOINTMENT.SIGNED_ON), row.get(APPOINTMENT.SIGNED_BY),
                row.get(APPOINTMENT.ISSUED_ON), row.get(APPOINTMENT.NUMBER), row.get(APPOINTMENT.DOCUMENT_ID), row.get(APPOINTMENT.VERSION), lines);
    }

    private static AppointmentLine line(Record row) {
        return new AppointmentLine(row.get(APPOINTMENT_LINE.ID), row.get(APPOINTMENT_LINE.PLACE), AppointmentKind.valueOf(row.get(APPOINTMENT_LINE.KIND)),
                row.get(APPOINTMENT_LINE.POST_ID), PostKind.valueOf(row.get("post_kind", String.class)), row.get(APPOINTMENT_LINE.UNIT_ID), row.get(APPOINTMENT_LINE.PERSON_ID),
                row.get("person_name", String.class), row.get("title", String.class), row.get("portfolio", String.class), row.get(APPOINTMENT_LINE.EFFECTIVE_ON),
                row.get(APPOINTMENT_LINE.ACTING), row.get(APPOINTMENT_LINE.CONCURRENT), row.get(APPOINTMENT_LINE.REASON), row.get(APPOINTMENT_LINE.FILING_LINE_ID),
                row.get(APPOINTMENT_LINE.TENURE_ID));
    }
}
