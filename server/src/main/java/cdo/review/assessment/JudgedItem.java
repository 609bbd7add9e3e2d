package cdo.review.assessment;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.web.Page;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something in an indicator system that a person has to decide, because no measure does.
 *
 * @param name   the judgement's name for the engine: the indicator's code, with the part's key inside a sum
 * @param points the indicator's, or the part's own
 */
public record JudgedItem(String name, Indicator indicator, ScoringRule rule, BigDecimal points, String title, String titleEn) {

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }

    /** What gives or costs how many points, for whoever has to add them up. */
    public String itemsSaid(Page page, List<ScoringRule.Item> items) {
        String listed = items.stream().map(item -> page.t("assessment.judged.each", page.chinese() ? item.title() : item.titleEn(), item.points().stripTrailingZeros())).collect(Collectors.joining(page.chinese() ? "；" : "; "));
        return page.t(items.isEmpty() ? "assessment.judged.itemless" : "assessment.judged.itemised", listed, points.stripTrailingZeros());
    }

    /** Is it left to the experts' opinion? Everything else is a fact that the first review establishes. */
    public boolean expert() {
        return rule instanceof ScoringRule.Expert;
    }

    static List<JudgedItem> of(IndicatorSystem system) {
        var items = new ArrayList<JudgedItem>();
        for (Indicator leaf : system.leaves()) {
            collect(items, leaf, leaf.code(), Objects.requireNonNull(leaf.rule()), leaf.points(), leaf.title(), leaf.titleEn());
        }
        return items;
    }

    private static void collect(List<JudgedItem> items, Indicator leaf, String name, ScoringRule rule, BigDecimal points, String title, String titleEn) {
        boolean judged = switch (rule) {
            case ScoringRule.Ratio ratio -> ratio.measure() == null;
            case ScoringRule.Bands bands -> bands.measure() == null;
            case ScoringRule.Linear linear -> linear.measure() == null;
            case ScoringRule.Tiers tiers -> !tiers.computed();
            case ScoringRule.Veto veto -> veto.when() == null;
            case ScoringRule.Checklist _, ScoringRule.Expert _, ScoringRule.Bonus _, ScoringRule.Deduction _ -> true;
            case ScoringRule.Sum sum -> {
                sum.shares().forEach(share -> collect(items, leaf, name + "." + share.key(), share.rule(), share.points(), title + " · " + share.title(), titleEn + " · " + share.titleEn()));
                yield false;
            }
        };
        if (judged) {
            items.add(new JudgedItem(name, leaf, rule, points, title, titleEn));
        }
    }

    /** Does the judgement have the form that the rule asks for, with keys and numbers that it knows? */
    boolean fits(Judgement judgement) {
        return switch (rule) {
            case ScoringRule.Tiers tiers -> judgement instanceof Judgement.Chosen(String key) && tiers.tiers().stream().anyMatch(tier -> tier.key().equals(key));
            case ScoringRule.Checklist list -> judgement instanceof Judgement.Ticked(Set<String> ticked) && keys(list.items()).containsAll(ticked);
            case ScoringRule.Expert expert -> judgement instanceof Judgement.Given(BigDecimal number) && within(expert, number);
            case ScoringRule.Veto _ -> judgement instanceof Judgement.Tripped;
            case ScoringRule.Bonus bonus -> judgement instanceof Judgement.Given(BigDecimal number) && Occurrences.give(bonus.items(), points, number);
            case ScoringRule.Deduction deduction -> judgement instanceof Judgement.Given(BigDecimal number) && Occurrences.give(deduction.items(), points, number);
            case ScoringRule.Ratio _, ScoringRule.Bands _, ScoringRule.Linear _ ->
                    judgement instanceof Judgement.Given(BigDecimal number) && number.signum() >= 0;
            case ScoringRule.Sum _ -> false;
        };
    }

    /** Refuses a judgement that the rule does not know; of points that no number of occurrences gives it says which do. */
    void mustFit(Judgement judgement, String field) {
        if (fits(judgement)) {
            return;
        }
        List<ScoringRule.Item> items = rule instanceof ScoringRule.Bonus bonus ? bonus.items() : rule instanceof ScoringRule.Deduction deduction ? deduction.items() : List.of();
        if (rule.effect() == ScoringRule.Effect.BASE || rule.effect() == ScoringRule.Effect.VETO || !(judgement instanceof Judgement.Given)) {
            throw new Problem.Invalid(field, "assessment.judged.form");
        }
        String each = items.stream().map(item -> item.points().stripTrailingZeros().toPlainString()).distinct().collect(Collectors.joining(" / "));
        throw new Problem.Invalid("number", items.isEmpty() ? "assessment.judged.most" : "assessment.judged.unreachable", points.stripTrailingZeros(), each);
    }

    /** What is decided when there is nothing to say: no bonus, no deduction, no veto. Empty for what always needs a word. */
    Optional<Judgement> nothing() {
        return switch (rule.effect()) {
            case BONUS, DEDUCTION -> Optional.of(new Judgement.Given(BigDecimal.ZERO));
            case VETO -> Optional.of(new Judgement.Tripped(false));
            case BASE -> Optional.empty();
        };
    }

    /** From least to most, in whole steps. */
    static boolean within(ScoringRule.Expert rule, BigDecimal number) {
        return number.compareTo(rule.least()) >= 0 && number.compareTo(rule.most()) <= 0
                && (rule.step().signum() == 0 || number.subtract(rule.least()).remainder(rule.step()).signum() == 0);
    }

    private static Set<String> keys(List<ScoringRule.Item> items) {
        return items.stream().map(ScoringRule.Item::key).collect(Collectors.toSet());
    }
}
