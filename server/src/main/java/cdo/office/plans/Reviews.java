package cdo.office.plans;

import static cdo.office.plans.tables.GoalTable.GOAL;
import static cdo.office.plans.tables.ReviewTable.REVIEW;
import static cdo.office.plans.tables.ReviewedGoalTable.REVIEWED_GOAL;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Value;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 年度评估: owed a year after issue, then every year; an annual plan's at its end. The only writer of its tables. */
@Component
@Transactional
public class Reviews {

    private final DSLContext sql;
    private final PlanRows rows;
    private final Goals goals;
    private final CityGoals cityGoals;
    private final Duties duties;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Reviews(DSLContext sql, PlanRows rows, Goals goals, CityGoals cityGoals, Duties duties, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.goals = goals;
        this.cityGoals = cityGoals;
        this.duties = duties;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The first review becomes due; part of issuing. */
    void expect(Plan plan) {
        boolean annual = plan.text().kind() == PlanKind.ANNUAL && plan.validTo() != null;
        expect(plan, annual ? plan.validTo() : plan.issuedOn().plusYears(1));
    }

    private void expect(Plan plan, LocalDate due) {
        duties.open(new NewDuty(PlanRules.REVIEW, null, plan.unitId(), units.bureauOf(plan.unitId(), clocks.today()).id(), null, plan.ref(), due.toString(),
                Message.of("plans.duty.review", plan.text().title()), clocks.today(), due, plan.href()));
    }

    /** A plan in force, or one that was replaced or repealed while its review was already due. */
    @Transactional(readOnly = true)
    public boolean reviewable(Plan plan) {
        return plan.stage() == PlanStage.ISSUED || plan.stage().issued() && owed(plan).findAny().isPresent();
    }

    private Stream<Duty> owed(Plan plan) {
        return duties.about(plan.ref()).stream().filter(duty -> duty.ruleKey().equals(PlanRules.REVIEW) && duty.state().running());
    }

    /** Reviews a plan in force, or makes good the review that one owes that was replaced meanwhile; keeps what its goals' measures say today. One review a year. */
    public void review(Who who, long planId, String progress, ReviewVerdict verdict) {
        Plan plan = rows.get(planId);
        who.must(PlanRights.EDIT, plan.unitId());
        if (!reviewable(plan)) {
            throw new Problem.Refused("plans.review.notInForce", plan.stage());
        }
        LocalDate today = clocks.today();
        boolean fresh = sql.insertInto(REVIEW).set(REVIEW.PLAN_ID, planId).set(REVIEW.YEAR, today.getYear()).set(REVIEW.PROGRESS, progress).set(REVIEW.VERDICT, verdict.name())
                .set(REVIEW.REVIEWED_ON, today).set(REVIEW.REVIEWED_BY, who.name()).onConflictDoNothing().execute() == 1;
        if (!fresh) {
            throw new Problem.Refused("plans.review.twice", Integer.toString(today.getYear()));
        }
        long id = sql.select(REVIEW.ID).from(REVIEW).where(REVIEW.PLAN_ID.eq(planId)).and(REVIEW.YEAR.eq(today.getYear())).fetchSingle(REVIEW.ID);
        for (Goals.Progress goal : goals.progress(plan)) {
            var reading = goal.reading();
            boolean measured = reading != null && reading.taken() != null;
            sql.insertInto(REVIEWED_GOAL).set(REVIEWED_GOAL.REVIEW_ID, id).set(REVIEWED_GOAL.GOAL_ID, goal.goal().id())
                    .set(REVIEWED_GOAL.NUMERATOR, measured ? reading.value().numerator() : null).set(REVIEWED_GOAL.DENOMINATOR, measured ? reading.value().denominator() : null)
                    .set(REVIEWED_GOAL.VALUE, measured ? reading.value().value() : null).execute();
        }
        rows.step(planId, "reviewed", who.name(), progress);
        audit.did(who, "plans.reviewed", plan.ref(), "year", today.getYear(), "verdict", verdict);
        for (Duty duty : owed(plan).toList()) {
            duties.discharge(PlanRules.REVIEW, plan.ref(), duty.occurrence(), today, Message.of("plans.why.reviewed", verdict));
            LocalDate next = duty.due().plusYears(1);
            if (plan.validTo() == null || !next.isAfter(plan.validTo())) {
                expect(plan, next);
            }
        }
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<Review> of(long planId) {
        return sql.selectFrom(REVIEW).where(REVIEW.PLAN_ID.eq(planId)).orderBy(REVIEW.YEAR.desc()).fetch(row -> new Review(row.getId(), row.getYear(), row.getProgress(),
                ReviewVerdict.valueOf(row.getVerdict()), row.getReviewedOn(), row.getReviewedBy(), kept(row.getId())));
    }

    private List<Review.Kept> kept(long reviewId) {
        return sql.select(GOAL.ID, GOAL.TITLE, GOAL.MEASURE_KEY, REVIEWED_GOAL.NUMERATOR, REVIEWED_GOAL.DENOMINATOR, REVIEWED_GOAL.VALUE).from(REVIEWED_GOAL).join(GOAL).on(GOAL.ID.eq(REVIEWED_GOAL.GOAL_ID)).where(REVIEWED_GOAL.REVIEW_ID.eq(reviewId))
                .orderBy(GOAL.PLACE, GOAL.ID).fetch(row -> new Review.Kept(row.value1(), row.value2(),
                        row.value6() == null ? null : cityGoals.find(row.value3()).map(measure -> PlanPapers.shown(measure.kind(), new Value(row.value4(), row.value5(), row.value6())))
                                .orElseGet(() -> row.value6().stripTrailingZeros().toPlainString())));
    }
}
