package cdo.start.demo;

import cdo.office.plans.CityGoal;
import cdo.office.plans.Goal;
import cdo.office.plans.Goals;
import cdo.office.plans.Issuing;
import cdo.office.plans.Opinion;
import cdo.office.plans.OpinionKind;
import cdo.office.plans.Opinions;
import cdo.office.plans.Plan;
import cdo.office.plans.PlanKind;
import cdo.office.plans.Plans;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 规划与制度: the bureau's plan of the year with the city's goals and its rules for sharing are issued; one more plan is with the units for their opinion. */
@Component
@Order(50)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class PlanEpisode implements Episode {

    private static final String CIVIL = "宜昌市民政局";
    private static final String HEALTH = "宜昌市卫生健康委员会";
    private static final List<String> ASKED = List.of(CIVIL, HEALTH, "宜昌市住房和城乡建设局", "宜昌市应急管理局", "夷陵区人民政府");
    private static final int YEARS_ON_TRIAL = 2;

    private static final String YEAR_TEXT = """
            一、总体要求。以业务需要为牵引，夯实数据基础，推动数据按需共享、规范使用。
            二、重点任务。完成市直部门信息系统登记普查，编制并发布数据目录，建设一批跨部门数据应用场景，开展数据技能和数据安全培训。
            三、保障措施。各单位首席数据官按职责抓好落实，市政务大数据局每季度通报进展情况。
            （演示数据，与实际无关）""";
    private static final String SHARING_TEXT = """
            第一条 为规范本市公共数据共享活动，提高数据使用效率，结合本市实际，制定本办法。
            第二条 公共数据以共享为原则、不共享为例外。各单位应当按照数据目录提供共享服务。
            第三条 使用单位应当在数据目录中提出申请，写明办理事项、所需数据项和使用期限。提供单位应当在五个工作日内答复。
            第四条 使用单位对取得的数据承担安全责任，不得用于申请以外的用途。
            第五条 本办法试行二年。
            （演示数据，与实际无关）""";
    private static final String REGISTRATION_TEXT = """
            一、登记范围。市直各部门、各县（市、区）在履行职责过程中产生和取得的公共数据资源。
            二、登记程序。各单位在数据目录发布后三十日内提出登记，市政务大数据局审核后予以公示。
            三、实施步骤。先行选择民政、卫生健康等部门试行，总结经验后全面推开。
            （演示数据，与实际无关）""";

    private final Plans plans;
    private final Goals goals;
    private final Opinions opinions;
    private final Issuing issuing;
    private final Clocks clocks;

    PlanEpisode(Plans plans, Goals goals, Opinions opinions, Issuing issuing, Clocks clocks) {
        this.plans = plans;
        this.goals = goals;
        this.opinions = opinions;
        this.issuing = issuing;
        this.clocks = clocks;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        LocalDate begins = scenario.begins();
        LocalDate today = scenario.today();
        var year = new long[1];
        var sharing = new long[1];
        LocalDate issued = begins.plusDays(8);
        script.on(begins.plusDays(3), () -> year[0] = ofTheYear(actors.as("bureau-clerk"), issued.getYear()));
        sign(actors, script, begins.plusDays(5), year);
        script.on(issued, () -> issue(actors, year[0], 11, null));
        script.on(begins.plusDays(14), () -> sharing[0] = draft(actors.as("bureau-clerk"), PlanKind.REGULATION, "宜昌市公共数据共享管理办法（试行）", SHARING_TEXT, clocks.today(), null));
        sign(actors, script, begins.plusDays(17), sharing);
        script.on(begins.plusDays(19), () -> issue(actors, sharing[0], 14, clocks.today().plusYears(YEARS_ON_TRIAL).minusDays(1)));
        var consulted = new long[1];
        script.on(today.minusDays(6), () -> consulted[0] = consult(actors));
        script.on(today.minusDays(3), () -> answer(actors.as("health-steward"), actors.unit(HEALTH), consulted[0], OpinionKind.AGREED, ""));
        script.on(today.minusDays(2), () -> answer(actors.as("civil-cdo"), actors.unit(CIVIL), consulted[0], OpinionKind.COMMENTS, "建议将登记时限由三十日调整为四十五日，便于完成历史数据清理。"));
    }

    private long ofTheYear(Who clerk, int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        long id = draft(clerk, PlanKind.ANNUAL, year + "年度宜昌市数据资源管理工作计划（调整）", YEAR_TEXT, LocalDate.of(year, 1, 1), last);
        goals.add(clerk, id, new Goal.Text("已登记的信息系统完成普查的达到百分之七十", CityGoal.FULL_AGGREGATION, "survey.systems-surveyed", new BigDecimal("0.7"), last, "以普查完成的信息系统计算", null));
        goals.add(clerk, id, new Goal.Text("信息系统编有数据目录的达到百分之六十", CityGoal.STANDARDISED_GOVERNANCE, "catalog.systems-with-entry", new BigDecimal("0.6"), last, "以已发布数据目录的信息系统计算", null));
        goals.add(clerk, id, new Goal.Text("建成三个跨部门数据应用场景", CityGoal.SCENARIO_DEVELOPMENT, null, null, last, "场景上线运行并通过验收", "应用场景尚未在平台登记，以验收材料核定"));
        return id;
    }

    private long draft(Who clerk, PlanKind kind, String title, String content, LocalDate starts, @Nullable LocalDate ends) {
        return plans.draft(clerk, new Plan.Text(kind, title, content, starts, ends, null));
    }

    private void sign(Actors actors, Script script, LocalDate from, long[] id) {
        script.on(from, () -> issuing.requestSignature(actors.as("bureau-clerk"), id[0], plans.get(id[0]).version()));
        script.on(from.plusDays(1), () -> {
            actors.sign("bureau-head", SubjectRef.of(Plan.KIND, id[0]));
            actors.sign("city-executive", SubjectRef.of(Plan.KIND, id[0]));
        });
    }

    private void issue(Actors actors, long id, int number, @Nullable LocalDate last) {
        LocalDate today = clocks.today();
        issuing.issue(actors.as("bureau-clerk"), id, plans.get(id).version(), new Issuing.Terms("演示政数发〔" + today.getYear() + "〕" + number + "号", today, today, last));
    }

    private long consult(Actors actors) {
        Who clerk = actors.as("bureau-clerk");
        LocalDate starts = LocalDate.of(clocks.today().getYear() + 1, 1, 1);
        long id = draft(clerk, PlanKind.IMPLEMENTATION, "宜昌市公共数据资源登记实施方案", REGISTRATION_TEXT, starts, starts.plusYears(1).minusDays(1));
        opinions.seek(clerk, id, plans.get(id).version(), actors.units(ASKED), clocks.today().plusDays(10));
        return id;
    }

    private void answer(Who who, Unit unit, long plan, OpinionKind kind, String text) {
        Opinion asked = opinions.of(plan).stream().filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
        opinions.give(who, plan, asked.id(), kind, text);
    }
}
