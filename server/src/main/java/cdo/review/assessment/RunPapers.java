package cdo.review.assessment;

import cdo.platform.documents.Blocks;
import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.People;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The papers of the steps between freeze and report: 评审记录 of a panel, 公示, 答复 to an appeal. Word and PDF are made of the same. */
@Component
@Transactional(readOnly = true)
public class RunPapers {

    private final RunRows rows;
    private final PanelRows panelRows;
    private final Runs runs;
    private final Panels panels;
    private final Appeals appeals;
    private final Publicity publicity;
    private final Scores scores;
    private final SelfAssessments self;
    private final Units units;
    private final People people;
    private final Words words;

    RunPapers(RunRows rows, PanelRows panelRows, Runs runs, Panels panels, Appeals appeals, Publicity publicity, Scores scores, SelfAssessments self, Units units, People people,
              Words words) {
        this.rows = rows;
        this.panelRows = panelRows;
        this.runs = runs;
        this.panels = panels;
        this.appeals = appeals;
        this.publicity = publicity;
        this.scores = scores;
        this.self = self;
        this.units = units;
        this.people = people;
        this.words = words;
    }

    /** 公示, as it was published: one paper for everybody, so it carries names only where the organiser shows them to all. */
    public OfficialDocument publicity(Who who, long runId) {
        AssessmentRun run = runs.get(who, runId);
        if (!run.stage().scoresShown()) {
            throw new Problem.Refused("assessment.run.notNow", run.stage());
        }
        LocalDate from = Objects.requireNonNull(run.publicFrom());
        Publicity.Notice notice = publicity.notice(run);
        LocalDate until = notice.until();
        List<Publicity.Notice.Line> places = notice.lines();
        boolean named = places.stream().anyMatch(each -> each.name() != null);
        return OfficialDocument.draft(DocumentKind.ANNOUNCEMENT, "关于" + run.title() + "结果的公示").body(body -> {
            body.text("根据" + method(run) + "，现将" + run.title() + "得分情况予以公示，公示期自" + day(from) + "至" + day(until) + "。");
            body.first("基本情况");
            body.text("考核期间为" + day(run.from()) + "至" + day(run.to()) + "，考核对象" + places.size() + "个。计分数据截至" + day(run.asAt()) + "，于" + day(Objects.requireNonNull(run.frozenOn())) + "冻结并封存，得分由冻结数据和认定结果计算得出。");
            body.first("得分情况");
            body.table("", List.of(1.2, 7.0, 2.0), List.of("名次", "考核对象", "得分"), places.stream().map(each -> List.of(each.rank() == 0 ? "—" : Integer.toString(each.rank()),
                    each.name() != null ? each.name() : words.say(Language.ZH, "assessment.ranking.unnamed"), RunReport.written(each.total()))).toList());
            body.text(named ? "各考核对象的计分依据可在系统中逐项查看。" : "按照本次考核的公开设置，公示不列名称；各考核对象可在系统中查看本单位（本人）的名次、得分和逐项计分依据。");
            body.first("申诉");
            body.text("对得分有异议的，请于" + day(until) + "前在系统中提出申诉并写明理由；逾期不予受理。");
            body.text("特此公示。");
        }).signed(from, units.get(run.organiserId()).name()).build();
    }

    /** 答复: to whoever appealed, once the appeal was answered. */
    public OfficialDocument answer(Who who, long appealId) {
        Appeal appeal = appeals.get(who, appealId);
        if (appeal.answer() == null) {
            throw new Problem.Refused("assessment.appeal.unanswered", appeal.stage());
        }
        AssessmentRun run = rows.get(appeal.runId());
        Assessed assessed = rows.assessedGet(appeal.assessedId());
        Unit organiser = units.get(run.organiserId());
        String to = assessed.personId() == null ? units.get(assessed.unitId()).name() : people.get(assessed.personId()).name();
        return OfficialDocument.draft(DocumentKind.LETTER, "关于" + run.title() + "申诉的答复").letterHead(organiser.name()).to(to).body(body -> {
            body.text("收到于" + day(appeal.lodgedOn()) + "提出的关于" + about(run, appeal.indicator()) + "的申诉。依据" + method(run) + "进行复核，现答复如下。");
            body.first("申诉理由");
            paragraphs(body, appeal.ground());
            body.first("复核结论");
            body.text("申诉" + words.value(Language.ZH, appeal.stage()) + "。");
            paragraphs(body, appeal.answer());
            changes(appeal).forEach(change -> body.text(change.veto() ? "否决事项“" + about(run, change.indicator()) + "”不成立，由其产生的计零和等次限制随之取消。" : "“" + about(run, change.indicator()) + "”的得分由" + RunReport.written(change.before()) + "分调整为" + RunReport.written(change.points()) + "分。"));
            if (appeal.indicator() == null && appeal.stage() == AppealStage.UPHELD && appeals.mended(appeal)) {
                body.text("计分依据的冻结数据有误，已按规定更正并重新计算，现总得分为" + RunReport.written(assessed.total()) + "分。");
            }
            if (appeal.rulingId() != null) {
                body.text("该问题涉及同类考核对象，已统一答复、同样处理。");
            }
            body.text("特此答复。");
        }).signed(Objects.requireNonNull(appeal.answeredOn()), organiser.name()).build();
    }

