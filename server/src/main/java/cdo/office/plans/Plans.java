package cdo.office.plans;

import static cdo.office.plans.tables.GoalTable.GOAL;
import static cdo.office.plans.tables.PlanTable.PLAN;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plans of all units: drafting, and what is in force when. How a plan is signed and issued is {@link Issuing}. */
@Component
@Transactional
public class Plans {

    private final DSLContext sql;
    private final PlanRows rows;
    private final Audit audit;
    private final Clocks clocks;

    Plans(DSLContext sql, PlanRows rows, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Begins a draft of the own unit. */
    public long draft(Who who, Plan.Text text) {
        who.must(PlanRights.EDIT, who.unitId());
        checked(who.unitId(), text);
        long id = sql.insertInto(PLAN).set(PlanRows.columns(text)).set(PLAN.UNIT_ID, who.unitId()).set(PLAN.STAGE, PlanStage.DRAFT.name()).set(PLAN.DRAFTED_ON, clocks.today())
                .set(PLAN.DRAFTED_BY, who.name()).returning(PLAN.ID).fetchSingle(PLAN.ID);
        rows.step(id, "drafted", who.name(), "");
        audit.did(who, "plans.drafted", SubjectRef.of(Plan.KIND, id), "kind", text.kind(), "title", text.title());
        return id;
    }

    /** Changes the draft; two who save at once are told. */
    public void revise(Who who, long id, int version, Plan.Text text) {
        Plan found = editable(who, id);
        checked(found.unitId(), text);
        if (text.ends() != null && sql.fetchExists(GOAL, GOAL.PLAN_ID.eq(id).and(GOAL.DUE.gt(text.ends())))) {
            throw new Problem.Invalid("ends", "plans.ends.goals");
        }
        rows.change(found, version, PlanRows.columns(text));
        audit.did(who, "plans.revised", found.ref(), "version", version + 1);
    }

    /** The draft, if this person may change it now. */
    @Transactional(readOnly = true)
    public Plan editable(Who who, long id) {
        Plan found = rows.get(id);
        who.must(PlanRights.EDIT, found.unitId());
        if (!found.stage().editable()) {
            throw new Problem.Refused("plans.notEditable", found.stage());
        }
        return found;
    }

    /** For attaching files, at any stage: the plan, if this person works on it. */
    @Transactional(readOnly = true)
    public Plan mine(Who who, long id) {
        Plan found = rows.get(id);
        who.must(PlanRights.EDIT, found.unitId());
        return found;
    }

    private void checked(long unitId, Plan.Text text) {
        if (text.ends() != null && text.ends().isBefore(text.starts())) {
            throw new Problem.Invalid("ends", "plans.ends.order", text.starts());
        }
        if (text.kind() == PlanKind.ANNUAL && (text.ends() == null || text.ends().isAfter(text.starts().plusYears(1).minusDays(1)))) {
            throw new Problem.Invalid("ends", "plans.ends.annual");
        }
        if (text.replacesId() != null) {
            Plan old = rows.find(text.replacesId()).filter(plan -> plan.unitId() == unitId && plan.stage() == PlanStage.ISSUED && plan.text().kind() == text.kind()).orElse(null);
            if (old == null) {
                throw new Problem.Invalid("replaces", "plans.replaces.wrong");
            }
        }
    }

    /** Whatever may be read of it; for modules that have checked who asks. */
    @Transactional(readOnly = true)
    public Plan get(long id) {
        return rows.get(id);
    }

    @Transactional(readOnly = true)
    public Optional<Plan> find(long id) {
        return rows.find(id);
    }

    /** The plan of that kind that the unit works by on a day; the one that came into force last, when there are several. */
    @Transactional(readOnly = true)
    public Optional<Plan> inForce(long unitId, PlanKind kind, LocalDate on) {
        return allInForce(unitId, on).stream().filter(plan -> plan.text().kind() == kind).findFirst();
    }

    /** All plans of the unit that are in force on a day, latest first. */
    @Transactional(readOnly = true)
    public List<Plan> allInForce(long unitId, LocalDate on) {
        return rows.find(PLAN.UNIT_ID.eq(unitId).and(PLAN.STAGE.in(PlanStage.ISSUED.name(), PlanStage.REPLACED.name(), PlanStage.REPEALED.name())).and(PLAN.VALID_FROM.le(on))
                .and(PLAN.VALID_TO.isNull().or(PLAN.VALID_TO.ge(on))));
    }

    /** What another plan of the unit could replace. */
    @Transactional(readOnly = true)
    public Map<Long, String> replaceable(long unitId) {
        var titles = new java.util.LinkedHashMap<Long, String>();
        rows.find(PLAN.UNIT_ID.eq(unitId).and(PLAN.STAGE.eq(PlanStage.ISSUED.name()))).forEach(plan -> titles.put(plan.id(), plan.text().title()));
        return titles;
    }
}
