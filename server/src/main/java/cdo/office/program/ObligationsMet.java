package cdo.office.program;

import static cdo.office.program.views.PublishedObligation.PUBLISHED_OBLIGATION;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Obligations of programmes that were met, late or not, of those met or fallen due in the year to date. */
@Component
class ObligationsMet implements Measure {

    private final DSLContext sql;
    private final Clocks clocks;

    ObligationsMet(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    @Override
    public String key() {
        return "program.obligations-met";
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    /** 2: what was due on the year's last day counts, and what is made up for in a later year does not count again. */
    @Override
    public int formulaVersion() {
        return 2;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        LocalDate first = day.withDayOfYear(1);
        var owed = PUBLISHED_OBLIGATION;
        var met = owed.MET_ON.between(first, day).and(owed.DUE.ge(first));
        var missed = owed.MET_ON.isNull().or(owed.MET_ON.gt(day)).and(owed.DUE.between(first, DutiesOnTime.over(day, clocks.today())));
        return sql.select(owed.UNIT_ID, owed.DUTY_ID, owed.MET_ON, owed.DUE).from(owed).where(owed.DUTY_ID.isNotNull()).and(owed.STATE.ne("CANCELLED")).and(met.or(missed)).orderBy(owed.ID)
                .fetch(row -> {
                    LocalDate on = row.value3() == null || row.value3().isAfter(day) ? null : row.value3();
                    return Row.of(row.value1(), SubjectRef.of("duty", row.value2()), on != null, on == null || on.isAfter(row.value4()) ? row.value4() : on, on == null ? "open" : on.isAfter(row.value4()) ? "met_late" : "met");
                });
    }
}
