package cdo.start.demo;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import cdo.review.dutyreports.Campaign;
import cdo.review.dutyreports.Campaigns;
import cdo.review.dutyreports.Register;
import cdo.review.dutyreports.ReportPart;
import cdo.review.dutyreports.Sections;
import cdo.review.dutyreports.Suggestions;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 年度述职: the bureau has opened this year's campaign for the officers of departments and counties; civil affairs has begun its report. */
@Component
@Order(70)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class ReportEpisode implements Episode {

    private static final String CIVIL = "宜昌市民政局";
    private static final int DAYS_TO_WRITE = 25;
    private static final int LEAST_DAYS = 60;

    private final Campaigns campaigns;
    private final Register register;
    private final Sections sections;
    private final Suggestions suggestions;
    private final Units units;
    private final Clocks clocks;

    ReportEpisode(Campaigns campaigns, Register register, Sections sections, Suggestions suggestions, Units units, Clocks clocks) {
        this.campaigns = campaigns;
        this.register = register;
        this.sections = sections;
        this.suggestions = suggestions;
        this.units = units;
        this.clocks = clocks;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        var campaign = new long[1];
        script.on(scenario.today().minusDays(7), () -> campaign[0] = open(actors));
        script.on(scenario.today().minusDays(4), () -> begin(actors.as("civil-steward"), campaign[0], actors.unit(CIVIL).id()));
        script.on(scenario.today().minusDays(2), () -> goOn(actors.as("civil-cdo"), campaign[0], actors.unit(CIVIL).id()));
    }

    private long open(Actors actors) {
        Who clerk = actors.as("bureau-clerk");
        LocalDate today = clocks.today();
        int year = today.getMonth().compareTo(Month.JULY) >= 0 ? today.getYear() : today.getYear() - 1;
        long city = actors.unit(CIVIL).regionId();
        Set<Long> scope = units.all(today).stream().filter(unit -> unit.kind() == UnitKind.DEPARTMENT && unit.regionId() == city || unit.kind() == UnitKind.GOVERNMENT && unit.regionId() != city)
                .map(Unit::id).collect(Collectors.toSet());
        long id = campaigns.plan(clerk, new Campaign.Draft(year, year + "年度首席数据官述职（演示）", year + " duty reports of the chief data officers (demonstration)",
                Set.of(PostKind.DEPARTMENT_CDO, PostKind.COUNTY_CDO), today, today.plusDays(DAYS_TO_WRITE), LEAST_DAYS), new Scope.Listed(scope));
        campaigns.open(clerk, id, campaigns.get(clerk, id).version());
        return id;
    }

    private void begin(Who steward, long campaign, long unit) {
        long report = report(steward, campaign, unit);
        sections.save(steward, report, ReportPart.OVERVIEW, 0, "本年度，市民政局首席数据官认真履行职责，组织完成社会救助信息系统登记普查，推动数据目录编制发布，配合有关部门开展数据共享。（演示数据，与实际无关）");
        sections.save(steward, report, ReportPart.COLLECTION, 0, "社会救助信息系统数据按日更新，历史档案电子化工作按计划推进。");
        sections.save(steward, report, ReportPart.ASSETS, 0, "完成业务库普查，形成数据资源清单，并据此编制数据目录。");
    }

    private void goOn(Who officer, long campaign, long unit) {
        long report = report(officer, campaign, unit);
        sections.save(officer, report, ReportPart.PROBLEMS, 0, "部分历史数据日期、证件号码填写不规范，跨部门比对时差异较多；专业人员不足。");
        suggestions.draft(officer, report, "建议统一全市数据质量规则", "建议由市政务大数据局制定证件号码、地址、日期等常用数据项的质量规则，各单位共同执行。");
    }

    private long report(Who who, long campaign, long unit) {
        return register.slice(who, new Register.Filter(campaign, "", "", true), new Slice.Ask(1, 25)).rows().stream().map(Register.Line::report)
                .filter(each -> each.unitId() == unit).findFirst().orElseThrow().id();
    }
}
