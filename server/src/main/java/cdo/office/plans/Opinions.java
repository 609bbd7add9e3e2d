package cdo.office.plans;

import static cdo.office.plans.tables.OpinionTable.OPINION;
import static cdo.office.plans.tables.PlanTable.PLAN;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 征求意见: asked of named units, each of which owes an answer; what became of each comment is said. The only writer of its table. */
@Component
@Transactional
public class Opinions {

    private final DSLContext sql;
    private final PlanRows rows;
    private final Duties duties;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Opinions(DSLContext sql, PlanRows rows, Duties duties, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.duties = duties;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Sends the draft round; a new round may follow later. */
    public void seek(Who who, long planId, int version, Set<Long> asked, LocalDate due) {
        Plan found = rows.get(planId);
        who.must(PlanRights.EDIT, found.unitId());
        LocalDate today = clocks.today();
        if (asked.isEmpty() || asked.contains(found.unitId())) {
            throw new Problem.Invalid("units", asked.isEmpty() ? "form.choose" : "plans.opinion.oneself");
        }
        if (!due.isAfter(today)) {
            throw new Problem.Invalid("due", "plans.opinion.past", today);
        }
        int round = found.round() + 1;
        rows.move(found, version, PlanStage.CONSULTING, Map.of(PLAN.ROUND, round));
        for (long unit : asked.stream().sorted().toList()) {
            units.get(unit);
            sql.insertInto(OPINION).set(OPINION.PLAN_ID, planId).set(OPINION.ROUND, round).set(OPINION.UNIT_ID, unit).set(OPINION.ASKED_ON, today).set(OPINION.DUE, due).execute();
            duties.open(new NewDuty(PlanRules.OPINION, null, unit, found.unitId(), null, found.ref(), occurrence(round), Message.of("plans.duty.opinion", found.text().title()), today, due, found.href()));
        }
        rows.step(planId, "consulted", who.name(), Integer.toString(asked.size()));
        audit.did(who, "plans.opinions-sought", found.ref(), "round", round, "units", asked, "due", due);
    }

    /** Answers for one's unit; may be bettered while the round is open. */
    public void give(Who who, long planId, long opinionId, OpinionKind kind, String text) {
        Opinion opinion = get(planId, opinionId);
        who.must(PlanRights.ANSWER, opinion.unitId());
        Plan plan = rows.get(planId);
        if (plan.stage() != PlanStage.CONSULTING || plan.round() != opinion.round()) {
            throw new Problem.Refused("plans.opinion.closed");
        }
        if (kind == OpinionKind.COMMENTS && text.isBlank()) {
            throw new Problem.Invalid("text", "plans.opinion.text");
        }
        LocalDate today = clocks.today();
        sql.update(OPINION).set(OPINION.KIND, kind.name()).set(OPINION.TEXT, text).set(OPINION.GIVEN_ON, opinion.givenOn() == null ? today : opinion.givenOn())
                .set(OPINION.GIVEN_BY, who.name()).setNull(OPINION.HANDLING).set(OPINION.HANDLING_REASON, "").where(OPINION.ID.eq(opinionId)).execute();
        duties.dischargeFor(opinion.unitId(), PlanRules.OPINION, plan.ref(), occurrence(opinion.round()), today, Message.of("plans.why.given", kind));
        audit.did(who, "plans.opinion-given", plan.ref(), "unit", opinion.unitId(), "kind", kind);
    }

    /** Says what the draft made of a comment; what was not taken over needs a reason. */
    public void handle(Who who, long planId, long opinionId, Handling handling, String reason) {
        Plan plan = rows.get(planId);
        who.must(PlanRights.EDIT, plan.unitId());
        Opinion opinion = get(planId, opinionId);
        if (opinion.kind() != OpinionKind.COMMENTS) {
            throw new Problem.Refused("plans.opinion.nothing");
        }
        if (plan.stage() != PlanStage.CONSULTING && plan.stage() != PlanStage.DRAFT) {
            throw new Problem.Refused("plans.notEditable", plan.stage());
        }
        if (handling != Handling.ADOPTED && reason.isBlank()) {
            throw new Problem.Invalid("why", "plans.opinion.reason");
        }
        sql.update(OPINION).set(OPINION.HANDLING, handling.name()).set(OPINION.HANDLING_REASON, reason).where(OPINION.ID.eq(opinionId)).execute();
        audit.did(who, "plans.opinion-handled", plan.ref(), "unit", opinion.unitId(), "handling", handling);
    }

    /** Ends the round: everybody has answered, or the day has passed. Who did not answer stays on record. */
    public void close(Who who, long planId, int version) {
        Plan plan = rows.get(planId);
        who.must(PlanRights.EDIT, plan.unitId());
        List<Opinion> missing = of(planId).stream().filter(each -> each.round() == plan.round() && !each.given()).toList();
        if (missing.stream().anyMatch(each -> !clocks.today().isAfter(each.due()))) {
            throw new Problem.Refused("plans.opinion.waiting", missing.size(), missing.getFirst().due());
        }
        rows.move(plan, version, PlanStage.DRAFT, Map.of());
        duties.lapseAll(PlanRules.OPINION, plan.ref(), Message.of("plans.why.closed"));
        rows.step(planId, "consultationClosed", who.name(), "");
        audit.did(who, "plans.opinions-closed", plan.ref(), "round", plan.round(), "missing", missing.size());
    }

    @Transactional(readOnly = true)
    public List<Opinion> of(long planId) {
        return find(OPINION.PLAN_ID.eq(planId));
    }

    private Opinion get(long planId, long id) {
        return find(OPINION.ID.eq(id).and(OPINION.PLAN_ID.eq(planId))).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Plan.KIND, planId)));
    }

    private List<Opinion> find(Condition which) {
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select().from(OPINION).join(unit).on(unit.ID.eq(OPINION.UNIT_ID)).where(which).orderBy(OPINION.ROUND.desc(), unit.POSITION, OPINION.ID).fetch(Opinions::read);
    }

    private static String occurrence(int round) {
        return "round-" + round;
    }

    private static Opinion read(Record row) {
        String kind = row.get(OPINION.KIND);
        String handling = row.get(OPINION.HANDLING);
        return new Opinion(row.get(OPINION.ID), row.get(OPINION.PLAN_ID), row.get(OPINION.ROUND), row.get(OPINION.UNIT_ID), row.get(PUBLISHED_UNIT_LAST.NAME), row.get(OPINION.ASKED_ON),
                row.get(OPINION.DUE), kind == null ? null : OpinionKind.valueOf(kind), row.get(OPINION.TEXT), row.get(OPINION.GIVEN_ON), row.get(OPINION.GIVEN_BY),
                handling == null ? null : Handling.valueOf(handling), row.get(OPINION.HANDLING_REASON));
    }
}
