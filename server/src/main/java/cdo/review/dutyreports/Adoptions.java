package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.SuggestionTable.SUGGESTION;

import cdo.office.tasks.Decision;
import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.DutyArea;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Tasks;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An adopted 工作建议 becomes a decision of the organiser with its task, in one step; further tasks are handed from the decision. */
@Component
@Transactional
public class Adoptions {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Suggestions suggestions;
    private final Decisions decisions;
    private final Tasks tasks;
    private final Inbox inbox;
    private final Audit audit;

    Adoptions(DSLContext sql, ReportRows rows, Suggestions suggestions, Decisions decisions, Tasks tasks, Inbox inbox, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.suggestions = suggestions;
        this.decisions = decisions;
        this.tasks = tasks;
        this.inbox = inbox;
        this.audit = audit;
    }

    /** The task as the organiser wants it done. */
    public record Wanted(DutyArea area, String content, String criterion, long leadPostId, LocalDate due) {
    }

    /**
     * Hands the task out.
     *
     * @return its id
     */
    public long hand(Who who, long id, Wanted wanted) {
        Suggestion found = suggestions.get(who, id);
        who.must(ReportRights.ANSWER, found.organiserId());
        if (!found.adopted()) {
            throw new Problem.Refused("dutyreports.suggestion.notAdopted");
        }
        // Two clerks at once must not make two decisions of it.
        sql.select(SUGGESTION.ID).from(SUGGESTION).where(SUGGESTION.ID.eq(id)).forUpdate().fetch();
        if (!decisions.of(found.ref()).isEmpty()) {
            Decision decision = decisions.of(found.ref()).getFirst();
            throw new Problem.Refused("dutyreports.suggestion.handed", decision.title());
        }
        long decision = decisions.decide(who, new NewDecision(found.organiserId(), DecisionSource.DUTY_REPORT, null, found.title(), found.text(), Objects.requireNonNull(found.answeredOn()), found.ref()));
        long task = tasks.hand(who, new NewTask(decision, wanted.area(), wanted.content(), wanted.criterion(), wanted.leadPostId(), Set.of(), wanted.due()));
        rows.step(found.ref(), "handed", who.name(), "");
        inbox.tell(rows.mustReport(found.reportId()).personId(), Message.of("dutyreports.tell.handed", found.title()), found.ref(), found.href());
        audit.did(who, "dutyreports.suggestion-handed", found.ref(), "decision", decision, "task", task);
        return task;
    }
}
