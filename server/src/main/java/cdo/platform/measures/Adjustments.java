package cdo.platform.measures;

import static cdo.platform.measures.tables.AdjustmentTable.ADJUSTMENT;
import static cdo.platform.measures.tables.FreezeTable.FREEZE;
import static cdo.platform.measures.tables.FrozenRowTable.FROZEN_ROW;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrections of frozen rows: asked with a reason by the row's unit or the bureau, decided by somebody else at the freeze's organiser. */
@Component
@Transactional
public class Adjustments {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Adjustments(DSLContext sql, Clocks clocks, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
    }

    /** An adjustment, asked or decided. */
    public record Adjustment(long id, long frozenRowId, BigDecimal numerator, BigDecimal denominator, String applicant, long applicantId, String reason, LocalDate askedOn,
                             String state, @Nullable String decidedBy, @Nullable LocalDate decidedOn, @Nullable String answer, int version) {
    }

    public long ask(Who who, long frozenRowId, BigDecimal numerator, BigDecimal denominator, String reason) {
        who.must(MeasureRights.ASK_ADJUSTMENT, unitOf(frozenRowId));
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "measures.adjust.reason");
        }
        if (numerator.signum() < 0 || denominator.signum() < 0) {
            throw new Problem.Invalid("numerator", "measures.adjust.negative");
        }
        if (sql.fetchExists(ADJUSTMENT, ADJUSTMENT.FROZEN_ROW_ID.eq(frozenRowId).and(ADJUSTMENT.STATE.eq("ASKED")))) {
            throw new Problem.Refused("measures.adjust.open");
        }
        long id = sql.insertInto(ADJUSTMENT).set(ADJUSTMENT.FROZEN_ROW_ID, frozenRowId).set(ADJUSTMENT.NUMERATOR, numerator).set(ADJUSTMENT.DENOMINATOR, denominator)
                .set(ADJUSTMENT.APPLICANT, who.name()).set(ADJUSTMENT.APPLICANT_ID, who.personId()).set(ADJUSTMENT.REASON, reason).set(ADJUSTMENT.ASKED_ON, clocks.today())
                .set(ADJUSTMENT.STATE, "ASKED").returningResult(ADJUSTMENT.ID).fetchSingle().value1();
        long freeze = freezeOf(frozenRowId);
        events.publishEvent(new AdjustmentAsked(id, freeze, sql.select(FREEZE.TITLE).from(FREEZE).where(FREEZE.ID.eq(freeze)).fetchSingle(FREEZE.TITLE), frozenRowId, unitOf(frozenRowId),
                organiserOf(frozenRowId), clocks.today()));
        audit.did(who, "measures.adjustment-asked", SubjectRef.of("frozenRow", frozenRowId), "numerator", numerator, "denominator", denominator, "reason", reason);
        return id;
    }

    /** Approves or refuses; nobody decides what they asked for themselves. */
    public void decide(Who who, long id, int version, boolean approve, String answer) {
        Adjustment asked = sql.selectFrom(ADJUSTMENT).where(ADJUSTMENT.ID.eq(id)).forUpdate().fetchOptional(Adjustments::adjustment)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("adjustment", id)));
        who.must(MeasureRights.DECIDE_ADJUSTMENT, organiserOf(asked.frozenRowId()));
        if (asked.version() != version) {
            throw new Problem.Stale(SubjectRef.of("adjustment", id));
        }
        if (asked.applicantId() == who.personId()) {
            throw new Problem.Refused("measures.adjust.own");
        }
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "measures.adjust.answer");
        }
        sql.update(ADJUSTMENT).set(ADJUSTMENT.STATE, approve ? "APPROVED" : "REFUSED").set(ADJUSTMENT.DECIDED_BY, who.name()).set(ADJUSTMENT.DECIDED_ON, clocks.today())
                .set(ADJUSTMENT.ANSWER, answer).set(ADJUSTMENT.VERSION, version + 1).where(ADJUSTMENT.ID.eq(id)).and(ADJUSTMENT.VERSION.eq(version)).execute();
        events.publishEvent(new AdjustmentDecided(id, unitOf(asked.frozenRowId()), clocks.today()));
        if (approve) {
            events.publishEvent(new RowAdjusted(freezeOf(asked.frozenRowId()), asked.frozenRowId(), unitOf(asked.frozenRowId())));
        }
        audit.did(who, "measures.adjustment-decided", SubjectRef.of("frozenRow", asked.frozenRowId()), "approved", approve, "answer", answer);
    }

    @Transactional(readOnly = true)
    public List<Adjustment> of(long freezeId) {
        return sql.select(ADJUSTMENT.fields()).from(ADJUSTMENT).join(FROZEN_ROW).on(FROZEN_ROW.ID.eq(ADJUSTMENT.FROZEN_ROW_ID)).where(FROZEN_ROW.FREEZE_ID.eq(freezeId))
                .orderBy(ADJUSTMENT.ID.desc()).fetch(Adjustments::adjustment);
    }

    /** The freeze that holds a row. */
    @Transactional(readOnly = true)
    public long freezeOf(long frozenRowId) {
        return sql.select(FROZEN_ROW.FREEZE_ID).from(FROZEN_ROW).where(FROZEN_ROW.ID.eq(frozenRowId)).fetchOptional(FROZEN_ROW.FREEZE_ID)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("frozenRow", frozenRowId)));
    }

    private long unitOf(long frozenRowId) {
        return sql.select(FROZEN_ROW.UNIT_ID).from(FROZEN_ROW).where(FROZEN_ROW.ID.eq(frozenRowId)).fetchOptional(FROZEN_ROW.UNIT_ID)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of("frozenRow", frozenRowId)));
    }

    private long organiserOf(long frozenRowId) {
        return sql.select(FREEZE.ORGANISER_ID).from(FREEZE).join(FROZEN_ROW).on(FROZEN_ROW.FREEZE_ID.eq(FREEZE.ID)).where(FROZEN_ROW.ID.eq(frozenRowId)).fetchSingle(FREEZE.ORGANISER_ID);
    }

    private static Adjustment adjustment(org.jooq.Record row) {
        return new Adjustment(row.get(ADJUSTMENT.ID), row.get(ADJUSTMENT.FROZEN_ROW_ID), row.get(ADJUSTMENT.NUMERATOR), row.get(ADJUSTMENT.DENOMINATOR), row.get(ADJUSTMENT.APPLICANT),
                row.get(ADJUSTMENT.APPLICANT_ID), row.get(ADJUSTMENT.REASON), row.get(ADJUSTMENT.ASKED_ON), row.get(ADJUSTMENT.STATE), row.get(ADJUSTMENT.DECIDED_BY),
                row.get(ADJUSTMENT.DECIDED_ON), row.get(ADJUSTMENT.ANSWER), row.get(ADJUSTMENT.VERSION));
    }
}
