package cdo.review.assessment.indicators;

import cdo.review.assessment.indicators.ScoringRule.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engine: one version of a system, made ready once, scores any number of units. Pure: no clock, no database, decimal
 * arithmetic only, one rounding (HALF_UP, four places) per line; the same inputs give the same sheet to the digit. Safe to share
 * between threads.
 */
public final class Scoring {

    private final IndicatorSystem system;
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();
    private final List<Branch> branches = new ArrayList<>();
    private final List<Leaf> vetoes = new ArrayList<>();
    private final Map<Long, BigDecimal[]> byGroup = new ConcurrentHashMap<>();
    private final Set<Long> unitsWithWeights;
    private final int size;

    private Scoring(IndicatorSystem system) {
        this.system = system;
        Map<String, List<Leaf>> below = new HashMap<>();
        int place = 0;
        for (Indicator each : system.leaves()) {
            ScoringRule rule = Objects.requireNonNull(each.rule());
            String section = system.root(each).code();
            Leaf leaf = new Leaf(place++, each, rule, rule.effect(), section);
            (leaf.effect() == Effect.VETO ? vetoes : below.computeIfAbsent(section, _ -> new ArrayList<>())).add(leaf);
        }
        size = place;
        for (Indicator root : system.roots()) {
            List<Leaf> leaves = below.get(root.code());
            if (leaves != null) {
                branches.add(new Branch(root, effect(leaves), List.copyOf(leaves)));
            }
        }
        unitsWithWeights = system.weights().stream().map(Weight::unitId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * An indicator that has points or vetoes, with what would otherwise be asked of it again for every unit.
     *
     * @param place   among the leaves of the system
     * @param section code of its level-1 node
     */
    record Leaf(int place, Indicator indicator, ScoringRule rule, Effect effect, String section) {
    }

    /** A level-1 node with the leaves below it that have points; {@code effect}: what these do, BASE when they differ. */
    record Branch(Indicator root, Effect effect, List<Leaf> leaves) {
    }

    /** Groups of bonuses and of deductions hold nothing else. */
    private static Effect effect(List<Leaf> leaves) {
        Effect first = leaves.getFirst().effect();
        return leaves.stream().allMatch(leaf -> leaf.effect() == first) ? first : Effect.BASE;
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

    /** The points of every leaf for a unit, by its place, before anything is spread. */
    BigDecimal[] weights(@Nullable Long groupId, long unitId) {
        if (unitsWithWeights.contains(unitId)) {
            return placed(Weighing.of(system, groupId, unitId));
        }
        return byGroup.computeIfAbsent(groupId == null ? 0L : groupId, _ -> placed(Weighing.of(system, groupId, null)));
    }

    private BigDecimal[] placed(Map<String, BigDecimal> byCode) {
        var weights = new BigDecimal[size];
        branches.forEach(branch -> branch.leaves().forEach(leaf -> weights[leaf.place()] = byCode.get(leaf.indicator().code())));
        return weights;
    }

    Map<String, Condition> conditions() {
        return conditions;
    }

    /** In the order of the tree, without those that hold nothing but vetoes. */
    List<Branch> branches() {
        return branches;
    }

    List<Leaf> vetoes() {
        return vetoes;
    }
}
