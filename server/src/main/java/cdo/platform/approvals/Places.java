package cdo.platform.approvals;

import cdo.platform.kernel.Problem;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** In which unit a step is signed. */
@Component
class Places {

    private final Units units;

    Places(Units units) {
        this.units = units;
    }

    /** @param unitId whose matter it is */
    long of(Route.Step step, long unitId, LocalDate on) {
        return switch (step.place()) {
            case OWN -> unitId;
            case BUREAU -> units.bureauOf(unitId, on).id();
            case AUTHORITY -> units.authority(units.get(unitId).regionId(), on).orElseThrow(() -> new Problem.Refused("approvals.noAuthority")).id();
            case GOVERNMENT -> government(units.get(unitId).regionId(), on);
        };
    }

    private long government(long regionId, LocalDate on) {
        return units.all(on).stream().filter(unit -> unit.regionId() == regionId && unit.kind() == UnitKind.GOVERNMENT).findFirst()
                .orElseThrow(() -> new Problem.Refused("approvals.noGovernment")).id();
    }
}
