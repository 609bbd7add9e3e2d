package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.review.assessment.indicators.ScoreSheet.Used;
import cdo.review.assessment.indicators.ScoringRule.Band;
import cdo.review.assessment.indicators.ScoringRule.Item;
import cdo.review.assessment.indicators.ScoringRule.Knot;
import cdo.review.assessment.indicators.ScoringRule.Share;
import cdo.review.assessment.indicators.ScoringRule.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies rules to one unit's inputs. Conditions are compiled once per system and shared. */
final class Reckoner {

    private final Map<String, Condition> conditions;
    private final Inputs inputs;
    private @Nullable Map<String, Object> activation;

    Reckoner(Map<String, Condition> conditions, Inputs inputs) {
        this.conditions = conditions;
        this.inputs = inputs;
    }

    /** @param name the judgement's name: the indicator's code, with the part's key inside a sum */
    Reckoning reckon(ScoringRule rule, String name, BigDecimal points) {
        return switch (rule) {
            case ScoringRule.Ratio ratio -> figured(ratio.measure(), name, figure -> ratio(ratio, figure, points));
            case ScoringRule.Bands bands -> figured(bands.measure(), name, figure -> bands(bands, figure));
            case ScoringRule.Linear linear -> figured(linear.measure(), name, figure -> linear(linear, figure));
            case ScoringRule.Tiers tiers -> tiers(tiers, name);
            case ScoringRule.Checklist checklist -> checklist(checklist, name, points);
            case ScoringRule.Expert expert -> expert(expert, name);
            case ScoringRule.Bonus bonus -> occurrences(bonus.items(), name, points);
            case ScoringRule.Deduction deduction -> occurrences(deduction.items(), name, points);
            case ScoringRule.Sum sum -> sum(sum, name, points);
            case ScoringRule.Veto _ -> throw new IllegalArgumentException(name + ": a veto has no points");
        };
    }

    Condition.Verdict holds(String condition) {
        if (activation == null) {
            activation = Condition.activation(inputs);
        }
        return condition(condition).holds(activation);
    }

    private Condition condition(String text) {
        return conditions.computeIfAbsent(text, Condition::of);
    }

    private interface OfFigure {
        Outcome of(Figure figure);
    }

    private record Outcome(Fraction points, Message because) {
    }

    private Reckoning figured(@Nullable String measure, String name, OfFigure rule) {
        if (measure == null) {
            return inputs.judgements().get(name) instanceof Judgement.Given(BigDecimal number) ? outcome(rule.of(Figure.of(number)), List.of()) : Reckoning.notJudged();
        }
        Figure figure = inputs.figures().get(measure);
        if (figure == null) {
            return Reckoning.notApplicable(List.of(), Message.of("indicators.because.noFigure", Message.of("measure." + measure)));
        }
        List<Used> used = List.of(new Used(measure, figure));
        if (!figure.applies()) {
            return Reckoning.notApplicable(used, Message.of("indicators.because.nothingDue", Message.of("measure." + measure)));
        }
        return outcome(rule.of(figure), used);
    }

    private static Reckoning outcome(Outcome outcome, List<Used> used) {
        return Reckoning.scored(outcome.points(), used, outcome.because());
    }

    /** The commonest rule by far, so it goes without fractions as long as it can. */
    private static Outcome ratio(ScoringRule.Ratio rule, Figure figure, BigDecimal points) {
        boolean whole = rule.full().compareTo(BigDecimal.ONE) == 0;
        BigDecimal all = whole ? figure.denominator() : figure.denominator().multiply(rule.full());
        Fraction reached = figure.numerator().signum() <= 0 ? Fraction.ZERO : figure.numerator().compareTo(all) >= 0 ? Fraction.of(points) : new Fraction(figure.numerator().multiply(points), all);
        return new Outcome(reached, whole ? Message.of("indicators.because.ratio", points, figure.numerator(), figure.denominator())
                : figure.denominator().compareTo(BigDecimal.ONE) == 0 ? Message.of("indicators.because.number", points, figure.value(), rule.full())
                : Message.of("indicators.because.ratioOf", points, figure.numerator(), figure.denominator(), rule.full()));
    }

