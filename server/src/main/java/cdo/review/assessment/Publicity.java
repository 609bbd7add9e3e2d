package cdo.review.assessment;

import static cdo.review.assessment.tables.AppealTable.APPEAL;
import static cdo.review.assessment.tables.NoticeLineTable.NOTICE_LINE;
import static cdo.review.assessment.tables.NoticeTable.NOTICE;
import static cdo.review.assessment.tables.RulingTable.RULING;
import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
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
    private final Ranking ranking;
    private final RunSteps steps;
    private final Duties duties;
    private final Inbox inbox;
    private final Posts posts;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Publicity(DSLContext sql, RunRows rows, Runs runs, Ranking ranking, RunSteps steps, Duties duties, Inbox inbox, Posts posts, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.ranking = ranking;
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
        keep(run, until);
        rows.assessed(run.id()).forEach(each -> tell(each, Message.of("assessment.tell.published", run.title(), until)));
        steps.add(run.ref(), "published", who.name(), "");
        audit.did(who, "assessment.published", run.ref(), "until", until);
    }

    /** The notice as it was published. {@code name} null: names were not shown. */
    public record Notice(LocalDate until, List<Line> lines) {

        public record Line(int rank, @Nullable String name, @Nullable BigDecimal total) {
        }
    }

    private void keep(AssessmentRun run, LocalDate until) {
        sql.insertInto(NOTICE).set(NOTICE.RUN_ID, run.id()).set(NOTICE.UNTIL_DAY, until).execute();
        var lines = new ArrayList<Query>();
        for (Ranking.Place each : ranking.places(run)) {
            lines.add(sql.insertInto(NOTICE_LINE).set(NOTICE_LINE.RUN_ID, run.id()).set(NOTICE_LINE.PLACE, lines.size()).set(NOTICE_LINE.RANK, each.rank()).set(NOTICE_LINE.ASSESSED_ID, each.assessed().id())
                    .set(NOTICE_LINE.NAME, shown(run, each)).set(NOTICE_LINE.TOTAL, each.total()));
        }
        sql.batch(lines).execute();
    }

    private static @Nullable String shown(AssessmentRun run, Ranking.Place place) {
        return run.settings().namesShown() ? place.name(Language.ZH) : null;
    }

    /** What was published; of a run published before notices were kept, what there is now. */
    @Transactional(readOnly = true)
    public Notice notice(AssessmentRun run) {
        return sql.selectFrom(NOTICE).where(NOTICE.RUN_ID.eq(run.id())).fetchOptional(NOTICE.UNTIL_DAY)
                .map(until -> new Notice(until, sql.selectFrom(NOTICE_LINE).where(NOTICE_LINE.RUN_ID.eq(run.id())).orderBy(NOTICE_LINE.PLACE)
                        .fetch(row -> new Notice.Line(row.get(NOTICE_LINE.RANK), row.get(NOTICE_LINE.NAME), row.get(NOTICE_LINE.TOTAL)))))
                .orElseGet(() -> new Notice(windowEnd(run).orElseGet(() -> Objects.requireNonNull(run.publicFrom())), ranking.places(run).stream().map(each -> new Notice.Line(each.rank(), shown(run, each), each.total())).toList()));
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
