package cdo.office.tasks.forms;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 临时报表按时报送率: forms handed in on time ÷ forms handed in or past their date this year; one that never came in before the form was closed counts as never done. */
@Component
class FormsOnTime extends DutiesOnTime {

    FormsOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "tasks.forms-on-time", FormRequests.RULE);
    }

    @Override
    protected SubjectRef shown(long duty, String subjectKind, long subject) {
        return SubjectRef.of(subjectKind, subject);
    }
}
