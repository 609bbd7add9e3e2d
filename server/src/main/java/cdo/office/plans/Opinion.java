package cdo.office.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit's opinion on a draft, asked for and perhaps given.
 *
 * @param kind null while it was not given
 */
public record Opinion(long id, long planId, int round, long unitId, String unitName, LocalDate askedOn, LocalDate due, @Nullable OpinionKind kind, String text,
                      @Nullable LocalDate givenOn, @Nullable String givenBy, @Nullable Handling handling, String handlingReason) {

    public boolean given() {
        return kind != null;
    }

    /** Must the drafting unit still say what it made of it? */
    public boolean open() {
        return kind == OpinionKind.COMMENTS && handling == null;
    }

    public boolean late(LocalDate today) {
        return given() ? givenOn.isAfter(due) : today.isAfter(due);
    }
}
