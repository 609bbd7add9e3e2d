package cdo.review.assessment;

import static cdo.office.duties.views.PublishedRedating.PUBLISHED_REDATING;
import static cdo.platform.measures.views.PublishedValue.PUBLISHED_VALUE;
import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.ClaimTable.CLAIM;
import static cdo.review.assessment.tables.ProofTable.PROOF;
import static cdo.review.assessment.tables.SignTable.SIGN;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Freezes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signs of gaming: looked for at the freeze and again on demand, shown to the reviewer, who writes down what was found. */
@Component
@Transactional
public class GamingSigns {

    private static final int LAST_DAYS = 3;
    private static final int ENOUGH = 5;
    private static final int REDATED_WITHIN = 30;
    private static final int WATCHED = 90;

    private final DSLContext sql;
    private final RunRows rows;
    private final Freezes freezes;
    private final Audit audit;
    private final Clocks clocks;

    GamingSigns(DSLContext sql, RunRows rows, Freezes freezes, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.freezes = freezes;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * A sign.
     *
     * @param about the measure, the proof's name or the rule; {@code least}, {@code most}: how many of how many, or from where to where
     */
    public record Sign(long id, long assessedId, SignKind kind, String about, @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable String remark,
                       @Nullable String checkedBy, @Nullable LocalDate checkedOn) {
    }

    /** Looks again, for example for figures that fell back after the freeze. */
    public void look(Who who, long runId) {
        AssessmentRun run = rows.get(runId);
        who.must(AssessmentRights.ORGANISE, run.organiserId());
        run.mustBe(RunStage.FIRST_REVIEW, RunStage.PANEL, RunStage.PUBLICITY, RunStage.APPEALS, RunStage.GRADING);
        look(run);
        audit.did(who, "assessment.signs-looked", run.ref());
    }

    void look(AssessmentRun run) {
        List<Assessed> all = rows.assessed(run.id());
        if (run.freezeId() != null) {
            for (String key : freezes.measures(run.freezeId())) {
                lastDays(run, all, key);
                jumps(run, all, key);
            }
        }
        all.forEach(each -> redated(run, each));
        usedTwice(run);
    }

    private void lastDays(AssessmentRun run, List<Assessed> all, String key) {
        LocalDate frozen = Objects.requireNonNull(run.frozenOn());
        var dated = new HashMap<Long, int[]>();
        for (Freezes.Frozen row : freezes.rows(Objects.requireNonNull(run.freezeId()), key)) {
            LocalDate date = row.row().date();
            if (date != null && row.row().numerator().signum() > 0) {
                int[] counts = dated.computeIfAbsent(row.row().unitId(), _ -> new int[2]);
                counts[0] += date.isAfter(frozen.minusDays(LAST_DAYS)) ? 1 : 0;
                counts[1]++;
            }
        }
        for (Assessed each : all) {
            int last = each.covers().stream().mapToInt(unit -> dated.getOrDefault(unit, new int[2])[0]).sum();
            int of = each.covers().stream().mapToInt(unit -> dated.getOrDefault(unit, new int[2])[1]).sum();
            if (last >= ENOUGH && last * 2 > of) {
                note(each, SignKind.LAST_DAYS, key, BigDecimal.valueOf(last), BigDecimal.valueOf(of));
            }
        }
    }

    private void jumps(AssessmentRun run, List<Assessed> all, String key) {
        LocalDate frozen = Objects.requireNonNull(run.frozenOn());
        for (Assessed each : all) {
            List<BigDecimal> values = sql.select(PUBLISHED_VALUE.VALUE).from(PUBLISHED_VALUE).where(PUBLISHED_VALUE.MEASURE_KEY.eq(key)).and(PUBLISHED_VALUE.UNIT_ID.eq(each.unitId()))
                    .and(PUBLISHED_VALUE.DAY.between(frozen.minusDays(WATCHED), clocks.today())).and(PUBLISHED_VALUE.VALUE.isNotNull()).orderBy(PUBLISHED_VALUE.DAY).fetch(PUBLISHED_VALUE.VALUE);
            Jump.in(values).ifPresent(jump -> note(each, SignKind.JUMP, key, jump.least(), jump.most()));
        }
    }

    private void redated(AssessmentRun run, Assessed each) {
        LocalDate frozen = Objects.requireNonNull(run.frozenOn());
        int moved = sql.fetchCount(PUBLISHED_REDATING, PUBLISHED_REDATING.DEBTOR_UNIT_ID.in(each.covers()).and(PUBLISHED_REDATING.DAY.between(frozen.minusDays(REDATED_WITHIN), frozen)));
        if (moved > 0) {
            note(each, SignKind.REDATED, "duties", BigDecimal.valueOf(moved), null);
        }
    }

    /** The same file, or the same record, shown for two items or by two units. */
    private void usedTwice(AssessmentRun run) {
        Map<String, List<Record>> bySame = new HashMap<>();
        sql.select(ASSESSED.ID, CLAIM.INDICATOR, PROOF.NAME, PROOF.SM3, PROOF.SUBJECT_KIND, PROOF.SUBJECT_ID).from(PROOF).join(CLAIM).on(CLAIM.ID.eq(PROOF.CLAIM_ID)).join(ASSESSED).on(ASSESSED.ID.eq(CLAIM.ASSESSED_ID))
                .where(ASSESSED.RUN_ID.eq(run.id())).orderBy(PROOF.ID)
                .forEach(row -> bySame.computeIfAbsent(row.get(PROOF.SM3) != null ? row.get(PROOF.SM3) : row.get(PROOF.SUBJECT_KIND) + "/" + row.get(PROOF.SUBJECT_ID), _ -> new java.util.ArrayList<>()).add(row));
        for (List<Record> same : bySame.values()) {
            long places = same.stream().map(row -> row.get(ASSESSED.ID) + " " + row.get(CLAIM.INDICATOR)).distinct().count();
            if (places > 1) {
                same.forEach(row -> note(rows.assessedGet(row.get(ASSESSED.ID)), SignKind.USED_TWICE, row.get(PROOF.NAME), BigDecimal.valueOf(places), null));
            }
        }
    }

    private void note(Assessed assessed, SignKind kind, String about, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        sql.insertInto(SIGN).set(SIGN.ASSESSED_ID, assessed.id()).set(SIGN.KIND, kind.name()).set(SIGN.ABOUT, about).set(SIGN.LEAST, least).set(SIGN.MOST, most).onConflictDoNothing().execute();
    }

    /** The reviewer writes down what was found. */
    public void check(Who who, long signId, String remark) {
        Sign sign = sql.selectFrom(SIGN).where(SIGN.ID.eq(signId)).fetchOptional(GamingSigns::read).orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.SubjectRef.of("sign", signId)));
        AssessmentRun run = rows.get(rows.assessedGet(sign.assessedId()).runId());
        who.must(AssessmentRights.ORGANISE, run.organiserId());
        if (remark.isBlank()) {
            throw new Problem.Invalid("remark", "assessment.reason.missing");
        }
        sql.update(SIGN).set(SIGN.REMARK, remark).set(SIGN.CHECKED_BY, who.name()).set(SIGN.CHECKED_ON, clocks.today()).where(SIGN.ID.eq(signId)).execute();
        audit.did(who, "assessment.sign-checked", run.ref(), "kind", sign.kind(), "about", sign.about(), "remark", remark);
    }

    /** For the organiser and the panel only. */
    @Transactional(readOnly = true)
    public List<Sign> of(long assessedId) {
        return sql.selectFrom(SIGN).where(SIGN.ASSESSED_ID.eq(assessedId)).orderBy(SIGN.KIND, SIGN.ID).fetch(GamingSigns::read);
    }

    /** How many in a run nobody has checked yet, by assessed. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> open(long runId) {
        return sql.select(SIGN.ASSESSED_ID, org.jooq.impl.DSL.count()).from(SIGN).join(ASSESSED).on(ASSESSED.ID.eq(SIGN.ASSESSED_ID)).where(ASSESSED.RUN_ID.eq(runId)).and(SIGN.CHECKED_ON.isNull())
                .groupBy(SIGN.ASSESSED_ID).fetchMap(SIGN.ASSESSED_ID, org.jooq.impl.DSL.count());
    }

    private static Sign read(Record row) {
        return new Sign(row.get(SIGN.ID), row.get(SIGN.ASSESSED_ID), SignKind.valueOf(row.get(SIGN.KIND)), row.get(SIGN.ABOUT), row.get(SIGN.LEAST), row.get(SIGN.MOST), row.get(SIGN.REMARK),
                row.get(SIGN.CHECKED_BY), row.get(SIGN.CHECKED_ON));
    }
}
