package cdo.office.program;

import cdo.platform.kernel.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated obligation of a phase, as data.
 *
 * @param key        names it within the phase, for measures: {@code summary}
 * @param ruleKey    the duties' rule under which it is owed
 * @param windowFrom what was done before this day does not count; null: no such day
 */
public record Obligation(long id, long phaseId, String key, String title, String titleEn, String ruleKey, Debtor debtor, ObligationForm form,
                         @Nullable LocalDate windowFrom, LocalDate due, int place) {

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }

    /** What a new obligation is. */
    public record Draft(String key, String title, String titleEn, String ruleKey, Debtor debtor, ObligationForm form, @Nullable LocalDate windowFrom, LocalDate due) {
    }
}
