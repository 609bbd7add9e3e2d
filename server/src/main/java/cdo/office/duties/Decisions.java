package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.platform.organization.views.PublishedLineage.PUBLISHED_LINEAGE;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about a duty: the unit that is owed to extends and waives; the debtor's own unit says who handles it. */
@Component
@Transactional
public class Decisions {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Rules rules;
    private final DueDates dueDates;
    private final DutyRows rows;
    private final Posts posts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Told told;

    Decisions(DSLContext sql, Clocks clocks, Rules rules, DueDates dueDates, DutyRows rows, Posts posts, Audit audit, ApplicationEventPublisher events, Told told) {
        this.events = events;
        this.posts = posts;
        this.sql = sql;
        this.clocks = clocks;
        this.rules = rules;
        this.dueDates = dueDates;
        this.rows = rows;
        this.audit = audit;
        this.told = told;
    }

    /** Grants more days, at most what the rule allows in all. */
    public void extend(Who who, long dutyId, int version, int days, String reason) {
        Duty duty = running(who, DutyRights.EXTEND, dutyId, version);
        Rule rule = rules.get(duty.ruleId());
        if (days < 1 || duty.extendedDays() + days > rule.extensionDays()) {
            throw new Problem.Invalid("days", rule.extensionDays() == 0 ? "duties.extend.none" : "duties.extend.most", rule.extensionDays() - duty.extendedDays());
        }
        mustSay(reason);
        sql.update(DUTY).set(DUTY.EXTENDED_DAYS, duty.extendedDays() + days).where(DUTY.ID.eq(dutyId)).execute();
        LocalDate due = dueDates.of(rows.lock(dutyId), rule).due();
        rows.change(duty, Map.of(DUTY.DUE, due), StepKind.EXTENDED, clocks.today(), who.name(), Message.of("duties.step.words", reason), due);
        audit.did(who, "duties.extended", duty.ref(), "days", days, "due", due, "reason", reason);
        events.publishEvent(new DutyExtended(duty.ruleKey(), duty.subject(), duty.occurrence(), due));
    }

    /** Lets it go, with a reason that stays in the record. */
    public void waive(Who who, long dutyId, int version, String reason) {
        Duty duty = running(who, DutyRights.WAIVE, dutyId, version);
        mustSay(reason);
        rows.change(duty, Map.of(DUTY.STATE, DutyState.WAIVED.name()), StepKind.WAIVED, clocks.today(), who.name(), Message.of("duties.step.words", reason), null);
        audit.did(who, "duties.waived", duty.ref(), "reason", reason);
        events.publishEvent(new DutyWaived(duty.ruleKey(), duty.subject(), duty.occurrence(), who.name(), reason));
    }

    /** Says which person of the unit actually does it. */
    public void handler(Who who, long dutyId, int version, long personId) {
        Duty duty = rows.lock(dutyId);
        who.must(DutyRights.ASSIGN, duty.debtorUnitId());
        fresh(duty, version);
        String name = sql.select(PUBLISHED_TENURE.PERSON_NAME).from(PUBLISHED_TENURE).where(PUBLISHED_TENURE.PERSON_ID.eq(personId))
                .and(PUBLISHED_TENURE.UNIT_ID.eq(duty.debtorUnitId())).and(PUBLISHED_TENURE.VALID_FROM.le(clocks.today()))
                .and(PUBLISHED_TENURE.VALID_TO.isNull().or(PUBLISHED_TENURE.VALID_TO.ge(clocks.today()))).limit(1).fetchOne(PUBLISHED_TENURE.PERSON_NAME);
        if (name == null) {
            throw new Problem.Invalid("person", "duties.handler.notInUnit");
        }
        rows.change(duty, Map.of(DUTY.HANDLER_PERSON_ID, personId), StepKind.HANDLER_CHANGED, clocks.today(), who.name(), Message.of("duties.step.handler", name), null);
        audit.did(who, "duties.handler-named", duty.ref(), "person", personId);
    }

