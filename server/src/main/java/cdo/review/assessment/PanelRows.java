package cdo.review.assessment;

import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.review.assessment.tables.MarkTable.MARK;
import static cdo.review.assessment.tables.PanelAssessedTable.PANEL_ASSESSED;
import static cdo.review.assessment.tables.PanelTable.PANEL;
import static cdo.review.assessment.tables.RecusalTable.RECUSAL;
import static cdo.review.assessment.tables.ReviewerTable.REVIEWER;
import static cdo.review.assessment.tables.TalkTable.TALK;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads and writes panels, reviewers, marks and talks. */
@Component
class PanelRows {

    private final DSLContext sql;
    private final Clocks clocks;

    PanelRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    long insert(long run, long draw, String seed, String by, Collection<Long> people, Collection<Long> assessed) {
        long id = sql.insertInto(PANEL).set(PANEL.RUN_ID, run).set(PANEL.DRAW_ID, draw).set(PANEL.SEED, seed).set(PANEL.STAGE, PanelStage.MARKING.name()).set(PANEL.MADE_BY, by)
                .set(PANEL.MADE_ON, clocks.today()).returning(PANEL.ID).fetchSingle(PANEL.ID);
        people.forEach(person -> join(id, person));
        assessed.forEach(each -> sql.insertInto(PANEL_ASSESSED).set(PANEL_ASSESSED.PANEL_ID, id).set(PANEL_ASSESSED.ASSESSED_ID, each).execute());
        return id;
    }

    void join(long panel, long person) {
        sql.insertInto(REVIEWER).set(REVIEWER.PANEL_ID, panel).set(REVIEWER.PERSON_ID, person).execute();
    }

    /** A reviewer who does not serve; what they gave is not kept. */
    void leave(long reviewer) {
        sql.deleteFrom(MARK).where(MARK.REVIEWER_ID.eq(reviewer)).execute();
        sql.deleteFrom(RECUSAL).where(RECUSAL.REVIEWER_ID.eq(reviewer)).execute();
        sql.deleteFrom(REVIEWER).where(REVIEWER.ID.eq(reviewer)).execute();
    }

    Optional<Panel> find(long id) {
        return sql.selectFrom(PANEL).where(PANEL.ID.eq(id)).fetchOptional(this::panel);
    }

