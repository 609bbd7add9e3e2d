package cdo.office.appointments;

import static cdo.office.appointments.tables.VacancyTable.VACANCY;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import cdo.platform.calendar.Calendars;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.OfficerSeated;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 空缺预警: a post that had an officer and has had none for more than {@value #WAIT} working days, with nobody appointed for
 * a later day. Posts never filled are the programme's matter, not an alarm.
 */
@Component
public class Vacancies implements DayJob {

    static final int WAIT = 10;
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private final DSLContext sql;
    private final Calendars calendars;
    private final FilingDuties duties;
    private final PostNames names;
    private final Inbox inbox;

    Vacancies(DSLContext sql, Calendars calendars, FilingDuties duties, PostNames names, Inbox inbox) {
        this.sql = sql;
        this.calendars = calendars;
        this.duties = duties;
        this.names = names;
        this.inbox = inbox;
    }

    @Override
    public String key() {
        return "appointments.vacancies";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public void run(LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        var unit = PUBLISHED_UNIT;
        var last = max(coalesce(tenure.VALID_TO, val(NEVER)));
        sql.select(tenure.POST_ID, unit.ID, unit.REGION_CODE, unit.BUREAU_ID, last).from(tenure).join(unit).on(unit.ID.eq(tenure.UNIT_ID)).where(tenure.KIND.in(OFFICERS))
                .groupBy(tenure.POST_ID, unit.ID, unit.REGION_CODE, unit.BUREAU_ID).having(last.lt(day)).fetch().forEach(row -> {
                    if (calendars.in(row.value3()).workingDaysBetween(row.value5(), day) > WAIT) {
                        alarm(row.value1(), row.value2(), row.value4(), row.value5().plusDays(1), day);
                    }
                });
    }

    private void alarm(long post, long unit, Long bureau, LocalDate since, LocalDate day) {
        int fresh = sql.insertInto(VACANCY).set(VACANCY.POST_ID, post).set(VACANCY.UNIT_ID, unit).set(VACANCY.SINCE, since).set(VACANCY.ALARMED_ON, day)
                .onConflictDoNothing().execute();
        if (fresh == 0) {
            return;
        }
        duties.vacant(post, unit, since, day);
        Message text = Message.of("appointments.told.vacancy", names.post(post), PostNames.date(since));
        tell(unit, List.of(PostKind.UNIT_HEAD), text, post, day);
        if (bureau != null) {
            tell(bureau, List.of(PostKind.BUREAU_CLERK, PostKind.BUREAU_HEAD), text, post, day);
        }
    }

    private void tell(long unit, List<PostKind> kinds, Message text, long post, LocalDate day) {
        var tenure = PUBLISHED_TENURE;
        sql.selectDistinct(tenure.PERSON_ID).from(tenure).where(tenure.UNIT_ID.eq(unit)).and(tenure.KIND.in(kinds.stream().map(Enum::name).toList())).and(tenure.VALID_FROM.le(day))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(day))).fetch(tenure.PERSON_ID)
                .forEach(person -> inbox.tell(person, text, SubjectRef.of("post", post), "/roster?state=vacant"));
    }

    @EventListener
    void on(OfficerSeated seated) {
        int filled = sql.update(VACANCY).set(VACANCY.FILLED_ON, seated.from()).where(VACANCY.POST_ID.eq(seated.postId())).and(VACANCY.FILLED_ON.isNull())
                .and(VACANCY.SINCE.le(seated.from())).execute();
        if (filled > 0) {
            duties.filled(seated.postId());
        }
    }
}
