package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What still keeps a version from being issued: points that do not add up, empty groups, rules that no longer fit. */
final class SystemChecks {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SystemChecks() {
    }

    /**
     * @param groupNames names of comparable groups; null: not looked at
     * @param groupName  how a comparable group is called
     */
    static List<Message> faults(IndicatorSystem system, Collection<String> measures, @Nullable Collection<String> groupNames, LongFunction<Message> groupName) {
        List<Message> faults = new ArrayList<>();
        for (Indicator each : system.indicators()) {
            RuleChecks.faults(each, measures, groupNames).forEach(fault -> faults.add(Message.of("indicators.issue.rule", each.code(), Said.title(each.title(), each.titleEn()), fault)));
            if (!each.leaf()) {
                group(system, each, faults);
            }
            if (each.rule() instanceof ScoringRule.Veto veto) {
                veto.zeroes().stream().filter(code -> system.find(code).filter(Indicator::leaf).isEmpty()).forEach(code -> faults.add(Message.of("indicators.issue.zeroes", each.code(), code)));
            }
        }
        BigDecimal total = total(system, null);
        if (total.compareTo(HUNDRED) != 0) {
            faults.add(Message.of("indicators.issue.total", total));
        }
        var groups = new TreeSet<Long>();
        system.weights().stream().map(Weight::groupId).filter(Objects::nonNull).forEach(groups::add);
        for (Long group : groups) {
            BigDecimal sum = total(system, group);
            if (sum.compareTo(HUNDRED) != 0) {
                faults.add(Message.of("indicators.issue.groupTotal", groupName.apply(group), sum));
            }
        }
        return faults;
    }

    /** What the ordinary indicators add up to for a group. */
    static BigDecimal total(IndicatorSystem system, @Nullable Long groupId) {
        Map<String, BigDecimal> points = Weighing.of(system, groupId, null);
        return system.leaves().stream().filter(SystemChecks::counts).map(leaf -> points.get(leaf.code())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void group(IndicatorSystem system, Indicator group, List<Message> faults) {
        List<Indicator> children = system.children(group.code());
        if (children.isEmpty()) {
            faults.add(Message.of("indicators.issue.empty", group.code(), Said.title(group.title(), group.titleEn())));
            return;
        }
        List<Indicator> counted = children.stream().filter(child -> !child.leaf() || counts(child)).toList();
        if (counted.stream().noneMatch(child -> !child.leaf() || counts(child))) {
            return; // bonuses and deductions: their group's points are a limit, not a sum
        }
        BigDecimal sum = counted.stream().map(Indicator::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(group.points()) != 0) {
            faults.add(Message.of("indicators.issue.sum", group.code(), Said.title(group.title(), group.titleEn()), group.points(), sum));
        }
    }

    private static boolean counts(Indicator leaf) {
        return Objects.requireNonNull(leaf.rule()).effect() == ScoringRule.Effect.BASE;
    }
}
