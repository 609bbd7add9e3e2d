package cdo.office.plans;

import static cdo.office.plans.tables.PlanTable.PLAN;

import cdo.office.duties.Duties;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.audit.Audit;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 审签、印发、代替、废止: from a finished draft to a document in force, and out of force again. */
@Component
@Transactional
public class Issuing {

    /** Kinds that want to reach something, and must say what. */
    private static final Set<PlanKind> WITH_GOALS = Set.of(PlanKind.DEVELOPMENT, PlanKind.STRATEGY, PlanKind.IMPLEMENTATION, PlanKind.ANNUAL);

    private final PlanRows rows;
    private final Goals goals;
    private final Opinions opinions;
    private final Reviews reviews;
    private final PlanPapers papers;
    private final Papers printer;
    private final Routes routes;
    private final DocumentNumbers numbers;
    private final IssuedDocuments issued;
    private final Imprints imprints;
    private final Units units;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Issuing(PlanRows rows, Goals goals, Opinions opinions, Reviews reviews, PlanPapers papers, Papers printer, Routes routes, DocumentNumbers numbers, IssuedDocuments issued, Imprints imprints,
            Units units, Duties duties, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.goals = goals;
        this.opinions = opinions;
        this.reviews = reviews;
        this.papers = papers;
        this.printer = printer;
        this.routes = routes;
        this.numbers = numbers;
        this.issued = issued;
        this.imprints = imprints;
        this.units = units;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Number and dates under which it comes into force.
     *
     * @param code    机关代字 for the next 发文字号 of this system's own numbering
     * @param number  or a 发文字号 that the office's own system gave
     * @param validTo null: until replaced or repealed; annual plans end with their year
     */
    public record Terms(@Nullable String code, @Nullable String number, LocalDate issuedOn, LocalDate validFrom, @Nullable LocalDate validTo) {

        public Terms(String number, LocalDate issuedOn, LocalDate validFrom, @Nullable LocalDate validTo) {
            this(null, number, issuedOn, validFrom, validTo);
        }
    }

    /** The 机关代字 of the unit's latest plan, to begin with; empty before the first. */
    @Transactional(readOnly = true)
    public String lastCode(long unitId) {
        return rows.find(PLAN.UNIT_ID.eq(unitId).and(PLAN.NUMBER.isNotNull())).stream().map(Plan::number).map(number -> number.split("〔")[0]).findFirst().orElse("");
    }

    /** Sends the draft round for signature: its goals are said and every comment was handled. */
    public void requestSignature(Who who, long id, int version) {
        Plan plan = edited(who, id);
        if (WITH_GOALS.contains(plan.text().kind()) && goals.of(id).isEmpty()) {
            throw new Problem.Refused("plans.signature.noGoals", plan.text().kind());
        }
        long open = opinions.of(id).stream().filter(Opinion::open).count();
        if (open > 0) {
            throw new Problem.Refused("plans.signature.openOpinions", open);
        }
        printer.mustPrint(papers.notice(plan, "", null));
        rows.move(plan, version, PlanStage.SIGNATURE, Map.of());
        rows.step(id, "signature", who.name(), "");
        routes.start(who, PlanRules.ROUTE, plan.ref(), plan.unitId(), Message.of("plans.named", plan.text().title()));
        audit.did(who, "plans.signature-requested", plan.ref());
    }

    /** Takes it back to draft: while it waits for signatures, or when signed but not issued, with a reason. */
    public void takeBack(Who who, long id, int version, String reason) {
        Plan plan = edited(who, id);
        if (plan.stage() == PlanStage.SIGNATURE) {
            routes.withdraw(who, plan.ref(), reason);
        } else if (plan.stage() != PlanStage.SIGNED) {
            throw new Problem.Refused("plans.stage", plan.stage(), PlanStage.DRAFT);
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "plans.reason");
        }
        rows.move(plan, version, PlanStage.DRAFT, Map.of());
        rows.step(id, "takenBack", who.name(), reason);
        audit.did(who, "plans.taken-back", plan.ref(), "reason", reason);
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(PlanRules.ROUTE) || !finished.subject().kind().equals(Plan.KIND)) {
            return;
        }
        Plan plan = rows.get(finished.subject().id());
        rows.move(plan, plan.version(), finished.granted() ? PlanStage.SIGNED : PlanStage.DRAFT, Map.of());
        rows.step(plan.id(), finished.granted() ? "signed" : "notSigned", finished.by(), finished.remark());
    }

    /** Issues what was signed; the plan that it replaces ends the day before. */
    public IssuedDocument issue(Who who, long id, int version, Terms terms) {
        Plan plan = rows.get(id);
        who.must(PlanRights.ISSUE, plan.unitId());
        checked(plan, terms);
        String number = numbers.give(plan.unitId(), terms.code(), terms.number(), terms.issuedOn().getYear(), plan.ref()).toString();
        LocalDate last = terms.validTo() == null && plan.text().kind() == PlanKind.ANNUAL ? plan.text().ends() : terms.validTo();
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(PLAN.NUMBER, number);
        columns.put(PLAN.ISSUED_ON, terms.issuedOn());
        columns.put(PLAN.VALID_FROM, terms.validFrom());
        columns.put(PLAN.VALID_TO, last);
        IssuedDocument paper = issued.issue(who, plan.unitId(), units.get(plan.unitId()).name(), plan.ref(), papers.notice(plan, number, terms.issuedOn()), true, imprints.demo());
        columns.put(PLAN.DOCUMENT_ID, paper.id());
        rows.move(plan, version, PlanStage.ISSUED, columns);
        rows.step(id, "issued", who.name(), number);
        audit.did(who, "plans.issued", plan.ref(), "number", number, "from", terms.validFrom(), "to", last);
        replace(who, plan, terms.validFrom());
        reviews.expect(rows.get(id));
        return paper;
    }

    private void replace(Who who, Plan by, LocalDate from) {
        if (by.text().replacesId() == null) {
            return;
        }
        Plan old = rows.get(by.text().replacesId());
        LocalDate last = from.minusDays(1);
        rows.move(old, old.version(), PlanStage.REPLACED, Map.of(PLAN.VALID_TO, old.validTo() != null && old.validTo().isBefore(last) ? old.validTo() : last));
        rows.step(old.id(), "replaced", who.name(), by.text().title());
        ended(old, last, Message.of("plans.why.replaced", by.text().title()));
        audit.did(who, "plans.replaced", old.ref(), "by", by.id());
    }

    /** Out of force from the day after; until then it stays in force. A repeal only ever shortens: it ends no later than the plan itself. */
    public void repeal(Who who, long id, int version, LocalDate lastDay, String reason) {
        Plan plan = rows.get(id);
        who.must(PlanRights.REPEAL, plan.unitId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "plans.reason");
        }
        if (plan.validFrom() != null && lastDay.isBefore(plan.validFrom())) {
            throw new Problem.Invalid("lastDay", "plans.repeal.before", plan.validFrom());
        }
        if (plan.validTo() != null && lastDay.isAfter(plan.validTo())) {
            throw new Problem.Invalid("lastDay", "plans.repeal.after", plan.validTo());
        }
        LocalDate furthest = clocks.today().plusYears(1);
        if (lastDay.isAfter(furthest)) {
            throw new Problem.Invalid("lastDay", "plans.repeal.far", furthest);
        }
        rows.move(plan, version, PlanStage.REPEALED, Map.of(PLAN.VALID_TO, lastDay, PLAN.REPEALED_BECAUSE, reason));
        rows.step(id, "repealed", who.name(), reason);
        ended(plan, lastDay, Message.of("plans.why.repealed"));
        audit.did(who, "plans.repealed", plan.ref(), "last", lastDay, "reason", reason);
    }

    /** Nothing more is owed for it, except the review that fell due while it was in force. */
    private void ended(Plan plan, LocalDate lastDay, Message why) {
        duties.about(plan.ref()).stream().filter(duty -> duty.state().running() && !(duty.ruleKey().equals(PlanRules.REVIEW) && !duty.due().isAfter(lastDay)))
                .forEach(duty -> duties.cancel(duty.ruleKey(), plan.ref(), duty.occurrence(), why));
    }

    /** The last day on which somebody signed; a paper signature counts with the day on the paper. */
    private Optional<LocalDate> signedOn(Plan plan) {
        return routes.history(plan.ref()).stream().filter(run -> run.state() == Run.State.GRANTED).reduce((first, later) -> later)
                .flatMap(run -> run.signatures().stream().map(Run.Signature::day).max(LocalDate::compareTo));
    }

    private void checked(Plan plan, Terms terms) {
        plan.moveTo(PlanStage.ISSUED);
        signedOn(plan).filter(terms.issuedOn()::isBefore).ifPresent(signed -> {
            throw new Problem.Invalid("issuedOn", "plans.issue.beforeSigning", signed);
        });
        if (terms.issuedOn().isAfter(clocks.today())) {
            throw new Problem.Invalid("issuedOn", "plans.issue.future");
        }
        if (terms.validFrom().isBefore(terms.issuedOn())) {
            throw new Problem.Invalid("validFrom", "plans.issue.backwards", terms.issuedOn());
        }
        if (terms.validTo() != null && terms.validTo().isBefore(terms.validFrom())) {
            throw new Problem.Invalid("validTo", "plans.ends.order", terms.validFrom());
        }
        if (terms.validTo() == null && plan.text().kind() == PlanKind.ANNUAL && plan.text().ends() != null && plan.text().ends().isBefore(terms.validFrom())) {
            throw new Problem.Invalid("validFrom", "plans.issue.over", plan.text().ends());
        }
        if (plan.text().replacesId() != null) {
            Plan old = rows.get(plan.text().replacesId());
            if (old.stage() != PlanStage.ISSUED || !terms.validFrom().isAfter(old.validFrom())) {
                throw new Problem.Invalid("validFrom", "plans.issue.beforeOld", old.text().title());
            }
        }
    }

    private Plan edited(Who who, long id) {
        Plan plan = rows.get(id);
        who.must(PlanRights.EDIT, plan.unitId());
        return plan;
    }
}
