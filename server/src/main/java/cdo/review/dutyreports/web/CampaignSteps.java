package cdo.review.dutyreports.web;

import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Reading;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.Campaigns;
import cdo.review.dutyreports.Hearing;
import cdo.review.dutyreports.Hearings;
import cdo.review.dutyreports.ReportPart;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Planning, arranging, opening and closing a campaign; planning a hearing. */
@Controller
class CampaignSteps {

    private final Campaigns campaigns;
    private final Hearings hearings;
    private final CampaignPages pages;

    CampaignSteps(Campaigns campaigns, Hearings hearings, CampaignPages pages) {
        this.campaigns = campaigns;
        this.hearings = hearings;
        this.pages = pages;
    }

    @PostMapping("/duty-reports/campaigns")
    Object plan(Who who, HttpServletRequest request) {
        Form form = Form.of(request);
        return form.step(read -> {
            var draft = new Campaign.Draft((int) read.number("year", 2000, 2200), read.text("title", 100), or(read.optional("titleEn", 200)), kinds(form),
                    read.date("opens"), read.date("due"), (int) read.number("leastDays", 1, 366));
            List<Long> listed = read.ids("units");
            read.done();
            Scope scope = listed.isEmpty() ? new Scope.Subtree(campaigns.wholeRegion(who)) : new Scope.Listed(Set.copyOf(listed));
            long id = campaigns.plan(who, draft, scope);
            Flash.say(request, "dutyreports.flash.planned");
            return "/duty-reports/campaigns/" + id;
        }, failed -> pages.form(who, failed));
    }

    private static Set<PostKind> kinds(Form form) {
        return Arrays.stream(PostKind.values()).filter(kind -> form.has("kinds", kind.name())).collect(Collectors.toSet());
    }

    @PostMapping("/duty-reports/campaigns/{id:\\d+}/opening")
    Object opening(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            campaigns.open(who, id, read.version());
            Flash.say(request, "dutyreports.flash.opened");
            return "/duty-reports/campaigns/" + id;
        }, failed -> pages.campaign(who, page, id, failed));
    }

    @PostMapping("/duty-reports/campaigns/{id:\\d+}/closing")
    Object closing(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            campaigns.close(who, id, read.version());
            Flash.say(request, "dutyreports.flash.closed");
            return "/duty-reports/campaigns/" + id;
        }, failed -> pages.campaign(who, page, id, failed));
    }

    @PostMapping("/duty-reports/campaigns/{id:\\d+}/measures")
    Object arrange(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            ReportPart part = read.choice("part", ReportPart.class);
            String measure = read.text("measure", 200);
            boolean away = read.checked("away");
            read.done();
            campaigns.arrange(who, id, part, measure, !away);
            Flash.say(request, "dutyreports.flash.arranged");
            return "/duty-reports/campaigns/" + id + "#measures";
        }, failed -> pages.campaign(who, page, id, failed));
    }

    @PostMapping("/duty-reports/campaigns/{id:\\d+}/hearings")
    Object hearing(Who who, Page page, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            LocalDate on = read.date("heldOn");
            String venue = read.text("venue", 200);
            String chair = read.text("chair", 100);
            List<Long> reports = ordered(read, read.ids("reports"));
            List<Long> attendees = read.ids("attendees");
            List<Long> graders = read.ids("graders");
            read.done();
            long hearing = hearings.plan(who, id, new Hearing.Draft(on, venue, chair, reports, attendees, graders));
            Flash.say(request, "dutyreports.flash.hearing");
            return "/duty-reports/hearings/" + hearing;
        }, failed -> pages.hearing(who, page, id, failed));
    }

    /** By the numbers typed beside the ticked reports; those without a number keep their order at the end. */
    static List<Long> ordered(Reading read, List<Long> ticked) {
        record Placed(long id, long place) {
        }
        return ticked.stream().map(id -> {
            String typed = read.optional("place" + id, 4);
            return new Placed(id, typed != null && typed.matches("\\d{1,4}") ? Long.parseLong(typed) : Long.MAX_VALUE);
        }).sorted(java.util.Comparator.comparingLong(Placed::place)).map(Placed::id).toList();
    }

    private static String or(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
