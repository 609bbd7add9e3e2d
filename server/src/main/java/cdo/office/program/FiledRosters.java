package cdo.office.program;

import static cdo.office.appointments.views.PublishedFilingLine.PUBLISHED_FILING_LINE;
import static org.jooq.impl.DSL.max;

import cdo.office.appointments.NomineeFiled;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A filing of officers (备案) is the roster that the plan asks for (plan 三（一）): it counts as of the day on which its papers were complete. */
@Component
@Transactional
class FiledRosters {

    private final DSLContext sql;
    private final Submissions submissions;

    FiledRosters(DSLContext sql, Submissions submissions) {
        this.sql = sql;
        this.submissions = submissions;
    }

    @EventListener
    void on(NomineeFiled filed) {
        var line = PUBLISHED_FILING_LINE;
        var found = sql.select(max(line.SUBMITTED_ON), max(line.FILING_NUMBER)).from(line).where(line.FILING_ID.eq(filed.filingId())).fetchSingle();
        LocalDate complete = found.value1() == null ? filed.on() : found.value1();
        submissions.rosterFiled(filed.unitId(), complete, found.value2() == null ? "" : found.value2());
    }
}
