package cdo.platform.measures.web;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.MeasureRights;
import cdo.platform.measures.Value;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A unit's figures for other systems, as stored, to four places; everything below means: of what the reader may read below it. */
@RestController
class MeasuresApi {

    private final Catalogue catalogue;
    private final Evidence evidence;
    private final MeasurePages pages;
    private final Clocks clocks;

    MeasuresApi(Catalogue catalogue, Evidence evidence, MeasurePages pages, Clocks clocks) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.pages = pages;
        this.clocks = clocks;
    }

    /** {@code value}: null means 不适用; {@code taken}: the day of the snapshot, null when there is none. */
    record Figure(String measure, Measure.Kind kind, BigDecimal numerator, BigDecimal denominator, @Nullable BigDecimal value, @Nullable LocalDate taken) {
    }

    record Answer(long unitId, String unit, LocalDate day, List<Figure> own, List<Figure> below) {
    }

    /** @param unit the token's own when it is not said */
    @GetMapping(path = "/api/v1/measures", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer measures(Who who, @RequestParam @Nullable Long unit, @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        who.must(MeasureRights.SEE);
        Unit shown = pages.readable(who, unit == null ? who.unitId() : unit);
        LocalDate on = day == null ? clocks.today() : day;
        return new Answer(shown.id(), shown.name(), on, figures(evidence.totals(List.of(shown.id()), on)), figures(evidence.totals(pages.below(who, shown.id(), on), on)));
    }

    private List<Figure> figures(Map<String, Evidence.Total> totals) {
        return catalogue.all().stream().map(measure -> {
            Evidence.Total total = totals.get(measure.key());
            Value value = total.value();
            return new Figure(measure.key(), measure.kind(), value.numerator(), value.denominator(), value.value(), total.taken());
        }).toList();
    }
}
