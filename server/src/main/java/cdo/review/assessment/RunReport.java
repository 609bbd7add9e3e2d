package cdo.review.assessment;

import static cdo.review.assessment.tables.AppealTable.APPEAL;
import static cdo.review.assessment.tables.RunTable.RUN;

import cdo.office.duties.Duties;
import cdo.platform.audit.Audit;
import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of a run: the report to the authority in force (plan 四（二）: 每年考核情况向城市大脑建设指挥部或数字政府领导小组报告) and the
 * letter that recommends excellent officers to 组织人事. Totals are those of the pages, to the digit.
 */
@Component
@Transactional
public class RunReport {

    private final DSLContext sql;
    private final RunRows rows;
    private final Runs runs;
    private final Ranking ranking;
    private final Scores scores;
    private final RunSteps steps;
    private final Duties duties;
    private final IssuedDocuments issued;
    private final Papers printer;
    private final DocumentNumbers numbers;
    private final Imprints imprints;
    private final Units units;
    private final Words words;
    private final Audit audit;
    private final Clocks clocks;

    RunReport(DSLContext sql, RunRows rows, Runs runs, Ranking ranking, Scores scores, RunSteps steps, Duties duties, IssuedDocuments issued, Papers printer, DocumentNumbers numbers,
              Imprints imprints, Units units, Words words, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.ranking = ranking;
        this.scores = scores;
        this.steps = steps;
        this.duties = duties;
        this.issued = issued;
        this.printer = printer;
        this.numbers = numbers;
        this.imprints = imprints;
        this.units = units;
        this.words = words;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A total as every page and paper writes it: two places, from the four that are kept. */
    public static String written(@Nullable BigDecimal total) {
        return total == null ? "—" : total.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    /** The report as it stands, without or with its number. */
    @Transactional(readOnly = true)
    public OfficialDocument compose(Who who, long runId, String number) {
        AssessmentRun run = rows.get(runId);
        who.must(AssessmentRights.ORGANISE, run.organiserId());
        if (!run.stage().scoresShown()) {
            throw new Problem.Refused("assessment.run.notNow", run.stage());
        }
        Unit organiser = units.get(run.organiserId());
        List<Ranking.Place> places = ranking.places(run);
        var paper = OfficialDocument.draft(DocumentKind.REPORT, organiser.name() + "关于" + run.title() + "情况的报告").redHead(organiser.name()).number(number).to(addressee(organiser).name())
                .body(body -> body(body, run, places)).annex("考核结果", annex -> table(annex, places)).signed(clocks.today(), organiser.name());
        // 上行文: the number stands left, who signed it right
        steps.of(run.ref()).stream().filter(step -> step.what().equals("signed")).map(RunStep::actor).filter(Objects::nonNull).findFirst().ifPresent(paper::signatory);
        return paper.build();
    }

    /** The authority in force that day; a unit that is no bureau reports to the unit above it. */
    private Unit addressee(Unit organiser) {
        if (organiser.kind() == UnitKind.BUREAU) {
            return units.authority(organiser.regionId(), clocks.today()).orElseGet(() -> units.get(Freezing.above(units, organiser.id())));
        }
        return units.get(Freezing.above(units, organiser.id()));
    }

    private void body(Blocks body, AssessmentRun run, List<Ranking.Place> places) {
        String number = run.method().number() == null ? "" : "（" + run.method().number() + "）";
        body.text("根据《" + run.method().title() + "》" + number + "，组织开展了" + run.title() + "，现将有关情况报告如下。");
        body.first("考核基本情况");
        body.text("考核期间为%s至%s，考核对象%d个，其中已评分%d个、不适用%d个。".formatted(day(run.from()), day(run.to()), places.size(), places.stream().filter(each -> each.total() != null).count(),
                places.stream().filter(each -> each.total() == null).count()));
        if (run.frozenOn() != null) {
            body.text("计分数据截至%s，于%s冻结并封存，公示自%s起；收到申诉%d件，其中成立%d件；人工调整分值%d处、等次%d个，均有理由并已公开。".formatted(day(run.asAt()), day(run.frozenOn()), run.publicFrom() == null ? "—" : day(run.publicFrom()),
                    sql.fetchCount(APPEAL, APPEAL.RUN_ID.eq(run.id())),
                    sql.fetchCount(APPEAL, APPEAL.RUN_ID.eq(run.id()).and(APPEAL.STAGE.eq("UPHELD"))),
                    places.stream().mapToInt(place -> scores.changes(place.assessed().id()).size()).sum(), places.stream().filter(RunReport::byHand).count()));
        }
        body.first("考核结果");
        for (Grade grade : Grade.values()) {
            List<Ranking.Place> with = places.stream().filter(each -> each.grade() == grade).toList();
            body.second(words.value(Language.ZH, grade), with.size() + "个" + (with.isEmpty() ? "。" : "：" + String.join("、", with.stream().map(each -> each.name(Language.ZH)).toList()) + "。"));
        }
        places.stream().filter(RunReport::byHand).forEach(place -> body.text("%s得分%s，按分值为%s，经研究定为%s。理由：%s（%s）。".formatted(place.name(Language.ZH), written(place.total()),
                words.value(Language.ZH, run.settings().scale().of(Objects.requireNonNull(place.total()))), words.value(Language.ZH, Objects.requireNonNull(place.grade())),
                stopped(place.assessed().gradeReason()), place.assessed().gradedBy())));
        own(body, "主要问题", run.findings());
        own(body, "下一步打算", run.outlook());
        body.text("特此报告。");
    }

    /** Was the grade set by hand? Then the report says so with the reason. */
    private static boolean byHand(Ranking.Place place) {
        return place.assessed().basis() == GradeBasis.HAND && place.grade() != null;
    }

    /** Without the full stop that the sentence around it brings. */
    private static String stopped(@Nullable String reason) {
        return reason == null ? "" : reason.strip().replaceFirst("[。.]+$", "");
    }

    private static String day(java.time.LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static void own(Blocks body, String heading, String text) {
        if (!text.isBlank()) {
            body.first(heading);
            text.lines().filter(line -> !line.isBlank()).forEach(body::text);
        }
    }

    private void table(Blocks annex, List<Ranking.Place> places) {
        var lines = new ArrayList<List<String>>();
        for (Ranking.Place place : places) {
            lines.add(List.of(place.rank() == 0 ? "—" : Integer.toString(place.rank()), place.name(Language.ZH), written(place.total()),
                    place.grade() == null ? "—" : words.value(Language.ZH, place.grade()), place.assessed().basis() == null ? "" : words.value(Language.ZH, place.assessed().basis()) + (byHand(place) ? "：" + stopped(place.assessed().gradeReason()) : "")));
        }
        annex.table("", List.of(1.0, 5.0, 1.5, 1.5, 3.0), List.of("名次", "考核对象", "得分", "等次", "说明"), lines);
    }

    /** Keeps the organiser's own words, as far as the report can print them. */
    public void write(Who who, long runId, int version, String findings, String outlook) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        printer.mustPrint(OfficialDocument.draft(DocumentKind.REPORT, run.title()).body(body -> {
            own(body, "主要问题", findings);
            own(body, "下一步打算", outlook);
        }).signed(clocks.today(), units.get(run.organiserId()).name()).build());
        sql.update(RUN).set(RUN.FINDINGS, findings).set(RUN.OUTLOOK, outlook).set(RUN.VERSION, version + 1).where(RUN.ID.eq(runId)).execute();
        audit.did(who, "assessment.report-written", run.ref());
    }

    /** Issues the report: the run is concluded, results go into use. */
    public IssuedDocument issue(Who who, long runId, int version, @Nullable String number) {
        AssessmentRun run = runs.organised(who, runId);
        Runs.stale(run, version);
        run.mustBe(RunStage.REPORTING);
        Unit organiser = units.get(run.organiserId());
        String given = number == null ? "" : numbers.record(organiser.id(), "number", number, run.ref()).toString();
        IssuedDocument paper = issued.issue(who, organiser.id(), organiser.name(), run.ref(), compose(who, runId, given), false, imprints.demo());
        rows.move(run, RunStage.CONCLUDED, Map.of());
        scores.remember(run);
        duties.discharge(AssessmentRules.REPORT, run.ref(), Grades.REPORT, clocks.today(), Message.of("assessment.why.issued", paper.title()));
        rows.assessed(runId).forEach(each -> duties.lapseAll(each.ref(), Message.of("assessment.why.concluded")));
        steps.add(run.ref(), "reported", who.name(), given);
        audit.did(who, "assessment.report-issued", run.ref(), "document", paper.id(), "number", given);
        return paper;
    }

    /** 推荐函 to 组织人事 (plan 四（二）): officers whose grade is 优秀. */
    @Transactional(readOnly = true)
    public OfficialDocument recommendation(Who who, long runId) {
        AssessmentRun run = rows.get(runId);
        who.must(AssessmentRights.ORGANISE, run.organiserId());
        run.mustBe(RunStage.CONCLUDED);
        if (!run.officers()) {
            throw new Problem.Refused("assessment.results.officersOnly");
        }
        Unit organiser = units.get(run.organiserId());
        List<Ranking.Place> best = ranking.excellent(run);
        if (best.isEmpty()) {
            throw new Problem.Refused("assessment.results.noneExcellent");
        }
        return OfficialDocument.draft(DocumentKind.LETTER, "关于推荐履职绩效优秀首席数据官的函").to("组织人事部门").body(body -> {
            body.text("根据《" + run.method().title() + "》，经" + run.title() + "，下列首席数据官履职绩效优秀、专业能力突出，现予推荐。");
            body.table("", List.of(1.0, 5.0, 3.0, 2.0), List.of("序号", "单位", "姓名", "得分"), best.stream().map(each -> List.of(Integer.toString(best.indexOf(each) + 1),
                    Objects.requireNonNull(each.unit()).name(), Objects.requireNonNull(each.person()), written(each.total()))).toList());
            body.text("请予考虑。");
        }).signed(clocks.today(), organiser.name()).build();
    }
}
