package cdo.review.assessment.indicators;

import cdo.platform.kernel.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of an indicator system (指标体系), whole.
 *
 * @param versionId  the version; runs keep this one
 * @param systemId   the system that all versions belong to
 * @param number     1, 2, 3 …
 * @param indicators in the order of the tree, a parent before its children
 * @param version    for optimistic editing of a draft
 */
public record IndicatorSystem(long versionId, long systemId, int number, long organiserId, String title, String titleEn, SystemState state, String reason,
                              GradeScale scale, List<Indicator> indicators, List<Weight> weights, int version) {

    public IndicatorSystem {
        indicators = List.copyOf(indicators);
        weights = List.copyOf(weights);
    }

    /** A system by itself, for trying out and for tests. */
    public static IndicatorSystem of(String title, List<Indicator> indicators, List<Weight> weights) {
        return new IndicatorSystem(0, 0, 1, 0, title, title, SystemState.DRAFT, "", GradeScale.USUAL, indicators, weights, 0);
    }

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }

    public List<Indicator> roots() {
        return indicators.stream().filter(each -> each.parent() == null).toList();
    }

    public List<Indicator> children(@Nullable String code) {
        return indicators.stream().filter(each -> java.util.Objects.equals(each.parent(), code)).toList();
    }

    public List<Indicator> leaves() {
        return indicators.stream().filter(Indicator::leaf).toList();
    }

    public Optional<Indicator> find(String code) {
        return indicators.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The level-1 node above a node, or itself. */
    public Indicator root(Indicator node) {
        Indicator up = node;
        while (up.parent() != null) {
            up = find(up.parent()).orElseThrow();
        }
        return up;
    }

    /** 1, 2 or 3. */
    public int level(Indicator node) {
        int level = 1;
        for (Indicator up = node; up.parent() != null; up = find(up.parent()).orElseThrow()) {
            level++;
        }
        return level;
    }

    /** Every measure that it reads: what a run has to freeze. */
    public List<String> measures() {
        return leaves().stream().flatMap(leaf -> java.util.stream.Stream.concat(java.util.Objects.requireNonNull(leaf.rule()).measures().stream(),
                java.util.stream.Stream.concat(leaf.rule().conditions().stream(), java.util.stream.Stream.ofNullable(leaf.applies()))
                        .flatMap(text -> Condition.measures(text).stream()))).distinct().sorted().toList();
    }
}
