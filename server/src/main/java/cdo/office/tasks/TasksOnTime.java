package cdo.office.tasks;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 任务按时办结率: tasks done on time ÷ tasks done or past their date this year; a task waiting for judgement counts for neither. */
@Component
class TasksOnTime extends DutiesOnTime {

    TasksOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "tasks.on-time", TaskRules.FINISH);
    }

    @Override
    protected SubjectRef shown(long duty, String subjectKind, long subject) {
        return SubjectRef.of(subjectKind, subject);
    }
}
