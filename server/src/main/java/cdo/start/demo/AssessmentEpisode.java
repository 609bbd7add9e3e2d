package cdo.start.demo;

import cdo.office.plans.Issuing;
import cdo.office.plans.Plan;
import cdo.office.plans.PlanKind;
import cdo.office.plans.Plans;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.review.assessment.Assessed;
import cdo.review.assessment.Assessees;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.FirstReview;
import cdo.review.assessment.Freezing;
import cdo.review.assessment.JudgedItem;
import cdo.review.assessment.LedgerEntries;
import cdo.review.assessment.LedgerEntry;
import cdo.review.assessment.LedgerKind;
import cdo.review.assessment.RunCadence;
import cdo.review.assessment.RunObject;
import cdo.review.assessment.Runs;
import cdo.review.assessment.SelfAssessments;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 监督考核: the bureau has issued its 考核办法 and its indicators, keeps the daily ledger and stands in the first review of the year's
 * assessment: most departments assessed themselves, one brought evidence too late, one is judged. Yiling runs a small one of its own.
 */
@Component
@Order(80)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class AssessmentEpisode implements Episode {

    private static final String CIVIL = "宜昌市民政局";
    private static final String HEALTH = "宜昌市卫生健康委员会";
    private static final String HOUSING = "宜昌市住房和城乡建设局";
    private static final String EMERGENCY = "宜昌市应急管理局";
    private static final List<String> ASSESSED = List.of(CIVIL, HEALTH, HOUSING, EMERGENCY, "宜昌市公安局");
    private static final String YILING_CIVIL = "夷陵区民政局";
    private static final int COUNTY_DEPARTMENTS = 3;

    private static final String METHOD = """
            第一条 为客观评价首席数据官制度运行情况，结合本地实际，制定本办法。
            第二条 考核分为日常考核和年度考核，按统一指标计分，数据以系统冻结数据为准。
            第三条 年度考核按自评、初评、专家评审、公示、申诉、定级、报告的步骤进行，评审专家从行业数据专家人才库中随机抽取。
            第四条 得分公示五个工作日，考核对象可以在公示期内申诉。
            第五条 考核结果报指挥部或者领导小组，作为绩效评估和信息化项目安排的参考。
            （演示数据，与实际无关）""";

    private final Plans plans;
    private final Issuing issuing;
    private final IndicatorSystems systems;
    private final Runs runs;
    private final Assessees assessees;
    private final SelfAssessments self;
    private final Freezing freezing;
    private final FirstReview first;
    private final LedgerEntries ledger;
    private final Attachments attachments;
    private final Units units;
    private final Clocks clocks;

    AssessmentEpisode(Plans plans, Issuing issuing, IndicatorSystems systems, Runs runs, Assessees assessees, SelfAssessments self, Freezing freezing, FirstReview first, LedgerEntries ledger,
                      Attachments attachments, Units units, Clocks clocks) {
        this.plans = plans;
        this.issuing = issuing;
        this.systems = systems;
        this.runs = runs;
        this.assessees = assessees;
        this.self = self;
        this.freezing = freezing;
        this.first = first;
        this.ledger = ledger;
        this.attachments = attachments;
        this.units = units;
        this.clocks = clocks;
    }

    /** Who acts for a bureau: drafts, and signs one after the other; {@code series}: under which its documents are numbered. */
    private record Bureau(String clerk, String head, String leader, String series) {
    }

    private static final Bureau CITY = new Bureau("bureau-clerk", "bureau-head", "city-executive", "演示政数发");
    private static final Bureau YILING = new Bureau("yiling-bureau-clerk", "yiling-bureau-head", "yiling-executive", "演示夷政数发");

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        if (!scenario.officers()) {
            return;
        }
        LocalDate begins = scenario.begins();
        LocalDate today = scenario.today();
        var method = method(actors, script, begins.plusDays(6), CITY, "宜昌市首席数据官制度考核评估办法（试行）", 12);
        keepLedger(actors, script, begins.plusDays(16), today);
        ofTheCity(actors, script, today, method);
        var countyMethod = method(actors, script, begins.plusDays(24), YILING, "夷陵区首席数据官制度考核评估办法（试行）", 3);
        var county = new long[1];
        script.on(today.minusDays(5), () -> county[0] = begin(actors, YILING, countyMethod[0], "夷陵区区直部门考核（演示）", ofYiling(actors), today.plusDays(8)));
        script.on(today.minusDays(3), () -> handIn(actors, county[0], YILING_CIVIL, "yiling-civil-steward", "yiling-civil-cdo", "0.8"));
    }

    private void ofTheCity(Actors actors, Script script, LocalDate today, long[] method) {
        var run = new long[1];
        script.on(today.minusDays(19), () -> run[0] = begin(actors, CITY, method[0], "市直部门首席数据官制度考核（演示）", ASSESSED.stream().map(name -> actors.unit(name).id()).toList(), today.minusDays(8)));
        script.on(today.minusDays(13), () -> handIn(actors, run[0], CIVIL, "civil-steward", "civil-cdo", "1"));
        script.on(today.minusDays(10), () -> handIn(actors, run[0], HEALTH, "health-steward", "health-cdo", "0.9"));
        script.on(today.minusDays(8), () -> handIn(actors, run[0], HOUSING, "housing-steward", "housing-head", "0.6"));
        script.on(today.minusDays(7), () -> {
            handIn(actors, run[0], EMERGENCY, "emergency-steward", "emergency-head", "0.7");
            prove(actors.as("emergency-steward"), object(run[0], actors.unit(EMERGENCY)), "数据安全应急演练记录.txt");
        });
        script.on(today.minusDays(6), () -> freezing.freeze(actors.as(CITY.clerk()), run[0], runs.get(actors.as(CITY.clerk()), run[0]).version()));
        script.on(today.minusDays(2), () -> judge(actors.as(CITY.clerk()), object(run[0], actors.unit(CIVIL))));
    }

    private long[] method(Actors actors, Script script, LocalDate from, Bureau bureau, String title, int number) {
        var id = new long[1];
        script.on(from, () -> {
            Who clerk = actors.as(bureau.clerk());
            id[0] = plans.draft(clerk, new Plan.Text(PlanKind.REGULATION, title, METHOD, clocks.today(), null, null));
            issuing.requestSignature(clerk, id[0], plans.get(id[0]).version());
        });
        script.on(from.plusDays(2), () -> {
            SubjectRef plan = SubjectRef.of(Plan.KIND, id[0]);
            actors.sign(bureau.head(), plan);
            actors.sign(bureau.leader(), plan);
            LocalDate today = clocks.today();
            issuing.issue(actors.as(bureau.clerk()), id[0], plans.get(id[0]).version(), new Issuing.Terms(bureau.series() + "〔" + today.getYear() + "〕" + number + "号", today, today, null));
        });
        return id;
    }

    /** 日常考核台账: praise that was acknowledged, a deduction that the unit contests and the bureau's head upholds, a reminder that waits for its answer. */
    private void keepLedger(Actors actors, Script script, LocalDate from, LocalDate today) {
        var deduction = new long[1];
        script.on(from, () -> {
            long bonus = record(actors, CIVIL, LedgerKind.BONUS, "1", "数据目录编制经验在全市推广", "市民政局数据目录编制做法在业务交流会上作经验介绍。");
            ledger.acknowledge(actors.as("civil-head"), bonus, 0);
            deduction[0] = record(actors, EMERGENCY, LedgerKind.DEDUCTION, "0.5", "未按时反馈数据需求", "收到数据需求后超过规定时限七个工作日才反馈。");
        });
        script.on(from.plusDays(2), () -> ledger.contest(actors.as("emergency-head"), deduction[0], 0, "其间系统升级，已电话说明情况，请予核减。"));
        script.on(from.plusDays(4), () -> ledger.decide(actors.as(CITY.head()), deduction[0], 1, true, "系统升级未提前书面报备，维持原记录。"));
        script.on(today.minusDays(3), () -> record(actors, HOUSING, LedgerKind.REMINDER, "0", "信息系统登记信息不完整", "两个信息系统未填写数据量和更新频率，已提醒补充。"));
    }

    private long record(Actors actors, String unit, LedgerKind kind, String points, String title, String facts) {
        return ledger.record(actors.as(CITY.clerk()), new LedgerEntry.Draft(actors.unit(unit).id(), null, kind, new BigDecimal(points), clocks.today(), title, facts + "（演示数据，与实际无关）", "考核评估办法第二条", null));
    }

    private List<Long> ofYiling(Actors actors) {
        Unit civil = actors.unit(YILING_CIVIL);
        Stream<Unit> others = units.all(clocks.today()).stream().filter(unit -> unit.regionId() == civil.regionId() && unit.kind() == UnitKind.DEPARTMENT && unit.id() != civil.id());
        return Stream.concat(Stream.of(civil), others).limit(COUNTY_DEPARTMENTS).map(Unit::id).toList();
    }

    /** Indicators from the shipped proposal, issued; a run under them and the 办法, issued to the units. */
    private long begin(Actors actors, Bureau bureau, long method, String title, List<Long> assessed, LocalDate due) {
        Who clerk = actors.as(bureau.clerk());
        LocalDate last = clocks.today();
        long system = systems.begin(clerk, title.replace("考核（演示）", "考核指标体系（演示）"), "Unified indicators (demonstration)", "default");
        systems.issue(actors.as(bureau.head()), system, systems.get(system).version());
        long id = runs.begin(clerk, new AssessmentRun.Draft(last.getYear() + "年度" + title, RunObject.UNIT, RunCadence.YEARLY, last.minusYears(1).plusDays(1), last, method, system, null,
                AssessmentRun.Settings.USUAL));
        assessees.add(clerk, id, assessed, null);
        runs.issue(clerk, id, runs.get(clerk, id).version(), due);
        return id;
    }

    private Assessed object(long run, Unit unit) {
        return assessees.ofUnit(unit.id()).stream().filter(each -> each.runId() == run).findFirst().orElseThrow();
    }

    /** The steward writes what the unit says it reached, the officer or the head hands it in. */
    private void handIn(Actors actors, long run, String unit, String steward, String signer, String share) {
        Who writer = actors.as(steward);
        Assessed assessed = object(run, actors.unit(unit));
        for (JudgedItem item : self.items(runs.get(writer, run))) {
            claim(item.rule(), new BigDecimal(share)).ifPresent(judgement -> self.claim(writer, assessed.id(), item.name(), -1, judgement, "按本单位实际情况填报。"));
        }
        if (share.equals("1")) {
            prove(writer, assessed, "年度工作计划和管理制度.txt");
        }
        self.submit(actors.as(signer), assessed.id(), assessed.version());
    }

    /** So much of what the rule gives; of bonuses and deductions nothing is said. */
    private static Optional<Judgement> claim(ScoringRule rule, BigDecimal share) {
        boolean whole = share.compareTo(new BigDecimal("0.8")) >= 0;
        return switch (rule) {
            case ScoringRule.Tiers tiers -> Optional.of(new Judgement.Chosen(tiers.tiers().get(whole || tiers.tiers().size() == 1 ? 0 : 1).key()));
            case ScoringRule.Checklist list -> Optional.of(new Judgement.Ticked(list.items().stream().limit(whole ? list.items().size() : 1).map(ScoringRule.Item::key).collect(Collectors.toSet())));
            case ScoringRule.Expert expert -> Optional.of(new Judgement.Given(stepped(expert, share)));
            case ScoringRule.Ratio ratio -> Optional.of(new Judgement.Given(ratio.full().multiply(share)));
            case ScoringRule.Bands bands -> Optional.of(new Judgement.Given(bands.bands().getLast().from()));
            case ScoringRule.Linear linear -> Optional.of(new Judgement.Given(linear.knots().getLast().at().multiply(share)));
            case ScoringRule.Bonus _, ScoringRule.Deduction _, ScoringRule.Veto _, ScoringRule.Sum _ -> Optional.empty();
        };
    }

    private static BigDecimal stepped(ScoringRule.Expert rule, BigDecimal share) {
        BigDecimal reached = rule.most().subtract(rule.least()).multiply(share);
        BigDecimal kept = rule.step().signum() == 0 ? reached : reached.divide(rule.step(), 0, RoundingMode.DOWN).multiply(rule.step());
        return rule.least().add(kept);
    }

    private void prove(Who who, Assessed assessed, String name) {
        SelfAssessments.Claim claim = self.of(assessed.id()).getFirst();
        var text = new ByteArrayInputStream((name + "\n佐证材料（演示数据，与实际无关）").getBytes(StandardCharsets.UTF_8));
        self.prove(who, claim, attachments.store(who, claim.ref(), name, text));
    }

    /** One item other than claimed, for a reason; the rest as claimed. */
    private void judge(Who clerk, Assessed assessed) {
        for (JudgedItem item : self.items(runs.get(clerk, assessed.runId()))) {
            if (item.rule() instanceof ScoringRule.Tiers(var tiers) && tiers.size() > 1) {
                first.judge(clerk, assessed.id(), item.name(), -1, new Judgement.Chosen(tiers.get(1).key()), "佐证材料为征求意见稿，按低一档认定。");
                break;
            }
        }
        first.asClaimed(clerk, assessed.id());
    }
}
