package cdo.review.assessment.indicators;

import cdo.platform.kernel.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of a system by its head, for registers. */
public record Edition(long systemId, long versionId, int number, long organiserId, String title, String titleEn, @Nullable String template, SystemState state,
                      String reason, String madeBy, LocalDate madeOn, @Nullable String issuedBy, @Nullable LocalDate issuedOn, int version) {

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }
}
