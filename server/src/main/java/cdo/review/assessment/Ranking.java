package cdo.review.assessment;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those assessed in the order of their totals. Names are shown to those assessed only where the organiser allows; one's own always is. */
@Component
@Transactional(readOnly = true)
public class Ranking {

    private final RunRows rows;
    private final Runs runs;
    private final Units units;
    private final People people;

    Ranking(RunRows rows, Runs runs, Units units, People people) {
        this.rows = rows;
        this.runs = runs;
        this.units = units;
        this.people = people;
    }

    /**
     * A place.
     *
     * @param rank equal totals share a rank; 0 for those without a total
     * @param unit null: the name is not shown to this reader
     */
    public record Place(int rank, Assessed assessed, @Nullable Unit unit, @Nullable String person, @Nullable BigDecimal total, @Nullable Grade grade) {

        /** 宜昌市公安局 张三 */
        public String name(Language language) {
            return unit == null ? "" : unit.name(language) + (person == null ? "" : "　" + person);
        }
    }

    /** For this reader; empty before scores are shown to them. */
    public List<Place> of(Who who, AssessmentRun run) {
        boolean organiser = runs.organises(who, run);
        if (!organiser && !run.stage().scoresShown()) {
            return List.of();
        }
        boolean grades = organiser || run.stage().ordinal() > RunStage.SIGNING.ordinal();
        return places(run).stream().map(place -> organiser || run.settings().namesShown() || who.reads(place.assessed().unitId()) ? place
                : new Place(place.rank(), place.assessed(), null, null, place.total(), place.grade())).map(place -> grades ? place : new Place(place.rank(), place.assessed(), place.unit(), place.person(), place.total(), null)).toList();
    }

    List<Place> excellent(AssessmentRun run) {
        return places(run).stream().filter(each -> each.grade() == Grade.EXCELLENT).toList();
    }

    /** Is there anybody to recommend? */
    public boolean recommends(AssessmentRun run) {
        return run.officers() && run.stage() == RunStage.CONCLUDED && !excellent(run).isEmpty();
    }

    /** Everyone by name: for the organiser's own papers. */
    List<Place> places(AssessmentRun run) {
        List<Assessed> sorted = rows.assessed(run.id()).stream().sorted(Comparator.comparing(Assessed::total, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(Assessed::id)).toList();
        var places = new ArrayList<Place>();
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Assessed each = sorted.get(i);
            boolean equal = i > 0 && each.total() != null && sorted.get(i - 1).total() != null && each.total().compareTo(sorted.get(i - 1).total()) == 0;
            rank = equal ? rank : i + 1;
            places.add(new Place(each.total() == null ? 0 : rank, each, units.get(each.unitId()), each.personId() == null ? null : people.get(each.personId()).name(), each.total(), each.grade()));
        }
        return places;
    }
}
