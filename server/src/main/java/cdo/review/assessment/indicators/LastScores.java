package cdo.review.assessment.indicators;

import static cdo.review.assessment.tables.LastScoreTable.LAST_SCORE;

import cdo.platform.kernel.Clocks;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.InsertOnConflictWhereStep;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everyone's scores of past years under a system with what they were computed from: from finished runs, or imported. */
@Component
public class LastScores {

    private final DSLContext sql;
    private final Clocks clocks;

    LastScores(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /**
     * A unit's score of a year.
     *
     * @param versionId the version that it was computed with; null when imported
     * @param lines     indicator code → points
     * @param inputs    null when only the points are known
     * @param grade     the one that was signed; null when imported or not graded
     */
    public record LastScore(long unitId, int year, @Nullable Long groupId, @Nullable Long versionId, BigDecimal total, Map<String, BigDecimal> lines, @Nullable Inputs inputs, @Nullable Grade grade) {
    }

    /** Keeps the result of a finished run; called in the run's own transaction, which asked for the right. */
    @Transactional
    public void record(IndicatorSystem system, int year, Inputs inputs, ScoreSheet sheet, @Nullable Grade grade) {
        Map<String, BigDecimal> lines = new LinkedHashMap<>();
        sheet.lines().forEach(line -> lines.put(line.indicator().code(), line.score()));
        put(system.systemId(), new LastScore(inputs.unitId(), year, sheet.groupId(), system.versionId(), sheet.total(), lines, inputs, grade));
    }

    private void put(long systemId, LastScore score) {
        write(systemId, score).execute();
    }

    /** Keeps a score that was brought in, never in the place of one that was computed here. */
    void bring(long systemId, LastScore score) {
        write(systemId, score).where(LAST_SCORE.VERSION_ID.isNull()).execute();
    }

    private InsertOnConflictWhereStep<?> write(long systemId, LastScore score) {
        return sql.insertInto(LAST_SCORE).set(LAST_SCORE.SYSTEM_ID, systemId).set(LAST_SCORE.UNIT_ID, score.unitId()).set(LAST_SCORE.YEAR, score.year()).set(LAST_SCORE.GROUP_ID, score.groupId())
                .set(LAST_SCORE.VERSION_ID, score.versionId()).set(LAST_SCORE.TOTAL, score.total()).set(LAST_SCORE.LINES, RuleJson.write(score.lines()))
                .set(LAST_SCORE.INPUTS, score.inputs() == null ? null : RuleJson.write(score.inputs())).set(LAST_SCORE.GRADE, score.grade() == null ? null : score.grade().name())
                .set(LAST_SCORE.RECORDED_ON, clocks.today()).onConflict(LAST_SCORE.SYSTEM_ID, LAST_SCORE.UNIT_ID, LAST_SCORE.YEAR).doUpdate().setAllToExcluded();
    }

    /** What is kept of a year under a system: by unit. */
    Map<Long, LastScore> of(long systemId, int year) {
        return sql.selectFrom(LAST_SCORE).where(LAST_SCORE.SYSTEM_ID.eq(systemId)).and(LAST_SCORE.YEAR.eq(year)).fetchMap(LAST_SCORE.UNIT_ID, LastScores::score);
    }

    /** Each unit's latest score under any version of the system. */
    @Transactional(readOnly = true)
    public List<LastScore> latest(long systemId) {
        Map<Long, LastScore> latest = new LinkedHashMap<>();
        sql.selectFrom(LAST_SCORE).where(LAST_SCORE.SYSTEM_ID.eq(systemId)).orderBy(LAST_SCORE.YEAR.desc(), LAST_SCORE.UNIT_ID).fetch(LastScores::score)
                .forEach(score -> latest.putIfAbsent(score.unitId(), score));
        return List.copyOf(latest.values());
    }

    /** Every year's score of units under every system: what an officer's or unit's page shows over the years. */
    @Transactional(readOnly = true)
    public Map<Long, List<LastScore>> of(Collection<Long> units) {
        return sql.selectFrom(LAST_SCORE).where(LAST_SCORE.UNIT_ID.in(units)).orderBy(LAST_SCORE.YEAR.desc()).fetch(LastScores::score).stream().collect(Collectors.groupingBy(LastScore::unitId));
    }

    private static LastScore score(Record row) {
        return new LastScore(row.get(LAST_SCORE.UNIT_ID), row.get(LAST_SCORE.YEAR), row.get(LAST_SCORE.GROUP_ID), row.get(LAST_SCORE.VERSION_ID), row.get(LAST_SCORE.TOTAL),
                RuleJson.points(row.get(LAST_SCORE.LINES)), row.get(LAST_SCORE.INPUTS) == null ? null : RuleJson.inputs(row.get(LAST_SCORE.INPUTS)),
                row.get(LAST_SCORE.GRADE) == null ? null : Grade.valueOf(row.get(LAST_SCORE.GRADE)));
    }
}
