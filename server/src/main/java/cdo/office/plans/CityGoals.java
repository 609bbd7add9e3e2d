package cdo.office.plans;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a unit, or a whole level, stands on the founding document's goals; computed by measures, never here. */
@Component
@Transactional(readOnly = true)
public class CityGoals {

    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Clocks clocks;
    private final Words words;

    CityGoals(Catalogue catalogue, Evidence evidence, Units units, Clocks clocks, Words words) {
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.clocks = clocks;
        this.words = words;
    }

    /**
     * A goal as it stands.
     *
     * @param measure null: not yet computable
     * @param taken   the snapshot's day; null: none yet
     */
    public record Standing(CityGoal goal, @Nullable Reading measure, List<Reading> pointers) {
        public boolean computable() {
            return measure != null;
        }
    }

    /** A measure and what it says. */
    public record Reading(Measure measure, Value value, @Nullable LocalDate taken) {
    }

    /** The three goals for the units that a unit's plans cover. */
    public List<Standing> of(Who who, long unitId) {
        who.must(PlanRights.SEE);
        Set<Long> covered = covered(unitId);
        return Arrays.stream(CityGoal.values()).map(goal -> new Standing(goal, read(goal.measure(), covered).orElse(null),
                goal.pointers().stream().flatMap(key -> read(key, covered).stream()).toList())).toList();
    }

    /** The value of a measure over the units that a unit's plans cover; empty when no module has that measure. */
    Optional<Reading> read(String key, Set<Long> covered) {
        LocalDate today = clocks.today();
        return find(key).map(measure -> new Reading(measure, evidence.total(measure, covered, today), evidence.nearest(measure, today).orElse(null)));
    }

    Optional<Measure> find(String key) {
        return catalogue.all().stream().filter(measure -> measure.key().equals(key)).findFirst();
    }

    /** All measures a goal may name: those that have a title to choose by. */
    public List<Measure> measures() {
        return catalogue.all().stream().filter(measure -> words.has("measure." + measure.key())).toList();
    }

    /** A department plans for itself and what is below it; a government, its bureau and its authority for the whole level. */
    Set<Long> covered(long unitId) {
        LocalDate today = clocks.today();
        Unit unit = units.get(unitId);
        if (unit.kind() == UnitKind.BUREAU || unit.kind() == UnitKind.AUTHORITY) {
            Optional<Unit> government = units.all(today).stream().filter(each -> each.regionId() == unit.regionId() && each.kind() == UnitKind.GOVERNMENT).findFirst();
            if (government.isPresent()) {
                return units.subtree(government.get().id(), today);
            }
        }
        return units.subtree(unitId, today);
    }
}
