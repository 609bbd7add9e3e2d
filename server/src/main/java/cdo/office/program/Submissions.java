package cdo.office.program;

import static cdo.office.program.tables.SubmissionTable.SUBMISSION;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What units hand in: drafted, signed in the unit, handed in, returned for completion or accepted. The only writer of its table. */
@Component
@Transactional
public class Submissions {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Owing owing;
    private final Reviewing reviewing;
    private final Routes routes;
    private final Attachments attachments;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Submissions(DSLContext sql, ProgramRows rows, Owing owing, Reviewing reviewing, Routes routes, Attachments attachments, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.owing = owing;
        this.reviewing = reviewing;
        this.routes = routes;
        this.attachments = attachments;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** What one unit owes, if this person may read that unit or its organiser. */
    @Transactional(readOnly = true)
    public Owed owed(Who who, long id) {
        return Problem.Hidden.unless(owing.find(id), found -> readable(who, found), SubjectRef.of(Owed.KIND, id));
    }

    boolean readable(Who who, Owed owed) {
        return who.reads(owed.unitId()) || who.reads(organiser(owed));
    }

    /** Begins a draft, or answers the one that a colleague has begun. */
    public long draft(Who who, long owedId) {
        Owed owed = owing.get(owedId);
        who.must(ProgramRights.SUBMIT, owed.unitId());
        if (owed.cancelledOn() != null || owed.obligation().form() == ObligationForm.REPORT || owed.metOn() != null) {
            throw new Problem.Refused("program.submission.notOwed");
        }
        Long id = sql.insertInto(SUBMISSION).set(SUBMISSION.OWED_ID, owedId).set(SUBMISSION.UNIT_ID, owed.unitId()).set(SUBMISSION.ORGANISER_UNIT_ID, organiser(owed))
                .set(SUBMISSION.STAGE, SubmissionStage.DRAFT.name()).set(SUBMISSION.SAVED_BY, who.name()).set(SUBMISSION.SAVED_AT, clocks.now())
                .onConflictDoNothing().returningResult(SUBMISSION.ID).fetchOne(SUBMISSION.ID);
        if (id == null) {
            return of(owedId).orElseThrow().id();
        }
        SubjectRef ref = SubjectRef.of(Submission.KIND, id);
        rows.step(ref, "drafted", who.name(), "");
        audit.did(who, "program.drafted", ref, "obligation", owedId);
        return id;
    }

    /** Keeps the draft as it stands; two who save at once are told, and neither loses a word (the page shows both). */
    public void save(Who who, long id, int version, Parts parts) {
        Submission found = mine(who, id);
        if (!found.stage().editable()) {
            throw new Problem.Refused("program.submission.notEditable", found.stage());
        }
        int changed = sql.update(SUBMISSION).set(SubmissionRow.columns(parts)).set(SUBMISSION.SAVED_BY, who.name()).set(SUBMISSION.SAVED_AT, clocks.now())
                .set(SUBMISSION.VERSION, version + 1).where(SUBMISSION.ID.eq(id)).and(SUBMISSION.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
        audit.did(who, "program.saved", found.ref(), "version", version + 1);
    }

    /** For attaching files: the draft, if this person may change it now. */
    @Transactional(readOnly = true)
    public Submission editable(Who who, long id) {
        Submission found = mine(who, id);
        if (!found.stage().editable()) {
            throw new Problem.Refused("program.submission.notEditable", found.stage());
        }
        return found;
    }

    /** Sends the draft round for the unit's signature; everything that the plan asks for must be there. */
    public void requestSignature(Who who, long id, int version) {
        Submission found = mine(who, id);
        Owed owed = owing.get(found.owedId());
        if (owed.cancelledOn() != null) {
            throw new Problem.Refused("program.submission.notOwed");
        }
        complete(found, owed);
        move(found, version, SubmissionStage.UNIT_SIGNATURE, Map.of());
        rows.step(found.ref(), "signature", who.name(), "");
        routes.start(who, ProgramRules.UNIT_ROUTE, found.ref(), found.unitId(), title(owed));
        audit.did(who, "program.signature-requested", found.ref());
    }

    /** Takes it back while the unit has not signed. */
    public void withdraw(Who who, long id) {
        Submission found = mine(who, id);
        routes.withdraw(who, found.ref(), "");
        move(found, found.version(), draftStage(found), Map.of());
        rows.step(found.ref(), "withdrawn", who.name(), "");
        audit.did(who, "program.withdrawn", found.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(ProgramRules.UNIT_ROUTE) || !finished.subject().kind().equals(Submission.KIND)) {
            return;
        }
        Submission found = find(finished.subject().id()).orElseThrow();
        if (!finished.granted()) {
            move(found, found.version(), draftStage(found), Map.of());
            rows.step(found.ref(), "notSigned", finished.by(), finished.remark());
            return;
        }
        handIn(found, finished.by(), clocks.today());
    }

    /** Signed by the unit: it is handed in that day. What a bureau organises itself needs no review by itself. */
    private void handIn(Submission found, String by, LocalDate on) {
        boolean own = found.unitId() == found.organiserUnitId();
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(SUBMISSION.ROUND, found.round() + 1);
        columns.put(SUBMISSION.FIRST_SUBMITTED_ON, found.firstSubmittedOn() == null ? on : found.firstSubmittedOn());
        columns.put(SUBMISSION.SUBMITTED_ON, on);
        if (own) {
            columns.put(SUBMISSION.ACCEPTED_ON, on);
        }
        move(found, found.version(), own ? SubmissionStage.ACCEPTED : SubmissionStage.SUBMITTED, columns);
        rows.step(found.ref(), "submitted", by, "");
        Owed owed = owing.get(found.owedId());
        if (own) {
            owing.meet(owed, on, Message.of("program.why.own"));
        } else {
            reviewing.begun(find(found.id()).orElseThrow(), title(owed), on);
        }
    }

    /** Accepts: what was owed is met as of the day on which the accepted edition was handed in. */
    public void accept(Who who, long id, int version, String remark) {
        Submission found = reviewed(who, id);
        LocalDate today = clocks.today();
        move(found, version, SubmissionStage.ACCEPTED, Map.of(SUBMISSION.ACCEPTED_ON, today));
        rows.step(found.ref(), "accepted", who.name(), remark);
        reviewing.ended(found, today);
        owing.meet(owing.get(found.owedId()), found.submittedOn(), Message.of("program.why.accepted", today));
        audit.did(who, "program.accepted", found.ref(), "submitted", found.submittedOn());
    }

    /** Returns for completion: the reviewer's clock rests, the unit gets a limit to complete, its own due date stays. */
    public void giveBack(Who who, long id, int version, String reason) {
        Submission found = reviewed(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "program.return.reason");
        }
        move(found, version, SubmissionStage.RETURNED, Map.of());
        rows.step(found.ref(), "returned", who.name(), reason);
        reviewing.returned(found, title(owing.get(found.owedId())), clocks.today(), reason);
        audit.did(who, "program.returned", found.ref(), "reason", reason);
    }

    @Transactional(readOnly = true)
    public Submission get(Who who, long id) {
        return Problem.Hidden.unless(find(id), found -> visible(who, found), SubjectRef.of(Submission.KIND, id));
    }

    /** A draft is the unit's own until it was handed in for the first time. */
    boolean visible(Who who, Submission submission) {
        boolean inside = who.seat() != null && who.seat().unitId() == submission.unitId();
        return inside || submission.round() > 0 && (who.reads(submission.unitId()) || who.reads(submission.organiserUnitId()));
    }

    @Transactional(readOnly = true)
    public Optional<Submission> of(long owedId) {
        return sql.selectFrom(SUBMISSION).where(SUBMISSION.OWED_ID.eq(owedId)).fetchOptional(SubmissionRow::read);
    }

    /** Everything that was ever begun, for the search; who may see it is asked there. */
    void each(java.util.function.Consumer<Submission> found) {
        sql.selectFrom(SUBMISSION).orderBy(SUBMISSION.ID).forEach(row -> found.accept(SubmissionRow.read(row)));
    }

    Optional<Submission> find(long id) {
        return sql.selectFrom(SUBMISSION).where(SUBMISSION.ID.eq(id)).fetchOptional(SubmissionRow::read);
    }

    @Transactional(readOnly = true)
    public Owed owed(Submission submission) {
        return owing.get(submission.owedId());
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Submission submission) {
        return rows.steps(submission.ref());
    }

    /** 名单 filed through another procedure (备案): what units owe under open phases is met by it. */
    public void rosterFiled(long unitId, LocalDate on, String document) {
        for (Owed owed : owing.running(unitId, ObligationForm.ROSTER)) {
            owing.meet(owed, on, Message.of("program.why.filed", document));
        }
    }

    /**
     * An exchange or a training that was held under its own procedure (培训交流) is what the plan asks for (plan 三（二）): it meets
     * what the unit owes on that day, else the longest overdue; held before the window it meets nothing.
     *
     * @return how many obligations were met by it
     */
    public int eventHeld(long unitId, ObligationForm form, LocalDate on, String topic) {
        List<Owed> begun = owing.running(unitId, form).stream().filter(owed -> owed.obligation().windowFrom() == null || !on.isBefore(owed.obligation().windowFrom()))
                .sorted(Comparator.comparing((Owed owed) -> owed.obligation().due())).toList();
        List<Owed> due = begun.stream().filter(owed -> !on.isAfter(owed.obligation().due())).toList();
        int met = 0;
        for (Owed owed : due.isEmpty() ? begun.stream().limit(1).toList() : due) {
            met += owing.meet(owed, on, Message.of("program.why.held", topic, on)) ? 1 : 0;
        }
        return met;
    }

    private void complete(Submission found, Owed owed) {
        Obligation obligation = owed.obligation();
        var errors = new ArrayList<Problem.FieldError>();
        for (ObligationForm.Part part : ObligationForm.Part.values()) {
            if (obligation.form().has(part) && found.parts().missing(part)) {
                errors.add(new Problem.FieldError(SubmissionRow.field(part), Message.of("program.part.missing", part)));
            }
        }
        LocalDate held = found.parts().heldOn();
        LocalDate window = obligation.windowFrom();
        if (obligation.form().has(ObligationForm.Part.HELD_ON) && held != null) {
            if (held.isAfter(clocks.today())) {
                errors.add(new Problem.FieldError("heldOn", Message.of("program.part.future")));
            } else if (window != null && held.isBefore(window)) {
                errors.add(new Problem.FieldError("heldOn", Message.of("program.part.beforeWindow", held, window)));
            }
        }
        if (obligation.form().needsAttachment() && attachments.of(found.ref()).isEmpty()) {
            errors.add(new Problem.FieldError("file", Message.of("program.part.attachment")));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        if (window != null && clocks.today().isBefore(window)) {
            throw new Problem.Refused("program.submission.beforeWindow", window);
        }
    }

    private Submission mine(Who who, long id) {
        Submission found = find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Submission.KIND, id)));
        who.must(ProgramRights.SUBMIT, found.unitId());
        return found;
    }

    private Submission reviewed(Who who, long id) {
        Submission found = find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Submission.KIND, id)));
        who.must(ProgramRights.REVIEW, found.organiserUnitId());
        return found;
    }

    private void move(Submission found, int version, SubmissionStage next, Map<Field<?>, ?> columns) {
        int changed = sql.update(SUBMISSION).set(SUBMISSION.STAGE, found.moveTo(next).name()).set(SUBMISSION.VERSION, version + 1).set(columns)
                .where(SUBMISSION.ID.eq(found.id())).and(SUBMISSION.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    private static SubmissionStage draftStage(Submission found) {
        return found.round() == 0 ? SubmissionStage.DRAFT : SubmissionStage.RETURNED;
    }

    private long organiser(Owed owed) {
        return rows.program(rows.phase(owed.obligation().phaseId()).orElseThrow().programId()).orElseThrow().organiserUnitId();
    }

    /** 报送工作总结（宜昌市公安局） in both languages. */
    Message title(Owed owed) {
        var unit = units.get(owed.unitId());
        return Message.of("program.submission.title", owed.obligation().title(), owed.obligation().titleEn(), unit.name(), unit.nameEn());
    }
}
