package cdo.review.cockpit.web;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.web.CityMap;
import cdo.platform.web.Page;
import cdo.platform.web.Rate;
import cdo.review.cockpit.Board;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How places are coloured: one hue in four steps; nobody is coloured red for ranking low. */
final class Colours {

    private Colours() {
    }

    static Map<String, CityMap.Value> map(Page page, Board board, Measure measure) {
        Map<String, CityMap.Value> values = new LinkedHashMap<>();
        BigDecimal most = most(board);
        for (Board.Place place : board.places()) {
            if (place.region() != null) {
                values.put(place.region().code(), new CityMap.Value(text(page, measure, place.value()), level(measure, place.value(), most), "/cockpit/units/" + place.unit().id(), place.region().name(page.language())));
            }
        }
        return values;
    }

    /** How many places stand at each level, 4 first; 0 are those to which the measure does not apply. */
    static Map<Integer, Integer> levels(Board board, Measure measure) {
        Map<Integer, Integer> levels = new LinkedHashMap<>();
        for (int level = 4; level >= 0; level--) {
            levels.put(level, 0);
        }
        BigDecimal most = most(board);
        board.places().forEach(place -> levels.merge(level(measure, place.value(), most), 1, Integer::sum));
        return levels;
    }

    private static BigDecimal most(Board board) {
        return board.places().stream().map(place -> place.value().value()).filter(Objects::nonNull).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
    }

    private static int level(Measure measure, Value value, BigDecimal most) {
        if (value.value() == null) {
            return 0;
        }
        BigDecimal whole = measure.kind() == Measure.Kind.RATIO || most.signum() == 0 ? BigDecimal.ONE : most;
        double share = value.value().doubleValue() / whole.doubleValue();
        return share >= 0.9 ? 4 : share >= 0.7 ? 3 : share >= 0.4 ? 2 : 1;
    }

    private static String text(Page page, Measure measure, Value value) {
        return measure.kind() == Measure.Kind.RATIO ? new Rate(value.numerator(), value.denominator()).text(page)
                : value.value() == null ? page.t("ui.inapplicable") : page.v(value.value().stripTrailingZeros());
    }
}
