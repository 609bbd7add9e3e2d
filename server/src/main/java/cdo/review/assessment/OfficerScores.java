package cdo.review.assessment;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.review.assessment.tables.ChangeTable.CHANGE;
import static cdo.review.assessment.tables.CountedRowTable.COUNTED_ROW;
import static cdo.review.assessment.tables.EvidenceRowTable.EVIDENCE_ROW;
import static cdo.review.dutyreports.views.PublishedDutyReport.PUBLISHED_DUTY_REPORT;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An officer's score (plan 二（三）3): the unit's score over the days in office + own duties met on time + the grade of the duty
 * report, weights as data; the weight of what does not apply goes to the others. The officer's own ledger comes on top.
 */
@Component
public class OfficerScores {

    private static final int SCALE = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DSLContext sql;
    private final RunRows rows;
    private final LedgerEntries ledger;
    private final IndicatorSystems systems;
    private final Posts posts;

    OfficerScores(DSLContext sql, RunRows rows, LedgerEntries ledger, IndicatorSystems systems, Posts posts) {
        this.sql = sql;
        this.rows = rows;
        this.ledger = ledger;
        this.systems = systems;
        this.posts = posts;
    }

    /**
     * A part of the score.
     *
     * @param weight after the weight of what does not apply was spread; 0 when it does not apply itself
     * @param value  0–100; null: does not apply
     */
    public record Part(OfficerPart part, BigDecimal weight, @Nullable BigDecimal value) {
    }

    /**
     * A frozen row behind a part, as it counts.
     *
     * @param adjusted an approved adjustment stands on it; {@code frozen} is what was frozen
     */
    public record Row(long id, OfficerPart part, SubjectRef subject, BigDecimal numerator, BigDecimal denominator, @Nullable LocalDate from, @Nullable LocalDate to, boolean adjusted, BigDecimal frozen) {
    }

    /** Copies what the score is computed from, once. */
    void freeze(AssessmentRun run, Assessed assessed) {
        long person = Objects.requireNonNull(assessed.personId());
        AssessmentRun unitRun = rows.get(Objects.requireNonNull(run.unitRunId()));
        if (unitRun.stage().ordinal() < RunStage.REPORTING.ordinal() || unitRun.stage() == RunStage.CANCELLED) {
            throw new Problem.Refused("assessment.officer.unitRunOpen", unitRun.title());
        }
        List<Assessed> scored = rows.assessed(unitRun.id());
        for (Tenure tenure : inOffice(run, person)) {
            long unit = posts.get(tenure.postId()).unitId();
            Optional<Assessed> found = scored.stream().filter(each -> each.covers().contains(unit) && each.total() != null).findFirst();
            found.ifPresent(each -> keep(assessed, OfficerPart.UNIT, each.ref(), each.total(), days(run, tenure), start(run, tenure), end(run, tenure)));
        }
        duties(run, assessed, person);
        reports(run, assessed, person);
        ledger.counting(run.organiserId(), person, run.from(), run.to()).forEach(entry -> keep(assessed, OfficerPart.LEDGER, entry.ref(), entry.effect(), BigDecimal.ONE, entry.happenedOn(), null));
    }

    private void duties(AssessmentRun run, Assessed assessed, long person) {
        var duty = PUBLISHED_DUTY;
        sql.select(duty.ID, duty.PERSON_ON_TIME, duty.DUE, duty.MET_ON).from(duty).where(DutiesOnTime.countedFor(person))
                .and(DutiesOnTime.personsDay().between(run.from(), run.to())).orderBy(duty.ID)
                .forEach(row -> keep(assessed, OfficerPart.DUTIES, SubjectRef.of("duty", row.value1()), row.value2() ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE, row.value3(), row.value4()));
    }

    /** A report that was owed and never handed in counts 0; an {@link #open} one is kept as 0 of 0, which does not apply and can be mended once it is graded. */
    private void reports(AssessmentRun run, Assessed assessed, long person) {
        var report = PUBLISHED_DUTY_REPORT;
        var open = open(Objects.requireNonNull(run.frozenOn()));
        sql.select(report.ID, report.SCORE, report.SUBMITTED_ON, report.DUE, open).from(report).where(owed(run, List.of(person))).orderBy(report.ID)
                .forEach(row -> keep(assessed, OfficerPart.REPORT, SubjectRef.of("duty-report", row.value1()), row.value2() == null ? BigDecimal.ZERO : row.value2(), row.value5() ? BigDecimal.ZERO : HUNDRED,
                        row.value3() == null ? row.value4() : row.value3(), null));
    }

