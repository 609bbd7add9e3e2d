package cdo.review.assessment;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Period;
import cdo.review.assessment.indicators.GradeScale;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An assessment that an organiser – any bureau, or a unit for its own area – runs over units or officers (plan 二（三）3).
 *
 * @param versionId the version of the indicator system; null for officers
 * @param unitRunId officers: the run that scored their units
 * @param freezeId  once figures are frozen
 */
public record AssessmentRun(long id, long organiserId, String title, RunObject object, RunCadence cadence, int year, LocalDate from, LocalDate to, Method method,
                            @Nullable Long versionId, @Nullable Long unitRunId, RunStage stage, @Nullable LocalDate selfDue, @Nullable Long freezeId,
                            @Nullable LocalDate frozenOn, @Nullable LocalDate publicFrom, Settings settings, String findings, String outlook, int version) {

    public static final String KIND = "assessment-run";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String href() {
        return "/assessments/" + id;
    }

    /** The days that it assesses. */
    Period period() {
        return new Period(from, to);
    }

    /** The day as at which figures count once they are frozen: the last of the period, or that of freezing while the period still ran. */
    public LocalDate asAt() {
        return frozenOn == null || frozenOn.isAfter(to) ? to : frozenOn;
    }

    public boolean officers() {
        return object == RunObject.OFFICER;
    }

    /** The only way from stage to stage. */
    RunStage moveTo(RunStage next) {
        if (!stage.successors().contains(next)) {
            throw new Problem.Refused("assessment.run.stage", stage, next);
        }
        return next;
    }

    void mustBe(RunStage... stages) {
        if (!java.util.List.of(stages).contains(stage)) {
            throw new Problem.Refused("assessment.run.notNow", stage);
        }
    }

    /** The 办法 that governs it; without a plan id while it is not chosen. */
    public record Method(@Nullable Long planId, String title, @Nullable String number) {
        public static final Method NONE = new Method(null, "", null);
    }

    /**
     * What the organiser settles as data.
     *
     * @param panel         is expert judgement asked for?
     * @param talkShare     a difference of marks beyond this share of the range forces a talk
     * @param evidenceShown who sees whose evidence in publicity
     * @param namesShown    do rankings show names to those assessed?
     * @param quota         share of 优秀 at most
     * @param leastDays     shorter in office: scored, not graded
     */
    public record Settings(boolean panel, int reviewers, BigDecimal talkShare, EvidenceShown evidenceShown, boolean namesShown, GradeScale scale, BigDecimal quota,
                           BigDecimal unitWeight, BigDecimal dutyWeight, BigDecimal reportWeight, int leastDays) {

        /** Five graded steps of common practice: 30 % 优秀, two reviewers, a fifth of the range apart. */
        public static final Settings USUAL = new Settings(true, 2, new BigDecimal("0.2"), EvidenceShown.OWN, false, GradeScale.USUAL, new BigDecimal("0.3"),
                new BigDecimal("0.5"), new BigDecimal("0.3"), new BigDecimal("0.2"), 90);

        void check() {
            if (unitWeight.add(dutyWeight).add(reportWeight).compareTo(BigDecimal.ONE) != 0 || unitWeight.signum() < 0 || dutyWeight.signum() < 0 || reportWeight.signum() < 0) {
                throw new Problem.Invalid("unitWeight", "assessment.run.weights");
            }
            if (quota.signum() < 0 || quota.compareTo(BigDecimal.ONE) > 0) {
                throw new Problem.Invalid("quota", "assessment.run.quota");
            }
            if (reviewers < 2) {
                throw new Problem.Invalid("reviewers", "assessment.run.reviewers");
            }
            if (talkShare.signum() <= 0 || talkShare.compareTo(BigDecimal.ONE) > 0) {
                throw new Problem.Invalid("talkShare", "assessment.run.talk");
            }
            if (scale.excellentFrom().compareTo(scale.goodFrom()) <= 0 || scale.goodFrom().compareTo(scale.passFrom()) <= 0) {
                throw new Problem.Invalid("excellentFrom", "assessment.run.scale");
            }
        }
    }

    /** What a new run is. */
    public record Draft(String title, RunObject object, RunCadence cadence, LocalDate from, LocalDate to, @Nullable Long planId, @Nullable Long versionId,
                        @Nullable Long unitRunId, Settings settings) {
    }
}
