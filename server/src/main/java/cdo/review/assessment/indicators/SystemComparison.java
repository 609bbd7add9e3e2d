package cdo.review.assessment.indicators;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a new version changes, and what it would have made of everyone's last score. */
@Component
@Transactional(readOnly = true)
public class SystemComparison {

    private final IndicatorSystems systems;
    private final LastScores scores;
    private final Units units;
    private final Clocks clocks;

    SystemComparison(IndicatorSystems systems, LastScores scores, Units units, Clocks clocks) {
        this.systems = systems;
        this.scores = scores;
        this.units = units;
        this.clocks = clocks;
    }

    /** One difference between two versions; null sides were or are not there. */
    public record Change(String code, @Nullable Indicator before, @Nullable Indicator after) {

        public Message title() {
            Indicator shown = after == null ? Objects.requireNonNull(before) : after;
            return Said.title(shown.title(), shown.titleEn());
        }

        /** What is different, in words. */
        public List<Message> differences() {
            if (before == null) {
                return List.of(Message.of("indicators.change.added", Objects.requireNonNull(after).points()));
            }
            if (after == null) {
                return List.of(Message.of("indicators.change.removed", before.points()));
            }
            List<Message> said = new ArrayList<>();
            if (before.points().compareTo(after.points()) != 0) {
                said.add(Message.of("indicators.change.points", before.points(), after.points()));
            }
            if (!Objects.equals(before.rule(), after.rule())) {
                said.add(Message.of("indicators.change.rule"));
            }
            if (!Objects.equals(before.parent(), after.parent())) {
                said.add(Message.of("indicators.change.moved"));
            }
            if (!Objects.equals(before.applies(), after.applies())) {
                said.add(Message.of("indicators.change.applies"));
            }
            if (said.isEmpty()) {
                said.add(Message.of("indicators.change.text"));
            }
            return said;
        }
    }

    /**
     * A unit's last score and what the other version makes of the same inputs. Both grades are those that points and vetoes give.
     *
     * @param signed the grade that was signed, by hand or quota perhaps another one than the points gave; null when none is known
     * @param after null when the inputs of the last score are not known
     */
    public record Effect(Unit unit, int year, BigDecimal before, Grade gradeBefore, @Nullable Grade signed, int placeBefore, @Nullable BigDecimal after, @Nullable Grade gradeAfter, int placeAfter,
                         List<Shift> shifts) {

        public @Nullable BigDecimal difference() {
            return after == null ? null : after.subtract(before);
        }
    }

    /** An indicator that gives other points, those of a deduction below 0; without a code what limits and conversions make of the sum. All together are the difference. */
    public record Shift(String code, BigDecimal before, BigDecimal after) {
        BigDecimal by() {
            return after.subtract(before).abs();
        }
    }

    /** @param base the version that is compared with; empty for a first version */
    public record Comparison(IndicatorSystem draft, Optional<IndicatorSystem> base, List<Change> changes, List<Effect> effects) {
    }

    /** A version against the one before it. */
    public Comparison of(Who who, long versionId) {
        IndicatorSystem draft = systems.read(who, versionId);
        Optional<IndicatorSystem> base = systems.editions(draft.systemId()).stream().filter(each -> each.number() == draft.number() - 1).findFirst()
                .map(each -> systems.get(each.versionId()));
        return new Comparison(draft, base, base.map(was -> changes(was, draft)).orElse(List.of()), effects(who, draft));
    }

    /** Differences in the order of the new tree, what is gone last. */
    static List<Change> changes(IndicatorSystem before, IndicatorSystem after) {
        List<Change> changes = new ArrayList<>();
        for (Indicator now : after.indicators()) {
            Indicator was = before.find(now.code()).orElse(null);
            if (was == null || !same(was, now)) {
                changes.add(new Change(now.code(), was, now));
            }
        }
        before.indicators().stream().filter(was -> after.find(was.code()).isEmpty()).forEach(was -> changes.add(new Change(was.code(), was, null)));
        return changes;
    }

    private static boolean same(Indicator was, Indicator now) {
        return was.points().compareTo(now.points()) == 0 && Objects.equals(was.parent(), now.parent()) && was.title().equals(now.title()) && was.titleEn().equals(now.titleEn())
                && Objects.equals(was.rule(), now.rule()) && was.subject().equals(now.subject()) && was.evidence().equals(now.evidence()) && Objects.equals(was.applies(), now.applies());
    }