    Panel lock(long id) {
        return sql.selectFrom(PANEL).where(PANEL.ID.eq(id)).forUpdate().fetchOptional(this::panel).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Panel.KIND, id)));
    }

    List<Panel> of(long run) {
        return sql.selectFrom(PANEL).where(PANEL.RUN_ID.eq(run)).orderBy(PANEL.ID).fetch(this::panel);
    }

    void move(Panel panel, PanelStage next) {
        sql.update(PANEL).set(PANEL.STAGE, panel.moveTo(next).name()).set(PANEL.VERSION, panel.version() + 1).where(PANEL.ID.eq(panel.id())).execute();
    }

    void mark(Panel.Mark mark) {
        sql.insertInto(MARK).set(MARK.REVIEWER_ID, mark.reviewerId()).set(MARK.ASSESSED_ID, mark.assessedId()).set(MARK.INDICATOR, mark.item()).set(MARK.POINTS, mark.points()).set(MARK.REMARK, mark.remark())
                .onConflict(MARK.REVIEWER_ID, MARK.ASSESSED_ID, MARK.INDICATOR).doUpdate().set(MARK.POINTS, mark.points()).set(MARK.REMARK, mark.remark()).execute();
    }

    List<Panel.Mark> marks(long panel) {
        return sql.select(MARK.fields()).from(MARK).join(REVIEWER).on(REVIEWER.ID.eq(MARK.REVIEWER_ID)).where(REVIEWER.PANEL_ID.eq(panel)).orderBy(MARK.ASSESSED_ID, MARK.INDICATOR, MARK.REVIEWER_ID)
                .fetch(row -> new Panel.Mark(row.get(MARK.REVIEWER_ID), row.get(MARK.ASSESSED_ID), row.get(MARK.INDICATOR), row.get(MARK.POINTS), row.get(MARK.REMARK)));
    }

    void recuse(long reviewer, long assessed, String reason) {
        sql.deleteFrom(MARK).where(MARK.REVIEWER_ID.eq(reviewer)).and(MARK.ASSESSED_ID.eq(assessed)).execute();
        sql.insertInto(RECUSAL).set(RECUSAL.REVIEWER_ID, reviewer).set(RECUSAL.ASSESSED_ID, assessed).set(RECUSAL.REASON, reason).onConflictDoNothing().execute();
    }

    /** Whom a reviewer does not judge, and why. */
    record Recused(String reviewer, long assessedId, String reason) {
    }

    List<Recused> recusals(long panel) {
        return sql.select(PUBLISHED_PERSON.NAME, RECUSAL.ASSESSED_ID, RECUSAL.REASON).from(RECUSAL).join(REVIEWER).on(REVIEWER.ID.eq(RECUSAL.REVIEWER_ID))
                .join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(REVIEWER.PERSON_ID)).where(REVIEWER.PANEL_ID.eq(panel)).orderBy(REVIEWER.ID, RECUSAL.ASSESSED_ID)
                .fetch(row -> new Recused(row.value1(), row.value2(), row.value3()));
    }

    void submitted(long reviewer) {
        sql.update(REVIEWER).set(REVIEWER.SUBMITTED_ON, clocks.today()).where(REVIEWER.ID.eq(reviewer)).execute();
    }

    void talk(long panel, long assessed, String item, java.math.BigDecimal least, java.math.BigDecimal most) {
        sql.insertInto(TALK).set(TALK.PANEL_ID, panel).set(TALK.ASSESSED_ID, assessed).set(TALK.INDICATOR, item).set(TALK.LEAST, least).set(TALK.MOST, most).onConflictDoNothing().execute();
    }

    List<Panel.Talk> talks(long panel) {
        return sql.selectFrom(TALK).where(TALK.PANEL_ID.eq(panel)).orderBy(TALK.ID).fetch(row -> new Panel.Talk(row.get(TALK.ID), row.get(TALK.ASSESSED_ID), row.get(TALK.INDICATOR), row.get(TALK.LEAST), row.get(TALK.MOST),
                row.get(TALK.RECORD), row.get(TALK.SETTLED_BY), row.get(TALK.SETTLED_ON)));
    }

    void settle(long talk, String record, String by) {
        sql.update(TALK).set(TALK.RECORD, record).set(TALK.SETTLED_BY, by).set(TALK.SETTLED_ON, clocks.today()).where(TALK.ID.eq(talk)).execute();
    }

    private Panel panel(Record row) {
        long id = row.get(PANEL.ID);
        Map<Long, List<Long>> recused = sql.select(RECUSAL.REVIEWER_ID, RECUSAL.ASSESSED_ID).from(RECUSAL).join(REVIEWER).on(REVIEWER.ID.eq(RECUSAL.REVIEWER_ID)).where(REVIEWER.PANEL_ID.eq(id))
                .fetchGroups(RECUSAL.REVIEWER_ID, RECUSAL.ASSESSED_ID);
        List<Panel.Reviewer> reviewers = sql.select(REVIEWER.ID, REVIEWER.PERSON_ID, PUBLISHED_PERSON.NAME, REVIEWER.SUBMITTED_ON).from(REVIEWER).join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(REVIEWER.PERSON_ID))
                .where(REVIEWER.PANEL_ID.eq(id)).orderBy(REVIEWER.ID).fetch(each -> new Panel.Reviewer(each.value1(), each.value2(), each.value3(), each.value4(), Set.copyOf(recused.getOrDefault(each.value1(), List.of()))));
        Set<Long> assessed = Set.copyOf(sql.select(PANEL_ASSESSED.ASSESSED_ID).from(PANEL_ASSESSED).where(PANEL_ASSESSED.PANEL_ID.eq(id)).fetch(PANEL_ASSESSED.ASSESSED_ID));
        return new Panel(id, row.get(PANEL.RUN_ID), row.get(PANEL.DRAW_ID), row.get(PANEL.SEED), PanelStage.valueOf(row.get(PANEL.STAGE)), row.get(PANEL.MADE_BY), row.get(PANEL.MADE_ON), reviewers, assessed, row.get(PANEL.VERSION));
    }
}
