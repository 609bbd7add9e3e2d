package cdo.review.cockpit;

import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Region;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page's figures: a unit with everything below it that the reader may read.
 *
 * @param units  how many units the figures cover
 * @param tiles  every measure
 * @param places the counties of a city, or the units directly below, in their official order
 */
public record Board(Unit unit, Region region, LocalDate day, int units, List<Tile> tiles, boolean city, List<Place> places, List<Line> pressing, int overdue, int dueThisWeek,
                    List<Standing> goals, List<Moved> moved, List<Vacancy> vacancies, List<Officer> officers) {

    private static final int LARGE = 8;

    /**
     * A large number.
     *
     * @param taken  the day of the snapshot it comes from; null when there is none
     * @param change against the snapshot of {@code since}, the nearest a month before; null when one of the two does not apply
     */
    public record Tile(Measure measure, Value value, @Nullable LocalDate taken, @Nullable BigDecimal change, @Nullable LocalDate since) {
    }

    /** A unit below, with the chosen measure over all its units; the region is a county's. */
    public record Place(@Nullable Region region, Unit unit, Value value) {
    }

    /** A unit with what presses there. */
    public record Line(Unit unit, int overdue, int dueThisWeek) {
    }

    /**
     * Where we stand on a goal of the plan.
     *
     * @param computable false: no measure computes it yet, and the tiles only point the way
     */
    public record Standing(PlanGoal goal, boolean computable, List<Tile> tiles) {
    }

    /** How many subjects of a measure count otherwise than at the end of last month. */
    public record Moved(Measure measure, int subjects, LocalDate since) {
    }

    /**
     * A post of an officer that nobody holds.
     *
     * @param since the first day without holder; null: it was never filled
     */
    public record Vacancy(long postId, Unit unit, PostKind kind, @Nullable LocalDate since, long days, @Nullable String acting) {
    }

    /** Who holds an officer's post of this very unit. */
    public record Officer(long personId, String name, PostKind kind, LocalDate from, boolean acting) {
    }

    /** The numbers shown large: of each goal one, then of each a second, until there are eight; the rest is on the page of all measures. */
    public List<Tile> headlines() {
        return PlanGoal.headlines(goals, LARGE);
    }
}
