package cdo.office.duties;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static org.jooq.impl.DSL.when;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The share of the duties under some rules that were met on time, of those met or fallen due in the year to date; what was never done counts as not
 * done, waived and cancelled ones count for nobody. Each duty counts in one year: in that in which it was met on time, else in that in which it fell
 * due, the 31st of December included, and not once more when it is made up for later. The module that owns the rules registers it under its own key.
 */
public class DutiesOnTime implements Measure {

    private final DSLContext sql;
    private final Clocks clocks;
    private final String key;
    private final Set<String> rules;

    public DutiesOnTime(DSLContext sql, Clocks clocks, String key, String... rules) {
        this.sql = sql;
        this.clocks = clocks;
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

    /** 2: what was due on the year's last day counts, and what is made up for in a later year does not count again. */
    @Override
    public int formulaVersion() {
        return 2;
    }

    /** The last day that is over when a day is looked at: the day itself once it has passed, while it runs the one before. */
    public static LocalDate over(LocalDate day, LocalDate today) {
        return day.isBefore(today) ? day : day.minusDays(1);
    }

    /** The published duties that were met, or whose day passed without that, in the year up to a day, as they stood that day. */
    private static Condition counted(LocalDate day, LocalDate today) {
        LocalDate first = day.withDayOfYear(1);
        var duty = PUBLISHED_DUTY;
        Condition met = duty.MET_ON.between(first, day).and(duty.DUE.ge(first));
        Condition missed = duty.DUE.between(first, over(day, today)).and(duty.MET_ON.isNull().or(duty.MET_ON.gt(day)));
        return duty.STATE.in("MET", "MET_LATE", "OPEN", "LAPSED").and(met.or(missed));
    }

    /** The published duties that count for or against a person, met or not: what was waived or cancelled counts for nobody. */
    public static Condition countedFor(long person) {
        var duty = PUBLISHED_DUTY;
        return duty.PERSON_ID.eq(person).and(duty.PERSON_ON_TIME.isNotNull()).and(duty.STATE.in("MET", "MET_LATE", "OPEN", "LAPSED"));
    }

    /** The day by which a published duty counts for a person: when it was met on time for that person, else when it fell due. */
    public static Field<LocalDate> personsDay() {
        return when(PUBLISHED_DUTY.PERSON_ON_TIME, PUBLISHED_DUTY.MET_ON).otherwise(PUBLISHED_DUTY.DUE);
    }

    /** What a row shows of a duty: the duty itself, or its subject where that has the better page. */
    protected SubjectRef shown(long duty, String subjectKind, long subject) {
        return SubjectRef.of(Duty.KIND, duty);
    }

    /** The reason code of a duty in this state. */
    protected String reason(String state) {
        return state;
    }

    /** Which duties are asked about. */
    protected Condition which() {
        return PUBLISHED_DUTY.RULE_KEY.in(rules);
    }

    @Override
    public List<Row> rows(LocalDate day) {
        var duty = PUBLISHED_DUTY;
        return sql.select(duty.ID, duty.COUNTS_FOR_UNIT_ID, duty.STATE, duty.MET_ON, duty.DUE, duty.SUBJECT_KIND, duty.SUBJECT_ID).from(duty).where(which()).and(counted(day, clocks.today())).orderBy(duty.ID)
                .fetch(row -> row(row.value2(), shown(row.value1(), row.value6(), row.value7()), row.value3(), row.value4(), row.value5(), day));
    }

    private Row row(long unit, SubjectRef subject, String state, @Nullable LocalDate metOn, LocalDate due, LocalDate day) {
        boolean met = metOn != null && !metOn.isAfter(day);
        boolean inTime = met && state.equals("MET");
        return Row.of(unit, subject, inTime, inTime ? metOn : due, reason(met || state.equals("LAPSED") ? state.toLowerCase(Locale.ROOT) : "open"));
    }
}
