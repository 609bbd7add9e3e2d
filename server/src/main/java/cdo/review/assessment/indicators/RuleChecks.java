package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.review.assessment.indicators.ScoringRule.Band;
import cdo.review.assessment.indicators.ScoringRule.Item;
import cdo.review.assessment.indicators.ScoringRule.Knot;
import cdo.review.assessment.indicators.ScoringRule.Share;
import cdo.review.assessment.indicators.ScoringRule.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Is a rule sound? Checked whenever it is saved, so that scoring never meets one that is not. */
final class RuleChecks {

    private final Collection<String> measures;
    private final @Nullable Collection<String> groups;
    private final List<Message> faults = new ArrayList<>();

    private RuleChecks(Collection<String> measures, @Nullable Collection<String> groups) {
        this.measures = measures;
        this.groups = groups;
    }

    /** Everything that is wrong with a leaf; empty when it is sound. {@code groups}: names of comparable groups, null: not looked at. */
    static List<Message> faults(Indicator leaf, Collection<String> measures, @Nullable Collection<String> groups) {
        var checks = new RuleChecks(measures, groups);
        if (leaf.rule() != null) {
            if (leaf.rule().effect() != ScoringRule.Effect.VETO && leaf.points().signum() <= 0) {
                checks.add("indicators.check.points");
            }
            checks.rule(leaf.rule(), leaf.points());
        }
        checks.condition(leaf.applies());
        return checks.faults;
    }

    static void must(Indicator leaf, Collection<String> measures, Collection<String> groups) {
        List<Message> faults = faults(leaf, measures, groups);
        if (!faults.isEmpty()) {
            throw new Problem.Invalid(faults.stream().map(fault -> new Problem.FieldError(RuleText.FIELD, fault)).toList());
        }
    }

    private void rule(ScoringRule rule, BigDecimal points) {
        rule.measures().stream().filter(measure -> !measures.contains(measure)).forEach(measure -> add("indicators.condition.measure", measure));
        switch (rule) {
            case ScoringRule.Ratio ratio -> positive(ratio.full(), "indicators.check.full");
            case ScoringRule.Tiers tiers -> tiers(tiers, points);
            case ScoringRule.Bands bands -> {
                ascend(bands.bands(), Band::from, 1);
                bands.bands().forEach(band -> within(band.points(), points));
            }
            case ScoringRule.Linear linear -> {
                ascend(linear.knots(), Knot::at, 2);
                linear.knots().forEach(knot -> within(knot.points(), points));
            }
            case ScoringRule.Checklist checklist -> keys(checklist.items(), Item::key);
            case ScoringRule.Expert expert -> expert(expert, points);
            case ScoringRule.Bonus bonus -> items(bonus.items());
            case ScoringRule.Deduction deduction -> items(deduction.items());
            case ScoringRule.Veto veto -> veto(veto);
            case ScoringRule.Sum sum -> sum(sum, points);
        }
    }

    private void tiers(ScoringRule.Tiers rule, BigDecimal points) {
        keys(rule.tiers(), Tier::key);
        rule.tiers().forEach(tier -> {
            within(tier.points(), points);
            condition(tier.when());
        });
        if (rule.tiers().stream().noneMatch(tier -> tier.points().compareTo(points) == 0)) {
            add("indicators.check.noFullTier", points);
        }
        long bare = rule.tiers().stream().filter(tier -> tier.when() == null).count();
        boolean lastBare = rule.tiers().getLast().when() == null;
        if (rule.computed() && (bare > 1 || bare == 1 && !lastBare)) {
            add("indicators.check.tierOrder");
        }
    }

    private void expert(ScoringRule.Expert rule, BigDecimal points) {
        within(rule.least(), points);
        within(rule.most(), points);
        if (rule.least().compareTo(rule.most()) >= 0) {
            add("indicators.check.range");
        } else if (rule.step().signum() <= 0 || rule.most().subtract(rule.least()).remainder(rule.step()).signum() != 0) {
            add("indicators.check.step");
        } else if (rule.most().compareTo(points) < 0) {
            add("indicators.check.expertFull", rule.most(), points);
        }
    }

    private void items(List<Item> items) {
        keys(items, Item::key);
        items.forEach(item -> positive(item.points(), "indicators.check.itemPoints"));
    }

    private void veto(ScoringRule.Veto rule) {
        condition(rule.when());
        if (rule.zeroes().isEmpty() && rule.cap() == null && rule.most() == null) {
            add("indicators.check.vetoNothing");
        }
    }

    private void sum(ScoringRule.Sum rule, BigDecimal points) {
        keys(rule.shares(), Share::key);
        BigDecimal together = rule.shares().stream().map(Share::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (together.compareTo(points) != 0) {
            add("indicators.check.shares", together, points);
        }
        rule.shares().forEach(share -> {
            positive(share.points(), "indicators.check.points");
            rule(share.rule(), share.points());
        });
    }

    private void condition(@Nullable String when) {
        if (when != null) {
            Condition.fault(when, measures, groups).ifPresent(faults::add);
        }
    }

    private <T> void ascend(List<T> all, Function<T, BigDecimal> at, int least) {
        if (all.size() < least) {
            add("indicators.check.tooFew", least);
        }
        for (int i = 1; i < all.size(); i++) {
            if (at.apply(all.get(i)).compareTo(at.apply(all.get(i - 1))) <= 0) {
                add("indicators.check.ascend", at.apply(all.get(i)), at.apply(all.get(i - 1)));
            }
        }
    }

    private <T> void keys(List<T> all, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        all.stream().map(key).filter(each -> !seen.add(each)).forEach(each -> add("indicators.check.keyTwice", each));
    }

    private void within(BigDecimal given, BigDecimal points) {
        if (given.signum() < 0 || given.compareTo(points) > 0) {
            add("indicators.check.within", given, points);
        }
    }

    private void positive(BigDecimal number, String key) {
        if (number.signum() <= 0) {
            faults.add(new Message(key));
        }
    }

    private void add(String key, Object... args) {
        faults.add(new Message(key, args));
    }
}
