package cdo.platform.calendar;

import static cdo.platform.calendar.tables.SpecialDayTable.SPECIAL_DAY;

import cdo.platform.audit.Audit;
import cdo.platform.calendar.tables.SpecialDayRow;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The special days of regions (地区特别日); the only writer of their table. */
@Component
public class SpecialDays {
    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Revisions revisions;
    private final Keepers keepers;
    private final ApplicationEventPublisher events;

    SpecialDays(DSLContext sql, Clocks clocks, Audit audit, Revisions revisions, Keepers keepers, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.revisions = revisions;
        this.keepers = keepers;
        this.events = events;
    }

    /** A declaration that stands, with what is needed to withdraw it. */
    public record Declared(long id, int version, SpecialDay day, String recordedBy, java.time.Instant recordedAt) {
    }

    /** The declarations that hold in a region: its own and those of the regions around it, in order of date. */
    @Transactional(readOnly = true)
    public List<Declared> in(String region) {
        return sql.selectFrom(SPECIAL_DAY).where(SPECIAL_DAY.WITHDRAWN_AT.isNull()).and(SPECIAL_DAY.REGION_CODE.in(WorkingCalendar.regionsAround(region)))
                .orderBy(SPECIAL_DAY.DAY, SPECIAL_DAY.REGION_CODE.desc())
                .fetch(row -> new Declared(row.getId(), row.getVersion(), day(row), row.getRecordedBy(), row.getRecordedAt()));
    }

    List<SpecialDay> all() {
        return standing(sql);
    }

    /** Those of all regions that were not withdrawn. */
    static List<SpecialDay> standing(DSLContext sql) {
        return sql.selectFrom(SPECIAL_DAY).where(SPECIAL_DAY.WITHDRAWN_AT.isNull()).fetch(SpecialDays::day);
    }

    /**
     * Declares a day of the clerk's own region off or working.
     *
     * @param basis the document that declares it
     * @return its id
     */
    @Transactional
    public long declare(Who who, LocalDate date, String name, boolean offDay, String basis) {
        String region = keepers.region(who).code();
        List<Problem.FieldError> errors = new ArrayList<>();
        require(name, "name", 40, errors);
        require(basis, "basis", 200, errors);
        if (date.getYear() < 2000 || date.getYear() > 2100) {
            errors.add(new Problem.FieldError("date", Message.of("calendar.special.dateRange")));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        revisions.next();
        if (sql.fetchExists(SPECIAL_DAY, SPECIAL_DAY.REGION_CODE.eq(region).and(SPECIAL_DAY.DAY.eq(date)).and(SPECIAL_DAY.WITHDRAWN_AT.isNull()))) {
            throw new Problem.Invalid("date", "calendar.special.twice", date);
        }
        long id = sql.insertInto(SPECIAL_DAY).set(SPECIAL_DAY.REGION_CODE, region).set(SPECIAL_DAY.DAY, date).set(SPECIAL_DAY.NAME, name.strip())
                .set(SPECIAL_DAY.OFF_DAY, offDay).set(SPECIAL_DAY.BASIS, basis.strip()).set(SPECIAL_DAY.RECORDED_AT, clocks.now())
                .set(SPECIAL_DAY.RECORDED_BY, who.name()).returning(SPECIAL_DAY.ID).fetchSingle(SPECIAL_DAY.ID);
        audit.did(who, "calendar.special-day-declared", SubjectRef.of("special-day", id), "region", region, "date", date, "name", name, "offDay", offDay,
                "basis", basis);
        events.publishEvent(new CalendarChanged(region, date));
        return id;
    }

    /** Withdraws a declaration of the clerk's own region; it stays on record. */
    @Transactional
    public void withdraw(Who who, long id, int version, String why) {
        String region = keepers.region(who).code();
        var subject = SubjectRef.of("special-day", id);
        revisions.next();
        SpecialDayRow row = Problem.Hidden.unless(sql.selectFrom(SPECIAL_DAY).where(SPECIAL_DAY.ID.eq(id)).fetchOptional(), each -> each.getRegionCode().equals(region), subject);
        List<Problem.FieldError> errors = new ArrayList<>();
        require(why, "why", 200, errors);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        int changed = sql.update(SPECIAL_DAY).set(SPECIAL_DAY.WITHDRAWN_AT, clocks.now()).set(SPECIAL_DAY.WITHDRAWN_BY, who.name())
                .set(SPECIAL_DAY.WITHDRAWN_WHY, why.strip()).set(SPECIAL_DAY.VERSION, version + 1)
                .where(SPECIAL_DAY.ID.eq(id)).and(SPECIAL_DAY.VERSION.eq(version)).and(SPECIAL_DAY.WITHDRAWN_AT.isNull()).execute();
        if (changed == 0) {
            throw new Problem.Stale(subject);
        }
        audit.did(who, "calendar.special-day-withdrawn", subject, "region", region, "date", row.getDay(), "why", why);
        events.publishEvent(new CalendarChanged(region, row.getDay()));
    }

    private static void require(String text, String field, int most, List<Problem.FieldError> errors) {
        if (text.isBlank()) {
            errors.add(new Problem.FieldError(field, Message.of("calendar.special.required." + field)));
        } else if (text.strip().length() > most) {
            errors.add(new Problem.FieldError(field, Message.of("calendar.special.tooLong", most)));
        }
    }

    private static SpecialDay day(SpecialDayRow row) {
        return new SpecialDay(row.getRegionCode(), row.getDay(), row.getName(), row.getOffDay(), row.getBasis());
    }
}