    private static Outcome bands(ScoringRule.Bands rule, Figure figure) {
        Fraction exact = Fraction.of(figure);
        for (Band band : rule.bands().reversed()) {
            if (exact.compareTo(band.from()) >= 0) {
                return new Outcome(Fraction.of(band.points()), Message.of("indicators.because.band", figure.value(), band.from(), band.points()));
            }
        }
        return new Outcome(Fraction.ZERO, Message.of("indicators.because.belowBands", figure.value(), rule.bands().getFirst().from()));
    }

    private static Outcome linear(ScoringRule.Linear rule, Figure figure) {
        Fraction exact = Fraction.of(figure);
        List<Knot> knots = rule.knots();
        if (exact.compareTo(knots.getFirst().at()) <= 0) {
            return level(figure, knots.getFirst());
        }
        for (int i = 1; i < knots.size(); i++) {
            Knot left = knots.get(i - 1);
            Knot right = knots.get(i);
            if (exact.compareTo(right.at()) < 0) {
                Fraction rise = exact.plus(Fraction.of(left.at().negate())).times(right.points().subtract(left.points())).over(right.at().subtract(left.at()));
                return new Outcome(rise.plus(Fraction.of(left.points())),
                        Message.of("indicators.because.linear", figure.value(), left.at(), left.points(), right.at(), right.points()));
            }
        }
        return level(figure, knots.getLast());
    }

    private static Outcome level(Figure figure, Knot knot) {
        return new Outcome(Fraction.of(knot.points()), Message.of("indicators.because.level", figure.value(), knot.at(), knot.points()));
    }

    private Reckoning tiers(ScoringRule.Tiers rule, String name) {
        if (!rule.computed()) {
            return inputs.judgements().get(name) instanceof Judgement.Chosen(String key)
                    ? rule.tiers().stream().filter(tier -> tier.key().equals(key)).findFirst().map(tier -> tier(tier, List.of())).orElseGet(Reckoning::notJudged)
                    : Reckoning.notJudged();
        }
        List<Used> used = new ArrayList<>();
        for (Tier tier : rule.tiers()) {
            if (tier.when() == null) {
                return tier(tier, used);
            }
            read(tier.when(), used);
            Condition.Verdict verdict = holds(tier.when());
            if (verdict == Condition.Verdict.FAILED) {
                return Reckoning.failed(used, tier.when());
            }
            if (verdict == Condition.Verdict.UNDECIDED) {
                return Reckoning.notApplicable(used, Message.of("indicators.because.undecided", tier.when()));
            }
            if (verdict == Condition.Verdict.TRUE) {
                return tier(tier, used);
            }
        }
        return Reckoning.scored(Fraction.ZERO, used, Message.of("indicators.because.noTier"));
    }

    /** Adds the figures that a condition asks for. */
    void read(String condition, List<Used> used) {
        for (String measure : condition(condition).measures()) {
            Figure figure = inputs.figures().get(measure);
            if (figure != null && used.stream().noneMatch(each -> each.measure().equals(measure))) {
                used.add(new Used(measure, figure));
            }
        }
    }

    private static Reckoning tier(Tier tier, List<Used> used) {
        return Reckoning.scored(Fraction.of(tier.points()), List.copyOf(used), Message.of("indicators.because.tier", Said.title(tier.title(), tier.titleEn()), tier.points()));
    }

    private Reckoning checklist(ScoringRule.Checklist rule, String name, BigDecimal points) {
        if (!(inputs.judgements().get(name) instanceof Judgement.Ticked(var ticked))) {
            return Reckoning.notJudged();
        }
        List<Item> missing = rule.items().stream().filter(item -> !ticked.contains(item.key())).toList();
        return missing.isEmpty() ? Reckoning.scored(Fraction.of(points), Message.of("indicators.because.complete", rule.items().size(), points))
                : Reckoning.scored(Fraction.ZERO, Message.of("indicators.because.missing", missing.size(), Said.titles(missing)));
    }

