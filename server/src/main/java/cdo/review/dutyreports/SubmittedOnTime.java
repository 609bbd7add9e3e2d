package cdo.review.dutyreports;

import static cdo.review.dutyreports.views.PublishedDutyReport.PUBLISHED_DUTY_REPORT;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 述职报告按时提交率: of the reports due this year, those handed in on time. */
@Component
class SubmittedOnTime implements Measure {

    private final DSLContext sql;
    private final Clocks clocks;

    SubmittedOnTime(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    @Override
    public String key() {
        return "dutyreports.on-time";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Set<UnitKind> unitKinds() {
        return WITH_OFFICER;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    /** 2: what was due on the year's last day counts. */
    @Override
    public int formulaVersion() {
        return 2;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var report = PUBLISHED_DUTY_REPORT;
        return sql.select(report.ID, report.UNIT_ID, report.SUBMITTED_ON, report.DUE, report.LATE).from(report).where(report.DUE.between(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1).minusDays(1)))
                .and(report.STAGE.ne(ReportStage.EXCUSED.name())).and(report.SUBMITTED_ON.le(day).or(report.DUE.le(DutiesOnTime.over(day, clocks.today())))).orderBy(report.ID)
                .fetch(row -> {
                    boolean inTime = Boolean.FALSE.equals(row.value5());
                    return Row.of(row.value2(), SubjectRef.of(DutyReport.KIND, row.value1()), inTime, row.value3() == null ? row.value4() : row.value3(),
                            inTime ? "inTime" : row.value3() == null ? "missing" : "late");
                });
    }
}
