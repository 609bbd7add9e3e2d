package cdo.review.assessment;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.review.assessment.indicators.Figure;
import cdo.review.assessment.indicators.Indicator;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.Inputs;
import cdo.review.assessment.indicators.Judgement;
import cdo.review.assessment.indicators.ScoringRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the scores of a run are computed from, read once: frozen figures by unit, what was judged, the panel's means,
 * the frozen ledger, changes by hand. Pure: the same contents give the same inputs.
 *
 * @param rows          measure key → unit → frozen rows that count
 * @param judgements    assessed → item → what the first review decided
 * @param notApplicable assessed → indicator → why
 * @param panel         assessed → item → mean of the marks of a closed panel
 * @param ledger        assessed → effects of frozen ledger entries
 * @param amendments    assessed → indicator → latest change by hand
 * @param facts         assessed → what conditions may ask of the unit
 */
record RunInputs(IndicatorSystem system, Map<String, Measure.Kind> kinds, Map<String, Map<Long, List<Measure.Row>>> rows, Map<Long, Map<String, Judgement>> judgements,
                 Map<Long, Map<String, String>> notApplicable, Map<Long, Map<String, BigDecimal>> panel, Map<Long, List<BigDecimal>> ledger,
                 Map<Long, Map<String, Inputs.Amendment>> amendments, Map<Long, Map<String, String>> facts) {

    Inputs of(Assessed assessed) {
        var judged = new HashMap<>(judgements.getOrDefault(assessed.id(), Map.of()));
        panel.getOrDefault(assessed.id(), Map.of()).forEach((item, mean) -> judged.put(item, new Judgement.Given(mean)));
        withLedger(judged, assessed.id());
        return Inputs.of(assessed.unitId(), figures(assessed), judged).notApplicable(notApplicable.getOrDefault(assessed.id(), Map.of()))
                .facts(facts.getOrDefault(assessed.id(), Map.of())).amended(amendments.getOrDefault(assessed.id(), Map.of()));
    }

    private Map<String, Figure> figures(Assessed assessed) {
        var figures = new HashMap<String, Figure>();
        rows.forEach((key, byUnit) -> {
            var counted = new ArrayList<Measure.Row>();
            assessed.covers().stream().sorted().forEach(unit -> counted.addAll(byUnit.getOrDefault(unit, List.of())));
            Measure.Kind kind = kinds.get(key);
            figures.put(key, Figure.of(kind, Value.of(kind, counted)));
        });
        return figures;
    }

    /** The year's ledger goes to the first bonus and the first deduction of the system, beside what was judged there. */
    private void withLedger(Map<String, Judgement> judged, long assessed) {
        List<BigDecimal> effects = ledger.getOrDefault(assessed, List.of());
        add(judged, ScoringRule.Effect.BONUS, effects.stream().filter(each -> each.signum() > 0).toList());
        add(judged, ScoringRule.Effect.DEDUCTION, effects.stream().filter(each -> each.signum() < 0).map(BigDecimal::negate).toList());
    }

    private void add(Map<String, Judgement> judged, ScoringRule.Effect effect, List<BigDecimal> entries) {
        if (!entries.isEmpty()) {
            booked(system, effect).ifPresent(code -> {
                BigDecimal already = judged.get(code) instanceof Judgement.Given(BigDecimal number) ? number : null;
                judged.put(code, new Judgement.Booked(already, entries.stream().reduce(BigDecimal.ZERO, BigDecimal::add), entries.size()));
            });
        }
    }

    /** On which indicator the ledger's entries of an effect are booked. */
    static Optional<String> booked(IndicatorSystem system, ScoringRule.Effect effect) {
        return system.leaves().stream().filter(leaf -> leaf.rule() != null && leaf.rule().effect() == effect).map(Indicator::code).findFirst();
    }
}
