package cdo.review.assessment.indicators;

import cdo.platform.kernel.Language;
import cdo.review.assessment.indicators.ScoringRule.Share;
import cdo.review.assessment.indicators.ScoringRule.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped systems, to begin with and to change: our own proposals (建议) and what could be read of others' – never law. A rule
 * whose measure the system does not hold yet is judged instead and says so.
 */
@Component
public class SystemTemplates {

    /** Said behind 考核内容 where the figures do not exist yet. */
    static final String NOT_YET = "（系统尚不能自动取数，暂由评定）";
    private static final List<String> SHIPPED = List.of("default", "capability");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A shipped system; {@code note} says where it comes from and what is missing. */
    public record Template(String key, String title, String titleEn, String note, String noteEn, List<Indicator> indicators) {

        public String title(Language language) {
            return language.chinese() ? title : titleEn;
        }

        public String note(Language language) {
            return language.chinese() ? note : noteEn;
        }
    }

    /** All of them, as they are written. */
    public List<Template> all() {
        return SHIPPED.stream().map(key -> read(key, null)).toList();
    }

    /** One of them, with the measures that exist. */
    Template get(String key, Collection<String> measures) {
        return read(Optional.of(key).filter(SHIPPED::contains).orElseThrow(() -> new cdo.platform.kernel.Problem.Invalid("template", "indicators.template.unknown")), measures);
    }

    private static Template read(String key, @Nullable Collection<String> measures) {
        JsonNode file;
        try (InputStream in = SystemTemplates.class.getResourceAsStream("/indicators/" + key + ".json")) {
            file = JSON.readTree(java.util.Objects.requireNonNull(in, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Indicator> indicators = new ArrayList<>();
        for (JsonNode node : file.get("indicators")) {
            Indicator written = indicator(node);
            indicators.add(measures == null ? written : known(written, measures));
        }
        return new Template(key, text(file, "title"), text(file, "titleEn"), text(file, "note"), text(file, "noteEn"), indicators);
    }

    private static Indicator indicator(JsonNode node) {
        ScoringRule rule = node.has("kind") ? RuleText.read(RuleKind.valueOf(text(node, "kind")), text(node, "rule")) : null;
        return new Indicator(text(node, "code"), node.has("parent") ? text(node, "parent") : null, text(node, "title"), text(node, "titleEn"), new BigDecimal(text(node, "points")),
                rule == null ? null : rule.source(), rule, text(node, "subject"), text(node, "evidence"), node.has("applies") ? text(node, "applies") : null);
    }

    private static Indicator known(Indicator each, Collection<String> measures) {
        if (each.rule() == null) {
            return each;
        }
        ScoringRule rule = known(each.rule(), measures);
        return rule.equals(each.rule()) ? each : new Indicator(each.code(), each.parent(), each.title(), each.titleEn(), each.points(), rule.source(), rule,
                each.subject() + NOT_YET, each.evidence(), each.applies());
    }

    private static ScoringRule known(ScoringRule rule, Collection<String> measures) {
        return switch (rule) {
            case ScoringRule.Ratio(String measure, BigDecimal full) -> new ScoringRule.Ratio(known(measure, measures), full);
            case ScoringRule.Bands(String measure, var bands) -> new ScoringRule.Bands(known(measure, measures), bands);
            case ScoringRule.Linear(String measure, var knots) -> new ScoringRule.Linear(known(measure, measures), knots);
            case ScoringRule.Tiers tiers -> measures.containsAll(tiers.conditions().stream().flatMap(when -> Condition.measures(when).stream()).toList()) ? tiers
                    : new ScoringRule.Tiers(tiers.tiers().stream().map(tier -> new Tier(tier.key(), tier.points(), tier.title(), tier.titleEn(), null)).toList());
            case ScoringRule.Sum(List<Share> shares) -> new ScoringRule.Sum(shares.stream()
                    .map(share -> new Share(share.key(), share.points(), share.title(), share.titleEn(), known(share.rule(), measures))).toList());
            case ScoringRule.Checklist _, ScoringRule.Expert _, ScoringRule.Bonus _, ScoringRule.Deduction _, ScoringRule.Veto _ -> rule;
        };
    }

    private static @Nullable String known(@Nullable String measure, Collection<String> measures) {
        return measure != null && measures.contains(measure) ? measure : null;
    }

    /** Text, or lines of text. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return "";
        }
        if (!value.isArray()) {
            return value.asString();
        }
        List<String> lines = new ArrayList<>();
        value.forEach(line -> lines.add(line.asString()));
        return String.join("\n", lines);
    }
}
