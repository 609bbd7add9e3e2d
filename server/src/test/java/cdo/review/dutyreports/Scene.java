package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** A campaign of the city's bureau over fresh departments, and the steps of a report that tests repeat. */
@Component
public class Scene {

    private static final String BUREAU = "宜昌市政务服务和大数据管理局";

    public final FoundedCity city;
    public final Posts posts;
    private final Campaigns campaigns;
    private final Reports reports;
    private final Sections sections;
    private final Suggestions suggestions;
    private final ReportRows rows;
    private final Routes routes;
    private final Duties duties;
    private final Clocks clocks;
    private final DSLContext sql;

    Scene(FoundedCity city, Posts posts, Campaigns campaigns, Reports reports, Sections sections, Suggestions suggestions, ReportRows rows, Routes routes, Duties duties,
          Clocks clocks, DSLContext sql) {
        this.city = city;
        this.posts = posts;
        this.campaigns = campaigns;
        this.reports = reports;
        this.sections = sections;
        this.suggestions = suggestions;
        this.rows = rows;
        this.routes = routes;
        this.duties = duties;
        this.clocks = clocks;
        this.sql = sql;
    }

    /** Campaigns of other tests would stand in the way: one a year for an organiser. */
    public void closeAll() {
        sql.update(CAMPAIGN).set(CAMPAIGN.STATE, CampaignState.CLOSED.name()).execute();
    }

    public Unit bureau() {
        return city.unit(BUREAU);
    }

    public Who clerk() {
        return city.acting(bureau(), PostKind.BUREAU_CLERK);
    }

    public Unit department() {
        return city.fresh(clerk(), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    public long officerPost(Unit unit) {
        return posts.of(unit.id(), PostKind.DEPARTMENT_CDO).id();
    }

    /** Planned for December of the year, due on its last day. */
    public long planned(Who clerk, int year, Unit... units) {
        Set<Long> listed = java.util.Arrays.stream(units).map(Unit::id).collect(java.util.stream.Collectors.toSet());
        long id = campaigns.plan(clerk, new Campaign.Draft(year, year + "年测试述职", "Test reports " + year, Set.of(PostKind.DEPARTMENT_CDO), LocalDate.of(year, 12, 1),
                LocalDate.of(year, 12, 31), 1), new Scope.Listed(listed));
        campaigns.arrange(clerk, id, ReportPart.COLLECTION, "test.grown", true);
        campaigns.arrange(clerk, id, ReportPart.SHARING, "test.piled", true);
        return id;
    }

    public long opened(Who clerk, int year, Unit... units) {
        long id = planned(clerk, year, units);
        campaigns.open(clerk, id, rows.mustCampaign(id).version());
        return id;
    }

    public List<DutyReport> reports(long campaign) {
        return rows.reports(REPORT.CAMPAIGN_ID.eq(campaign));
    }

    public DutyReport report(long campaign, Unit office) {
        return reports(campaign).stream().filter(each -> each.officeUnitId() == office.id()).toList().getLast();
    }

    public DutyReport again(DutyReport report) {
        return rows.mustReport(report.id());
    }

    /** Every part written and one suggestion made. */
    public DutyReport written(Who steward, DutyReport report) {
        for (ReportPart part : ReportPart.values()) {
            sections.save(steward, report.id(), part, sections.get(report.id(), part).version(), "关于" + part + "的情况。");
        }
        suggestions.draft(steward, report.id(), "建立数据共享专班", "建议由市里统一建立专班。");
        return again(report);
    }

    /** Sent for signature, reviewed by the head, signed by the officer. */
    public DutyReport handedIn(Who steward, Who head, Who officer, DutyReport written) {
        reports.requestSignature(steward, written.id(), written.version());
        sign(head, written);
        sign(officer, written);
        return again(written);
    }

    public void sign(Who who, DutyReport report) {
        Run run = routes.current(report.ref()).orElseThrow();
        routes.sign(who, run.id(), run.version(), "同意");
    }

    public DutyReport accepted(Who clerk, DutyReport handedIn) {
        reports.accept(clerk, handedIn.id(), handedIn.version(), "");
        return again(handedIn);
    }

    public Duty duty(DutyReport report, String rule) {
        return duties.about(report.ref()).stream().filter(each -> each.ruleKey().equals(rule)).toList().getLast();
    }

    public List<Duty> duties(DutyReport report) {
        return duties.about(report.ref());
    }

    public LocalDate today() {
        return clocks.today();
    }
}
