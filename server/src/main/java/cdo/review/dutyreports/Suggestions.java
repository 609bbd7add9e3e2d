package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static cdo.review.dutyreports.tables.SuggestionTable.SUGGESTION;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Reach;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 工作建议: written with the report, given when it is accepted, answered by the organiser within the rule's time. */
@Component
@Transactional
public class Suggestions {

    private static final String ANSWER = "answer";

    private final DSLContext sql;
    private final ReportRows rows;
    private final Duties duties;
    private final Reach reach;
    private final Inbox inbox;
    private final Audit audit;
    private final Clocks clocks;

    Suggestions(DSLContext sql, ReportRows rows, Duties duties, Reach reach, Inbox inbox, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.duties = duties;
        this.reach = reach;
        this.inbox = inbox;
        this.audit = audit;
        this.clocks = clocks;
    }

    public long draft(Who who, long reportId, String title, String text) {
        DutyReport report = editable(who, reportId);
        int place = 1 + sql.fetchCount(SUGGESTION, SUGGESTION.REPORT_ID.eq(reportId));
        long id = sql.insertInto(SUGGESTION).set(SUGGESTION.REPORT_ID, reportId).set(SUGGESTION.ORGANISER_UNIT_ID, report.organiserId()).set(SUGGESTION.PLACE, place)
                .set(SUGGESTION.TITLE, title).set(SUGGESTION.TEXT, text).set(SUGGESTION.STAGE, SuggestionStage.DRAFT.name()).returningResult(SUGGESTION.ID).fetchSingle().value1();
        audit.did(who, "dutyreports.suggestion-drafted", report.ref(), "suggestion", id);
        return id;
    }

