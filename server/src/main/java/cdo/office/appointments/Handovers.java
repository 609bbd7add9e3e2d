package cdo.office.appointments;

import static cdo.office.appointments.tables.HandoverItemTable.HANDOVER_ITEM;
import static cdo.office.appointments.tables.HandoverTable.HANDOVER;
import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The checklists that a relief opens. */
@Component
public class Handovers {

    static final String KIND = "handover";

    private final DSLContext sql;
    private final Clocks clocks;
    private final PostNames names;
    private final Inbox inbox;
    private final Audit audit;

    Handovers(DSLContext sql, Clocks clocks, PostNames names, Inbox inbox, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.names = names;
        this.inbox = inbox;
        this.audit = audit;
    }

    /** Opened with the document that relieves; counts what the post owes on that day. */
    void open(Appointment document, AppointmentLine line, @Nullable Long successor) {
        long id = sql.insertInto(HANDOVER).set(HANDOVER.APPOINTMENT_ID, document.id()).set(HANDOVER.TENURE_ID, line.tenureId()).set(HANDOVER.UNIT_ID, line.unitId())
                .set(HANDOVER.POST_ID, line.postId()).set(HANDOVER.PERSON_ID, line.personId()).set(HANDOVER.SUCCESSOR_ID, successor).set(HANDOVER.LAST_DAY, line.effectiveOn())
                .returningResult(HANDOVER.ID).fetchSingle().value1();
        int owed = sql.fetchCount(PUBLISHED_DUTY, PUBLISHED_DUTY.DEBTOR_POST_ID.eq(line.postId()).and(PUBLISHED_DUTY.STATE.in("OPEN", "SUSPENDED")));
        for (HandoverKind kind : HandoverKind.values()) {
            sql.insertInto(HANDOVER_ITEM).set(HANDOVER_ITEM.HANDOVER_ID, id).set(HANDOVER_ITEM.KIND, kind.name()).set(HANDOVER_ITEM.FOUND, kind == HandoverKind.DUTIES ? owed : null).execute();
        }
        inbox.tell(line.personId(), Message.of("appointments.told.handover", names.post(line.postId()), PostNames.date(line.effectiveOn())), SubjectRef.of(KIND, id), "/handovers/" + id);
    }

    /** Ticks one thing off; the last one completes the whole. */
    @Transactional
    public void done(Who who, long id, HandoverKind kind, String remark) {
        Handover handover = find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(KIND, id)));
        if (who.personId() != handover.personId()) {
            who.must(AppointmentRights.HAND_OVER, handover.unitId());
        }
        int changed = sql.update(HANDOVER_ITEM).set(HANDOVER_ITEM.DONE_ON, clocks.today()).set(HANDOVER_ITEM.DONE_BY, who.name()).set(HANDOVER_ITEM.REMARK, remark)
                .where(HANDOVER_ITEM.HANDOVER_ID.eq(id)).and(HANDOVER_ITEM.KIND.eq(kind.name())).and(HANDOVER_ITEM.DONE_ON.isNull()).execute();
        if (changed == 0) {
            throw new Problem.Refused("appointments.handover.done", kind);
        }
        if (find(id).orElseThrow().items().stream().allMatch(Handover.Item::done)) {
            sql.update(HANDOVER).set(HANDOVER.COMPLETED_ON, clocks.today()).where(HANDOVER.ID.eq(id)).execute();
        }
        audit.did(who, "appointments.handed-over", SubjectRef.of(KIND, id), "what", kind);
    }

    /** @throws Problem.NotFound also for people who may not see it */
    public Handover get(Who who, long id) {
        return Problem.Hidden.unless(find(id), each -> visible(who, each), SubjectRef.of(KIND, id));
    }

    boolean visible(Who who, Handover handover) {
        return who.personId() == handover.personId() || Long.valueOf(who.personId()).equals(handover.successorId()) || who.reads(handover.unitId());
    }

    Optional<Handover> find(long id) {
        return list(HANDOVER.ID.eq(id)).stream().findFirst();
    }

    public List<Handover> of(Appointment appointment) {
        return list(HANDOVER.APPOINTMENT_ID.eq(appointment.id()));
    }

    private List<Handover> list(Condition which) {
        return sql.selectFrom(HANDOVER).where(which).orderBy(HANDOVER.ID).fetch(row -> new Handover(row.get(HANDOVER.ID), row.get(HANDOVER.APPOINTMENT_ID),
                row.get(HANDOVER.UNIT_ID), row.get(HANDOVER.POST_ID), row.get(HANDOVER.PERSON_ID), row.get(HANDOVER.SUCCESSOR_ID), row.get(HANDOVER.LAST_DAY),
                row.get(HANDOVER.COMPLETED_ON), items(row.get(HANDOVER.ID))));
    }

    private List<Handover.Item> items(long handover) {
        return sql.selectFrom(HANDOVER_ITEM).where(HANDOVER_ITEM.HANDOVER_ID.eq(handover)).orderBy(HANDOVER_ITEM.ID)
                .fetch(row -> new Handover.Item(HandoverKind.valueOf(row.get(HANDOVER_ITEM.KIND)), row.get(HANDOVER_ITEM.FOUND), row.get(HANDOVER_ITEM.REMARK),
                        row.get(HANDOVER_ITEM.DONE_ON), row.get(HANDOVER_ITEM.DONE_BY)));
    }
}
