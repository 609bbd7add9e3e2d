package cdo.office.meetings.web;

import cdo.office.meetings.FollowUp;
import cdo.office.meetings.MeetingNames;
import cdo.office.meetings.MeetingRights;
import cdo.office.meetings.MeetingSeries;
import cdo.office.meetings.Meetings;
import cdo.office.meetings.Member;
import cdo.office.meetings.SeriesRegister;
import cdo.office.meetings.Topics;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The series of meetings and one series' record. */
@Controller("meetingSeriesPages")
public class SeriesPages {

    private final SeriesRegister register;
    private final Meetings meetings;
    private final Topics topics;
    private final FollowUp followUp;
    private final MeetingNames names;
    private final Units units;
    private final Clocks clocks;

    SeriesPages(SeriesRegister register, Meetings meetings, Topics topics, FollowUp followUp, MeetingNames names, Units units, Clocks clocks) {
        this.register = register;
        this.meetings = meetings;
        this.topics = topics;
        this.followUp = followUp;
        this.names = names;
        this.units = units;
        this.clocks = clocks;
    }

    /** A series as the list shows it. */
    public record Line(MeetingSeries series, String organiser, int members) {
    }

    @GetMapping("/meeting-series")
    Screen list(Who who) {
        who.must(MeetingRights.SEE);
        List<Line> lines = register.all(who).stream().map(each -> new Line(each, units.get(each.organiserId()).name(), register.members(each).size())).toList();
        return Screen.of("office/meetings/seriesList").with("lines", lines).with("names", names).with("organises", who.may(MeetingRights.ORGANISE));
    }

    @GetMapping("/meeting-series/new")
    Screen blank(Who who) {
        return blank(who, Form.filled(Map.of("frequency", "QUARTERLY", "quorum", 67, "substitutes", "yes")));
    }

    Screen blank(Who who, Form form) {
        who.must(MeetingRights.ORGANISE, who.unitId());
        return Screen.of("office/meetings/seriesNew").with("form", form).with("convenors", convenors(who.unitId())).with("names", names);
    }

    private List<Post> convenors(long organiser) {
        return register.convenors(organiser);
    }

    @GetMapping("/meeting-series/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, null);
    }

    Screen record(Who who, long id, @Nullable Form failed) {
        MeetingSeries series = register.get(who, id);
        var setting = series.setting();
        List<Member> members = register.members(series);
        boolean organises = who.may(MeetingRights.ORGANISE, series.organiserId()) && series.closedOn() == null;
        List<Post> candidates = organises ? register.candidates(series) : List.of();
        Form form = failed != null ? failed : Form.filled(Map.of("name", setting.name(), "nameEn", setting.nameEn(), "frequency", setting.frequency(), "quorum", setting.quorumPercent(),
                "substitutes", setting.quorumSubstitutes() ? "yes" : "", "code", setting.minutesCode(), "open", setting.openMinutes() ? "yes" : "", "convenor", series.convenorPostId()));
        return Screen.of("office/meetings/series").with("series", series).with("organiser", units.get(series.organiserId())).with("members", members).with("holders", names.holders(members.stream().map(Member::postId).toList(), clocks.today()))
                .with("names", names).with("today", clocks.today()).with("form", form).with("organises", organises).with("convenors", organises ? convenors(series.organiserId()) : List.of())
                .with("candidates", candidates)
                .with("posts", names.posts(Stream.concat(members.stream().map(Member::postId), candidates.stream().map(Post::id)).toList())).with("meetings", meetings.slice(who, "", id, null, new Slice.Ask(1, 25)).rows())
                .with("waiting", organises ? topics.waiting(id) : List.of()).with("steps", register.steps(series)).with("lines", followUp.ofSeries(id));
    }
}
