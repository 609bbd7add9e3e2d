package cdo.office.duties;

import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.Receipt;
import cdo.platform.kernel.Language;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a rule: how a due date follows from a start, where that is written, and how the ladder climbs.
 *
 * @param limit          days counted from the start, a fixed day of the year, or set by whoever opens the duty
 * @param windowStart    work done before this day of the year does not count
 * @param extensionDays  longest extension that who is owed to may grant, in the limit's unit; 0 = none
 * @param suspensionDays longest suspension in working days before it is flagged; null = any
 * @param graceDays      working days that a successor has for duties taken over
 * @param basis          legal text in both languages
 * @param verified       已核: somebody compared it with the official text
 */
public record Rule(long id, String key, int edition, Text title, @Nullable Long organiserUnitId, Limit limit, @Nullable MonthDay windowStart, int extensionDays,
                   @Nullable Integer suspensionDays, int graceDays, Ladder ladder, Text basis, RuleSource source, boolean verified,
                   LocalDate validFrom, @Nullable LocalDate validTo) {

    /** The same in both languages; seeded rules are bilingual, a user's own rule may repeat the Chinese. */
    public record Text(String zh, String en) {
        public String in(Language language) {
            return language.chinese() ? zh : en;
        }
    }

    /** How the due date follows from the start. */
    public sealed interface Limit {
        /** N days from the start, by the working calendar of the debtor's region. */
        record Days(int days, DayUnit unit, Receipt receipt) implements Limit {
        }

        /** A fixed day of the year in which the duty was opened; rolls to the next working day only when the rule says so. */
        record Fixed(MonthDay day, boolean rolls) implements Limit {
        }

        /** Whoever opens the duty states the date (a decision, a return for correction). */
        record Stated() implements Limit {
        }
    }

    /** After how many working days each rung is reached; reminding counts before the due date. */
    public record Ladder(int remindBefore, int chaseAfter, int superviseAfter, int circulateAfter) {
    }
}
