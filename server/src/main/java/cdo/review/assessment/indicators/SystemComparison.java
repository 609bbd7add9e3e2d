package cdo.review.assessment.indicators;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * A unit's last score and what the other version makes of the same inputs.
     *
     * @param after null when the inputs of the last score are not known
     */
    public record Effect(Unit unit, int year, BigDecimal before, Grade gradeBefore, int placeBefore, @Nullable BigDecimal after, @Nullable Grade gradeAfter, int placeAfter,
                         List<Shift> shifts) {

        public @Nullable BigDecimal difference() {
            return after == null ? null : after.subtract(before);
        }
    }

    /** An indicator that gives other points. */
    public record Shift(String code, BigDecimal before, BigDecimal after) {
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

    private record Pair(LastScores.LastScore last, @Nullable ScoreSheet sheet) {
    }

    private List<Effect> effects(Who who, IndicatorSystem draft) {
        Scoring scoring = Scoring.of(draft);
        List<Pair> pairs = scores.latest(draft.systemId()).stream().filter(last -> who.reads(last.unitId()))
                .map(last -> new Pair(last, last.inputs() == null ? null : scoring.score(last.groupId(), last.inputs()))).toList();
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
        return new Effect(unit, last.year(), last.total(), draft.scale().of(last.total()), place(before, last.total()), sheet == null ? null : sheet.total(), sheet == null ? null : sheet.grade(),
                sheet == null ? 0 : place(after, sheet.total()), sheet == null ? List.of() : shifts(last, sheet));
    }

    /** Equal totals share a place. */
    private static int place(List<BigDecimal> descending, BigDecimal total) {
        return (int) descending.stream().filter(other -> other.compareTo(total) > 0).count() + 1;
    }

    private static List<Shift> shifts(LastScores.LastScore last, ScoreSheet sheet) {
        List<Shift> shifts = new ArrayList<>();
        for (ScoreSheet.Line line : sheet.lines()) {
            BigDecimal was = last.lines().getOrDefault(line.indicator().code(), BigDecimal.ZERO);
            if (was.compareTo(line.score()) != 0) {
                shifts.add(new Shift(line.indicator().code(), was, line.score()));
            }
        }
        last.lines().forEach((code, was) -> {
            if (was.signum() != 0 && sheet.line(code).isEmpty()) {
                shifts.add(new Shift(code, was, BigDecimal.ZERO));
            }
        });
        return shifts;
    }
}
