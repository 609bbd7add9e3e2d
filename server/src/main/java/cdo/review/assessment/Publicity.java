package cdo.review.assessment;

import static cdo.review.assessment.tables.AppealTable.APPEAL;
import static cdo.review.assessment.tables.RulingTable.RULING;
import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 公示: scores are shown to those assessed; as long as the rule's clock runs, they may appeal. */
@Component
@Transactional
public class Publicity {

    static final String WINDOW = "publicity";
    static final String GRADES = "grades";

    private final DSLContext sql;
    private final RunRows rows;
    private final Runs runs;
    private final RunSteps steps;
    private final Duties duties;
    private final Inbox inbox;
    private final Posts posts;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Publicity(DSLContext sql, RunRows rows, Runs runs, RunSteps steps, Duties duties, Inbox inbox, Posts posts, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.steps = steps;
        this.duties = duties;
        this.inbox = inbox;
        this.posts = posts;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    void publish(Who who, AssessmentRun run) {
        LocalDate today = clocks.today();
        rows.move(run, RunStage.PUBLICITY, Map.of(RUN.PUBLIC_FROM, today));
        duties.open(new NewDuty(AssessmentRules.PUBLICITY, null, run.organiserId(), Freezing.above(units, run.organiserId()), null, run.ref(), WINDOW,
                Message.of("assessment.duty.publicity", run.title()), today, null, run.href()));
        LocalDate until = windowEnd(run).orElseThrow();
        rows.assessed(run.id()).forEach(each -> tell(each, Message.of("assessment.tell.published", run.title(), until)));
        steps.add(run.ref(), "published", who.name(), "");
        audit.did(who, "assessment.published", run.ref(), "until", until);
    }

    /** Tells the officers of a unit, or the person assessed. */
    void tell(Assessed assessed, Message text) {
        if (assessed.personId() != null) {
            inbox.tell(assessed.personId(), text, assessed.ref(), assessed.href());
        } else {
            posts.ofUnit(assessed.unitId()).stream().filter(post -> post.kind().officer()).forEach(post -> inbox.tellPost(post.id(), text, assessed.ref(), assessed.href()));
        }
    }

    /** The last day on which an appeal is taken: the due date of the duty to publish, however the calendar moved it. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> windowEnd(AssessmentRun run) {
        return duties.about(run.ref()).stream().filter(duty -> duty.ruleKey().equals(AssessmentRules.PUBLICITY)).map(Duty::due).findFirst();
    }

    /** Ends the publicity once its time is over; open appeals are answered first or now. */
    public void end(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.PUBLICITY);
        LocalDate until = windowEnd(run).orElseThrow();
        if (!clocks.today().isAfter(until)) {
            throw new Problem.Refused("assessment.publicity.running", until);
        }
        rows.move(run, RunStage.APPEALS, Map.of());
        duties.discharge(AssessmentRules.PUBLICITY, run.ref(), WINDOW, until, null);
        steps.add(run.ref(), "publicityEnded", who.name(), "");
        audit.did(who, "assessment.publicity-ended", run.ref());
    }

    /** All appeals are answered: on to the grades. */
    public void settle(Who who, long runId, int version) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.APPEALS);
        int open = sql.fetchCount(APPEAL, APPEAL.RUN_ID.eq(runId).and(APPEAL.STAGE.eq(AppealStage.LODGED.name())));
        if (open > 0) {
            throw new Problem.Refused("assessment.appeals.open", open);
        }
        rows.move(run, RunStage.GRADING, Map.of());
        duties.open(new NewDuty(AssessmentRules.GRADES, null, run.organiserId(), Freezing.above(units, run.organiserId()), null, run.ref(), GRADES,
                Message.of("assessment.duty.grades", run.title()), clocks.today(), null, run.href() + "/grades"));
        steps.add(run.ref(), "grading", who.name(), "");
        audit.did(who, "assessment.appeals-settled", run.ref(), "rulings", sql.fetchCount(RULING, RULING.RUN_ID.eq(runId)));
    }
}
