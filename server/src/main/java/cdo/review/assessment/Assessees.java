package cdo.review.assessment;

import static cdo.platform.organization.views.PublishedLineage.PUBLISHED_LINEAGE;
import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.PanelAssessedTable.PANEL_ASSESSED;
import static cdo.review.assessment.tables.PanelTable.PANEL;
import static cdo.review.assessment.tables.ReviewerTable.REVIEWER;
import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a run assesses: taken in, left out, merged with their units. */
@Component
@Transactional
public class Assessees {

    private final DSLContext sql;
    private final RunRows rows;
    private final Runs runs;
    private final RunSteps steps;
    private final Units units;
    private final Posts posts;
    private final Groups groups;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Assessees(DSLContext sql, RunRows rows, Runs runs, RunSteps steps, Units units, Posts posts, Groups groups, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.steps = steps;
        this.units = units;
        this.posts = posts;
        this.groups = groups;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Takes units into scope, or everyone who held an officer's post of theirs in the period. Answers how many came in. */
    public int add(Who who, long runId, Collection<Long> unitIds, @Nullable Long groupId) {
        AssessmentRun run = runs.organised(who, runId);
        run.mustBe(RunStage.DRAFT);
        if (unitIds.isEmpty()) {
            throw new Problem.Invalid("units", "assessment.scope.none");
        }
        int added = 0;
        for (long unit : unitIds) {
            who.must(AssessmentRights.SCOPE, unit);
            Unit found = units.get(unit);
            if (!found.on(clocks.today())) {
                throw new Problem.Invalid("units", "assessment.scope.gone", found.name());
            }
            Long group = groupId != null ? groupId : groupOf(unit);
            added += run.officers() ? officers(run, unit, group) : rows.join(runId, unit, null, null, group, covers(run, unit)) == null ? 0 : 1;
        }
        audit.did(who, "assessment.scope-added", run.ref(), "units", unitIds.toString(), "added", added);
        return added;
    }

    /** Each person once, in the unit in which they are first met: days in other units of the run count for the same person. */
    private int officers(AssessmentRun run, long unit, @Nullable Long group) {
        int added = 0;
        for (Post post : posts.ofUnit(unit).stream().filter(each -> each.kind().officer()).toList()) {
            for (Tenure tenure : posts.tenures(post.id())) {
                boolean within = !tenure.from().isAfter(run.to()) && (tenure.to() == null || !tenure.to().isBefore(run.from()));
                if (within && !sql.fetchExists(ASSESSED, ASSESSED.RUN_ID.eq(run.id()).and(ASSESSED.PERSON_ID.eq(tenure.personId())))) {
                    added += rows.join(run.id(), unit, post.id(), tenure.personId(), group, covers(run, unit)) == null ? 0 : 1;
                }
            }
        }
        return added;
    }

    /** The unit and those merged into it since the period began, and into those. */
    private Set<Long> covers(AssessmentRun run, long unit) {
        var covers = new HashSet<>(Set.of(unit));
        var open = new java.util.ArrayDeque<>(List.of(unit));
        while (!open.isEmpty()) {
            long into = open.pop();
            for (Long from : sql.select(PUBLISHED_LINEAGE.UNIT_ID).from(PUBLISHED_LINEAGE).where(PUBLISHED_LINEAGE.OTHER_ID.eq(into)).and(PUBLISHED_LINEAGE.KIND.eq("MERGED"))
                    .and(PUBLISHED_LINEAGE.EFFECTIVE.ge(run.from())).fetch(PUBLISHED_LINEAGE.UNIT_ID)) {
                if (covers.add(from)) {
                    open.push(from);
                }
            }
        }
        return covers;
    }

    private @Nullable Long groupOf(long unit) {
        return groups.all().stream().map(Groups.Group::id).filter(id -> groups.on(id, clocks.today()).contains(unit)).findFirst().orElse(null);
    }

    public void remove(Who who, long runId, long assessedId) {
        AssessmentRun run = runs.organised(who, runId);
        run.mustBe(RunStage.DRAFT);
        Assessed found = rows.assessedGet(assessedId);
        if (found.runId() != runId) {
            throw new Problem.NotFound(found.ref());
        }
        rows.leave(assessedId);
        audit.did(who, "assessment.scope-removed", run.ref(), "unit", found.unitId());
    }

    /** Merged units are assessed as their successor; what the successor is assessed on covers all of them. */
    void merged(Set<Long> from, long into) {
        for (Assessed old : rows.assessed(ASSESSED.UNIT_ID.in(from).and(ASSESSED.MERGED_INTO.isNull()).and(ASSESSED.PERSON_ID.isNull()))) {
            AssessmentRun run = rows.lock(old.runId());
            if (run.stage() != RunStage.DRAFT && run.stage() != RunStage.SELF_ASSESSMENT) {
                continue; // figures are frozen: the run ends with those whom it began with
            }
            Long fresh = rows.join(run.id(), into, null, null, old.groupId(), Set.of(into));
            Assessed successor = rows.assessed(ASSESSED.RUN_ID.eq(run.id()).and(ASSESSED.UNIT_ID.eq(into)).and(ASSESSED.MERGED_INTO.isNull())).getFirst();
            old.covers().forEach(each -> rows.cover(successor.id(), each));
            sql.update(ASSESSED).set(ASSESSED.MERGED_INTO, successor.id()).where(ASSESSED.ID.eq(old.id())).execute();
            duties.cancelAll(old.ref(), Message.of("assessment.why.merged"));
            if (fresh != null && run.stage() == RunStage.SELF_ASSESSMENT && run.selfDue() != null) {
                runs.owe(run, successor, run.selfDue());
            }
            steps.add(run.ref(), "merged", null, units.get(old.unitId()).name() + " → " + units.get(into).name());
        }
    }

    @Transactional(readOnly = true)
    public List<Assessed> of(AssessmentRun run) {
        return rows.assessed(run.id());
    }

    /** One that the person may see: the organiser's, the own unit's and its superiors', a reviewer's; in publicity, if the organiser lets them, everyone's in scope. */
    @Transactional(readOnly = true)
    public Assessed get(Who who, long id) {
        return Problem.Hidden.unless(rows.one(id), each -> visible(who, each), SubjectRef.of(Assessed.KIND, id));
    }

    boolean visible(Who who, Assessed assessed) {
        AssessmentRun run = rows.get(assessed.runId());
        if (who.reads(run.organiserId())) {
            return true;
        }
        return run.stage() != RunStage.DRAFT && (who.reads(assessed.unitId()) || own(who, assessed) || reviews(who, assessed) || shared(who, run));
    }

    /** Does the person see the proofs, too? */
    public boolean seesEvidence(Who who, AssessmentRun run, Assessed assessed) {
        return who.reads(run.organiserId()) || who.reads(assessed.unitId()) || own(who, assessed) || reviews(who, assessed) || shared(who, run);
    }

    private static boolean own(Who who, Assessed assessed) {
        return assessed.personId() != null && assessed.personId() == who.personId();
    }

    /** May this person hand in and appeal: for a unit its officer or head, for an officer nobody but the person? */
    public boolean answersFor(Who who, Assessed assessed) {
        return assessed.personId() == null ? who.may(AssessmentRights.SUBMIT, assessed.unitId()) : own(who, assessed);
    }

    private boolean reviews(Who who, Assessed assessed) {
        return sql.fetchExists(PANEL_ASSESSED.join(REVIEWER).on(REVIEWER.PANEL_ID.eq(PANEL_ASSESSED.PANEL_ID)).join(PANEL).on(PANEL.ID.eq(REVIEWER.PANEL_ID)),
                PANEL_ASSESSED.ASSESSED_ID.eq(assessed.id()).and(REVIEWER.PERSON_ID.eq(who.personId())));
    }

    private boolean shared(Who who, AssessmentRun run) {
        return run.settings().evidenceShown() == EvidenceShown.SCOPE && run.stage().scoresShown() && who.seat() != null
                && sql.fetchExists(ASSESSED, ASSESSED.RUN_ID.eq(run.id()).and(ASSESSED.UNIT_ID.eq(who.seat().unitId())));
    }

    /** The own unit's place in runs, newest first, for its page and workbench. */
    @Transactional(readOnly = true)
    public List<Assessed> ofUnit(long unitId) {
        return rows.assessed(ASSESSED.UNIT_ID.eq(unitId).and(ASSESSED.MERGED_INTO.isNull()).and(ASSESSED.RUN_ID.in(org.jooq.impl.DSL.select(RUN.ID).from(RUN).where(RUN.STAGE.notIn("DRAFT", "CANCELLED")))));
    }

    Optional<Assessed> find(long id) {
        return rows.one(id);
    }

    @Transactional(readOnly = true)
    public List<RunStep> steps(Assessed assessed) {
        return steps.of(assessed.ref());
    }
}