    public void rewrite(Who who, long id, int version, String title, String text) {
        Suggestion found = must(id);
        DutyReport report = editable(who, found.reportId());
        int changed = sql.update(SUGGESTION).set(SUGGESTION.TITLE, title).set(SUGGESTION.TEXT, text).set(SUGGESTION.VERSION, version + 1)
                .where(SUGGESTION.ID.eq(id)).and(SUGGESTION.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
        audit.did(who, "dutyreports.suggestion-rewritten", report.ref(), "suggestion", id);
    }

    /** Only a draft can be dropped; what it said stays in the trail. */
    public void drop(Who who, long id) {
        Suggestion found = must(id);
        DutyReport report = editable(who, found.reportId());
        sql.deleteFrom(SUGGESTION).where(SUGGESTION.ID.eq(id)).and(SUGGESTION.STAGE.eq(SuggestionStage.DRAFT.name())).execute();
        audit.did(who, "dutyreports.suggestion-dropped", report.ref(), "suggestion", id, "title", found.title(), "text", found.text());
    }

    private DutyReport editable(Who who, long reportId) {
        DutyReport report = rows.mustReport(reportId);
        Sections.mustWrite(who, report);
        if (!report.stage().editable()) {
            throw new Problem.Refused("dutyreports.notEditable", report.stage());
        }
        return report;
    }

    /** The report was accepted: the organiser owes an answer to each. */
    void give(DutyReport report, LocalDate on) {
        for (Suggestion each : of(report)) {
            sql.update(SUGGESTION).set(SUGGESTION.STAGE, SuggestionStage.GIVEN.name()).set(SUGGESTION.GIVEN_ON, on).set(SUGGESTION.VERSION, each.version() + 1)
                    .where(SUGGESTION.ID.eq(each.id())).execute();
            rows.step(each.ref(), "given", null, "");
            duties.open(new NewDuty(ReportRules.ANSWER, null, report.organiserId(), report.unitId(), null, each.ref(), ANSWER,
                    Message.of("dutyreports.duty.answer", each.title()), on, null, each.href()));
        }
    }

    /** The organiser's answer; what is not adopted needs the reason just as well. */
    public void answer(Who who, long id, int version, Suggestion.SuggestionOutcome outcome, String answer) {
        Suggestion found = must(id);
        who.must(ReportRights.ANSWER, found.organiserId());
        if (found.stage() != SuggestionStage.GIVEN) {
            throw new Problem.Refused("dutyreports.suggestion.stage", found.stage());
        }
        if (answer.isBlank()) {
            throw new Problem.Invalid("answer", "dutyreports.suggestion.answer");
        }
        LocalDate today = clocks.today();
        int changed = sql.update(SUGGESTION).set(SUGGESTION.STAGE, SuggestionStage.ANSWERED.name()).set(SUGGESTION.OUTCOME, outcome.name()).set(SUGGESTION.ANSWER, answer)
                .set(SUGGESTION.ANSWERED_BY, who.name()).set(SUGGESTION.ANSWERED_ON, today).set(SUGGESTION.VERSION, version + 1)
                .where(SUGGESTION.ID.eq(id)).and(SUGGESTION.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
        rows.step(found.ref(), "answered", who.name(), answer);
        duties.discharge(ReportRules.ANSWER, found.ref(), ANSWER, today, null);
        DutyReport report = rows.mustReport(found.reportId());
        inbox.tell(report.personId(), Message.of("dutyreports.tell.answered", found.title()), found.ref(), found.href());
        audit.did(who, "dutyreports.suggestion-answered", found.ref(), "outcome", outcome);
    }

    @Transactional(readOnly = true)
    public Suggestion get(Who who, long id) {
        return Problem.Hidden.unless(find(id), found -> visible(who, found), SubjectRef.of(Suggestion.KIND, id));
    }

    /** Before it is given only inside the unit; afterwards also by those who read the unit or the organiser. */
    boolean visible(Who who, Suggestion suggestion) {
        DutyReport report = rows.mustReport(suggestion.reportId());
        boolean inside = who.seat() != null && (who.seat().unitId() == report.unitId() || who.personId() == report.personId());
        return inside || suggestion.stage() != SuggestionStage.DRAFT && (who.reads(report.unitId()) || who.reads(suggestion.organiserId()));
    }

    /** Given suggestions that this person may read, unanswered ones first. */
    @Transactional(readOnly = true)
    public List<Suggestion> given(Who who, @Nullable SuggestionStage stage) {
        Condition mine = who.seat() == null ? org.jooq.impl.DSL.falseCondition() : REPORT.UNIT_ID.eq(who.seat().unitId());
        return sql.select(SUGGESTION.fields()).from(SUGGESTION).join(REPORT).on(REPORT.ID.eq(SUGGESTION.REPORT_ID)).where(SUGGESTION.STAGE.ne(SuggestionStage.DRAFT.name()))
                .and(stage == null ? org.jooq.impl.DSL.noCondition() : SUGGESTION.STAGE.eq(stage.name()))
                .and(reach.readable(who, REPORT.UNIT_ID).or(reach.readable(who, SUGGESTION.ORGANISER_UNIT_ID)).or(mine))
                .orderBy(SUGGESTION.STAGE.desc(), SUGGESTION.GIVEN_ON.desc(), SUGGESTION.ID.desc()).fetch(Suggestions::read);
    }

    @Transactional(readOnly = true)
    public List<Suggestion> of(DutyReport report) {
        return sql.selectFrom(SUGGESTION).where(SUGGESTION.REPORT_ID.eq(report.id())).orderBy(SUGGESTION.PLACE, SUGGESTION.ID).fetch(Suggestions::read);
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Suggestion suggestion) {
        return rows.steps(suggestion.ref());
    }

    Optional<Suggestion> find(long id) {
        return sql.selectFrom(SUGGESTION).where(SUGGESTION.ID.eq(id)).fetchOptional(Suggestions::read);
    }

    private Suggestion must(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Suggestion.KIND, id)));
    }

    private static Suggestion read(Record row) {
        String outcome = row.get(SUGGESTION.OUTCOME);
        return new Suggestion(row.get(SUGGESTION.ID), row.get(SUGGESTION.REPORT_ID), row.get(SUGGESTION.ORGANISER_UNIT_ID), row.get(SUGGESTION.PLACE), row.get(SUGGESTION.TITLE),
                row.get(SUGGESTION.TEXT), SuggestionStage.valueOf(row.get(SUGGESTION.STAGE)), row.get(SUGGESTION.GIVEN_ON),
                outcome == null ? null : Suggestion.SuggestionOutcome.valueOf(outcome), row.get(SUGGESTION.ANSWER), row.get(SUGGESTION.ANSWERED_BY), row.get(SUGGESTION.ANSWERED_ON),
                row.get(SUGGESTION.VERSION));
    }
}
