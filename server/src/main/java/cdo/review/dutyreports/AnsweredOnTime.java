package cdo.review.dutyreports;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 工作建议按时答复率: of the suggestions answered this year or overdue, those answered on time; counts for the organiser. */
@Component
class AnsweredOnTime extends DutiesOnTime {

    AnsweredOnTime(DSLContext sql, Clocks clocks) {
        super(sql, clocks, "dutyreports.suggestions-answered", ReportRules.ANSWER);
    }

    @Override
    protected SubjectRef shown(long duty, String subjectKind, long subject) {
        return SubjectRef.of(subjectKind, subject);
    }

    @Override
    protected String reason(String state) {
        return switch (state) {
            case "met" -> "inTime";
            case "met_late" -> "late";
            default -> "missing";
        };
    }
}
