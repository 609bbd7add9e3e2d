package cdo.review.assessment;

import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.ClaimTable.CLAIM;
import static cdo.review.assessment.tables.ProofTable.PROOF;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Attachment;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.SubjectDirectory;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 自评: what a unit says it reached, item by item, with proofs. What comes after the deadline is taken and marked late, never hidden. */
@Component
@Transactional
public class SelfAssessments {

    private final DSLContext sql;
    private final RunRows rows;
    private final RunSteps steps;
    private final IndicatorSystems systems;
    private final SubjectDirectory subjects;
    private final Words words;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    SelfAssessments(DSLContext sql, RunRows rows, RunSteps steps, IndicatorSystems systems, SubjectDirectory subjects, Words words, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.steps = steps;
        this.systems = systems;
        this.subjects = subjects;
        this.words = words;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A claim with its proofs. */
    public record Claim(long id, long assessedId, String item, Judgement claimed, String remark, String savedBy, Instant savedAt, int version, List<Proof> proofs) {
        public static final String KIND = "assessment-claim";

        public SubjectRef ref() {
            return SubjectRef.of(KIND, id);
        }
    }

    /** A proof: a file or a record. {@code late}: it came after the deadline. */
    public record Proof(long id, @Nullable Long attachmentId, @Nullable SubjectRef record, String name, @Nullable String sm3, String addedBy, LocalDate addedOn, boolean late) {
    }

    @Transactional(readOnly = true)
    public List<JudgedItem> items(AssessmentRun run) {
        return run.versionId() == null ? List.of() : JudgedItem.of(system(run));
    }

    IndicatorSystem system(AssessmentRun run) {
        return systems.get(Objects.requireNonNull(run.versionId()));
    }

    /** May this person write the self-assessment now? After handing in, proofs may still be added until the freeze. */
    public boolean writes(Who who, AssessmentRun run, Assessed assessed) {
        return run.stage() == RunStage.SELF_ASSESSMENT && assessed.mergedInto() == null && who.may(AssessmentRights.CLAIM, assessed.unitId());
    }

    /** May this person hand it in now? Also the head, who writes nothing himself; after the deadline, too, as long as nothing is frozen. */
    public boolean handsIn(Who who, AssessmentRun run, Assessed assessed) {
        return run.stage() == RunStage.SELF_ASSESSMENT && assessed.mergedInto() == null && !assessed.submitted() && who.may(AssessmentRights.SUBMIT, assessed.unitId());
    }

    /** What has still to be answered before it can be handed in. */
    @Transactional(readOnly = true)
    public List<JudgedItem> open(AssessmentRun run, Assessed assessed) {
        Set<String> claimed = of(assessed.id()).stream().map(Claim::item).collect(Collectors.toSet());
        return items(run).stream().filter(item -> item.rule().effect() == ScoringRule.Effect.BASE && !claimed.contains(item.name())).toList();
    }

    /** Keeps what is claimed for an item; version -1 for a first claim. */
    public long claim(Who who, long assessedId, String item, int version, Judgement claimed, String remark) {
        Assessed assessed = mine(who, assessedId);
        if (assessed.submitted()) {
            throw new Problem.Refused("assessment.self.handedIn");
        }
        item(assessed, item).mustFit(claimed, "claimed");
        Long fresh = sql.insertInto(CLAIM).set(CLAIM.ASSESSED_ID, assessedId).set(CLAIM.INDICATOR, item).set(CLAIM.CLAIMED, JudgementJson.written(claimed)).set(CLAIM.REMARK, remark)
                .set(CLAIM.SAVED_BY, who.name()).set(CLAIM.SAVED_AT, clocks.now()).onConflictDoNothing().returningResult(CLAIM.ID).fetchOne(CLAIM.ID);
        if (fresh == null) {
            Claim found = of(assessedId, item).orElseThrow();
            int changed = sql.update(CLAIM).set(CLAIM.CLAIMED, JudgementJson.written(claimed)).set(CLAIM.REMARK, remark).set(CLAIM.SAVED_BY, who.name()).set(CLAIM.SAVED_AT, clocks.now())
                    .set(CLAIM.VERSION, version + 1).where(CLAIM.ID.eq(found.id())).and(CLAIM.VERSION.eq(version)).execute();
            if (changed == 0) {
                throw new Problem.Stale(found.ref());
            }
            fresh = found.id();
        }
        audit.did(who, "assessment.claimed", assessed.ref(), "item", item);
        return fresh;
    }

    /** For attaching a file to a claim, before it is stored. */
    @Transactional(readOnly = true)
    public Claim provable(Who who, long assessedId, String item) {
        mine(who, assessedId);
        return of(assessedId, item).orElseThrow(() -> new Problem.Invalid("file", "assessment.self.claimFirst"));
    }

    public void prove(Who who, Claim claim, Attachment file) {
        proof(who, claim, file.id(), null, file.name(), file.sm3());
    }

    public void prove(Who who, Claim claim, SubjectRef record) {
        if (!subjects.visible(who, record)) {
            throw new Problem.Invalid("record", "assessment.evidence.unknown");
        }
        proof(who, claim, null, record, words.say(Language.ZH, subjects.label(record)), null);
    }

    private void proof(Who who, Claim claim, @Nullable Long file, @Nullable SubjectRef record, String name, @Nullable String sm3) {
        Assessed assessed = mine(who, claim.assessedId());
        LocalDate due = rows.get(assessed.runId()).selfDue();
        boolean late = due != null && clocks.today().isAfter(due);
        sql.insertInto(PROOF).set(PROOF.CLAIM_ID, claim.id()).set(PROOF.ATTACHMENT_ID, file).set(PROOF.SUBJECT_KIND, record == null ? null : record.kind())
                .set(PROOF.SUBJECT_ID, record == null ? null : record.id()).set(PROOF.NAME, name).set(PROOF.SM3, sm3).set(PROOF.ADDED_BY, who.name()).set(PROOF.ADDED_ON, clocks.today())
                .set(PROOF.LATE, late).execute();
        audit.did(who, "assessment.proved", assessed.ref(), "item", claim.item(), "name", name, "late", late);
    }

    /** Hands in; the duty is met that day, late or not. */
    public void submit(Who who, long assessedId, int version) {
        Assessed assessed = rows.assessedGet(assessedId);
        who.must(AssessmentRights.SUBMIT, assessed.unitId());
        AssessmentRun run = rows.lock(assessed.runId());
        run.mustBe(RunStage.SELF_ASSESSMENT);
        if (assessed.submitted()) {
            throw new Problem.Refused("assessment.self.handedIn");
        }
        List<JudgedItem> open = open(run, assessed);
        if (!open.isEmpty()) {
            throw new Problem.Refused("assessment.self.open", open.size());
        }
        LocalDate today = clocks.today();
        boolean late = run.selfDue() != null && today.isAfter(run.selfDue());
        rows.change(assessed, version, Map.of(ASSESSED.STAGE, "SUBMITTED", ASSESSED.SUBMITTED_ON, today, ASSESSED.SUBMITTED_BY, who.name(), ASSESSED.LATE, late));
        duties.discharge(AssessmentRules.SELF, assessed.ref(), Runs.SELF, today, null);
        steps.add(assessed.ref(), late ? "selfLate" : "self", who.name(), "");
        audit.did(who, "assessment.self-submitted", assessed.ref(), "late", late);
    }

    @Transactional(readOnly = true)
    public List<Claim> of(long assessedId) {
        return sql.selectFrom(CLAIM).where(CLAIM.ASSESSED_ID.eq(assessedId)).orderBy(CLAIM.ID).fetch(this::read);
    }

    @Transactional(readOnly = true)
    public Optional<Claim> of(long assessedId, String item) {
        return sql.selectFrom(CLAIM).where(CLAIM.ASSESSED_ID.eq(assessedId)).and(CLAIM.INDICATOR.eq(item)).fetchOptional(this::read);
    }

    Optional<Claim> find(long claimId) {
        return sql.selectFrom(CLAIM).where(CLAIM.ID.eq(claimId)).fetchOptional(this::read);
    }

    JudgedItem item(Assessed assessed, String name) {
        return items(rows.get(assessed.runId())).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new Problem.NotFound(assessed.ref()));
    }

