package cdo.office.meetings;

import static cdo.office.meetings.tables.AdjustmentTable.ADJUSTMENT;
import static cdo.office.meetings.tables.OutcomeTable.OUTCOME;

import cdo.office.tasks.DecisionSource;
import cdo.office.tasks.Decisions;
import cdo.office.tasks.Handing;
import cdo.office.tasks.NewDecision;
import cdo.office.tasks.NewTask;
import cdo.office.tasks.Tasks;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was settled becomes decisions and tasks (交办) when the minutes are issued. Where the date of a task has passed while the minutes went
 * round, or its lead is gone, the minutes stay as signed and a new date or lead is given with a reason, which they print as a note.
 */
@Component
@Transactional
public class HandingOut {

    private final DSLContext sql;
    private final MeetingRows rows;
    private final Decisions decisions;
    private final Tasks tasks;
    private final Handing handing;
    private final Posts posts;
    private final Clocks clocks;

    HandingOut(DSLContext sql, MeetingRows rows, Decisions decisions, Tasks tasks, Handing handing, Posts posts, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.decisions = decisions;
        this.tasks = tasks;
        this.handing = handing;
        this.posts = posts;
        this.clocks = clocks;
    }

    /**
     * What is done instead of what was signed.
     *
     * @param leadPostId null: the lead that was signed
     * @param due        null: the date that was signed
     */
    public record Anew(@Nullable Long leadPostId, @Nullable LocalDate due, String reason) {
    }

    /** An outcome that can no longer be handed out as it was signed. */
    public record Stale(Outcome outcome, boolean past, boolean gone) {
    }

    /** A change that was made when the minutes were issued. */
    public record Adjustment(long outcomeId, LocalDate oldDue, LocalDate newDue, long oldLead, long newLead, String reason) {
    }

    /** The outcomes whose date has passed or whose lead cannot be given a task any more. */
    @Transactional(readOnly = true)
    public List<Stale> stale(Meeting meeting) {
        Set<Long> reach = taskable(meeting);
        var stale = new ArrayList<Stale>();
        for (Outcome outcome : rows.outcomes(meeting.id())) {
            Outcome.Draft draft = outcome.draft();
            if (draft.kind().decides() && draft.leadPostId() != null && draft.due() != null && outcome.decisionId() == null) {
                boolean past = draft.due().isBefore(clocks.today());
                boolean gone = !reach.contains(posts.get(draft.leadPostId()).unitId());
                if (past || gone) {
                    stale.add(new Stale(outcome, past, gone));
                }
            }
        }
        return stale;
    }

    /** Units that still exist and may be given a task by the office. */
    private Set<Long> taskable(Meeting meeting) {
        return handing.units(meeting.organiserId()).stream().map(Unit::id).collect(Collectors.toSet());
    }

    /** Who may lead instead: the officers whom the office may task. */
    @Transactional(readOnly = true)
    public List<Long> leads(Meeting meeting) {
        return handing.leads(meeting.organiserId()).stream().map(Handing.Lead::postId).toList();
    }

    /** Those who may be given a task of this meeting and still exist. */
    @Transactional(readOnly = true)
    public Set<Long> present(Meeting meeting, Set<Long> posts) {
        Set<Long> reach = taskable(meeting);
        return posts.stream().filter(post -> reach.contains(this.posts.get(post).unitId())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Notes the changes; every stale outcome needs one that mends it, and only those may have one. */
    void adjust(Who who, Meeting meeting, Map<Long, Anew> anew) {
        var errors = new ArrayList<Problem.FieldError>();
        for (Stale each : stale(meeting)) {
            long id = each.outcome().id();
            Anew change = anew.getOrDefault(id, new Anew(null, null, ""));
            if (each.past() && (change.due() == null || change.due().isBefore(clocks.today()))) {
                errors.add(new Problem.FieldError("due" + id, Message.of("meetings.issue.past", each.outcome().draft().text(), clocks.today())));
            }
            if (each.gone() && (change.leadPostId() == null || !taskable(meeting).contains(posts.get(change.leadPostId()).unitId()))) {
                errors.add(new Problem.FieldError("lead" + id, Message.of("meetings.issue.gone", each.outcome().draft().text())));
            }
            if (change.reason().isBlank()) {
                errors.add(new Problem.FieldError("reason" + id, Message.of("form.missing")));
            }
            if (errors.isEmpty()) {
                note(who, each, change);
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private void note(Who who, Stale stale, Anew change) {
        Outcome.Draft signed = stale.outcome().draft();
        sql.insertInto(ADJUSTMENT).set(ADJUSTMENT.OUTCOME_ID, stale.outcome().id()).set(ADJUSTMENT.OLD_DUE, signed.due()).set(ADJUSTMENT.NEW_DUE, stale.past() ? change.due() : signed.due())
                .set(ADJUSTMENT.OLD_LEAD, signed.leadPostId()).set(ADJUSTMENT.NEW_LEAD, stale.gone() ? change.leadPostId() : signed.leadPostId())
                .set(ADJUSTMENT.REASON, change.reason().strip()).set(ADJUSTMENT.ACTOR, who.name()).set(ADJUSTMENT.DAY, clocks.today()).execute();
    }

    @Transactional(readOnly = true)
    public List<Adjustment> adjustments(Meeting meeting) {
        return rows.adjustments(meeting.id());
    }

    /**
     * Registers the decisions of the meeting and hands out their tasks.
     *
     * @return how many tasks
     */
    int all(Who who, Meeting meeting) {
        Map<Long, Item> items = rows.items(meeting.id()).stream().collect(Collectors.toMap(Item::id, each -> each));
        Map<Long, Adjustment> changed = new HashMap<>();
        rows.adjustments(meeting.id()).forEach(each -> changed.put(each.outcomeId(), each));
        int handed = 0;
        for (Outcome outcome : rows.outcomes(meeting.id())) {
            if (outcome.draft().kind().decides() && outcome.decisionId() == null) {
                handed += one(who, meeting, items.get(outcome.itemId()).title(), outcome, changed.get(outcome.id())) ? 1 : 0;
            }
        }
        return handed;
    }

    /** Registers an outcome that the minutes forgot, and hands out its task. */
    void forgotten(Who who, Meeting meeting, Item item, Outcome outcome) {
        if (outcome.draft().kind().decides()) {
            one(who, meeting, item.title(), outcome, null);
        }
    }

    private boolean one(Who who, Meeting meeting, String title, Outcome outcome, @Nullable Adjustment changed) {
        Outcome.Draft draft = outcome.draft();
        long decision = decisions.decide(who, new NewDecision(meeting.organiserId(), DecisionSource.MEETING_RESOLUTION, meeting.issue().number(), title, draft.text(),
                meeting.plan().heldOn(), meeting.ref()));
        Long task = null;
        if (draft.leadPostId() != null) {
            // a unit that ended since cannot support; the minutes name it as signed
            var supporting = new HashSet<>(draft.supporting());
            supporting.retainAll(taskable(meeting));
            // nor does the unit that leads now
            long lead = changed == null ? draft.leadPostId() : changed.newLead();
            supporting.remove(posts.get(lead).unitId());
            task = tasks.handSettled(who, new NewTask(decision, draft.area(), draft.text(), draft.criterion(), lead, supporting,
                    changed == null ? draft.due() : changed.newDue()));
        }
        sql.update(OUTCOME).set(OUTCOME.DECISION_ID, decision).set(OUTCOME.TASK_ID, task).where(OUTCOME.ID.eq(outcome.id())).execute();
        return task != null;
    }
}
