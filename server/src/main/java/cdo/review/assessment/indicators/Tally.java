package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.review.assessment.indicators.ScoreSheet.Line;
import cdo.review.assessment.indicators.ScoreSheet.Section;
import cdo.review.assessment.indicators.Scoring.Branch;
import cdo.review.assessment.indicators.Scoring.Leaf;
import cdo.review.assessment.indicators.ScoringRule.Effect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One unit's score in the making: vetoes, then each section's lines, then the total. */
final class Tally {

    private static final BigDecimal NIL = BigDecimal.ZERO.setScale(Fraction.SCALE);

    private final Scoring scoring;
    private final @Nullable Long groupId;
    private final Inputs inputs;
    private final Reckoner reckoner;
    private final BigDecimal[] weights;
    private final Map<String, Indicator> zeroedBy = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private @Nullable Grade cap;
    private @Nullable BigDecimal most;

    Tally(Scoring scoring, @Nullable Long groupId, Inputs inputs) {
        this.scoring = scoring;
        this.groupId = groupId;
        this.inputs = inputs;
        this.reckoner = new Reckoner(scoring.conditions(), inputs);
        this.weights = scoring.weights(groupId, inputs.unitId());
    }

    ScoreSheet sheet() {
        List<Line> judged = scoring.vetoes().stream().map(this::veto).toList();
        for (Branch branch : scoring.branches()) {
            List<Line> below = section(branch);
            lines.addAll(below);
            sections.add(summed(branch, below));
        }
        lines.addAll(judged);
        return total();
    }

    /** A veto has no points; it may have consequences. One that was lifted has none. */
    private Line veto(Leaf leaf) {
        Indicator indicator = leaf.indicator();
        var rule = (ScoringRule.Veto) leaf.rule();
        List<ScoreSheet.Used> used = new ArrayList<>();
        List<Message> because = new ArrayList<>();
        boolean happened = happened(indicator, rule, used, because);
        Inputs.Amendment byHand = inputs.amendments().get(indicator.code());
        if (happened && byHand != null && byHand.points().signum() == 0) {
            because.add(Message.of("indicators.because.vetoLifted", byHand.reason()));
            return new Line(indicator, leaf.section(), Effect.VETO, NIL, NIL, NIL, NIL, LineState.LIFTED, used, because);
        }
        if (happened) {
            rule.zeroes().forEach(code -> zeroedBy.putIfAbsent(code, indicator));
            cap = rule.cap() == null ? cap : cap == null ? rule.cap() : cap.atMost(rule.cap());
            most = rule.most() == null ? most : most == null ? rule.most() : most.min(rule.most());
            notes.add(because.getFirst());
        }
        return new Line(indicator, leaf.section(), Effect.VETO, NIL, NIL, NIL, NIL, happened ? LineState.VETOED : LineState.SCORED, used, because);
    }

    /** Says first what came out, then the figures that it came from. */
    private boolean happened(Indicator indicator, ScoringRule.Veto rule, List<ScoreSheet.Used> used, List<Message> because) {
        Message title = Said.title(indicator.title(), indicator.titleEn());
        boolean decided = inputs.judgements().get(indicator.code()) instanceof Judgement.Tripped(boolean happened) && happened;
        Condition.Verdict computed = Condition.Verdict.FALSE;
        if (rule.when() != null) {
            reckoner.read(rule.when(), used);
            computed = reckoner.holds(rule.when());
        }
        if (decided) {
            because.add(Message.of("indicators.because.vetoed", title));
        } else {
            because.add(switch (computed) {
                case TRUE -> Message.of("indicators.because.vetoComputed", title, rule.when());
                case FAILED -> Message.of("indicators.because.failed", rule.when());
                case FALSE, UNDECIDED -> Message.of("indicators.because.notVetoed");
            });
        }
        used.stream().filter(each -> each.figure().applies()).forEach(each -> because.add(Message.of("indicators.because.figure", Message.of("measure." + each.measure()), each.figure().value())));
        return decided || computed == Condition.Verdict.TRUE;
    }

