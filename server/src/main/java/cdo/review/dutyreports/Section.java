package cdo.review.dutyreports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was written under a part; version 0 and an empty text when nobody has written yet. */
public record Section(ReportPart part, String text, @Nullable String savedBy, @Nullable Instant savedAt, int version) {

    public boolean written() {
        return !text.isBlank();
    }
}
