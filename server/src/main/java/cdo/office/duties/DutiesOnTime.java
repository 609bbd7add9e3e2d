package cdo.office.duties;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * The share of the duties under some rules that were met on time, of those met or fallen due in the year to date; what was never done counts as not
 * done, waived and cancelled ones count for nobody. The module that owns the rules registers it under its own key; its rows are the duties.
 */
public class DutiesOnTime implements Measure {

    private final DSLContext sql;
    private final String key;
    private final Set<String> rules;

    public DutiesOnTime(DSLContext sql, String key, String... rules) {
        this.sql = sql;
        this.key = key;
        this.rules = Set.of(rules);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Kind kind() {
        return Kind.RATIO;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    /** The published duties that were met, or whose day passed without that, in the year up to a day. */
    public static Condition counted(LocalDate day) {
        LocalDate first = day.withDayOfYear(1);
        var duty = PUBLISHED_DUTY;
        return duty.STATE.in("MET", "MET_LATE").and(duty.MET_ON.between(first, day)).or(duty.STATE.in("OPEN", "LAPSED").and(duty.DUE.between(first, day.minusDays(1))));
    }

    /** The published duties that count for or against a person, met or not: what was waived or cancelled counts for nobody. */
    public static Condition countedFor(long person) {
        var duty = PUBLISHED_DUTY;
        return duty.PERSON_ID.eq(person).and(duty.PERSON_ON_TIME.isNotNull()).and(duty.STATE.in("MET", "MET_LATE", "OPEN", "LAPSED"));
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return rows(sql, PUBLISHED_DUTY.RULE_KEY.in(rules), day);
    }

    /** A row for each of these duties that is {@link #counted}. */
    public static List<Row> rows(DSLContext sql, Condition which, LocalDate day) {
        var duty = PUBLISHED_DUTY;
        return sql.select(duty.ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE).from(duty).where(which).and(counted(day)).orderBy(duty.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Duty.KIND, row.value1()), row.value3().equals("MET"), row.value4() == null ? row.value5() : row.value4(), row.value3().toLowerCase(Locale.ROOT)));
    }
}
