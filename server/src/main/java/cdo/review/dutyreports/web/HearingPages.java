package cdo.review.dutyreports.web;

import static java.util.stream.Collectors.toMap;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Tenure;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.Campaigns;
import cdo.review.dutyreports.Grade;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.Hearing;
import cdo.review.dutyreports.HearingState;
import cdo.review.dutyreports.Hearings;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.ReportStage;
import cdo.review.dutyreports.Reports;
import cdo.review.dutyreports.ScoringSheets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A hearing with its order and its people, and a grader's sheet. */
@Controller
public class HearingPages {

    private final Hearings hearings;
    private final Campaigns campaigns;
    private final Reports reports;
    private final Register register;
    private final Grades grades;
    private final ScoringSheets sheets;
    private final cdo.platform.organization.Posts posts;
    private final People people;
    private final Units units;
    private final Clocks clocks;

    HearingPages(Hearings hearings, Campaigns campaigns, Reports reports, Register register, Grades grades, ScoringSheets sheets, cdo.platform.organization.Posts posts, People people, Units units, Clocks clocks) {
        this.hearings = hearings;
        this.campaigns = campaigns;
        this.reports = reports;
        this.register = register;
        this.grades = grades;
        this.sheets = sheets;
        this.posts = posts;
        this.people = people;
        this.units = units;
        this.clocks = clocks;
    }

    /** Somebody invited. */
    public record Guest(Hearing.Attendee attendee, Unit unit, cdo.platform.organization.PostKind kind, String person) {
    }

    @GetMapping("/duty-reports/hearings/{id:\\d+}")
    Screen hearing(Who who, @PathVariable long id) {
        return hearing(who, id, Form.filled(Map.of("due", clocks.today().plusDays(3))));
    }

    Screen hearing(Who who, long id, Form form) {
        Hearing hearing = hearings.get(who, id);
        Campaign campaign = campaigns.of(hearing);
        boolean organises = who.may(ReportRights.ORGANISE, campaign.organiserId());
        Map<Long, Register.Line> lines = register.lines(who, hearing.reports());
        List<Register.Line> order = hearing.reports().stream().map(lines::get).toList();
        boolean grading = (organises || who.reads(campaign.organiserId())) && hearing.state() == HearingState.HELD;
        List<Guest> guests = hearing.attendees().stream().map(attendee -> guest(hearing, attendee)).toList();
        return Screen.of("review/dutyreports/hearing").with("hearing", hearing).with("campaign", campaign).with("order", order).with("guests", guests).with("form", form)
                .with("sheet", sheets.of(campaign.id())).with("given", grading ? grades.ofCampaign(campaign.id()) : Map.of()).with("runs", organises && hearing.state() == HearingState.PLANNED).with("today", !clocks.today().isBefore(hearing.heldOn()));
    }

    private Guest guest(Hearing hearing, Hearing.Attendee attendee) {
        var post = posts.get(attendee.postId());
        Long person = attendee.personId() != null ? attendee.personId() : posts.holder(attendee.postId(), clocks.today()).map(Tenure::personId).orElse(null);
        return new Guest(attendee, units.get(post.unitId()), post.kind(), person == null ? "—" : people.get(person).name());
    }

    @GetMapping("/duty-reports/grades/{id:\\d+}")
    Screen grade(Who who, @PathVariable long id) {
        return grade(who, id, null);
    }

    Screen grade(Who who, long id, @Nullable Form failed) {
        Grade grade = grades.mine(who, id);
        var report = reports.get(who, grade.reportId());
        return Screen.of("review/dutyreports/grade").with("grade", grade).with("report", report).with("line", register.line(who, report)).with("sheet", sheets.of(report.campaignId()))
                .with("open", report.stage() == ReportStage.ACCEPTED && grade.dismissed() == null).with("form", failed == null ? filled(grade) : failed);
    }

    private Form filled(Grade grade) {
        var values = new LinkedHashMap<String, Object>(grades.points(grade.id()).entrySet().stream()
                .collect(toMap(each -> "line" + each.getKey(), each -> each.getValue().stripTrailingZeros().toPlainString())));
        values.put("remark", grade.remark());
        return Form.filled(values);
    }
}
