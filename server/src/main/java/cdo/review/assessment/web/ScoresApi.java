package cdo.review.assessment.web;

import cdo.platform.kernel.Who;
import cdo.review.assessment.Ranking;
import cdo.review.assessment.Runs;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The scores of a run for other systems (信息化项目安排, 绩效评估): what the same person sees on the ranking's page, to four places. */
@RestController
class ScoresApi {

    private final Runs runs;
    private final Ranking ranking;

    ScoresApi(Runs runs, Ranking ranking) {
        this.runs = runs;
        this.ranking = ranking;
    }

    /** Names and ids are null where the organiser does not show them to this reader. */
    record Score(int rank, @Nullable Long unitId, @Nullable String unit, @Nullable String person, @Nullable BigDecimal total, @Nullable String grade) {
    }

    @GetMapping("/api/v1/assessments/{id:\\d+}/scores")
    List<Score> scores(Who who, @PathVariable long id) {
        return ranking.of(who, runs.get(who, id)).stream().map(place -> new Score(place.rank(), place.unit() == null ? null : place.unit().id(), place.unit() == null ? null : place.unit().name(), place.person(),
                place.total(), place.grade() == null ? null : place.grade().name())).toList();
    }
}
