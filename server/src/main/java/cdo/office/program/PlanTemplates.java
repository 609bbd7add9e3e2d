package cdo.office.program;

import cdo.platform.organization.Region;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts a phase of the template into a program: its obligations, and its scope by the names of the units that exist. */
@Component
class PlanTemplates {

    private final ProgramRows rows;
    private final Units units;
    private final Regions regions;

    PlanTemplates(ProgramRows rows, Units units, Regions regions) {
        this.rows = rows;
        this.units = units;
        this.regions = regions;
    }

    /** @return the phase's id */
    long add(long program, long organiser, PlanTemplate.TemplatePhase template, PhaseState state, LocalDate on) {
        Unit bureau = units.get(organiser);
        boolean city = regions.get(bureau.regionId()).level() == RegionLevel.CITY;
        Phase.Draft draft = template.phase();
        long id = rows.insert(program, null, state, null,
                city ? draft : new Phase.Draft(draft.kind(), draft.title(), draft.titleEn(), draft.starts(), draft.ends(), null));
        template.obligations().forEach(obligation -> rows.insert(id, obligation));
        scope(bureau, template.pilotScope(), on).forEach(unit -> rows.join(id, unit.id(), on));
        return id;
    }

    private List<Unit> scope(Unit bureau, boolean pilot, LocalDate on) {
        Set<Long> below = regions.children(bureau.regionId(), on).stream().filter(region -> region.level() == RegionLevel.COUNTY || region.level() == RegionLevel.ZONE)
                .map(Region::id).collect(Collectors.toSet());
        return units.all(on).stream().filter(unit -> {
            boolean department = unit.regionId() == bureau.regionId() && (unit.kind() == UnitKind.DEPARTMENT || unit.kind() == UnitKind.BUREAU)
                    && unit.parentId() != null && unit.parentId().equals(bureau.parentId());
            boolean county = unit.kind() == UnitKind.GOVERNMENT && below.contains(unit.regionId());
            return department && (!pilot || PlanTemplate.PILOT_DEPARTMENTS.stream().anyMatch(unit.name()::endsWith))
                    || county && (!pilot || PlanTemplate.PILOT_COUNTIES.stream().anyMatch(unit.name()::startsWith));
        }).toList();
    }
}