    private static Condition owed(AssessmentRun run, Collection<Long> people) {
        var report = PUBLISHED_DUTY_REPORT;
        return report.PERSON_ID.in(people).and(report.ORGANISER_ID.eq(run.organiserId())).and(report.YEAR.eq(run.year())).and(report.STAGE.ne("EXCUSED"));
    }

    /** Not due yet, or handed in and not graded yet. */
    private static Condition open(LocalDate day) {
        var report = PUBLISHED_DUTY_REPORT;
        return report.SCORE.isNull().and(report.SUBMITTED_ON.isNotNull().or(report.DUE.ge(day)));
    }

    /** How many duty reports would not count if the run were frozen that day. */
    public int openReports(AssessmentRun run, Collection<Long> people, LocalDate day) {
        return sql.fetchCount(PUBLISHED_DUTY_REPORT, owed(run, people).and(open(day)));
    }

    /** The most that a part, or a row of it, can be: a unit's score with every bonus; all else is in hundredths. */
    BigDecimal most(AssessmentRun run, OfficerPart part) {
        return part == OfficerPart.UNIT ? most(systems.get(Objects.requireNonNull(rows.get(Objects.requireNonNull(run.unitRunId())).versionId()))) : HUNDRED;
    }

    private static BigDecimal most(IndicatorSystem system) {
        return system.leaves().stream().filter(leaf -> switch (Objects.requireNonNull(leaf.rule()).effect()) {
            case BASE, BONUS -> true;
            case DEDUCTION, VETO -> false;
        }).map(leaf -> leaf.points()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void keep(Assessed assessed, OfficerPart part, SubjectRef subject, BigDecimal numerator, BigDecimal denominator, @Nullable LocalDate from, @Nullable LocalDate to) {
        sql.insertInto(EVIDENCE_ROW).set(EVIDENCE_ROW.ASSESSED_ID, assessed.id()).set(EVIDENCE_ROW.PART, part.name()).set(EVIDENCE_ROW.SUBJECT_KIND, subject.kind()).set(EVIDENCE_ROW.SUBJECT_ID, subject.id())
                .set(EVIDENCE_ROW.NUMERATOR, numerator).set(EVIDENCE_ROW.DENOMINATOR, denominator).set(EVIDENCE_ROW.FROM_DAY, from).set(EVIDENCE_ROW.TO_DAY, to).execute();
    }

    /** The unit's frozen ledger entries, for a run over units. */
    void freezeLedger(AssessmentRun run, Assessed assessed) {
        ledger.counting(run.organiserId(), assessed.covers(), run.from(), run.to()).forEach(entry -> keep(assessed, OfficerPart.LEDGER, entry.ref(), entry.effect(), BigDecimal.ONE, entry.happenedOn(), null));
    }

    public List<Row> rows(long assessedId) {
        return sql.selectFrom(COUNTED_ROW).where(COUNTED_ROW.ASSESSED_ID.eq(assessedId)).orderBy(COUNTED_ROW.ID).fetch(row -> new Row(row.get(COUNTED_ROW.ID), OfficerPart.valueOf(row.get(COUNTED_ROW.PART)),
                SubjectRef.of(row.get(COUNTED_ROW.SUBJECT_KIND), row.get(COUNTED_ROW.SUBJECT_ID)), row.get(COUNTED_ROW.NUMERATOR), row.get(COUNTED_ROW.DENOMINATOR), row.get(COUNTED_ROW.FROM_DAY), row.get(COUNTED_ROW.TO_DAY),
                row.get(COUNTED_ROW.ADJUSTED), row.get(COUNTED_ROW.FROZEN_NUMERATOR)));
    }

    /** The three parts with the weights that are left. */
    public List<Part> parts(AssessmentRun run, Assessed assessed) {
        List<Row> all = rows(assessed.id());
        var settings = run.settings();
        BigDecimal unit = value(assessed, OfficerPart.UNIT, all);
        BigDecimal duties = value(assessed, OfficerPart.DUTIES, all);
        BigDecimal report = value(assessed, OfficerPart.REPORT, all);
        BigDecimal sum = (unit == null ? BigDecimal.ZERO : settings.unitWeight()).add(duties == null ? BigDecimal.ZERO : settings.dutyWeight()).add(report == null ? BigDecimal.ZERO : settings.reportWeight());
        var parts = new ArrayList<Part>();
        parts.add(part(OfficerPart.UNIT, unit, settings.unitWeight(), sum));
        parts.add(part(OfficerPart.DUTIES, duties, settings.dutyWeight(), sum));
        parts.add(part(OfficerPart.REPORT, report, settings.reportWeight(), sum));
        return parts;
    }

    private static Part part(OfficerPart part, @Nullable BigDecimal value, BigDecimal weight, BigDecimal sum) {
        return new Part(part, value == null || sum.signum() == 0 ? BigDecimal.ZERO : weight.divide(sum, SCALE, RoundingMode.HALF_UP), value);
    }

    private @Nullable BigDecimal value(Assessed assessed, OfficerPart part, List<Row> all) {
        BigDecimal byHand = sql.select(CHANGE.POINTS).from(CHANGE).where(CHANGE.ASSESSED_ID.eq(assessed.id())).and(CHANGE.INDICATOR.eq(part.name())).orderBy(CHANGE.ID.desc()).limit(1).fetchOne(CHANGE.POINTS);
        return byHand != null ? byHand : computed(part, all);
    }

    /** UNIT: mean of the units' scores over days; the others: share of what was reached, in hundredths. */
    static @Nullable BigDecimal computed(OfficerPart part, List<Row> all) {
        BigDecimal below = BigDecimal.ZERO;
        BigDecimal above = BigDecimal.ZERO;
        for (Row row : all) {
            if (row.part() == part) {
                below = below.add(row.denominator());
                above = above.add(part == OfficerPart.UNIT ? row.numerator().multiply(row.denominator()) : row.numerator().multiply(HUNDRED));
            }
        }
        return below.signum() == 0 ? null : above.divide(below, SCALE, RoundingMode.HALF_UP);
    }

    /** Null when no part applies. Exact weights are used, one rounding at the end. */
    @Nullable BigDecimal total(AssessmentRun run, Assessed assessed) {
        List<Row> all = rows(assessed.id());
        var settings = run.settings();
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (OfficerPart part : List.of(OfficerPart.UNIT, OfficerPart.DUTIES, OfficerPart.REPORT)) {
            BigDecimal value = value(assessed, part, all);
            BigDecimal weight = part == OfficerPart.UNIT ? settings.unitWeight() : part == OfficerPart.DUTIES ? settings.dutyWeight() : settings.reportWeight();
            if (value != null) {
                weighted = weighted.add(value.multiply(weight));
                weights = weights.add(weight);
            }
        }
        if (weights.signum() == 0) {
            return null;
        }
        BigDecimal extra = all.stream().filter(row -> row.part() == OfficerPart.LEDGER).map(Row::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        return weighted.divide(weights, SCALE, RoundingMode.HALF_UP).add(extra).max(BigDecimal.ZERO).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** The value of a part before a change by hand. */
    BigDecimal value(AssessmentRun run, Assessed assessed, String part) {
        return parts(run, assessed).stream().filter(each -> each.part().name().equals(part)).findFirst().map(each -> each.value() == null ? BigDecimal.ZERO : each.value())
                .orElseThrow(() -> new Problem.Invalid("indicator", "assessment.change.unknown", part));
    }

    /** Days in office within the run's period, in any officer's post. */
    long daysInOffice(AssessmentRun run, long person) {
        return inOffice(run, person).stream().map(tenure -> days(run, tenure)).reduce(BigDecimal.ZERO, BigDecimal::add).longValue();
    }

    private List<Tenure> inOffice(AssessmentRun run, long person) {
        return posts.historyOf(person).stream().filter(tenure -> posts.get(tenure.postId()).kind().officer())
                .filter(tenure -> !tenure.from().isAfter(run.to()) && (tenure.to() == null || !tenure.to().isBefore(run.from()))).toList();
    }

    private static BigDecimal days(AssessmentRun run, Tenure tenure) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(start(run, tenure), end(run, tenure)) + 1);
    }

    private static LocalDate start(AssessmentRun run, Tenure tenure) {
        return tenure.from().isBefore(run.from()) ? run.from() : tenure.from();
    }

    private static LocalDate end(AssessmentRun run, Tenure tenure) {
        return tenure.to() == null || tenure.to().isAfter(run.to()) ? run.to() : tenure.to();
    }
}
