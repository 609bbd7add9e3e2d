package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine: one version of a system, made ready once, scores any number of units. Pure: no clock, no database, decimal
 * arithmetic only, one rounding (HALF_UP, four places) per line; the same inputs give the same sheet to the digit. Safe to share
 * between threads.
 */
public final class Scoring {

    private final IndicatorSystem system;
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();
    private final Map<String, List<Indicator>> leaves = new LinkedHashMap<>();
    private final List<Indicator> vetoes = new ArrayList<>();
    private final Map<Long, Map<String, BigDecimal>> byGroup = new ConcurrentHashMap<>();
    private final List<Long> unitsWithWeights;

    private Scoring(IndicatorSystem system) {
        this.system = system;
        for (Indicator root : system.roots()) {
            leaves.put(root.code(), new ArrayList<>());
        }
        for (Indicator leaf : system.leaves()) {
            if (Objects.requireNonNull(leaf.rule()).effect() == ScoringRule.Effect.VETO) {
                vetoes.add(leaf);
            } else {
                Objects.requireNonNull(leaves.get(system.root(leaf).code())).add(leaf);
            }
        }
        unitsWithWeights = system.weights().stream().map(Weight::unitId).filter(Objects::nonNull).distinct().toList();
    }

    /** Makes a version ready for many units. */
    public static Scoring of(IndicatorSystem system) {
        return new Scoring(system);
    }

    /** Scores one unit of a comparable group (null: of none). */
    public static ScoreSheet score(IndicatorSystem system, @Nullable Long groupId, Inputs inputs) {
        return of(system).score(groupId, inputs);
    }

    public IndicatorSystem system() {
        return system;
    }

    /** Scores one unit of a comparable group (null: of none). */
    public ScoreSheet score(@Nullable Long groupId, Inputs inputs) {
        return new Tally(this, groupId, inputs).sheet();
    }

    /** The points of every leaf for a unit, before anything is spread. */
    public Map<String, BigDecimal> weights(@Nullable Long groupId, long unitId) {
        if (unitsWithWeights.contains(unitId)) {
            return Weighing.of(system, groupId, unitId);
        }
        return byGroup.computeIfAbsent(groupId == null ? 0L : groupId, _ -> Weighing.of(system, groupId, null));
    }

    Map<String, Condition> conditions() {
        return conditions;
    }

    /** The leaves below a level-1 node that have points. */
    List<Indicator> below(Indicator root) {
        return leaves.getOrDefault(root.code(), List.of());
    }

    List<Indicator> vetoes() {
        return vetoes;
    }

    /** What the points below a level-1 node do; groups of bonuses and of deductions hold nothing else. */
    ScoringRule.Effect effect(Indicator root) {
        List<Indicator> below = below(root);
        Map<ScoringRule.Effect, Integer> kinds = new HashMap<>();
        below.forEach(leaf -> kinds.merge(Objects.requireNonNull(leaf.rule()).effect(), 1, Integer::sum));
        return below.isEmpty() ? ScoringRule.Effect.VETO : kinds.size() == 1 ? kinds.keySet().iterator().next() : ScoringRule.Effect.BASE;
    }
}
