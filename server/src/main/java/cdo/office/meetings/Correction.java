package cdo.office.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 更正 of issued minutes: what they said, what they say now, and why.
 *
 * @param itemId the item, {@code outcomeId} the outcome, {@code postId} the member; whichever it was about
 */
public record Correction(long id, CorrectionKind what, @Nullable Long itemId, @Nullable Long outcomeId, @Nullable Long postId, String oldText, String newText, String reason,
                         String actor, LocalDate day, @Nullable Long documentId) {
}
