package cdo.review.assessment.indicators.web;

import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.RuleKind;
import cdo.review.assessment.indicators.RuleText;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between an indicator and the fields of its form; which fields there are depends on the kind of rule. */
final class RuleForm {

    /** A node without a rule. */
    static final String GROUP = "GROUP";
    private static final int LONGEST_RULE = 6000;

    private RuleForm() {
    }

    static Optional<RuleKind> kind(String name) {
        return Arrays.stream(RuleKind.values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** @param parent and {@code code} are typed only for a new node */
    static Indicator read(Reading read, Form form, @Nullable String code) {
        String typed = code == null ? read.text("code", 20) : code;
        String parent = code == null ? read.optional("parent", 20) : null;
        String title = read.text("title", 200);
        String titleEn = read.optional("titleEn", 200);
        Optional<RuleKind> kind = kind(form.value("kind"));
        BigDecimal points = read.optionalDecimal("points");
        if (points == null && kind.filter(RuleKind.VETO::equals).isEmpty() && form.value("points").isBlank()) {
            read.wrong("points", "form.missing");
        }
        String subject = read.optional("subject", 2000);
        String evidence = read.optional("evidence", 2000);
        String applies = read.optional("applies", 500);
        String lines = kind.map(each -> lines(read, each)).orElse("");
        read.done();
        ScoringRule rule = kind.map(each -> RuleText.read(each, lines)).orElse(null);
        return new Indicator(typed, parent, title, titleEn == null ? "" : titleEn, points == null ? BigDecimal.ZERO : points, rule == null ? null : rule.source(), rule,
                subject == null ? "" : subject, evidence == null ? "" : evidence, applies);
    }

    private static String lines(Reading read, RuleKind kind) {
        String measure = Objects.requireNonNullElse(read.optional("measure", 100), "-");
        return switch (kind) {
            case RATIO -> measure + " | " + plain(read.optionalDecimal("full"));
            case BANDS, LINEAR -> measure + "\n" + read.text("lines", LONGEST_RULE);
            case EXPERT -> plain(read.optionalDecimal("least")) + " | " + plain(read.optionalDecimal("most")) + " | " + plain(read.optionalDecimal("step"));
            case VETO -> "when: " + text(read, "when") + "\nzeroes: " + text(read, "zeroes") + "\ncap: " + text(read, "cap") + "\nmost: " + text(read, "most");
            case TIERS, CHECKLIST, BONUS, DEDUCTION, SUM -> read.text("lines", LONGEST_RULE);
        };
    }

    /** The form as the indicator is; of the rule only what another kind can take over. */
    static Form filled(Indicator node, String kind) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", kind);
        fields.put("title", node.title());
        fields.put("titleEn", node.titleEn());
        fields.put("points", node.points().stripTrailingZeros().toPlainString());
        fields.put("subject", node.subject());
        fields.put("evidence", node.evidence());
        fields.put("applies", node.applies() == null ? "" : node.applies());
        fields.put("full", "1");
        fields.put("least", "0");
        fields.put("step", "0.5");
        fields.put("most", kind.equals(RuleKind.EXPERT.name()) ? fields.get("points") : "");
        ScoringRule rule = node.rule();
        if (rule != null && RuleKind.of(rule).name().equals(kind)) {
            fill(fields, rule);
        }
        return Form.filled(fields);
    }

    private static void fill(Map<String, Object> fields, ScoringRule rule) {
        String text = RuleText.write(rule);
        switch (rule) {
            case ScoringRule.Ratio ratio -> {
                fields.put("measure", Objects.requireNonNullElse(ratio.measure(), ""));
                fields.put("full", ratio.full().toPlainString());
            }
            case ScoringRule.Bands bands -> measured(fields, bands.measure(), text);
            case ScoringRule.Linear linear -> measured(fields, linear.measure(), text);
            case ScoringRule.Expert expert -> {
                fields.put("least", expert.least().toPlainString());
                fields.put("most", expert.most().toPlainString());
                fields.put("step", expert.step().toPlainString());
            }
            case ScoringRule.Veto veto -> {
                fields.put("when", Objects.requireNonNullElse(veto.when(), ""));
                fields.put("zeroes", String.join(" ", veto.zeroes()));
                fields.put("cap", veto.cap() == null ? "" : veto.cap().name());
                fields.put("most", veto.most() == null ? "" : veto.most().toPlainString());
            }
            case ScoringRule.Tiers _, ScoringRule.Checklist _, ScoringRule.Bonus _, ScoringRule.Deduction _, ScoringRule.Sum _ -> fields.put("lines", text);
        }
    }

    private static void measured(Map<String, Object> fields, @Nullable String measure, String text) {
        fields.put("measure", Objects.requireNonNullElse(measure, ""));
        fields.put("lines", text.substring(text.indexOf('\n') + 1));
    }

    private static String text(Reading read, String name) {
        return Objects.requireNonNullElse(read.optional(name, 500), "");
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