    private Reckoning expert(ScoringRule.Expert rule, String name) {
        if (!(inputs.judgements().get(name) instanceof Judgement.Given(BigDecimal number))) {
            return Reckoning.notJudged();
        }
        BigDecimal kept = number.max(rule.least()).min(rule.most());
        return Reckoning.scored(Fraction.of(kept), kept.compareTo(number) == 0 ? Message.of("indicators.because.expert", number, rule.least(), rule.most())
                : Message.of("indicators.because.expertBounded", number, rule.least(), rule.most(), kept));
    }

    private Reckoning occurrences(List<Item> items, String name, BigDecimal most) {
        return switch (inputs.judgements().get(name)) {
            case Judgement.Given(BigDecimal number) -> limited(Fraction.of(number), most, Message.of("indicators.because.given", number));
            case Judgement.Counted(Map<String, BigDecimal> times) -> {
                Fraction sum = Fraction.ZERO;
                List<Message> said = new ArrayList<>();
                for (Item item : items) {
                    BigDecimal count = times.getOrDefault(item.key(), BigDecimal.ZERO);
                    if (count.signum() > 0) {
                        sum = sum.plus(Fraction.of(count.multiply(item.points())));
                        said.add(Message.of("indicators.because.times", Said.title(item.title(), item.titleEn()), count, item.points()));
                    }
                }
                yield said.isEmpty() ? Reckoning.scored(Fraction.ZERO, Message.of("indicators.because.none")) : limited(sum, most, said.toArray(Message[]::new));
            }
            case Judgement.Booked(BigDecimal number, BigDecimal ledger, int entries) -> {
                Message booked = Message.of("indicators.because.ledger", entries, ledger);
                yield number == null ? limited(Fraction.of(ledger), most, booked) : limited(Fraction.of(number.add(ledger)), most, Message.of("indicators.because.given", number), booked);
            }
            case null, default -> Reckoning.scored(Fraction.ZERO, Message.of("indicators.because.none"));
        };
    }

    private static Reckoning limited(Fraction sum, BigDecimal most, Message... said) {
        List<Message> because = new ArrayList<>(List.of(said));
        Fraction kept = sum.atLeast(BigDecimal.ZERO).atMost(most);
        if (sum.compareTo(most) > 0) {
            because.add(Message.of("indicators.because.limited", sum.rounded(), most));
        }
        return new Reckoning(kept, LineState.SCORED, List.of(), List.copyOf(because));
    }

    /** Points of a part that does not apply go to the indicator's other parts; a part not judged yet counts 0. */
    private Reckoning sum(ScoringRule.Sum rule, String name, BigDecimal points) {
        Map<Share, Reckoning> parts = new HashMap<>();
        BigDecimal applying = BigDecimal.ZERO;
        for (Share share : rule.shares()) {
            Reckoning part = reckon(share.rule(), name + "." + share.key(), share.points());
            parts.put(share, part);
            applying = part.state() == LineState.NOT_APPLICABLE ? applying : applying.add(share.points());
        }
        List<Used> used = new ArrayList<>();
        List<Message> because = new ArrayList<>();
        Fraction sum = Fraction.ZERO;
        boolean judged = false;
        for (Share share : rule.shares()) {
            Reckoning part = parts.get(share);
            used.addAll(part.used());
            part.because().forEach(why -> because.add(Message.of("indicators.because.share", Said.title(share.title(), share.titleEn()), why)));
            if (part.points() != null) {
                judged = true;
                sum = sum.plus(part.points());
            }
        }
        if (applying.signum() == 0) {
            return new Reckoning(null, LineState.NOT_APPLICABLE, used, because);
        }
        if (applying.compareTo(points) != 0) {
            because.add(Message.of("indicators.because.sharesSpread", points, applying));
            sum = sum.times(points).over(applying);
        }
        return new Reckoning(judged ? sum : null, judged ? LineState.SCORED : LineState.NOT_JUDGED, used, because);
    }
}
