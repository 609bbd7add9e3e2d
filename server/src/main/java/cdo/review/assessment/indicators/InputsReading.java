package cdo.review.assessment.indicators;

import cdo.platform.kernel.Problem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one unit's figures and judgements from cells of a workbook. A rule with one measure takes numerator and denominator;
 * the judgement is a tier's key, keys of elements, a number, 是/否, or for sums and conditions {@code name=value; name=value}
 * where a value {@code 3/4} is a figure.
 */
final class InputsReading {

    private final Map<String, Figure> figures = new HashMap<>();
    private final Map<String, Judgement> judgements = new HashMap<>();
    private final Map<String, String> notApplicable = new HashMap<>();

    /** @return false when the cells do not say what the points came from */
    boolean read(Indicator leaf, String numerator, String denominator, String judged) {
        if (notApplicable(judged)) {
            notApplicable.put(leaf.code(), judged);
            return true;
        }
        return rule(java.util.Objects.requireNonNull(leaf.rule()), leaf.code(), numerator, denominator, judged);
    }

    static boolean notApplicable(String judged) {
        return judged.equals("不适用") || judged.equalsIgnoreCase("n/a");
    }

    Inputs inputs(long unitId) {
        return new Inputs(unitId, figures, judgements, notApplicable, Map.of(), Map.of());
    }

    private boolean rule(ScoringRule rule, String name, String numerator, String denominator, String judged) {
        List<String> measures = rule instanceof ScoringRule.Sum ? List.of() : rule.measures();
        if (measures.size() == 1 && !numerator.isEmpty()) {
            figures.put(measures.getFirst(), new Figure(number(numerator), denominator.isEmpty() ? BigDecimal.ONE : number(denominator)));
            return true;
        }
        if (judged.isEmpty()) {
            // nothing happened is the usual case of bonus, deduction and veto
            return rule.effect() != ScoringRule.Effect.BASE;
        }
        return switch (rule) {
            case ScoringRule.Sum sum -> sum(sum, name, judged);
            case ScoringRule.Tiers tiers when tiers.computed() -> named(judged).entrySet().stream().allMatch(each -> figure(each.getKey(), each.getValue()));
            case ScoringRule.Tiers tiers -> tier(tiers, name, judged);
            case ScoringRule.Checklist checklist -> ticked(checklist, name, judged);
            case ScoringRule.Veto _ -> put(name, new Judgement.Tripped(judged.equals("是") || judged.equalsIgnoreCase("yes")));
            case ScoringRule.Ratio _, ScoringRule.Bands _, ScoringRule.Linear _, ScoringRule.Expert _, ScoringRule.Bonus _, ScoringRule.Deduction _ ->
                    put(name, new Judgement.Given(number(judged)));
        };
    }

    private boolean sum(ScoringRule.Sum rule, String name, String judged) {
        Map<String, String> said = named(judged);
        boolean whole = true;
        for (ScoringRule.Share share : rule.shares()) {
            String value = said.get(share.key());
            if (value == null) {
                whole = false;
            } else if (value.matches("-?[\\d.]+/[\\d.]+") && share.rule().measures().size() == 1) {
                whole &= figure(share.rule().measures().getFirst(), value);
            } else {
                whole &= rule(share.rule(), name + "." + share.key(), "", "", value);
            }
        }
        return whole;
    }

    private boolean tier(ScoringRule.Tiers rule, String name, String judged) {
        ScoringRule.Tier chosen = rule.tiers().stream().filter(tier -> tier.key().equals(judged) || tier.title().equals(judged)).findFirst()
                .orElseThrow(() -> wrong("indicators.scores.tier", judged));
        return put(name, new Judgement.Chosen(chosen.key()));
    }

    private boolean ticked(ScoringRule.Checklist rule, String name, String judged) {
        Set<String> keys = new java.util.TreeSet<>(List.of(judged.split("[\\s,，、;；]+")));
        List<String> known = rule.items().stream().map(ScoringRule.Item::key).toList();
        keys.stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw wrong("indicators.scores.item", key);
        });
        return put(name, new Judgement.Ticked(keys));
    }

    private boolean figure(String measure, String value) {
        String[] parts = value.split("/");
        figures.put(measure, new Figure(number(parts[0]), parts.length > 1 ? number(parts[1]) : BigDecimal.ONE));
        return true;
    }

    private boolean put(String name, Judgement judgement) {
        judgements.put(name, judgement);
        return true;
    }

    private static Map<String, String> named(String judged) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String part : judged.split("[;；]")) {
            String[] pair = part.split("=", 2);
            if (pair.length < 2) {
                throw wrong("indicators.scores.named", part.strip());
            }
            said.put(pair[0].strip(), pair[1].strip());
        }
        return said;
    }

    private static BigDecimal number(String text) {
        if (!text.strip().matches("-?\\d{1,12}(\\.\\d{1,4})?")) {
            throw wrong("indicators.scores.number", text);
        }
        return new BigDecimal(text.strip());
    }

    private static Problem.Invalid wrong(String key, String said) {
        return new Problem.Invalid("judged", key, said);
    }
}
