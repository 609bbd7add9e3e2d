package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.audit.Audit;
import cdo.platform.calendar.CalendarChanged;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A calendar change moves the dates that are counted from a meeting: by when its notice goes out, by when members answer. The ledger
 * cannot work them out, because it does not know the day of the meeting.
 */
@Component
class NoticeDates {

    private final MeetingRows rows;
    private final MeetingClock clock;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    NoticeDates(MeetingRows rows, MeetingClock clock, Duties duties, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.clock = clock;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    @EventListener
    @Transactional
    void on(CalendarChanged changed) {
        for (Meeting meeting : rows.meetings(MEETING.HELD_ON.ge(clocks.today()).and(MEETING.HELD_ON.ge(changed.from())))) {
            if (meeting.stage() == MeetingStage.NOTICED) {
                redateReplies(meeting);
            } else if (meeting.stage().before()) {
                redateNotice(meeting);
            }
        }
    }

    private void redateNotice(Meeting meeting) {
        String rule = MeetingClock.noticeRule(meeting.kind());
        LocalDate by = clock.noticeBy(meeting.organiserId(), meeting.kind(), meeting.plan().heldOn());
        running(meeting, rule).filter(duty -> !duty.due().equals(by)).ifPresent(duty -> {
            LocalDate stands = duties.redate(rule, meeting.ref(), duty.occurrence(), by, Message.of("meetings.why.calendar")).orElse(duty.due());
            if (!stands.equals(duty.due())) {
                rows.step(meeting.ref(), "redated", null, duty.due() + " → " + stands);
                audit.system("meetings", "meetings.notice-redated", meeting.ref(), "from", duty.due(), "to", stands);
            }
        });
    }

    private void redateReplies(Meeting meeting) {
        for (Duty duty : duties.about(meeting.ref())) {
            if (duty.ruleKey().equals(MeetingRules.REPLY) && duty.state().running()) {
                duties.redate(MeetingRules.REPLY, meeting.ref(), duty.occurrence(), clock.replyBy(meeting.organiserId(), duty.started(), meeting.plan().heldOn()),
                        Message.of("meetings.why.calendar"));
            }
        }
    }

    private Optional<Duty> running(Meeting meeting, String rule) {
        return duties.about(meeting.ref()).stream().filter(duty -> duty.ruleKey().equals(rule) && duty.state().running()).findFirst();
    }
}
