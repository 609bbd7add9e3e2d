package cdo.office.meetings;

import static cdo.office.tasks.views.PublishedDecision.PUBLISHED_DECISION;
import static cdo.office.tasks.views.PublishedLineage.PUBLISHED_LINEAGE;
import static cdo.office.tasks.views.PublishedTask.PUBLISHED_TASK;

import cdo.office.tasks.TaskStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tasks that carry what meetings decided, also after they were merged or split: a task that became part of another decision's task is
 * followed there, so that no resolution is lost.
 */
@Component
class Carried {

    private final DSLContext sql;

    Carried(DSLContext sql) {
        this.sql = sql;
    }

    /** A task as it stands. */
    record Carrier(long id, long decisionId, String content, long leadPostId, long leadUnitId, LocalDate due, TaskStage stage, @Nullable LocalDate acceptedOn) {
        private boolean regrouped() {
            return stage == TaskStage.MERGED || stage == TaskStage.SPLIT;
        }

        private boolean counts() {
            return !regrouped() && stage != TaskStage.CANCELLED;
        }
    }

    /**
     * The tasks that carry these decisions now, by decision; a decision that never became a task has no entry, one whose tasks were all withdrawn an empty one.
     *
     * @param which a condition on the published decisions
     */
    Map<Long, List<Carrier>> byDecision(Condition which) {
        var decision = PUBLISHED_DECISION;
        var task = PUBLISHED_TASK;
        Map<Long, Carrier> known = new TreeMap<>();
        Map<Long, Set<Long>> begun = new TreeMap<>();
        sql.select(task.DECISION_ID, task.ID).from(task).join(decision).on(decision.ID.eq(task.DECISION_ID)).where(which).orderBy(task.ID)
                .forEach(row -> begun.computeIfAbsent(row.value1(), any -> new LinkedHashSet<>()).add(row.value2()));
        Map<Long, List<Long>> became = new HashMap<>();
        Set<Long> unread = begun.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        while (!unread.isEmpty()) {
            read(unread).forEach(each -> known.put(each.id(), each));
            List<Long> regrouped = unread.stream().map(known::get).filter(Carrier::regrouped).map(Carrier::id).toList();
            unread = new LinkedHashSet<>();
            for (var line : sql.select(PUBLISHED_LINEAGE.FROM_ID, PUBLISHED_LINEAGE.INTO_ID).from(PUBLISHED_LINEAGE).where(PUBLISHED_LINEAGE.FROM_ID.in(regrouped))
                    .orderBy(PUBLISHED_LINEAGE.INTO_ID).fetch()) {
                became.computeIfAbsent(line.value1(), any -> new ArrayList<>()).add(line.value2());
                if (!known.containsKey(line.value2())) {
                    unread.add(line.value2());
                }
            }
        }
        Map<Long, List<Carrier>> carriers = new TreeMap<>();
        begun.forEach((id, tasks) -> {
            Set<Long> now = new LinkedHashSet<>();
            tasks.forEach(each -> follow(each, known, became, now));
            carriers.put(id, now.stream().map(known::get).toList());
        });
        return carriers;
    }

    private static void follow(long task, Map<Long, Carrier> known, Map<Long, List<Long>> became, Set<Long> now) {
        Carrier carrier = known.get(task);
        if (carrier.counts()) {
            now.add(task);
        } else if (carrier.regrouped()) {
            became.getOrDefault(task, List.of()).forEach(each -> follow(each, known, became, now));
        }
    }

    private List<Carrier> read(Collection<Long> ids) {
        var task = PUBLISHED_TASK;
        return sql.select(task.ID, task.DECISION_ID, task.CONTENT, task.LEAD_POST_ID, task.LEAD_UNIT_ID, task.DUE, task.STAGE, task.ACCEPTED_ON).from(task).where(task.ID.in(ids))
                .fetch(row -> new Carrier(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6(), TaskStage.valueOf(row.value7()), row.value8()));
    }
}
