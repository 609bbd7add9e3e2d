package cdo.review.dutyreports.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.Flash;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.platform.web.Screen;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.CampaignState;
import cdo.review.dutyreports.Campaigns;
import cdo.review.dutyreports.Grade;
import cdo.review.dutyreports.Grades;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.ScoringSheets;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A campaign's scoring sheet, and how far its reports are graded. */
@Controller
public class SheetPages {

    private static final int SPARE = 3;

    private final Campaigns campaigns;
    private final ScoringSheets sheets;
    private final Grades grades;
    private final Register register;

    SheetPages(Campaigns campaigns, ScoringSheets sheets, Grades grades, Register register) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.grades = grades;
        this.register = register;
    }

    /** Everybody in the campaign may know by what the reports are graded; what was given is for the organiser and those above. */
    @GetMapping("/duty-reports/campaigns/{id:\\d+}/grading")
    Screen grading(Who who, @PathVariable long id) {
        return grading(who, id, null);
    }

    private Screen grading(Who who, long id, @Nullable Form failed) {
        Campaign campaign = campaigns.get(who, id);
        List<Grade.SheetLine> sheet = sheets.of(id);
        boolean shows = who.reads(campaign.organiserId()) || who.may(ReportRights.ORGANISE, campaign.organiserId());
        boolean frozen = sheets.frozen(id);
        return Screen.of("review/dutyreports/scoring").with("campaign", campaign).with("sheet", sheet).with("frozen", frozen)
                .with("writes", who.may(ReportRights.ORGANISE, campaign.organiserId()) && !frozen && campaign.state() != CampaignState.CLOSED)
                .with("slots", Math.min(ScoringSheets.LONGEST, sheet.size() + SPARE)).with("form", failed == null ? filled(sheet) : failed)
                .with("lines", shows ? register.accepted(who, id) : List.of()).with("given", shows ? grades.ofCampaign(id) : Map.of()).with("means", shows ? grades.means(id) : Map.of());
    }

    private static Form filled(List<Grade.SheetLine> sheet) {
        var values = new LinkedHashMap<String, Object>();
        for (int at = 0; at < sheet.size(); at++) {
            Grade.SheetLine line = sheet.get(at);
            values.put("place" + at, at + 1);
            values.put("title" + at, line.title());
            values.put("titleEn" + at, line.titleEn());
            values.put("points" + at, line.points().stripTrailingZeros().toPlainString());
        }
        return Form.filled(values);
    }

    @PostMapping("/duty-reports/campaigns/{id:\\d+}/sheet")
    Object sheet(Who who, @PathVariable long id, HttpServletRequest request) {
        return Form.of(request).step(read -> {
            List<ScoringSheets.Line> lines = lines(read);
            read.done();
            sheets.write(who, id, read.version(), lines);
            Flash.say(request, "dutyreports.flash.sheet");
            return "/duty-reports/campaigns/" + id + "/grading";
        }, failed -> grading(who, id, failed));
    }

    /** Lines without a title are left out; the order is that of the numbers typed beside them. */
    private static List<ScoringSheets.Line> lines(Reading read) {
        record Placed(int place, ScoringSheets.Line line) {
        }
        var placed = new ArrayList<Placed>();
        for (int at = 0; at < ScoringSheets.LONGEST; at++) {
            String title = read.optional("title" + at, 100);
            String titleEn = read.optional("titleEn" + at, 200);
            BigDecimal points = read.optionalDecimal("points" + at);
            String place = read.optional("place" + at, 3);
            if (title == null) {
                continue;
            }
            if (points == null) {
                read.wrong("points" + at, "form.missing");
                continue;
            }
            placed.add(new Placed(place != null && place.matches("\\d{1,3}") ? Integer.parseInt(place) : Integer.MAX_VALUE, new ScoringSheets.Line(title, titleEn == null ? "" : titleEn, points)));
        }
        return placed.stream().sorted(Comparator.comparingInt(Placed::place)).map(Placed::line).toList();
    }
}
