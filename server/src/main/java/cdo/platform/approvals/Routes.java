package cdo.platform.approvals;

import static cdo.platform.approvals.tables.RunTable.RUN;
import static cdo.platform.approvals.tables.SignatureTable.SIGNATURE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.MessageJson;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs routes: start, sign, return, withdraw, record a paper signature. */
@Component
@Transactional
public class Routes {

    private final DSLContext sql;
    private final Clocks clocks;
    private final RunRows rows;
    private final Signers signers;
    private final Places places;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Routes(DSLContext sql, Clocks clocks, RunRows rows, Signers signers, Places places, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.signers = signers;
        this.places = places;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Begins the route for a record; the caller has checked its own right. A record has one running route at a time.
     *
     * @param unitId whose matter it is: steps «own» are signed there
     */
    public long start(Who who, String routeKey, SubjectRef subject, long unitId, Message title) {
        if (sql.fetchExists(RUN, RUN.SUBJECT_KIND.eq(subject.kind()).and(RUN.SUBJECT_ID.eq(subject.id())).and(RUN.STATE.eq(Run.State.RUNNING.name())))) {
            throw new Problem.Refused("approvals.runsAlready");
        }
        Route route = rows.route(routeKey, unitId);
        LocalDate today = clocks.today();
        long id = sql.insertInto(RUN).set(RUN.ROUTE_ID, route.id()).set(RUN.ROUTE_KEY, routeKey).set(RUN.SUBJECT_KIND, subject.kind()).set(RUN.SUBJECT_ID, subject.id())
                .set(RUN.UNIT_ID, unitId).set(RUN.TITLE, MessageJson.write(title)).set(RUN.STARTED_BY, who.personId())
                .set(RUN.STARTED_ON, today).set(RUN.STATE, Run.State.RUNNING.name()).set(RUN.ENTERED_ON, today)
                .set(RUN.STEP_UNIT_ID, places.of(route.steps().getFirst(), unitId, today)).returningResult(RUN.ID).fetchSingle().value1();
        audit.did(who, "approvals.started", subject, "route", routeKey);
        entered(rows.get(id));
        return id;
    }

    /** The running route of a record. */
    @Transactional(readOnly = true)
    public Optional<Run> current(SubjectRef subject) {
        return rows.find(RUN.SUBJECT_KIND.eq(subject.kind()).and(RUN.SUBJECT_ID.eq(subject.id())).and(RUN.STATE.eq(Run.State.RUNNING.name()))).stream().findFirst();
    }

    /** All routes that a record has run through, oldest first. */
    @Transactional(readOnly = true)
    public List<Run> history(SubjectRef subject) {
        return rows.find(RUN.SUBJECT_KIND.eq(subject.kind()).and(RUN.SUBJECT_ID.eq(subject.id())));
    }

    @Transactional(readOnly = true)
    public Run get(long id) {
        return rows.get(id);
    }

    /** What waits for this person's signature now, longest waiting first. */
    @Transactional(readOnly = true)
    public List<Run> waitingFor(Who who) {
        return rows.find(RUN.STATE.eq(Run.State.RUNNING.name())).stream().filter(run -> maySign(who, run)).toList();
    }

    public boolean maySign(Who who, Run run) {
        return run.running() && run.stepUnitId() != null && signers.acts(who.personId(), run.stepUnitId(), run.current().roles(), clocks.today())
                .filter(signer -> !run.signedBy(signer.personId()) && !forOwnMatter(who, run, signer)).isPresent();
    }

    /** Has this person signed here, or could the step that was reached last be theirs to sign, whatever became of it? */
    @Transactional(readOnly = true)
    public boolean concerns(Who who, Run run) {
        return run.signatures().stream().anyMatch(each -> Long.valueOf(who.personId()).equals(each.personId()) || Long.valueOf(who.personId()).equals(each.forPersonId()))
                || run.stepUnitId() != null && signers.acts(who.personId(), run.stepUnitId(), run.current().roles(), clocks.today()).isPresent();
    }

    /** Somebody who may sign. */
    public record Signatory(long personId, String name) {
    }

    /** Who may sign the step that waits. */
    @Transactional(readOnly = true)
    public List<Signatory> signers(Run run) {
        return run.stepUnitId() == null || !run.running() ? List.of() : signers.of(run.stepUnitId(), run.current().roles(), clocks.today()).stream()
                .map(signer -> new Signatory(signer.personId(), signer.name())).distinct().toList();
    }

    public void sign(Who who, long runId, int version, String remark) {
        Run run = waiting(runId, version);
        Signers.Signer signer = signer(who, run);
        boolean delegated = signer.personId() != who.personId();
        put(run, "SIGNED", who.personId(), who.name(), delegated ? signer : null, false, null, null, remark, clocks.today());
        audit.did(who, "approvals.signed", run.subject(), "run", runId, "step", run.step(), "for", delegated ? signer.name() : null);
        advance(rows.get(runId), who.name(), remark, clocks.today());
    }

    /** Sends the matter back to its beginning, with a reason. */
    public void returnBack(Who who, long runId, int version, String reason) {
        Run run = waiting(runId, version);
        Signers.Signer signer = signer(who, run);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "approvals.reason");
        }
        put(run, "RETURNED", who.personId(), who.name(), signer.personId() != who.personId() ? signer : null, false, null, null, reason, clocks.today());
        audit.did(who, "approvals.returned", run.subject(), "run", runId, "reason", reason);
        finish(run, Run.State.RETURNED, who.name(), reason, clocks.today());
    }

    /** The one who began it takes it back while it waits. */
    public void withdraw(Who who, SubjectRef subject, String reason) {
        Run run = current(subject).orElseThrow(() -> new Problem.Refused("approvals.notRunning"));
        run = rows.lock(run.id());
        if (run.unitId() != who.unitId()) {
            throw new Problem.Denied(ApprovalRights.RECORD_PAPER, run.unitId());
        }
        put(run, "WITHDRAWN", who.personId(), who.name(), null, false, null, null, reason, clocks.today());
        sql.update(RUN).set(RUN.STATE, Run.State.WITHDRAWN.name()).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
        events.publishEvent(new StepLeft(run.id(), subject, run.step(), false, clocks.today()));
        audit.did(who, "approvals.withdrawn", subject, "run", run.id());
    }

    /**
     * 线下签批代录: somebody signed on paper; a secretary records it with the scan. It is marked and counted everywhere.
     *
     * @param signerId who signed; must be one who may
     * @param day      the date on the paper, not in the future and not before the step was entered
     */
    public void recordPaper(Who who, long runId, int version, long signerId, LocalDate day, @Nullable Long attachmentId, String remark) {
        Run run = waiting(runId, version);
        who.must(ApprovalRights.RECORD_PAPER, run.stepUnitId());
        if (attachmentId == null) {
            throw new Problem.Invalid("scan", "approvals.paper.scan");
        }
        if (day.isAfter(clocks.today()) || day.isBefore(run.startedOn())) {
            throw new Problem.Invalid("day", "approvals.paper.day", run.startedOn(), clocks.today());
        }
        Signers.Signer signer = signers.of(run.stepUnitId(), run.current().roles(), day).stream().filter(each -> each.personId() == signerId).findFirst()
                .orElseThrow(() -> new Problem.Invalid("signer", "approvals.paper.signer"));
        put(run, "SIGNED", signer.personId(), signer.name(), null, true, who.name(), attachmentId, remark, day);
        audit.did(who, "approvals.paper-recorded", run.subject(), "run", runId, "signer", signerId, "attachment", attachmentId);
        advance(rows.get(runId), signer.name(), remark, clocks.today());
    }

    private void advance(Run run, String by, String remark, LocalDate on) {
        if (run.current().all() && !allSigned(run)) {
            sql.update(RUN).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
            return;
        }
        if (run.step() + 1 >= run.route().steps().size()) {
            finish(run, Run.State.GRANTED, by, remark, on);
            return;
        }
        Route.Step next = run.route().steps().get(run.step() + 1);
        sql.update(RUN).set(RUN.STEP, run.step() + 1).set(RUN.STEP_UNIT_ID, places.of(next, run.unitId(), on)).set(RUN.ENTERED_ON, on).set(RUN.VERSION, run.version() + 1)
                .where(RUN.ID.eq(run.id())).execute();
        events.publishEvent(new StepLeft(run.id(), run.subject(), run.step(), true, on));
        entered(rows.get(run.id()));
    }

    private void finish(Run run, Run.State end, String by, String remark, LocalDate on) {
        sql.update(RUN).set(RUN.STATE, end.name()).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
        events.publishEvent(new StepLeft(run.id(), run.subject(), run.step(), true, on));
        events.publishEvent(new RouteFinished(run.id(), run.route().key(), run.subject(), end == Run.State.GRANTED, remark, by, on));
    }

    private void entered(Run run) {
        events.publishEvent(new StepEntered(run.id(), run.route().key(), run.subject(), run.title(), run.step(), run.unitId(), run.stepUnitId(),
                run.current().roles(), run.enteredOn()));
    }

    private boolean allSigned(Run run) {
        return signers.of(run.stepUnitId(), run.current().roles(), clocks.today()).stream().allMatch(signer -> run.signedBy(signer.personId()));
    }

    private Run waiting(long runId, int version) {
        Run run = rows.lock(runId);
        if (run.version() != version) {
            throw new Problem.Stale(run.subject());
        }
        if (!run.running()) {
            throw new Problem.Refused("approvals.ended", run.state());
        }
        return run;
    }

    /** Who sent a matter for signature prepares it and does not sign it for somebody else; with a post of the step's own, one signs as that post. */
    private static boolean forOwnMatter(Who who, Run run, Signers.Signer signer) {
        return signer.personId() != who.personId() && run.startedBy() == who.personId();
    }

    private Signers.Signer signer(Who who, Run run) {
        Signers.Signer signer = entitled(who, run);
        if (forOwnMatter(who, run, signer)) {
            throw new Problem.Refused("approvals.delegate.ownMatter");
        }
        return signer;
    }

    private Signers.Signer entitled(Who who, Run run) {
        return signers.acts(who.personId(), run.stepUnitId(), run.current().roles(), clocks.today())
                .filter(signer -> who.seat() != null)
                .orElseThrow(() -> new Problem.Denied(ApprovalRights.SIGN, run.stepUnitId()));
    }

    private void put(Run run, String decision, long personId, String name, Signers.@Nullable Signer forWhom, boolean paper, @Nullable String recordedBy,
                     @Nullable Long attachmentId, String remark, LocalDate day) {
        sql.insertInto(SIGNATURE).set(SIGNATURE.RUN_ID, run.id()).set(SIGNATURE.STEP, run.step()).set(SIGNATURE.DECISION, decision)
                .set(SIGNATURE.PERSON_ID, personId).set(SIGNATURE.PERSON_NAME, name)
                .set(SIGNATURE.FOR_PERSON_ID, forWhom == null ? null : forWhom.personId()).set(SIGNATURE.FOR_NAME, forWhom == null ? null : forWhom.name())
                .set(SIGNATURE.PAPER, paper).set(SIGNATURE.RECORDED_BY, recordedBy).set(SIGNATURE.ATTACHMENT_ID, attachmentId)
                .set(SIGNATURE.REMARK, remark).set(SIGNATURE.DAY, day).set(SIGNATURE.AT, clocks.now()).execute();
    }
}
