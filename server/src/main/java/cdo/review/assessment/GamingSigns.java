package cdo.review.assessment;

import static cdo.office.duties.views.PublishedRedating.PUBLISHED_REDATING;
import static cdo.platform.measures.views.PublishedValue.PUBLISHED_VALUE;
import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.ClaimTable.CLAIM;
import static cdo.review.assessment.tables.ProofTable.PROOF;
import static cdo.review.assessment.tables.RunTable.RUN;
import static cdo.review.assessment.tables.SignTable.SIGN;
import static org.jooq.impl.DSL.count;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.impl.DSL;
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
    private static final int FETCHED = 2_000;

    private final DSLContext sql;
    private final RunRows rows;
    private final Freezes freezes;
    private final Evidence evidence;
    private final Catalogue catalogue;
    private final Audit audit;
    private final Clocks clocks;

    GamingSigns(DSLContext sql, RunRows rows, Freezes freezes, Evidence evidence, Catalogue catalogue, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.freezes = freezes;
        this.evidence = evidence;
        this.catalogue = catalogue;
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
            List<String> keys = freezes.measures(run.freezeId());
            keys.forEach(key -> lastDays(run, all, key));
            jumps(run, all, keys);
        }
        redated(run, all);
        usedTwice(run, all);
    }

    /** By the day on which a row was first found, not by the date that was typed; what stood when its measure was first taken says nothing. */
    private void lastDays(AssessmentRun run, List<Assessed> all, String key) {
        Measure measure = catalogue.get(key);
        LocalDate begin = run.asAt().minusDays(LAST_DAYS);
        if (evidence.since(measure).filter(first -> !first.isAfter(begin)).isEmpty()) {
            return;
        }
        Set<Long> covered = all.stream().flatMap(each -> each.covers().stream()).collect(Collectors.toSet());
        Map<Evidence.Place, LocalDate> appeared = evidence.appeared(measure, covered, run.asAt());
        var counts = new HashMap<Long, int[]>();
        for (Freezes.Frozen row : freezes.rows(Objects.requireNonNull(run.freezeId()), key)) {
            if (row.row().numerator().signum() > 0) {
                int[] of = counts.computeIfAbsent(row.row().unitId(), _ -> new int[2]);
                // found by no snapshot yet: entered since the last one
                of[0] += appeared.getOrDefault(new Evidence.Place(row.row().unitId(), row.row().subject()), run.asAt()).isAfter(begin) ? 1 : 0;
                of[1]++;
            }
        }
        for (Assessed each : all) {
            int last = each.covers().stream().mapToInt(unit -> counts.getOrDefault(unit, new int[2])[0]).sum();
            int of = each.covers().stream().mapToInt(unit -> counts.getOrDefault(unit, new int[2])[1]).sum();
            if (last >= ENOUGH && last * 2 > of) {
                note(each, SignKind.LAST_DAYS, key, BigDecimal.valueOf(last), BigDecimal.valueOf(of));
            }
        }
    }

    /** One pass over the days of all figures, so that a city's worth of them is never held at once. */
    private void jumps(AssessmentRun run, List<Assessed> all, List<String> keys) {
        LocalDate since = run.asAt().minusDays(WATCHED);
        // a year to date begins anew: the fall on New Year's Day is none
        List<String> yearly = keys.stream().filter(key -> catalogue.get(key).window() == Measure.Window.YEAR_TO_DATE).toList();
        LocalDate newYear = run.asAt().withDayOfYear(1);
        Condition watched = PUBLISHED_VALUE.DAY.between(since, clocks.today())
                .and(PUBLISHED_VALUE.MEASURE_KEY.notIn(yearly).or(PUBLISHED_VALUE.DAY.between(newYear, newYear.plusYears(1).minusDays(1))));
        Map<Long, Assessed> byUnit = all.stream().collect(Collectors.toMap(Assessed::unitId, each -> each, (one, same) -> one));
        var found = new ArrayList<Found>();
        try (var days = sql.select(PUBLISHED_VALUE.MEASURE_KEY, PUBLISHED_VALUE.UNIT_ID, PUBLISHED_VALUE.VALUE).from(PUBLISHED_VALUE).where(PUBLISHED_VALUE.MEASURE_KEY.in(keys))
                .and(PUBLISHED_VALUE.UNIT_ID.in(byUnit.keySet())).and(watched).and(PUBLISHED_VALUE.VALUE.isNotNull())
                .orderBy(PUBLISHED_VALUE.MEASURE_KEY, PUBLISHED_VALUE.UNIT_ID, PUBLISHED_VALUE.DAY).fetchSize(FETCHED).fetchLazy()) {
            var series = new ArrayList<BigDecimal>();
            Record3<String, Long, BigDecimal> before = null;
            for (Record3<String, Long, BigDecimal> day : days) {
                if (before != null && !(before.value1().equals(day.value1()) && before.value2().equals(day.value2()))) {
                    found.addAll(found(byUnit, before, series));
                    series.clear();
                }
                series.add(day.value3());
                before = day;
            }
            if (before != null) {
                found.addAll(found(byUnit, before, series));
            }
        }
        found.forEach(each -> note(each.assessed(), SignKind.JUMP, each.key(), each.jump().least(), each.jump().most()));
    }

    private record Found(Assessed assessed, String key, Jump jump) {
    }

    private static List<Found> found(Map<Long, Assessed> byUnit, Record3<String, Long, BigDecimal> last, List<BigDecimal> series) {
        return Jump.in(series).map(jump -> new Found(byUnit.get(last.value2()), last.value1(), jump)).stream().toList();
    }

    private void redated(AssessmentRun run, List<Assessed> all) {
        LocalDate frozen = Objects.requireNonNull(run.frozenOn());
        Set<Long> covered = all.stream().flatMap(each -> each.covers().stream()).collect(Collectors.toSet());
        Map<Long, Integer> moved = sql.select(PUBLISHED_REDATING.DEBTOR_UNIT_ID, count()).from(PUBLISHED_REDATING).where(PUBLISHED_REDATING.DEBTOR_UNIT_ID.in(covered))
                .and(PUBLISHED_REDATING.DAY.between(run.asAt().minusDays(REDATED_WITHIN), frozen)).groupBy(PUBLISHED_REDATING.DEBTOR_UNIT_ID).fetchMap(PUBLISHED_REDATING.DEBTOR_UNIT_ID, count());
        for (Assessed each : all) {
            int own = each.covers().stream().mapToInt(unit -> moved.getOrDefault(unit, 0)).sum();
            if (own > 0) {
                note(each, SignKind.REDATED, "duties", BigDecimal.valueOf(own), null);
            }
        }
    }

    /** A proof of this run, or of an earlier one. */
    private record Shown(long assessed, String indicator, String name) {
    }

    /** The same file (by SM3), or the same record, shown for two items, by two units, or in an earlier assessment already. */
    private void usedTwice(AssessmentRun run, List<Assessed> all) {
        Map<Long, Assessed> byId = all.stream().collect(Collectors.toMap(Assessed::id, each -> each));
        Set<Long> covered = all.stream().flatMap(each -> each.covers().stream()).collect(Collectors.toSet());
        Field<String> same = DSL.coalesce(PROOF.SM3, PROOF.SUBJECT_KIND.concat("/").concat(PROOF.SUBJECT_ID.cast(String.class)));
        var mine = DSL.select(same).from(PROOF).join(CLAIM).on(CLAIM.ID.eq(PROOF.CLAIM_ID)).join(ASSESSED).on(ASSESSED.ID.eq(CLAIM.ASSESSED_ID)).where(ASSESSED.RUN_ID.eq(run.id()));
        Map<String, List<Shown>> bySame = sql.select(same, ASSESSED.ID, CLAIM.INDICATOR, PROOF.NAME).from(PROOF).join(CLAIM).on(CLAIM.ID.eq(PROOF.CLAIM_ID))
                .join(ASSESSED).on(ASSESSED.ID.eq(CLAIM.ASSESSED_ID)).join(RUN).on(RUN.ID.eq(ASSESSED.RUN_ID))
                .where(ASSESSED.RUN_ID.eq(run.id()).or(RUN.PERIOD_TO.lt(run.from()).and(RUN.ORGANISER_ID.eq(run.organiserId()).or(ASSESSED.UNIT_ID.in(covered))))).and(same.in(mine)).orderBy(PROOF.ID)
                .fetchGroups(row -> row.value1(), row -> new Shown(row.value2(), row.value3(), row.value4()));
        for (List<Shown> shown : bySame.values()) {
            long places = shown.stream().map(each -> each.assessed() + " " + each.indicator()).distinct().count();
            if (places > 1) {
                shown.stream().filter(each -> byId.containsKey(each.assessed())).forEach(each -> note(byId.get(each.assessed()), SignKind.USED_TWICE, each.name(), BigDecimal.valueOf(places), null));
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
        return sql.select(SIGN.ASSESSED_ID, count()).from(SIGN).join(ASSESSED).on(ASSESSED.ID.eq(SIGN.ASSESSED_ID)).where(ASSESSED.RUN_ID.eq(runId)).and(SIGN.CHECKED_ON.isNull())
                .groupBy(SIGN.ASSESSED_ID).fetchMap(SIGN.ASSESSED_ID, count());
    }

    private static Sign read(Record row) {
        return new Sign(row.get(SIGN.ID), row.get(SIGN.ASSESSED_ID), SignKind.valueOf(row.get(SIGN.KIND)), row.get(SIGN.ABOUT), row.get(SIGN.LEAST), row.get(SIGN.MOST), row.get(SIGN.REMARK),
                row.get(SIGN.CHECKED_BY), row.get(SIGN.CHECKED_ON));
    }
}
