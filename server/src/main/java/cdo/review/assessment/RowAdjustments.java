package cdo.review.assessment;

import static cdo.review.assessment.tables.EvidenceRowTable.EVIDENCE_ROW;
import static cdo.review.assessment.tables.RowAdjustmentTable.ROW_ADJUSTMENT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of the frozen rows behind an officer's score, or of a unit's frozen ledger: asked with a reason by whoever is
 * assessed or the organiser, decided by somebody else who decides there, and everything above is computed again (house §1 d).
 */
@Component
@Transactional
public class RowAdjustments {

    private final DSLContext sql;
    private final RunRows rows;
    private final Assessees assessees;
    private final OfficerScores officers;
    private final Scores scores;
    private final RunSteps steps;
    private final Audit audit;
    private final Clocks clocks;

    RowAdjustments(DSLContext sql, RunRows rows, Assessees assessees, OfficerScores officers, Scores scores, RunSteps steps, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.assessees = assessees;
        this.officers = officers;
        this.scores = scores;
        this.steps = steps;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** An adjustment, asked or decided; {@code state}: ASKED, APPROVED, REFUSED. */
    public record Adjustment(long id, long rowId, BigDecimal numerator, BigDecimal denominator, String applicant, long applicantId, String reason, LocalDate askedOn, String state,
                             @Nullable String decidedBy, @Nullable LocalDate decidedOn, @Nullable String answer, int version) {
    }

    /** May this person ask: whoever answers for the assessed, or the organiser's clerk? */
    @Transactional(readOnly = true)
    public boolean mayAsk(Who who, AssessmentRun run, Assessed assessed) {
        return run.stage().scoring() && (assessees.answersFor(who, assessed) || who.may(AssessmentRights.ORGANISE, run.organiserId()));
    }

    /** Refuses whoever neither answers for the assessed nor organises the run, before anything typed is looked at. */
    @Transactional(readOnly = true)
    public void mustConcern(Who who, AssessmentRun run, Assessed assessed) {
        if (!assessees.answersFor(who, assessed)) {
            who.must(AssessmentRights.ORGANISE, run.organiserId());
        }
    }

    /**
     * Asks for other numbers of a frozen row.
     *
     * @param numerator below 0 only for a deduction of the ledger
     */
    public long ask(Who who, long rowId, BigDecimal numerator, BigDecimal denominator, String reason) {
        Assessed assessed = rows.assessedGet(assessedOf(rowId));
        AssessmentRun run = rows.lock(assessed.runId());
        mustConcern(who, run, assessed);
        Scores.mustBeOpen(run);
        OfficerScores.Row row = row(assessed, rowId);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "assessment.reason.missing");
        }
        mustBePossible(run, row.part(), numerator, denominator);
        if (sql.fetchExists(ROW_ADJUSTMENT, ROW_ADJUSTMENT.EVIDENCE_ROW_ID.eq(rowId).and(ROW_ADJUSTMENT.STATE.eq("ASKED")))) {
            throw new Problem.Refused("measures.adjust.open");
        }
        long id = sql.insertInto(ROW_ADJUSTMENT).set(ROW_ADJUSTMENT.EVIDENCE_ROW_ID, rowId).set(ROW_ADJUSTMENT.NUMERATOR, numerator).set(ROW_ADJUSTMENT.DENOMINATOR, denominator)
                .set(ROW_ADJUSTMENT.APPLICANT, who.name()).set(ROW_ADJUSTMENT.APPLICANT_ID, who.personId()).set(ROW_ADJUSTMENT.REASON, reason).set(ROW_ADJUSTMENT.ASKED_ON, clocks.today())
                .set(ROW_ADJUSTMENT.STATE, "ASKED").returningResult(ROW_ADJUSTMENT.ID).fetchSingle().value1();
        steps.add(assessed.ref(), "adjustmentAsked", who.name(), reason);
        audit.did(who, "assessment.row-adjustment-asked", assessed.ref(), "row", row.subject().toString(), "numerator", numerator, "denominator", denominator, "reason", reason);
        return id;
    }

    /** No row says more than there can be: a unit's score, days of the period, one duty, a report in full, what one entry of the ledger may hold. */
    private void mustBePossible(AssessmentRun run, OfficerPart part, BigDecimal numerator, BigDecimal denominator) {
        boolean share = part == OfficerPart.DUTIES || part == OfficerPart.REPORT;
        if (numerator.signum() < 0 && part != OfficerPart.LEDGER || share && numerator.compareTo(denominator) > 0 || denominator.signum() < 0) {
            throw new Problem.Invalid("numerator", "assessment.rows.adjust.range");
        }
        BigDecimal most = part == OfficerPart.LEDGER ? LedgerEntries.MOST : part == OfficerPart.DUTIES ? BigDecimal.ONE : officers.most(run, part);
        if (numerator.abs().compareTo(most) > 0) {
            throw new Problem.Invalid("numerator", "assessment.rows.adjust.most", most.stripTrailingZeros());
        }
        BigDecimal whole = switch (part) {
            case UNIT -> BigDecimal.valueOf(ChronoUnit.DAYS.between(run.from(), run.to()) + 1);
            case REPORT -> most;
            case DUTIES, LEDGER -> BigDecimal.ONE;
        };
        if (denominator.compareTo(whole) > 0) {
            throw new Problem.Invalid("denominator", "assessment.rows.adjust.most", whole.stripTrailingZeros());
        }
    }

    /** Approves or refuses; nobody decides what they asked for, nor about themselves. */
    public void decide(Who who, long id, int version, boolean approve, String answer) {
        Adjustment asked = find(id);
        Assessed assessed = rows.assessedGet(assessedOf(asked.rowId()));
        AssessmentRun run = rows.lock(assessed.runId());
        who.must(AssessmentRights.DECIDE, run.organiserId());
        Scores.mustBeOpen(run);
        if (asked.applicantId() == who.personId() || assessed.personId() != null && assessed.personId() == who.personId()) {
            throw new Problem.Refused("measures.adjust.own");
        }
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "measures.adjust.answer");
        }
        int changed = sql.update(ROW_ADJUSTMENT).set(ROW_ADJUSTMENT.STATE, approve ? "APPROVED" : "REFUSED").set(ROW_ADJUSTMENT.DECIDED_BY, who.name()).set(ROW_ADJUSTMENT.DECIDED_ON, clocks.today())
                .set(ROW_ADJUSTMENT.ANSWER, answer).set(ROW_ADJUSTMENT.VERSION, version + 1).where(ROW_ADJUSTMENT.ID.eq(id)).and(ROW_ADJUSTMENT.VERSION.eq(version)).and(ROW_ADJUSTMENT.STATE.eq("ASKED")).execute();
        if (changed == 0) {
            throw new Problem.Stale(SubjectRef.of("adjustment", id));
        }
        audit.did(who, "assessment.row-adjustment-decided", assessed.ref(), "approved", approve, "answer", answer);
        if (approve) {
            scores.again(run, List.of(assessed));
        }
    }

    /** Of an assessed, latest first. */
    @Transactional(readOnly = true)
    public List<Adjustment> of(long assessedId) {
        return sql.select(ROW_ADJUSTMENT.fields()).from(ROW_ADJUSTMENT).join(EVIDENCE_ROW).on(EVIDENCE_ROW.ID.eq(ROW_ADJUSTMENT.EVIDENCE_ROW_ID)).where(EVIDENCE_ROW.ASSESSED_ID.eq(assessedId))
                .orderBy(ROW_ADJUSTMENT.ID.desc()).fetch(RowAdjustments::adjustment);
    }

    /** The assessed whose frozen row it is. */
    @Transactional(readOnly = true)
    public long assessedOf(long rowId) {
        return sql.select(EVIDENCE_ROW.ASSESSED_ID).from(EVIDENCE_ROW).where(EVIDENCE_ROW.ID.eq(rowId)).fetchOptional(EVIDENCE_ROW.ASSESSED_ID)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("evidenceRow", rowId)));
    }

    /** The assessed that an adjustment is about. */
    @Transactional(readOnly = true)
    public long assessedOfAdjustment(long id) {
        return assessedOf(find(id).rowId());
    }

    private OfficerScores.Row row(Assessed assessed, long rowId) {
        return officers.rows(assessed.id()).stream().filter(each -> each.id() == rowId).findFirst().orElseThrow();
    }

    private Adjustment find(long id) {
        return sql.selectFrom(ROW_ADJUSTMENT).where(ROW_ADJUSTMENT.ID.eq(id)).fetchOptional(RowAdjustments::adjustment).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("adjustment", id)));
    }

    private static Adjustment adjustment(Record row) {
        return new Adjustment(row.get(ROW_ADJUSTMENT.ID), row.get(ROW_ADJUSTMENT.EVIDENCE_ROW_ID), row.get(ROW_ADJUSTMENT.NUMERATOR), row.get(ROW_ADJUSTMENT.DENOMINATOR),
                row.get(ROW_ADJUSTMENT.APPLICANT), row.get(ROW_ADJUSTMENT.APPLICANT_ID), row.get(ROW_ADJUSTMENT.REASON), row.get(ROW_ADJUSTMENT.ASKED_ON), row.get(ROW_ADJUSTMENT.STATE),
                row.get(ROW_ADJUSTMENT.DECIDED_BY), row.get(ROW_ADJUSTMENT.DECIDED_ON), row.get(ROW_ADJUSTMENT.ANSWER), row.get(ROW_ADJUSTMENT.VERSION));
    }
}
