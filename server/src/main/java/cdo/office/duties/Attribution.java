package cdo.office.duties;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * For whom a duty counts (house §1): whoever held the post on the day it was met, else on the due day; a successor has the
 * rule's grace for duties taken over; a vacant post leaves it to the unit alone. What the unit owes without naming a post
 * counts for its chief data officer.
 *
 * @param personId     null: nobody held the post that day
 * @param personOnTime on time for the person; null while it is neither met nor past the person's own limit
 */
public record Attribution(@Nullable Long personId, @Nullable Boolean personOnTime) {

    /** The time in which a person holds the post; {@code to} null: still. */
    public record Holding(long personId, LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * What a successor has beyond the due date.
     *
     * @param from  the day on which the post was taken over
     * @param until the last day on which it is still on time for that person; for the unit the due date stays
     */
    public record Grace(long personId, LocalDate from, int days, LocalDate until) {
    }

    /** Empty for who held the post when the duty began, and when the due date leaves as much time. */
    static Optional<Grace> grace(Holding holder, LocalDate opened, LocalDate due, int graceDays, BiFunction<LocalDate, Integer, LocalDate> graceEnds) {
        if (!holder.from().isAfter(opened)) {
            return Optional.empty();
        }
        LocalDate until = graceEnds.apply(holder.from(), graceDays);
        return until.isAfter(due) ? Optional.of(new Grace(holder.personId(), holder.from(), graceDays, until)) : Optional.empty();
    }

    /**
     * @param holdings      everyone who held the post
     * @param opened        the start of the duty: who came later has taken it over
     * @param metOn         null: not met yet
     * @param today         the day of asking
     * @param graceEnds     the last day of grace of a successor who began on the given day with so many working days
     */
    static Attribution of(List<Holding> holdings, LocalDate opened, LocalDate due, @Nullable LocalDate metOn, LocalDate today, int graceDays,
                          BiFunction<LocalDate, Integer, LocalDate> graceEnds) {
        LocalDate deciding = metOn != null ? metOn : due;
        if (metOn == null && !today.isAfter(due)) {
            return new Attribution(null, null);
        }
        Holding holder = holdings.stream().filter(each -> each.covers(deciding)).findFirst().orElse(null);
        if (holder == null) {
            return new Attribution(null, null);
        }
        LocalDate own = grace(holder, opened, due, graceDays, graceEnds).map(Grace::until).orElse(due);
        if (metOn != null) {
            return new Attribution(holder.personId(), !metOn.isAfter(own));
        }
        return new Attribution(holder.personId(), today.isAfter(own) ? Boolean.FALSE : null);
    }
}