    private List<Line> section(Branch branch) {
        List<Leaf> below = branch.leaves();
        List<Reckoning> reckoned = new ArrayList<>(below.size());
        boolean spread = false;
        for (Leaf leaf : below) {
            Reckoning each = applying(leaf, reckoning(leaf));
            reckoned.add(each);
            spread |= each.state() == LineState.NOT_APPLICABLE;
        }
        List<BigDecimal> worth = spread ? worth(below, reckoned) : List.of();
        List<Line> made = new ArrayList<>(below.size());
        for (int i = 0; i < below.size(); i++) {
            made.add(line(below.get(i), reckoned.get(i), spread ? worth.get(i) : weight(below.get(i))));
        }
        return made;
    }

    /** What was held not to apply applies after all once somebody gave it points with a reason. */
    private Reckoning applying(Leaf leaf, Reckoning reckoned) {
        boolean amended = reckoned.state() == LineState.NOT_APPLICABLE && inputs.amendments().containsKey(leaf.indicator().code());
        return amended ? new Reckoning(null, LineState.NOT_JUDGED, reckoned.used(), reckoned.because()) : reckoned;
    }

    private Reckoning reckoning(Leaf leaf) {
        Indicator indicator = leaf.indicator();
        if (leaf.effect() == Effect.BASE && weight(leaf).signum() == 0) {
            return new Reckoning(null, LineState.NOT_ASSESSED, List.of(), List.of(Message.of("indicators.because.notAssessed")));
        }
        String reason = inputs.notApplicable().get(indicator.code());
        if (reason != null) {
            return Reckoning.notApplicable(List.of(), Message.of("indicators.because.decided", reason));
        }
        Condition.Verdict applies = indicator.applies() == null ? Condition.Verdict.TRUE : reckoner.holds(indicator.applies());
        if (applies == Condition.Verdict.FALSE) {
            return Reckoning.notApplicable(List.of(), Message.of("indicators.because.applies", indicator.applies()));
        }
        if (applies == Condition.Verdict.FAILED) {
            return Reckoning.failed(List.of(), indicator.applies());
        }
        // bonus and deduction are limited by what they weigh; all else is on the scale of the rule
        return reckoner.reckon(leaf.rule(), indicator.code(), leaf.effect() == Effect.BASE ? indicator.points() : weight(leaf));
    }

    /** Points of what does not apply go to the section's other lines in proportion, so that the section still holds the same. */
    private List<BigDecimal> worth(List<Leaf> below, List<Reckoning> reckoned) {
        List<BigDecimal> own = new ArrayList<>(below.size());
        BigDecimal whole = NIL;
        boolean spread = false;
        for (int i = 0; i < below.size(); i++) {
            boolean base = below.get(i).effect() == Effect.BASE;
            boolean gone = reckoned.get(i).state() == LineState.NOT_APPLICABLE;
            whole = base ? whole.add(weight(below.get(i))) : whole;
            spread |= base && gone;
            own.add(gone || !base ? NIL : weight(below.get(i)));
        }
        List<BigDecimal> worth = new ArrayList<>(spread ? Weighing.spread(own, whole) : own);
        for (int i = 0; i < below.size(); i++) {
            if (below.get(i).effect() != Effect.BASE && reckoned.get(i).state() != LineState.NOT_APPLICABLE) {
                worth.set(i, weight(below.get(i)));
            }
        }
        return worth;
    }

    private Line line(Leaf of, Reckoning reckoned, BigDecimal worth) {
        Indicator leaf = of.indicator();
        Effect effect = of.effect();
        BigDecimal weighted = weight(of);
        List<Message> because = reckoned.because();
        BigDecimal computed = NIL;
        if (reckoned.points() != null) {
            boolean stretched = effect == Effect.BASE && leaf.points().signum() > 0 && worth.compareTo(leaf.points()) != 0;
            Fraction points = stretched ? reckoned.points().times(worth).over(leaf.points()) : reckoned.points();
            computed = points.rounded();
            because = stretched ? stretched(leaf, weighted, worth, reckoned, computed) : because;
        }
        LineState state = reckoned.state();
        BigDecimal score = computed;
        Inputs.Amendment byHand = inputs.amendments().get(leaf.code());
        if (byHand != null && (state == LineState.SCORED || state == LineState.NOT_JUDGED)) {
            score = byHand.points().max(BigDecimal.ZERO).min(worth).setScale(Fraction.SCALE, RoundingMode.HALF_UP);
            state = LineState.AMENDED;
            because = and(because, Message.of("indicators.because.amended", computed, score, byHand.reason()));
        }
        Indicator veto = zeroedBy.get(leaf.code());
        if (veto != null && (state == LineState.SCORED || state == LineState.NOT_JUDGED || state == LineState.AMENDED)) {
            score = NIL;
            state = LineState.ZEROED;
            because = and(because, Message.of("indicators.because.zeroed", Said.title(veto.title(), veto.titleEn())));
        }
        return new Line(leaf, of.section(), effect, weighted, worth, computed, score, state, reckoned.used(), because);
    }

