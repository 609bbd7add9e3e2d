package cdo.review.dutyreports;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 工作建议按时答复率: of the suggestions answered this year or overdue, those answered on time; counts for the organiser. */
@Component
class AnsweredOnTime implements Measure {

    private final DSLContext sql;

    AnsweredOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "dutyreports.suggestions-answered";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var duty = PUBLISHED_DUTY;
        LocalDate first = day.withDayOfYear(1);
        return sql.select(duty.SUBJECT_ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE).from(duty).where(duty.RULE_KEY.eq(ReportRules.ANSWER))
                .and(duty.STATE.in("MET", "MET_LATE").and(duty.MET_ON.between(first, day)).or(duty.STATE.eq("OPEN").and(duty.DUE.between(first, day.minusDays(1)))))
                .orderBy(duty.SUBJECT_ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Suggestion.KIND, row.value1()), row.value3().equals("MET"), row.value4() == null ? row.value5() : row.value4(),
                        switch (row.value3()) {
                            case "MET" -> "inTime";
                            case "MET_LATE" -> "late";
                            default -> "missing";
                        }));
    }
}
