package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 召开联席会议次数: meetings of the organiser that took place this year. */
@Component
class MeetingsHeld implements Measure {

    private final DSLContext sql;

    MeetingsHeld(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "meetings.held";
    }

    @Override
    public Kind kind() {
        return Kind.COUNT;
    }

    @Override
    public Window window() {
        return Window.YEAR_TO_DATE;
    }

    @Override
    public List<Row> rows(LocalDate day) {
        return sql.select(MEETING.ID, MEETING.ORGANISER_ID, MEETING.HELD_ON, MEETING.KIND).from(MEETING)
                .where(MEETING.HELD_ON.between(day.withDayOfYear(1), day)).and(MEETING.ENDED_AT.isNotNull()).orderBy(MEETING.ID)
                .fetch(row -> Row.of(row.value2(), SubjectRef.of(Meeting.KIND, row.value1()), true, row.value3(), row.value4().toLowerCase(java.util.Locale.ROOT)));
    }
}