    /** Says who handles several duties of a unit; one that may not be handed over refuses the whole, one that has ended meanwhile is left out. */
    public int handler(Who who, Collection<Long> ids, long personId) {
        int handed = 0;
        for (long id : ids) {
            Duty duty = rows.lock(id);
            who.must(DutyRights.ASSIGN, duty.debtorUnitId());
            if (duty.state().running()) {
                handler(who, id, duty.version(), personId);
                handed++;
            }
        }
        return handed;
    }

    /**
     * 催办: the unit that is owed to asks the debtors again, beside what the ladder does by itself. A foreign duty refuses the
     * whole; one that has ended, or that was asked for today already, is left out.
     */
    public int remind(Who who, Collection<Long> ids) {
        int reminded = 0;
        for (long id : ids) {
            Duty duty = rows.lock(id);
            who.must(DutyRights.EXTEND, duty.owedToUnitId());
            if (duty.owedToUnitId() != who.unitId()) {
                throw new Problem.Denied(DutyRights.EXTEND, duty.owedToUnitId());
            }
            if (!duty.state().running() || rows.askedAgain(id, clocks.today())) {
                continue;
            }
            rows.step(id, StepKind.CHASED, clocks.today(), who.name(), Message.of("duties.step.remindedBy"), null, null);
            Message text = Message.of("duties.tell.remindedBy", duty.title(), duty.due());
            if (duty.debtorPostId() != null) {
                told.post(duty.debtorPostId(), text, duty.ref(), "/duties/" + id);
            } else {
                told.unit(duty.debtorUnitId(), text, duty.ref(), "/duties/" + id);
            }
            if (duty.handlerId() != null) {
                told.person(duty.handlerId(), text, duty.ref(), "/duties/" + id);
            }
            audit.did(who, "duties.reminded", duty.ref());
            reminded++;
        }
        return reminded;
    }

    /** After a split the unit that is owed to says which unit owes it now. */
    public void assign(Who who, long dutyId, int version, long unitId) {
        Duty duty = rows.lock(dutyId);
        who.must(DutyRights.EXTEND, duty.owedToUnitId());
        fresh(duty, version);
        if (!duty.needsDecision()) {
            throw new Problem.Refused("duties.assign.settled");
        }
        boolean successor = sql.fetchExists(PUBLISHED_LINEAGE, PUBLISHED_LINEAGE.UNIT_ID.eq(duty.debtorUnitId()).and(PUBLISHED_LINEAGE.OTHER_ID.eq(unitId)));
        if (!successor) {
            throw new Problem.Invalid("unit", "duties.assign.successor");
        }
        Long postId = duty.debtorPostId() == null ? null : posts.of(unitId, posts.get(duty.debtorPostId()).kind()).id();
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(DUTY.DEBTOR_UNIT_ID, unitId);
        columns.put(DUTY.COUNTS_FOR_UNIT_ID, unitId);
        columns.put(DUTY.DEBTOR_POST_ID, postId);
        columns.put(DUTY.HANDLER_PERSON_ID, null);
        columns.put(DUTY.NEEDS_DECISION, false);
        rows.change(duty, columns, StepKind.TRANSFERRED, clocks.today(), who.name(), Message.of("duties.step.assigned"), null);
        audit.did(who, "duties.assigned", duty.ref(), "unit", unitId);
    }

    private Duty running(Who who, cdo.platform.kernel.Right right, long dutyId, int version) {
        Duty duty = rows.lock(dutyId);
        who.must(right, duty.owedToUnitId());
        if (duty.owedToUnitId() != who.unitId() || duty.debtorUnitId() == who.unitId()) {
            throw new Problem.Denied(right, duty.owedToUnitId());
        }
        fresh(duty, version);
        if (!duty.state().running()) {
            throw new Problem.Refused("duties.ended", duty.state());
        }
        return duty;
    }

    private static void fresh(Duty duty, int version) {
        if (duty.version() != version) {
            throw new Problem.Stale(duty.ref());
        }
    }

    private static void mustSay(String reason) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "duties.reason.missing");
        }
    }
}
