package cdo.review.assessment;

import static cdo.review.assessment.tables.AssessedTable.ASSESSED;
import static cdo.review.assessment.tables.ChangeTable.CHANGE;
import static cdo.review.assessment.tables.CountedRowTable.COUNTED_ROW;
import static cdo.review.assessment.tables.JudgementTable.JUDGEMENT;
import static cdo.review.assessment.tables.MarkTable.MARK;
import static cdo.review.assessment.tables.PanelTable.PANEL;
import static cdo.review.assessment.tables.ReviewerTable.REVIEWER;
import static org.jooq.impl.DSL.select;

import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Region;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.review.assessment.indicators.IndicatorSystem;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.Inputs;
import cdo.review.assessment.indicators.Judgement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads what a run's scores are computed from, a few queries for all units together. */
@Component
class FrozenInputs {

    private static final int SCALE = 4;

    private final DSLContext sql;
    private final Freezes freezes;
    private final Catalogue catalogue;
    private final IndicatorSystems systems;
    private final Units units;
    private final Regions regions;
    private final Groups groups;

    FrozenInputs(DSLContext sql, Freezes freezes, Catalogue catalogue, IndicatorSystems systems, Units units, Regions regions, Groups groups) {
        this.sql = sql;
        this.freezes = freezes;
        this.catalogue = catalogue;
        this.systems = systems;
        this.units = units;
        this.regions = regions;
        this.groups = groups;
    }

    RunInputs of(AssessmentRun run, List<Assessed> assessed) {
        IndicatorSystem system = system(run);
        var kinds = new HashMap<String, Measure.Kind>();
        var rows = new HashMap<String, Map<Long, List<Measure.Row>>>();
        if (run.freezeId() != null) {
            for (String key : freezes.measures(run.freezeId())) {
                kinds.put(key, catalogue.get(key).kind());
                rows.put(key, freezes.rows(run.freezeId(), key).stream().map(Freezes.Frozen::counted).collect(Collectors.groupingBy(Measure.Row::unitId)));
            }
        }
        return new RunInputs(system, kinds, rows, judged(run), notApplicable(run), panel(run), ledger(run), amendments(run), facts(run, assessed));
    }

    IndicatorSystem system(AssessmentRun run) {
        return systems.get(Objects.requireNonNull(run.versionId()));
    }

    private Condition of(AssessmentRun run, Field<Long> assessed) {
        return assessed.in(select(ASSESSED.ID).from(ASSESSED).where(ASSESSED.RUN_ID.eq(run.id())));
    }

    private Map<Long, Map<String, Judgement>> judged(AssessmentRun run) {
        var all = new HashMap<Long, Map<String, Judgement>>();
        sql.selectFrom(JUDGEMENT).where(of(run, JUDGEMENT.ASSESSED_ID)).and(JUDGEMENT.DECIDED.isNotNull())
                .forEach(row -> all.computeIfAbsent(row.get(JUDGEMENT.ASSESSED_ID), _ -> new HashMap<>()).put(row.get(JUDGEMENT.INDICATOR), JudgementJson.read(row.get(JUDGEMENT.DECIDED))));
        return all;
    }

    private Map<Long, Map<String, String>> notApplicable(AssessmentRun run) {
        var all = new HashMap<Long, Map<String, String>>();
        sql.selectFrom(JUDGEMENT).where(of(run, JUDGEMENT.ASSESSED_ID)).and(JUDGEMENT.DECIDED.isNull())
                .forEach(row -> all.computeIfAbsent(row.get(JUDGEMENT.ASSESSED_ID), _ -> new HashMap<>()).put(row.get(JUDGEMENT.INDICATOR), row.get(JUDGEMENT.REASON)));
        return all;
    }

    /** The mean of the marks, of panels that are closed. */
    private Map<Long, Map<String, BigDecimal>> panel(AssessmentRun run) {
        var marks = new HashMap<Long, Map<String, List<BigDecimal>>>();
        sql.select(MARK.ASSESSED_ID, MARK.INDICATOR, MARK.POINTS).from(MARK).join(REVIEWER).on(REVIEWER.ID.eq(MARK.REVIEWER_ID)).join(PANEL).on(PANEL.ID.eq(REVIEWER.PANEL_ID))
                .where(PANEL.RUN_ID.eq(run.id())).and(PANEL.STAGE.eq(PanelStage.CLOSED.name())).orderBy(MARK.ID)
                .forEach(row -> marks.computeIfAbsent(row.value1(), _ -> new HashMap<>()).computeIfAbsent(row.value2(), _ -> new ArrayList<>()).add(row.value3()));
        var means = new HashMap<Long, Map<String, BigDecimal>>();
        marks.forEach((id, items) -> items.forEach((item, points) -> means.computeIfAbsent(id, _ -> new HashMap<>()).put(item, mean(points))));
        return means;
    }

    static BigDecimal mean(List<BigDecimal> points) {
        return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(points.size()), SCALE, RoundingMode.HALF_UP);
    }

    private Map<Long, List<BigDecimal>> ledger(AssessmentRun run) {
        return sql.select(COUNTED_ROW.ASSESSED_ID, COUNTED_ROW.NUMERATOR).from(COUNTED_ROW).where(of(run, COUNTED_ROW.ASSESSED_ID)).and(COUNTED_ROW.PART.eq(OfficerPart.LEDGER.name()))
                .orderBy(COUNTED_ROW.ID).fetchGroups(COUNTED_ROW.ASSESSED_ID, COUNTED_ROW.NUMERATOR);
    }

    private Map<Long, Map<String, Inputs.Amendment>> amendments(AssessmentRun run) {
        var all = new HashMap<Long, Map<String, Inputs.Amendment>>();
        sql.selectFrom(CHANGE).where(of(run, CHANGE.ASSESSED_ID)).orderBy(CHANGE.ID)
                .forEach(row -> all.computeIfAbsent(row.get(CHANGE.ASSESSED_ID), _ -> new HashMap<>()).put(row.get(CHANGE.INDICATOR), new Inputs.Amendment(row.get(CHANGE.POINTS), row.get(CHANGE.REASON))));
        return all;
    }

    private Map<Long, Map<String, String>> facts(AssessmentRun run, List<Assessed> assessed) {
        Map<Long, Unit> byId = units.all(run.asAt()).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        Map<Long, Region> regionOf = new HashMap<>();
        Map<Long, String> groupName = groups.all().stream().collect(Collectors.toMap(Groups.Group::id, Groups.Group::name));
        var all = new HashMap<Long, Map<String, String>>();
        for (Assessed each : assessed) {
            Unit unit = byId.containsKey(each.unitId()) ? byId.get(each.unitId()) : units.get(each.unitId());
            Region region = regionOf.computeIfAbsent(unit.regionId(), regions::get);
            all.put(each.id(), Map.of("kind", unit.kind().name(), "level", region.level().name(), "region", region.code(), "group", each.groupId() == null ? "" : groupName.getOrDefault(each.groupId(), "")));
        }
        return all;
    }
}
