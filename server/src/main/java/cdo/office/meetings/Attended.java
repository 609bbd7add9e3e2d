package cdo.office.meetings;

import static cdo.office.meetings.tables.AttendanceTable.ATTENDANCE;
import static cdo.office.meetings.tables.MeetingTable.MEETING;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.measures.Measure;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 联席会议出席率: members who came themselves or by an approved substitute ÷ members in office that day, per unit and meeting. Leave does not count as having come. */
@Component
class Attended implements Measure {

    private final DSLContext sql;

    Attended(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String key() {
        return "meetings.attendance";
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
        record Key(long unit, long meeting) {
        }
        record Count(int came, int called, LocalDate on, String reason) {
        }
        var counts = new LinkedHashMap<Key, Count>();
        sql.select(ATTENDANCE.UNIT_ID, ATTENDANCE.MEETING_ID, ATTENDANCE.PRESENCE, MEETING.HELD_ON).from(ATTENDANCE).join(MEETING).on(MEETING.ID.eq(ATTENDANCE.MEETING_ID))
                .where(MEETING.HELD_ON.between(day.withDayOfYear(1), day)).and(MEETING.ENDED_AT.isNotNull()).and(ATTENDANCE.PRESENCE.isNotNull()).and(ATTENDANCE.PERSON_ID.isNotNull())
                .orderBy(ATTENDANCE.ID).forEach(row -> {
                    Presence presence = Presence.valueOf(row.value3());
                    var one = new Count(presence.attended() ? 1 : 0, 1, row.value4(), presence.name().toLowerCase(java.util.Locale.ROOT));
                    counts.merge(new Key(row.value1(), row.value2()), one, (a, b) -> new Count(a.came + b.came, a.called + b.called, a.on, a.reason.equals(b.reason) ? a.reason : "mixed"));
                });
        return counts.entrySet().stream().map(each -> Row.of(each.getKey().unit(), SubjectRef.of(Meeting.KIND, each.getKey().meeting()), each.getValue().came(),
                each.getValue().called(), each.getValue().on(), each.getValue().reason())).toList();
    }
}
