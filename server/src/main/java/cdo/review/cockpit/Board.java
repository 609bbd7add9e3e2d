package cdo.review.cockpit;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.organization.Region;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page's figures: a unit with everything below it.
 *
 * @param counties the regions below, for a city; empty for others
 */
public record Board(Unit unit, Region region, LocalDate day, List<Tile> tiles, List<Place> counties, List<Line> pressing, int dueThisWeek, int overdue) {

    /**
     * A large number.
     *
     * @param change against the nearest snapshot a month before; null when there is none
     */
    public record Tile(Measure measure, Value value, @Nullable BigDecimal change) {
    }

    /** A county on the map, with the chosen measure over all its units. */
    public record Place(Region region, Unit government, Value value) {
    }

    /** A unit with what presses there. */
    public record Line(long unitId, String name, int overdue, int dueThisWeek) {
    }
}
