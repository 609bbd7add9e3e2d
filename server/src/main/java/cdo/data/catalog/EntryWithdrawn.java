package cdo.data.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A published entry was taken offline (下线) or abolished (废止). */
public record EntryWithdrawn(long entryId, long unitId, @Nullable Long systemId, EntryStage stage, String reason, LocalDate on) {
}
