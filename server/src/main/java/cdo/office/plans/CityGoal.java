package cdo.office.plans;

import java.util.List;

/**
 * The founding document's own goals (plan 一（二）). Each has a definition – the messages {@code plans.cityGoal.<GOAL>.definition}
 * and {@code .formula} – and the measure that computes it; as long as no module has registered that measure, the goal is marked
 * as not yet computable and only the measures that point the way are shown.
 */
public enum CityGoal {
    /** 全量化汇聚. */
    FULL_AGGREGATION("aggregation.tables-loaded", List.of("survey.systems-surveyed", "catalog.systems-with-entry")),
    /** 标准化治理. */
    STANDARDISED_GOVERNANCE("catalog.systems-with-entry", List.of("survey.systems-surveyed")),
    /** 场景化开发. */
    SCENARIO_DEVELOPMENT("scenarios.in-use", List.of());

    private final String measure;
    private final List<String> pointers;

    CityGoal(String measure, List<String> pointers) {
        this.measure = measure;
        this.pointers = pointers;
    }

    /** Key of the measure that computes it; perhaps not registered yet. */
    public String measure() {
        return measure;
    }

    /** Keys of measures that say how far the way has come. */
    public List<String> pointers() {
        return pointers;
    }
}
