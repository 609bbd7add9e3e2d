package cdo.office.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A member of a series, by post (成员单位): whoever holds the post on the day. */
public record Member(long id, long seriesId, long postId, long unitId, LocalDate since, @Nullable LocalDate until) {

    public boolean on(LocalDate day) {
        return !since.isAfter(day) && (until == null || !until.isBefore(day));
    }
}
