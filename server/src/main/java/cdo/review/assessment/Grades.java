package cdo.review.assessment;

import static cdo.review.assessment.tables.AssessedTable.ASSESSED;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.Grade;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 定级: proposed by points, caps and quota, changed by hand only with a reason and within cap and quota – down as far as the reason carries, up by one step at
 * most and past nobody who scored more –, signed by who leads the organiser.
 */
@Component("assessmentGrades")
@Transactional
public class Grades {

    static final String REPORT = "report";

    private final RunRows rows;
    private final Runs runs;
    private final OfficerScores officers;
    private final Scores scores;
    private final Routes routes;
    private final RunSteps steps;
    private final Duties duties;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Grades(RunRows rows, Runs runs, OfficerScores officers, Scores scores, Routes routes, RunSteps steps, Duties duties, Units units, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.runs = runs;
        this.officers = officers;
        this.scores = scores;
        this.routes = routes;
        this.steps = steps;
        this.duties = duties;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Proposes everyone's grade afresh; what was set by hand before is proposed anew, too. */
    public void propose(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.GRADING);
        List<Assessed> all = rows.assessed(runId);
        List<Grading.Candidate> candidates = all.stream().filter(each -> gradable(run, each)).map(each -> new Grading.Candidate(each.id(), Objects.requireNonNull(each.total()), each.cap())).toList();
        Map<Long, Grading.Proposal> proposed = Grading.of(candidates, run.settings().scale(), run.settings().quota());
        for (Assessed each : all) {
            Grading.Proposal grade = proposed.get(each.id());
            set(each, grade == null ? null : grade.grade(), grade == null ? GradeBasis.SHORT : grade.basis(), null, null);
        }
        audit.did(who, "assessment.grades-proposed", run.ref(), "graded", candidates.size());
    }

    private boolean gradable(AssessmentRun run, Assessed each) {
        return each.total() != null && (each.personId() == null || officers.daysInOffice(run, each.personId()) >= run.settings().leastDays());
    }

    /** Another grade than proposed: with a reason, never above the cap, one step above what the points give at most, 优秀 never beyond the quota. */
    public void change(Who who, long assessedId, int version, Grade grade, String reason) {
        Assessed assessed = rows.assessedGet(assessedId);
        AssessmentRun run = rows.lock(assessed.runId());
        who.must(AssessmentRights.DECIDE, run.organiserId());
        run.mustBe(RunStage.GRADING);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "assessment.reason.missing");
        }
        if (!gradable(run, assessed)) {
            throw new Problem.Refused("assessment.grade.short");
        }
        if (assessed.cap() != null && grade.compareTo(assessed.cap()) < 0) {
            throw new Problem.Refused("assessment.grade.cap", assessed.cap());
        }
        List<Assessed> graded = rows.assessed(run.id()).stream().filter(each -> gradable(run, each)).toList();
        mustNotRaiseTooFar(run, assessed, grade, graded);
        int seats = Grading.seats(graded.size(), run.settings().quota());
        long taken = graded.stream().filter(each -> each.id() != assessedId && each.grade() == Grade.EXCELLENT).count();
        if (grade == Grade.EXCELLENT && taken + 1 > seats) {
            throw new Problem.Refused("assessment.grade.quota", seats);
        }
        if (assessed.version() != version) {
            throw new Problem.Stale(assessed.ref());
        }
        set(assessed, grade, GradeBasis.HAND, reason, who.name());
        steps.add(assessed.ref(), "graded", who.name(), reason);
        audit.did(who, "assessment.grade-changed", assessed.ref(), "from", String.valueOf(assessed.grade()), "to", grade, "reason", reason);
    }

    /** Points decide; judgement lifts by one step at most, and never past somebody who scored more and stands lower without a reason of their own. */
    private static void mustNotRaiseTooFar(AssessmentRun run, Assessed assessed, Grade grade, List<Assessed> graded) {
        BigDecimal total = Objects.requireNonNull(assessed.total());
        Grade reached = run.settings().scale().of(total);
        if (grade.ordinal() < reached.ordinal() - 1) {
            throw new Problem.Refused("assessment.grade.tooHigh", RunReport.written(total), reached, Grade.values()[reached.ordinal() - 1]);
        }
        long passed = graded.stream().filter(each -> each.total() != null && each.total().compareTo(total) > 0 && each.grade() != null && each.grade().compareTo(grade) > 0
                && each.basis() != GradeBasis.CAP && each.basis() != GradeBasis.HAND).count();
        if (grade.compareTo(reached) < 0 && passed > 0) {
            throw new Problem.Refused("assessment.grade.overtakes", passed, grade);
        }
    }

    private void set(Assessed each, @Nullable Grade grade, GradeBasis basis, @Nullable String reason, @Nullable String by) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(ASSESSED.GRADE, grade == null ? null : grade.name());
        columns.put(ASSESSED.GRADE_BASIS, basis.name());
        columns.put(ASSESSED.GRADE_REASON, reason);
        columns.put(ASSESSED.GRADED_BY, by);
        rows.change(each, each.version(), columns);
    }

    /** Sends the grades for signature; every score must still be what the frozen figures give. */
    public void requestSignature(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.GRADING);
        long ungraded = rows.assessed(runId).stream().filter(each -> each.basis() == null).count();
        if (ungraded > 0) {
            throw new Problem.Refused("assessment.grade.open", ungraded);
        }
        int different = scores.differences(run).size();
        if (different > 0) {
            throw new Problem.Refused("assessment.grade.different", different);
        }
        rows.move(run, RunStage.SIGNING, Map.of());
        routes.start(who, AssessmentRules.GRADES_ROUTE, run.ref(), run.organiserId(), Message.of("assessment.named", run.title()));
        steps.add(run.ref(), "signature", who.name(), "");
        audit.did(who, "assessment.grades-signature-requested", run.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(AssessmentRules.GRADES_ROUTE) || !finished.subject().kind().equals(AssessmentRun.KIND)) {
            return;
        }
        AssessmentRun run = rows.lock(finished.subject().id());
        rows.move(run, finished.granted() ? RunStage.REPORTING : RunStage.GRADING, Map.of());
        steps.add(run.ref(), finished.granted() ? "signed" : "notSigned", finished.by(), finished.remark());
        if (finished.granted()) {
            duties.discharge(AssessmentRules.GRADES, run.ref(), Publicity.GRADES, clocks.today(), null);
            duties.open(new NewDuty(AssessmentRules.REPORT, null, run.organiserId(), Freezing.above(units, run.organiserId()), null, run.ref(), REPORT,
                    Message.of("assessment.duty.report", run.title()), clocks.today(), null, run.href() + "/report"));
        }
    }
}