    /** @param was the sheet of the version that gave the last score; null when that is not known */
    private record Pair(LastScores.LastScore last, @Nullable ScoreSheet was, @Nullable ScoreSheet sheet) {
    }

    private Pair pair(LastScores.LastScore last, Scoring now, Map<Long, Scoring> earlier) {
        Inputs inputs = last.inputs();
        if (inputs == null || last.versionId() == null) {
            return new Pair(last, null, inputs == null ? null : now.score(last.groupId(), inputs));
        }
        ScoreSheet was = earlier.computeIfAbsent(last.versionId(), version -> Scoring.of(systems.get(version))).score(last.groupId(), inputs);
        return new Pair(last, was, now.score(last.groupId(), HandChanges.carried(inputs, was, now.score(last.groupId(), inputs))));
    }

    private List<Effect> effects(Who who, IndicatorSystem draft) {
        Scoring scoring = Scoring.of(draft);
        Map<Long, Scoring> earlier = new HashMap<>();
        List<Pair> pairs = scores.latest(draft.systemId()).stream().filter(last -> who.reads(last.unitId()))
                .map(last -> pair(last, scoring, earlier)).toList();
        List<BigDecimal> before = pairs.stream().map(pair -> pair.last().total()).sorted(Comparator.reverseOrder()).toList();
        List<BigDecimal> after = pairs.stream().map(Pair::sheet).filter(Objects::nonNull).map(ScoreSheet::total).sorted(Comparator.reverseOrder()).toList();
        return pairs.stream().map(pair -> effect(draft, pair, before, after))
                .sorted(Comparator.comparing((Effect effect) -> effect.difference() == null ? BigDecimal.ZERO : effect.difference().abs()).reversed().thenComparing(effect -> effect.unit().position()))
                .toList();
    }

    private Effect effect(IndicatorSystem draft, Pair pair, List<BigDecimal> before, List<BigDecimal> after) {
        LastScores.LastScore last = pair.last();
        ScoreSheet sheet = pair.sheet();
        Unit unit = units.find(last.unitId(), clocks.today()).orElseGet(() -> units.get(last.unitId()));
        Grade grade = pair.was() == null ? draft.scale().of(last.total()) : pair.was().grade();
        return new Effect(unit, last.year(), last.total(), grade, last.grade(), place(before, last.total()), sheet == null ? null : sheet.total(), sheet == null ? null : sheet.grade(),
                sheet == null ? 0 : place(after, sheet.total()), sheet == null ? List.of() : shifts(last, pair.was(), sheet));
    }

    /** Equal totals share a place. */
    private static int place(List<BigDecimal> descending, BigDecimal total) {
        return (int) descending.stream().filter(other -> other.compareTo(total) > 0).count() + 1;
    }

    /** Greatest first. */
    private static List<Shift> shifts(LastScores.LastScore last, @Nullable ScoreSheet was, ScoreSheet sheet) {
        Map<String, BigDecimal> before = new LinkedHashMap<>();
        Map<String, BigDecimal> after = new LinkedHashMap<>();
        sheet.lines().forEach(line -> after.put(line.indicator().code(), signed(line.effect(), line.score())));
        last.lines().forEach((code, points) -> before.put(code, signed(sheet.line(code).or(() -> Optional.ofNullable(was).flatMap(old -> old.line(code))).map(ScoreSheet.Line::effect).orElse(ScoringRule.Effect.BASE), points)));
        List<Shift> shifts = new ArrayList<>();
        shifts.add(new Shift("", last.total().subtract(sum(before)), sheet.total().subtract(sum(after))));
        after.forEach((code, points) -> shifts.add(new Shift(code, before.getOrDefault(code, BigDecimal.ZERO), points)));
        before.forEach((code, points) -> {
            if (!after.containsKey(code)) {
                shifts.add(new Shift(code, points, BigDecimal.ZERO));
            }
        });
        return shifts.stream().filter(shift -> shift.by().signum() != 0).sorted(Comparator.comparing(Shift::by).reversed()).toList();
    }

    private static BigDecimal signed(ScoringRule.Effect effect, BigDecimal points) {
        return effect == ScoringRule.Effect.DEDUCTION ? points.abs().negate() : points;
    }

    private static BigDecimal sum(Map<String, BigDecimal> points) {
        return points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
