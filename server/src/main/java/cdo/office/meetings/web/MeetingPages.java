package cdo.office.meetings.web;

import cdo.office.meetings.FollowUp;
import cdo.office.meetings.Meeting;
import cdo.office.meetings.MeetingClock;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.MeetingStage;
import cdo.office.meetings.Meetings;
import cdo.office.meetings.SeriesRegister;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Meetings: list, calendar of a month, a new one, the record. */
@Controller("jointMeetingPages")
class MeetingPages {

    private final Meetings meetings;
    private final SeriesRegister register;
    private final FollowUp followUp;
    private final MeetingClock clock;
    private final MeetingNames names;
    private final Heads heads;
    private final Clocks clocks;

    MeetingPages(Meetings meetings, SeriesRegister register, FollowUp followUp, MeetingClock clock, MeetingNames names, Heads heads, Clocks clocks) {
        this.meetings = meetings;
        this.register = register;
        this.followUp = followUp;
        this.clock = clock;
        this.names = names;
        this.heads = heads;
        this.clocks = clocks;
    }

    @GetMapping("/meetings")
    Screen list(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String series, @RequestParam(defaultValue = "") String stage,
                @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size) {
        MeetingStage at = Arrays.stream(MeetingStage.values()).filter(each -> each.name().equals(stage)).findFirst().orElse(null);
        Long of = series.matches("\\d{1,18}") ? Long.valueOf(series) : null;
        return Screen.of("office/meetings/meetings").with("slice", meetings.slice(who, q, of, at, new Slice.Ask(page, size))).with("all", register.all(who)).with("today", clocks.today())
                .with("organises", who.may(MeetingRights.ORGANISE));
    }

    @GetMapping("/meetings/calendar")
    Screen calendar(Who who, @RequestParam(defaultValue = "") String month) {
        YearMonth shown = month(month);
        LocalDate first = shown.atDay(1).with(java.time.temporal.TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = shown.atEndOfMonth().with(java.time.temporal.TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        Map<LocalDate, List<Meeting>> byDay = meetings.between(who, first, last).stream().collect(Collectors.groupingBy(each -> each.plan().heldOn(), TreeMap::new, Collectors.toList()));
        var weeks = new ArrayList<List<LocalDate>>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusDays(7)).toList());
        }
        return Screen.of("office/meetings/calendar").with("month", shown).with("weeks", weeks).with("byDay", byDay);
    }

    private YearMonth month(String typed) {
        try {
            return typed.isBlank() ? YearMonth.from(clocks.today()) : YearMonth.parse(typed);
        } catch (DateTimeException nonsense) {
            return YearMonth.from(clocks.today());
        }
    }

    @GetMapping("/meetings/new")
    Screen blank(Who who, @RequestParam(defaultValue = "") String series, @RequestParam(defaultValue = "REGULAR") String kind) {
        return blank(who, Form.filled(Map.of("series", series, "kind", kind, "starts", "15:00")));
    }

    Screen blank(Who who, Form form) {
        who.must(MeetingRights.ORGANISE, who.unitId());
        List<MeetingSeries> own = register.all(who).stream().filter(each -> each.closedOn() == null && each.organiserId() == who.unitId()).toList();
        return Screen.of("office/meetings/meetingNew").with("form", form).with("all", own);
    }

    @GetMapping("/meetings/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        Heads.Head head = heads.of(who, id, "");
        Meeting meeting = head.meeting();
        var plan = meeting.plan();
        Form opening = Form.filled(Map.of("title", plan.title(), "heldOn", plan.heldOn(), "starts", plan.starts(), "venue", plan.venue(), "guests", plan.guests()));
        boolean asked = meeting.topicsDue() != null && meeting.stage().before() && who.may(MeetingRights.REPLY) && !head.organises();
        LocalDate by = clock.noticeBy(meeting.organiserId(), meeting.kind(), plan.heldOn());
        return Screen.of("office/meetings/meeting").with("head", head).with("names", names).with("form", failed == null ? Form.empty() : failed).with("plan", failed != null && !failed.values("venue").isEmpty() ? failed : opening).with("steps", meetings.steps(meeting))
                .with("lines", head.seesAgenda() ? followUp.before(meeting) : List.of()).with("handed", head.seesMinutes() ? followUp.of(meeting) : List.of())
                .with("noticeBy", by).with("late", clocks.today().isAfter(by)).with("asked", asked).with("today", clocks.today());
    }
}
