package cdo.office.plans;

import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.OfficialDocument;
import cdo.platform.documents.Papers;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A plan as an official document: the notice that issues it, its text, its goals as an annex. */
@Component
public class PlanPapers {

    private final Goals goals;
    private final CityGoals cityGoals;
    private final Units units;
    private final Words words;
    private final Papers papers;

    PlanPapers(Goals goals, CityGoals cityGoals, Units units, Words words, Papers papers) {
        this.goals = goals;
        this.cityGoals = cityGoals;
        this.units = units;
        this.words = words;
        this.papers = papers;
    }

    /** @param number empty while it is a draft */
    public OfficialDocument notice(Plan plan, String number, @Nullable LocalDate on) {
        String unit = units.get(plan.unitId()).name();
        var paper = OfficialDocument.draft(DocumentKind.NOTICE, unit, "关于印发《" + plan.text().title() + "》的通知").redHead(unit).number(number)
                .body(text -> text.text("现将《" + plan.text().title() + "》印发给你们，请认真贯彻落实。"))
                .annex(plan.text().title(), text -> plan.text().content().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(text::text));
        List<Goal> listed = goals.of(plan.id());
        if (!listed.isEmpty()) {
            paper.landscapeAnnex("目标清单", text -> text.table("", List.of(0.6, 3.0, 3.0, 1.4, 1.6), List.of("序号", "目标", "衡量方式", "目标值", "完成时限"), listed.stream().map(this::line).toList()));
        }
        return on == null ? paper.signed(plan.draftedOn(), unit).build() : paper.signed(on, unit).imprint("", unit, on).build();
    }

    /** As it would print, for the page. */
    public String preview(Plan plan) {
        return papers.html(notice(plan, plan.number() == null ? "" : plan.number(), plan.issuedOn()));
    }

    private List<String> line(Goal goal) {
        var text = goal.text();
        String how = text.measureKey() != null ? words.say(Language.ZH, "measure." + text.measureKey()) : "暂不能计算：" + text.notComputable();
        return List.of(Integer.toString(goal.place()), text.title(), text.criterion().isEmpty() ? how : how + "；" + text.criterion(), target(text), text.due() == null ? "—" : text.due().toString());
    }

    private String target(Goal.Text text) {
        return text.measureKey() == null || text.target() == null ? "—" : cityGoals.find(text.measureKey()).map(measure -> shown(measure.kind(), text.target())).orElse(text.target().toPlainString());
    }

    /** A figure: a ratio as a percentage, everything else as a number. */
    public static String shown(Measure.Kind kind, Value value) {
        return kind == Measure.Kind.RATIO ? value.percent() + "%" : shown(kind, Objects.requireNonNull(value.value()));
    }

    /** A target: a ratio as a percentage, everything else as a number. */
    public static String shown(Measure.Kind kind, BigDecimal value) {
        return kind == Measure.Kind.RATIO ? value.multiply(BigDecimal.valueOf(100)).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%"
                : value.stripTrailingZeros().toPlainString();
    }
}