    private List<Scores.Change> changes(Appeal appeal) {
        return scores.changes(appeal.assessedId()).stream().filter(change -> change.originId() != null && (change.origin() == ChangeOrigin.APPEAL && change.originId() == appeal.id()
                || change.origin() == ChangeOrigin.RULING && change.originId().equals(appeal.rulingId()))).toList();
    }

    /** 评审记录: drawn, marked, talked over. Names of the reviewers stand at the head, marks under numbers. */
    public OfficialDocument record(Who who, long panelId) {
        Panel panel = panels.get(who, panelId);
        if (panel.stage() != PanelStage.CLOSED) {
            throw new Problem.Refused("assessment.panel.record.open", panel.stage());
        }
        AssessmentRun run = rows.get(panel.runId());
        Map<Long, String> names = rows.assessed(run.id()).stream().filter(each -> panel.assessed().contains(each.id())).collect(Collectors.toMap(Assessed::id, this::name));
        return OfficialDocument.draft(DocumentKind.MINUTES, run.title() + "专家评审记录").body(body -> {
            body.first("专家抽取");
            body.text("评审专家于" + day(panel.madeOn()) + "从行业数据专家人才库中随机抽取，考核对象及其下属单位人员回避。抽取种子为" + panel.seed() + "，据此可以重现抽取结果。");
            body.text("评审专家" + panel.reviewers().size() + "名：" + String.join("、", panel.reviewers().stream().map(Panel.Reviewer::name).toList()) + "。");
            panelRows.recusals(panel.id()).forEach(each -> body.text(each.reviewer() + "回避评审" + names.getOrDefault(each.assessedId(), "") + "：" + each.reason() + "。"));
            body.first("独立评分");
            body.text("各专家独立评分，评分期间互不可见；得分取各专家评分的平均值。");
            marks(body, panel, names);
            body.first("合议");
            talks(body, run, panel, names);
        }).signed(closed(panel), units.get(run.organiserId()).name()).withoutSeal().build();
    }

    private void marks(Blocks body, Panel panel, Map<Long, String> names) {
        List<Panel.Mark> marks = panelRows.marks(panel.id());
        var head = new ArrayList<>(List.of("考核对象", "指标"));
        for (int place = 1; place <= panel.reviewers().size(); place++) {
            head.add("专家" + place);
        }
        head.add("平均分");
        var lines = new ArrayList<List<String>>();
        for (JudgedItem item : panels.items(panel)) {
            names.keySet().stream().sorted().forEach(assessed -> {
                List<Panel.Mark> own = marks.stream().filter(mark -> mark.assessedId() == assessed && mark.item().equals(item.name())).toList();
                var line = new ArrayList<>(List.of(names.get(assessed), item.name() + " " + item.title()));
                panel.reviewers().forEach(reviewer -> line.add(own.stream().filter(mark -> mark.reviewerId() == reviewer.id()).findFirst().map(mark -> plain(mark.points())).orElse("回避")));
                line.add(RunReport.written(mean(own.stream().map(Panel.Mark::points).toList())));
                lines.add(line);
            });
        }
        var widths = new ArrayList<>(List.of(5.0, 5.0));
        head.subList(2, head.size()).forEach(_ -> widths.add(2.0));
        body.table("", widths, head, lines);
    }

    private void talks(Blocks body, AssessmentRun run, Panel panel, Map<Long, String> names) {
        List<Panel.Talk> talks = panelRows.talks(panel.id());
        if (talks.isEmpty()) {
            body.text("各项评分差距均未超过分值区间的" + plain(run.settings().talkShare().movePointRight(2)) + "%，无须合议。");
        }
        talks.forEach(talk -> body.text(names.getOrDefault(talk.assessedId(), "") + "“" + about(run, talk.item()) + "”评分在" + plain(talk.least()) + "至" + plain(talk.most()) + "之间，经合议："
                + talk.record() + "（" + talk.settledBy() + "，" + day(Objects.requireNonNull(talk.settledOn())) + "）"));
    }

    private static @Nullable BigDecimal mean(Collection<BigDecimal> marks) {
        return marks.isEmpty() ? null : marks.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(marks.size()), 4, RoundingMode.HALF_UP);
    }

    private LocalDate closed(Panel panel) {
        return Stream.concat(panel.reviewers().stream().map(Panel.Reviewer::submittedOn), panelRows.talks(panel.id()).stream().map(Panel.Talk::settledOn)).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(panel.madeOn());
    }

    private String name(Assessed assessed) {
        return units.get(assessed.unitId()).name() + (assessed.personId() == null ? "" : people.get(assessed.personId()).name());
    }

    /** What an appeal or a talk is about, as the indicator system names it. */
    private String about(AssessmentRun run, @Nullable String indicator) {
        if (indicator == null) {
            return "总体得分";
        }
        if (run.officers()) {
            return words.value(Language.ZH, OfficerPart.valueOf(indicator));
        }
        return self.system(run).find(indicator).map(found -> found.code() + " " + found.title())
                .or(() -> self.items(run).stream().filter(item -> item.name().equals(indicator)).map(item -> item.name() + " " + item.title()).findFirst()).orElse(indicator);
    }

    private static String method(AssessmentRun run) {
        return "《" + run.method().title() + "》" + (run.method().number() == null ? "" : "（" + run.method().number() + "）");
    }

    private static void paragraphs(Blocks body, String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(body::text);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
