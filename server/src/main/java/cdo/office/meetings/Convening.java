package cdo.office.meetings;

import static cdo.office.meetings.tables.SeriesTable.SERIES;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Message;
import cdo.platform.organization.Posts;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** 定期召开: in every period of a series its office owes a regular meeting. */
@Component
class Convening implements DayJob {

    private final MeetingRows rows;
    private final Duties duties;
    private final Posts posts;

    Convening(MeetingRows rows, Duties duties, Posts posts) {
        this.rows = rows;
        this.duties = duties;
        this.posts = posts;
    }

    @Override
    public String key() {
        return "meetings.convening";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public void run(LocalDate day) {
        for (MeetingSeries series : rows.series(SERIES.CLOSED_ON.isNull().and(SERIES.FOUNDED_ON.le(day)))) {
            MeetingFrequency frequency = series.setting().frequency();
            if (frequency.owed()) {
                duties.open(new NewDuty(MeetingRules.CONVENE, null, series.organiserId(), posts.get(series.convenorPostId()).unitId(), null, series.ref(), frequency.period(day),
                        Message.of("meetings.duty.convene", series.setting().name(), frequency.period(day)), day, frequency.last(day), "/meeting-series/" + series.id()));
            }
        }
    }
}
