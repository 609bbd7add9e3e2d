package cdo.office.program;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A program that a bureau runs, by a document of its government or authority.
 *
 * @param organiserUnitId who runs it: plans, reviews, reports
 * @param parentId        the upper program that a county's program answers to
 * @param ends            null: until further notice
 */
public record Program(long id, long organiserUnitId, @Nullable Long parentId, String title, String titleEn, @Nullable String documentNumber,
                      @Nullable LocalDate documentDate, LocalDate starts, @Nullable LocalDate ends, int version) {

    public static final String KIND = "program";

    public SubjectRef ref() {
        return SubjectRef.of(KIND, id);
    }

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }

    /** What a new program is called and based on. */
    public record Draft(String title, @Nullable String titleEn, @Nullable String documentNumber, @Nullable LocalDate documentDate, LocalDate starts,
                        @Nullable LocalDate ends) {

        /** What users name themselves has one name in both languages unless they give two. */
        String english() {
            return titleEn == null ? title : titleEn;
        }
    }
}
