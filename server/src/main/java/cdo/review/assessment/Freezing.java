package cdo.review.assessment;

import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Freezes;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.IndicatorSystems;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 数据冻结: from here on everything is computed from what was copied and sealed: as it stood at the end of the run's period, or today while that runs. */
@Component
@Transactional
public class Freezing {

    static final String FIRST_REVIEW = "first-review";

    private final RunRows rows;
    private final Runs runs;
    private final Freezes freezes;
    private final IndicatorSystems systems;
    private final OfficerScores officers;
    private final Scores scores;
    private final GamingSigns signs;
    private final RunSteps steps;
    private final Duties duties;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Freezing(RunRows rows, Runs runs, Freezes freezes, IndicatorSystems systems, OfficerScores officers, Scores scores, GamingSigns signs, RunSteps steps, Duties duties, Units units,
             Audit audit, Clocks clocks) {
        this.rows = rows;
        this.runs = runs;
        this.freezes = freezes;
        this.systems = systems;
        this.officers = officers;
        this.scores = scores;
        this.signs = signs;
        this.steps = steps;
        this.duties = duties;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Ends the self-assessment and freezes. Whoever has not handed in by now is judged on what there is. */
    public void freeze(Who who, long runId, int version) {
        AssessmentRun run = before(who, runId, version);
        LocalDate today = clocks.today();
        List<Assessed> all = rows.assessed(runId);
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(RUN.FROZEN_ON, today);
        columns.put(RUN.FREEZE_ID, run.officers() ? null : measures(who, run, all));
        rows.move(run, RunStage.FIRST_REVIEW, columns);
        AssessmentRun frozen = rows.get(runId);
        all.forEach(each -> {
            if (run.officers()) {
                officers.freeze(frozen, each);
            } else {
                officers.freezeLedger(frozen, each);
            }
        });
        scores.compute(frozen);
        signs.look(frozen);
        duties.open(new NewDuty(AssessmentRules.FIRST_REVIEW, null, run.organiserId(), above(units, run.organiserId()), null, run.ref(), FIRST_REVIEW,
                Message.of("assessment.duty.first-review", run.title()), today, null, run.href()));
        steps.add(run.ref(), "frozen", who.name(), "");
        audit.did(who, "assessment.frozen", run.ref(), "freeze", String.valueOf(frozen.freezeId()), "assessed", all.size());
    }

    private AssessmentRun before(Who who, long runId, int version) {
        AssessmentRun run = rows.get(runId);
        if (run.officers()) {
            return runs.ready(who, runId, version);
        }
        run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.SELF_ASSESSMENT);
        long missing = rows.assessed(runId).stream().filter(each -> !each.submitted()).count();
        if (missing > 0 && !clocks.today().isAfter(Objects.requireNonNull(run.selfDue()))) {
            throw new Problem.Refused("assessment.freeze.early", missing, run.selfDue());
        }
        return run;
    }

    private @Nullable Long measures(Who who, AssessmentRun run, List<Assessed> all) {
        List<String> keys = systems.get(Objects.requireNonNull(run.versionId())).measures();
        if (keys.isEmpty()) {
            return null;
        }
        Set<Long> covered = all.stream().flatMap(each -> each.covers().stream()).collect(Collectors.toSet());
        return freezes.freeze(who, run.organiserId(), run.title(), keys, covered, run.period()).id();
    }

    /** To whom an organiser owes its own steps: the government above it. */
    static long above(Units units, long unit) {
        Long parent = units.get(unit).parentId();
        return parent == null ? unit : parent;
    }
}
