package cdo.office.meetings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 更正 of issued minutes: what an item said, what it says now, and why. */
public record Correction(long id, long itemId, String oldText, String newText, String reason, String actor, LocalDate day, @Nullable Long documentId) {
}
