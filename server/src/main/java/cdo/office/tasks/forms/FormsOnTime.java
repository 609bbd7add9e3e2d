package cdo.office.tasks.forms;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.office.tasks.tables.FormSheetTable.FORM_SHEET;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 临时报表按时报送率: forms handed in on time ÷ forms handed in or past their date this year; one that never came in before the form was closed counts as never done. */
@Component
class FormsOnTime implements Measure {

    private final DSLContext sql;

    FormsOnTime(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "tasks.forms-on-time";
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
        return sql.select(duty.SUBJECT_ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE).from(duty)
                .join(FORM_SHEET).on(FORM_SHEET.ID.eq(duty.SUBJECT_ID)).where(duty.RULE_KEY.eq(FormRequests.RULE))
                .and(DutiesOnTime.counted(day))
                .orderBy(duty.ID).fetch(row -> Row.of(row.value2(), SubjectRef.of(FormSheet.KIND, row.value1()), row.value3().equals("MET"),
                        row.value4() == null ? row.value5() : row.value4(), row.value3().toLowerCase(Locale.ROOT)));
    }
}
