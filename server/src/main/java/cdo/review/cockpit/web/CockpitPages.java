package cdo.review.cockpit.web;

import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.web.CityMap;
import cdo.platform.web.Choice;
import cdo.platform.web.Page;
import cdo.platform.web.Rate;
import cdo.platform.web.Screen;
import cdo.review.cockpit.Board;
import cdo.review.cockpit.Boards;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board of the asker's own reach, and of any unit the asker may read. */
@Controller
class CockpitPages {

    private static final String FIRST = "duties.met-on-time";

    private final Boards boards;
    private final Catalogue catalogue;

    CockpitPages(Boards boards, Catalogue catalogue) {
        this.boards = boards;
        this.catalogue = catalogue;
    }

    @GetMapping("/cockpit")
    Screen own(Who who, Page page, @RequestParam(defaultValue = FIRST) String measure) {
        return board(who, page, null, measure);
    }

    @GetMapping("/cockpit/units/{id}")
    Screen unit(Who who, Page page, @PathVariable long id, @RequestParam(defaultValue = FIRST) String measure) {
        return board(who, page, id, measure);
    }

    private Screen board(Who who, Page page, @Nullable Long id, String key) {
        Measure measure = catalogue.get(key);
        Board board = boards.of(who, id, measure);
        return Screen.of("review/cockpit/board").with("board", board).with("measure", measure).with("map", map(page, board, measure))
                .with("choices", Choice.of(catalogue.all(), Measure::key, each -> page.t("measure." + each.key())));
    }

    /** Levels by quarters; one hue, nobody is coloured red for ranking low. */
    private static Map<String, CityMap.Value> map(Page page, Board board, Measure measure) {
        Map<String, CityMap.Value> values = new LinkedHashMap<>();
        BigDecimal most = board.counties().stream().map(place -> place.value().value()).filter(java.util.Objects::nonNull).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        for (Board.Place place : board.counties()) {
            values.put(place.region().code(), new CityMap.Value(text(page, measure, place.value()), level(measure, place.value(), most), "/cockpit/units/" + place.government().id()));
        }
        return values;
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