    private Assessed mine(Who who, long assessedId) {
        Assessed assessed = rows.assessedGet(assessedId);
        who.must(AssessmentRights.CLAIM, assessed.unitId());
        rows.get(assessed.runId()).mustBe(RunStage.SELF_ASSESSMENT);
        return assessed;
    }

    private Claim read(Record row) {
        long id = row.get(CLAIM.ID);
        List<Proof> proofs = sql.selectFrom(PROOF).where(PROOF.CLAIM_ID.eq(id)).orderBy(PROOF.ID).fetch(proof -> new Proof(proof.get(PROOF.ID), proof.get(PROOF.ATTACHMENT_ID),
                proof.get(PROOF.SUBJECT_KIND) == null ? null : SubjectRef.of(proof.get(PROOF.SUBJECT_KIND), proof.get(PROOF.SUBJECT_ID)), proof.get(PROOF.NAME), proof.get(PROOF.SM3),
                proof.get(PROOF.ADDED_BY), proof.get(PROOF.ADDED_ON), proof.get(PROOF.LATE)));
        return new Claim(id, row.get(CLAIM.ASSESSED_ID), row.get(CLAIM.INDICATOR), JudgementJson.read(row.get(CLAIM.CLAIMED)), row.get(CLAIM.REMARK), row.get(CLAIM.SAVED_BY),
                row.get(CLAIM.SAVED_AT), row.get(CLAIM.VERSION), proofs);
    }
}
