package cdo.office.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A task to be handed out.
 *
 * @param criterion  by what its completion is judged
 * @param milestones its stages, in order; empty for a task in one piece
 * @param needs      tasks that must be closed before this one is submitted
 */
public record NewTask(long decisionId, DutyArea area, String content, String criterion, long leadPostId, Set<Long> supportingUnits, LocalDate due,
                      List<Stop> milestones, Set<Long> needs) {

    /** 阶段: what is reached by when. */
    public record Stop(String title, LocalDate due) {
    }

    public NewTask {
        supportingUnits = Set.copyOf(supportingUnits);
        milestones = List.copyOf(milestones);
        needs = Set.copyOf(needs);
    }

    public NewTask(long decisionId, DutyArea area, String content, String criterion, long leadPostId, Set<Long> supportingUnits, LocalDate due) {
        this(decisionId, area, content, criterion, leadPostId, supportingUnits, due, List.of(), Set.of());
    }
}
