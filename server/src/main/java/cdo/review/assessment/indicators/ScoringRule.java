package cdo.review.assessment.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator's points are reached. Points in a rule are on the scale of the indicator's own points; a group's or
 * unit's weight stretches them. Where a {@code measure} is null, a number judged from evidence takes its place.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = ScoringRule.Ratio.class, name = "RATIO"), @JsonSubTypes.Type(value = ScoringRule.Tiers.class, name = "TIERS"),
    @JsonSubTypes.Type(value = ScoringRule.Bands.class, name = "BANDS"), @JsonSubTypes.Type(value = ScoringRule.Linear.class, name = "LINEAR"),
    @JsonSubTypes.Type(value = ScoringRule.Checklist.class, name = "CHECKLIST"), @JsonSubTypes.Type(value = ScoringRule.Expert.class, name = "EXPERT"),
    @JsonSubTypes.Type(value = ScoringRule.Bonus.class, name = "BONUS"), @JsonSubTypes.Type(value = ScoringRule.Deduction.class, name = "DEDUCTION"),
    @JsonSubTypes.Type(value = ScoringRule.Veto.class, name = "VETO"), @JsonSubTypes.Type(value = ScoringRule.Sum.class, name = "SUM")})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ScoringRule {

    /** 按比例: points × figure ÷ {@code full}, at most the points. */
    record Ratio(@Nullable String measure, BigDecimal full) implements ScoringRule {
    }

    /** 分档: the first tier whose condition holds, or the one that the reviewer chose; none: 0. */
    record Tiers(List<Tier> tiers) implements ScoringRule {
        public Tiers {
            tiers = List.copyOf(tiers);
        }

        /** Tiers decided by conditions need no reviewer. */
        public boolean computed() {
            return tiers.stream().anyMatch(tier -> tier.when() != null);
        }
    }

    /** 分段: the points of the highest band that the figure reaches, its border included; below all: 0. Bands ascend. */
    record Bands(@Nullable String measure, List<Band> bands) implements ScoringRule {
        public Bands {
            bands = List.copyOf(bands);
        }
    }

    /** 分段线性: straight lines between knots, level beyond the outer ones. Knots ascend. */
    record Linear(@Nullable String measure, List<Knot> knots) implements ScoringRule {
        public Linear {
            knots = List.copyOf(knots);
        }
    }

    /** 要素清单: all elements there: all points; one missing: 0. */
    record Checklist(List<Item> items) implements ScoringRule {
        public Checklist {
            items = List.copyOf(items);
        }
    }

    /** 专家评定: a number from {@code least} to {@code most} in steps (0.5: halves). */
    record Expert(BigDecimal least, BigDecimal most, BigDecimal step) implements ScoringRule {
    }

    /** 加分: points per occurrence, together at most the indicator's points; on top of the 100. */
    record Bonus(List<Item> items) implements ScoringRule {
        public Bonus {
            items = List.copyOf(items);
        }
    }

    /** 扣分: points per occurrence, together at most the indicator's points; taken off the total. */
    record Deduction(List<Item> items) implements ScoringRule {
        public Deduction {
            items = List.copyOf(items);
        }
    }

    /**
     * 一票否决 / 封顶: once it holds, the indicators of {@code zeroes} (codes) count 0, the grade is at most {@code cap}, the total
     * at most {@code most}. Holds by its condition or by judgement.
     */
    record Veto(@Nullable String when, List<String> zeroes, @Nullable Grade cap, @Nullable BigDecimal most) implements ScoringRule {
        public Veto {
            zeroes = List.copyOf(zeroes);
        }
    }

    /** 分项之和: several rules, each with its part of the points. */
    record Sum(List<Share> shares) implements ScoringRule {
        public Sum {
            shares = List.copyOf(shares);
        }
    }

    /** A tier; {@code when} is a CEL condition. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tier(String key, BigDecimal points, String title, String titleEn, @Nullable String when) {
    }

    /** From this figure on, so many points. */
    record Band(BigDecimal from, BigDecimal points) {
    }

    /** At this figure, so many points. */
    record Knot(BigDecimal at, BigDecimal points) {
    }

    /** An element of a checklist (its points are not read), or what gives or costs points each time. */
    record Item(String key, BigDecimal points, String title, String titleEn) {
    }

    /** A part of an indicator. */
    record Share(String key, BigDecimal points, String title, String titleEn, ScoringRule rule) {
    }

    /** What its points do to the total. */
    default Effect effect() {
        return switch (this) {
            case Bonus _ -> Effect.BONUS;
            case Deduction _ -> Effect.DEDUCTION;
            case Veto _ -> Effect.VETO;
            case Ratio _, Tiers _, Bands _, Linear _, Checklist _, Expert _, Sum _ -> Effect.BASE;
        };
    }

    /** The measures that it reads by name; conditions name theirs themselves. */
    default List<String> measures() {
        return switch (this) {
            case Ratio(String measure, _) -> named(measure);
            case Bands(String measure, _) -> named(measure);
            case Linear(String measure, _) -> named(measure);
            case Sum(List<Share> shares) -> shares.stream().flatMap(share -> share.rule().measures().stream()).distinct().toList();
            case Tiers _, Checklist _, Expert _, Bonus _, Deduction _, Veto _ -> List.of();
        };
    }

    /** Its conditions, in their order. */
    default List<String> conditions() {
        return switch (this) {
            case Tiers(List<Tier> tiers) -> tiers.stream().map(Tier::when).filter(java.util.Objects::nonNull).toList();
            case Veto veto -> named(veto.when());
            case Sum(List<Share> shares) -> shares.stream().flatMap(share -> share.rule().conditions().stream()).toList();
            case Ratio _, Bands _, Linear _, Checklist _, Expert _, Bonus _, Deduction _ -> List.of();
        };
    }

    /** Where the points come from: figures, judgement, or both. */
    default IndicatorSource source() {
        return switch (this) {
            case Ratio _, Bands _, Linear _ -> measures().isEmpty() ? IndicatorSource.EVIDENCE : IndicatorSource.AUTO;
            case Tiers tiers -> tiers.computed() ? IndicatorSource.AUTO : IndicatorSource.EVIDENCE;
            case Veto veto -> veto.when() == null ? IndicatorSource.EVIDENCE : IndicatorSource.MIXED;
            case Checklist _, Expert _, Bonus _, Deduction _ -> IndicatorSource.EVIDENCE;
            case Sum(List<Share> shares) -> {
                List<IndicatorSource> kinds = shares.stream().map(share -> share.rule().source()).distinct().toList();
                yield kinds.size() == 1 ? kinds.getFirst() : IndicatorSource.MIXED;
            }
        };
    }

    private static List<String> named(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    /** What an indicator's points do to the total. */
    enum Effect {
        BASE, BONUS, DEDUCTION, VETO
    }
}