    private static List<Message> stretched(Indicator leaf, BigDecimal weighted, BigDecimal worth, Reckoning reckoned, BigDecimal computed) {
        List<Message> because = new ArrayList<>(reckoned.because());
        if (weighted.compareTo(leaf.points()) != 0) {
            because.add(Message.of("indicators.because.weighted", leaf.points(), weighted));
        }
        if (worth.compareTo(weighted) != 0) {
            because.add(Message.of("indicators.because.spread", weighted, worth));
        }
        because.add(Message.of("indicators.because.stretched", Objects.requireNonNull(reckoned.points()).rounded(), worth, leaf.points(), computed));
        return because;
    }

    private static List<Message> and(List<Message> because, Message more) {
        List<Message> all = new ArrayList<>(because);
        all.add(more);
        return all;
    }

    private Section summed(Branch branch, List<Line> below) {
        Indicator root = branch.root();
        Effect effect = branch.effect();
        BigDecimal points = NIL;
        BigDecimal score = NIL;
        boolean applies = false;
        for (Line line : below) {
            boolean counts = line.state() != LineState.NOT_APPLICABLE && line.state() != LineState.NOT_ASSESSED;
            applies |= counts;
            // a bonus among ordinary indicators is counted with the bonuses
            if (line.effect() == effect) {
                points = points.add(effect == Effect.BASE ? line.weighted() : line.worth());
                score = score.add(line.score());
            }
        }
        if (effect != Effect.BASE && root.points().signum() > 0) {
            points = root.points().setScale(Fraction.SCALE, RoundingMode.HALF_UP);
            if (score.compareTo(points) > 0) {
                notes.add(Message.of("indicators.because.sectionLimited", Said.title(root.title(), root.titleEn()), score, points));
                score = points;
            }
        }
        return new Section(root.code(), root.title(), root.titleEn(), effect, points, score, applies);
    }

    private ScoreSheet total() {
        BigDecimal applying = NIL;
        BigDecimal whole = NIL;
        BigDecimal base = NIL;
        for (Section section : sections) {
            if (section.effect() == Effect.BASE) {
                whole = whole.add(section.points());
                applying = section.applies() ? applying.add(section.points()) : applying;
                base = base.add(section.score());
            }
        }
        boolean assessable = applying.signum() > 0;
        if (assessable && applying.compareTo(whole) != 0) {
            BigDecimal converted = base.multiply(whole).divide(applying, Fraction.SCALE, RoundingMode.HALF_UP);
            notes.add(Message.of("indicators.because.converted", base, applying, whole, converted));
            base = converted;
        }
        BigDecimal bonus = extra(Effect.BONUS);
        BigDecimal deduction = extra(Effect.DEDUCTION);
        BigDecimal total = base.add(bonus).subtract(deduction).max(NIL);
        if (most != null && total.compareTo(most) > 0) {
            notes.add(Message.of("indicators.because.mostTotal", total, most));
            total = most.setScale(Fraction.SCALE, RoundingMode.HALF_UP);
        }
        Grade reached = scoring.system().scale().of(total);
        Grade grade = cap == null ? reached : reached.atMost(cap);
        if (grade != reached) {
            notes.add(Message.of("indicators.because.capped", reached, grade));
        }
        return new ScoreSheet(scoring.system().versionId(), inputs.unitId(), groupId, lines, sections, base, bonus, deduction, total, cap, grade, assessable, notes);
    }

    /** Sections of bonuses (or deductions) with their limits, and those among ordinary indicators. */
    private BigDecimal extra(Effect effect) {
        BigDecimal sum = NIL;
        for (Section section : sections) {
            sum = section.effect() == effect ? sum.add(section.score()) : sum;
        }
        for (Line line : lines) {
            boolean within = line.effect() == effect && sections.stream().noneMatch(section -> section.code().equals(line.section()) && section.effect() == effect);
            sum = within ? sum.add(line.score()) : sum;
        }
        return sum;
    }

    private BigDecimal weight(Leaf leaf) {
        return weights[leaf.place()];
    }
}
