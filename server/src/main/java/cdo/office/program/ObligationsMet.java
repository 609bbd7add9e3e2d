package cdo.office.program;

import static cdo.office.program.views.PublishedObligation.PUBLISHED_OBLIGATION;

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

    ObligationsMet(DSLContext sql) {
        this.sql = sql;
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

    @Override
    public List<Row> rows(LocalDate day) {
        LocalDate first = day.withDayOfYear(1);
        var owed = PUBLISHED_OBLIGATION;
        var met = owed.MET_ON.between(first, day);
        var missed = owed.MET_ON.isNull().or(owed.MET_ON.gt(day)).and(owed.DUE.between(first, day.minusDays(1)));
        return sql.select(owed.UNIT_ID, owed.DUTY_ID, owed.MET_ON, owed.DUE).from(owed).where(owed.DUTY_ID.isNotNull()).and(owed.STATE.ne("CANCELLED")).and(met.or(missed)).orderBy(owed.ID)
                .fetch(row -> {
                    LocalDate on = row.value3() == null || row.value3().isAfter(day) ? null : row.value3();
                    return Row.of(row.value1(), SubjectRef.of("duty", row.value2()), on != null, on == null ? row.value4() : on, on == null ? "open" : on.isAfter(row.value4()) ? "met_late" : "met");
                });
    }
}
