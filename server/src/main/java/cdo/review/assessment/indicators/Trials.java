package cdo.review.assessment.indicators;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 试算: what a version gives a unit on the figures of the day, before anybody has judged anything. Keeps nothing. */
@Component
@Transactional(readOnly = true)
public class Trials {

    private final IndicatorSystems systems;
    private final Catalogue measures;
    private final Evidence evidence;
    private final Units units;
    private final Regions regions;
    private final Groups groups;
    private final Clocks clocks;

    Trials(IndicatorSystems systems, Catalogue measures, Evidence evidence, Units units, Regions regions, Groups groups, Clocks clocks) {
        this.systems = systems;
        this.measures = measures;
        this.evidence = evidence;
        this.units = units;
        this.regions = regions;
        this.groups = groups;
        this.clocks = clocks;
    }

    /** A unit's sheet on today's figures. */
    public ScoreSheet of(Who who, long versionId, long unitId) {
        IndicatorSystem system = systems.read(who, versionId);
        who.must(IndicatorRights.SEE);
        if (!who.reads(unitId)) {
            throw new cdo.platform.kernel.Problem.Hidden(cdo.platform.kernel.SubjectRef.of("unit", unitId));
        }
        Map<String, Figure> figures = new HashMap<>();
        for (String key : system.measures()) {
            measures.all().stream().filter(each -> each.key().equals(key)).findFirst().ifPresent(measure -> figures.put(key, figure(measure, unitId)));
        }
        Long group = groupOf(system, unitId);
        return Scoring.score(system, group, Inputs.of(unitId, figures, Map.of()).facts(facts(units.get(unitId), group)));
    }

    /** What conditions may ask of a unit; runs give the same. */
    public Map<String, String> facts(Unit unit, @Nullable Long groupId) {
        var region = regions.get(unit.regionId());
        return Map.of("kind", unit.kind().name(), "level", region.level().name(), "region", region.code(), "group", groupId == null ? "" : groups.get(groupId).name());
    }

    /** The group of the system's weights in which the unit is today; null when in none. */
    public @Nullable Long groupOf(IndicatorSystem system, long unitId) {
        List<Long> weighed = system.weights().stream().map(Weight::groupId).filter(java.util.Objects::nonNull).distinct().toList();
        return weighed.stream().filter(group -> groups.on(group, clocks.today()).contains(unitId)).findFirst().orElse(null);
    }

    private Figure figure(Measure measure, long unitId) {
        return Figure.of(measure.kind(), evidence.value(measure, unitId, clocks.today()));
    }
}
