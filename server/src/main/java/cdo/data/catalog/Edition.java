package cdo.data.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One edition of an entry; immutable once published.
 *
 * @param number       from 1
 * @param changeKind   why it differs from the one before; null for the first
 * @param effectiveOn  the day on which the declared change took effect: the update is due from it
 * @param providerName as it stood when it was published
 * @param publishedOn  null: under way
 */
public record Edition(long entryId, int number, Content content, @Nullable ChangeKind changeKind, @Nullable LocalDate effectiveOn, @Nullable String changeReason,
                      @Nullable String providerName, @Nullable String bureauName, @Nullable LocalDate publishedOn, @Nullable String publishedBy) {

    public boolean published() {
        return publishedOn != null;
    }
}
