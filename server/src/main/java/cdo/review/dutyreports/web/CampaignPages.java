package cdo.review.dutyreports.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Choice;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.CampaignState;
import cdo.review.dutyreports.Campaigns;
import cdo.review.dutyreports.Figures;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.Hearings;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All that one may read of duty reports, and a campaign with its reports. */
@Controller
public class CampaignPages {

    private final Campaigns campaigns;
    private final Register register;
    private final Figures figures;
    private final Grades grades;
    private final Hearings hearings;
    private final Units units;
    private final Regions regions;
    private final Clocks clocks;

    CampaignPages(Campaigns campaigns, Register register, Figures figures, Grades grades, Hearings hearings, Units units, Regions regions, Clocks clocks) {
        this.campaigns = campaigns;
        this.register = register;
        this.figures = figures;
        this.grades = grades;
        this.hearings = hearings;
        this.units = units;
        this.regions = regions;
        this.clocks = clocks;
    }

    /** A campaign as a line shows it. */
    public record CampaignLine(Campaign campaign, Unit organiser) {
    }

    @GetMapping("/duty-reports")
    Screen reports(Who who, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "25") int size, @RequestParam(defaultValue = "") String stage,
                   @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String own) {
        who.must(ReportRights.SEE);
        var lines = campaigns.all(who).stream().map(campaign -> new CampaignLine(campaign, units.get(campaign.organiserId()))).toList();
        return Screen.of("review/dutyreports/reports").with("campaigns", lines).with("grading", grades.waitingFor(who))
                .with("slice", register.slice(who, new Register.Filter(null, stage, q, !own.isEmpty()), new Slice.Ask(page, size)));
    }

    @GetMapping("/duty-reports/campaigns/new")
    Screen blank(Who who) {
        who.must(ReportRights.ORGANISE, who.unitId());
        LocalDate today = clocks.today();
        boolean city = regions.get(units.get(who.unitId()).regionId()).level() == RegionLevel.CITY;
        var values = new LinkedHashMap<String, Object>();
        values.put("year", today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear());
        values.put("kinds", city ? List.of("DEPARTMENT_CDO", "COUNTY_CDO", "COUNTY_CDEO") : List.of("COUNTY_DEPARTMENT_CDO"));
        values.put("opens", LocalDate.of(today.getYear(), 12, 1).isBefore(today) ? today : LocalDate.of(today.getYear(), 12, 1));
        values.put("due", LocalDate.of(today.getYear(), 12, 31));
        values.put("leastDays", 1);
        return form(who, Form.filled(values));
    }

    Screen form(Who who, Form form) {
        List<PostKind> kinds = java.util.Arrays.stream(PostKind.values()).filter(PostKind::officer).toList();
        return Screen.of("review/dutyreports/campaignNew").with("form", form).with("kinds", kinds).with("units", campaigns.candidates(who));
    }

    @GetMapping("/duty-reports/campaigns/{id:\\d+}")
    Screen campaign(Who who, Page page, @PathVariable long id, @RequestParam(name = "page", defaultValue = "1") int number, @RequestParam(defaultValue = "25") int size,
                    @RequestParam(defaultValue = "") String stage, @RequestParam(defaultValue = "") String q) {
        return campaign(who, page, id, stage, q, new Slice.Ask(number, size), Form.empty());
    }

    Screen campaign(Who who, Page page, long id, Form form) {
        return campaign(who, page, id, "", "", new Slice.Ask(1, 25), form);
    }

    private Screen campaign(Who who, Page page, long id, String stage, String q, Slice.Ask ask, Form form) {
        Campaign campaign = campaigns.get(who, id);
        boolean organises = who.may(ReportRights.ORGANISE, campaign.organiserId());
        boolean shows = organises || who.reads(campaign.organiserId());
        return Screen.of("review/dutyreports/campaign").with("campaign", campaign).with("organiser", units.get(campaign.organiserId()))
                .with("slice", register.slice(who, new Register.Filter(id, stage, q, !shows), ask)).with("stages", shows ? register.stages(id) : java.util.Map.of())
                .with("placed", figures.placed(id)).with("organises", organises).with("form", form).with("steps", campaigns.steps(campaign))
                .with("hearings", shows ? hearings.of(id) : List.of())
                .with("measures", organises && campaign.state() == CampaignState.PLANNED ? Choice.of(figures.choices(), each -> each.key(), each -> page.t("measure." + each.key())) : List.<Choice>of());
    }

    @GetMapping("/duty-reports/campaigns/{id:\\d+}/hearings/new")
    Screen hearing(Who who, Page page, @PathVariable long id) {
        return hearing(who, page, id, Form.filled(java.util.Map.of("heldOn", clocks.today().plusDays(14))));
    }

    Screen hearing(Who who, Page page, long id, Form form) {
        Campaign campaign = campaigns.get(who, id);
        if (!who.may(ReportRights.ORGANISE, campaign.organiserId())) {
            throw new Problem.Denied(ReportRights.ORGANISE, campaign.organiserId());
        }
        var accepted = register.slice(who, new Register.Filter(id, "ACCEPTED", "", false), new Slice.Ask(1, 100)).rows();
        return Screen.of("review/dutyreports/hearingNew").with("campaign", campaign).with("form", form).with("reports", accepted)
                .with("posts", Posts.choices(page, grades.candidates(who)));
    }
}
