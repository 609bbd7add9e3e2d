package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 逾期未办结: duties whose day has passed and that are still owed. */
@Component
class Overdue implements Measure {

    private final DSLContext sql;

    Overdue(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "duties.overdue";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.AS_AT;
    }

    /** 2: what somebody owes another organiser in person counts for no unit. */
    @Override
    public int formulaVersion() {
        return 2;
    }

    @Override
    public boolean moreIsBetter() {
        return false;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return sql.select(DUTY.ID, DUTY.COUNTS_FOR_UNIT_ID, DUTY.DUE).from(DUTY).where(DUTY.STATE.eq("OPEN")).and(DUTY.IN_PERSON.isFalse()).and(DUTY.DUE.lt(day)).orderBy(DUTY.ID)
                .fetch(row -> Row.of(row.get(DUTY.COUNTS_FOR_UNIT_ID), SubjectRef.of(Duty.KIND, row.get(DUTY.ID)), 1, 1, row.get(DUTY.DUE), "open"));
    }
}
