package cdo.data.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An edition of an entry was published by the bureau and is visible to all officers. */
public record EntryPublished(long entryId, long unitId, @Nullable Long systemId, int version, LocalDate on) {
}
