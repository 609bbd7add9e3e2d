package cdo.review.assessment.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each leaf is worth: own points, then the group's, then the unit's, then the level-1 node's stretched over its leaves. */
final class Weighing {

    private Weighing() {
    }

    /** Leaf code → points, four places. */
    static Map<String, BigDecimal> of(IndicatorSystem system, @Nullable Long groupId, @Nullable Long unitId) {
        Map<String, BigDecimal> set = new HashMap<>();
        system.weights().stream().filter(weight -> weight.groupId() != null && weight.groupId().equals(groupId)).forEach(weight -> set.put(weight.code(), weight.points()));
        system.weights().stream().filter(weight -> weight.unitId() != null && weight.unitId().equals(unitId)).forEach(weight -> set.put(weight.code(), weight.points()));
        Map<String, BigDecimal> points = new HashMap<>();
        for (Indicator root : system.roots()) {
            List<Indicator> leaves = system.leaves().stream().filter(leaf -> system.root(leaf).equals(root)).toList();
            for (Indicator leaf : leaves) {
                points.put(leaf.code(), set.getOrDefault(leaf.code(), leaf.points()).setScale(Fraction.SCALE, RoundingMode.HALF_UP));
            }
            BigDecimal stretched = set.get(root.code());
            if (stretched != null && !root.leaf()) {
                List<Indicator> counted = leaves.stream().filter(leaf -> Objects.requireNonNull(leaf.rule()).effect() == ScoringRule.Effect.BASE).toList();
                List<BigDecimal> spread = spread(counted.stream().map(leaf -> points.get(leaf.code())).toList(), stretched);
                for (int i = 0; i < counted.size(); i++) {
                    points.put(counted.get(i).code(), spread.get(i));
                }
            }
        }
        return points;
    }

    /** Stretches points in proportion to the sum wanted; what rounding leaves goes to the greatest, the first of equals. */
    static List<BigDecimal> spread(List<BigDecimal> points, BigDecimal wanted) {
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return points;
        }
        List<BigDecimal> spread = new ArrayList<>();
        BigDecimal left = wanted.setScale(Fraction.SCALE, RoundingMode.HALF_UP);
        int greatest = 0;
        for (int i = 0; i < points.size(); i++) {
            BigDecimal share = points.get(i).multiply(wanted).divide(sum, Fraction.SCALE, RoundingMode.HALF_UP);
            spread.add(share);
            left = left.subtract(share);
            greatest = points.get(i).compareTo(points.get(greatest)) > 0 ? i : greatest;
        }
        spread.set(greatest, spread.get(greatest).add(left));
        return spread;
    }
}
