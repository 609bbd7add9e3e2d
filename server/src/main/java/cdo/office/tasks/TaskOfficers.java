package cdo.office.tasks;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.kernel.Clocks;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * For whom a task counts: whom the ledger of duties names; where it names nobody yet, whoever held the lead post on the day it was submitted, else on its
 * due day once that has passed, else today.
 */
@Component
class TaskOfficers {

    private final DSLContext sql;
    private final Clocks clocks;

    TaskOfficers(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    private record Holding(long person, LocalDate from, Optional<LocalDate> to) {
        boolean on(LocalDate day) {
            return !from.isAfter(day) && to.filter(last -> last.isBefore(day)).isEmpty();
        }
    }

    /** Person by task; a task whose post was vacant that day has no entry. */
    Map<Long, Long> of(List<Task> tasks) {
        var duty = PUBLISHED_DUTY;
        var tenure = PUBLISHED_TENURE;
        Map<Long, Long> counts = new HashMap<>();
        // a task that changed hands has a duty for each turn, the last of them counts
        sql.select(duty.SUBJECT_ID, duty.PERSON_ID).from(duty).where(duty.RULE_KEY.eq(TaskRules.FINISH)).and(duty.SUBJECT_KIND.eq(Task.KIND))
                .and(duty.SUBJECT_ID.in(tasks.stream().map(Task::id).toList())).orderBy(duty.ID).forEach(row -> {
                    if (row.value2() == null) {
                        counts.remove(row.value1());
                    } else {
                        counts.put(row.value1(), row.value2());
                    }
                });
        Map<Long, List<Holding>> held = sql.select(tenure.POST_ID, tenure.PERSON_ID, tenure.VALID_FROM, tenure.VALID_TO).from(tenure)
                .where(tenure.POST_ID.in(tasks.stream().map(Task::leadPostId).distinct().toList()))
                .orderBy(tenure.ACTING, tenure.VALID_FROM.desc()).fetchGroups(tenure.POST_ID, row -> new Holding(row.value2(), row.value3(), Optional.ofNullable(row.value4())));
        for (Task task : tasks) {
            if (!counts.containsKey(task.id())) {
                held.getOrDefault(task.leadPostId(), List.of()).stream().filter(each -> each.on(day(task))).findFirst().ifPresent(each -> counts.put(task.id(), each.person()));
            }
        }
        return counts;
    }

    private LocalDate day(Task task) {
        LocalDate today = clocks.today();
        if (task.submittedOn() != null) {
            return task.submittedOn();
        }
        return task.due().isBefore(today) ? task.due() : today;
    }
}
