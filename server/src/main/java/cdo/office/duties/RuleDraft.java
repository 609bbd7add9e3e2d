package cdo.office.duties;

import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.Receipt;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** Writes a shipped rule down readably: {@code RuleDraft.of("program.roster", "报送…", "File …").by(5, 31).source(…).rule()}. */
public final class RuleDraft {

    private final String key;
    private final Rule.Text title;
    private Rule.Limit limit = new Rule.Limit.Stated();
    private @Nullable MonthDay window;
    private int extension;
    private @Nullable Integer suspension;
    private int grace = 10;
    private Rule.Ladder ladder = new Rule.Ladder(3, 1, 3, 10);
    private Rule.Text basis = new Rule.Text("", "");
    private RuleSource source = RuleSource.PROPOSAL;
    private boolean verified;
    private LocalDate from = LocalDate.of(2022, 5, 20);

    private RuleDraft(String key, Rule.Text title) {
        this.key = key;
        this.title = title;
    }

    public static RuleDraft of(String key, String titleZh, String titleEn) {
        return new RuleDraft(key, new Rule.Text(titleZh, titleEn));
    }

    /** N working days from the start. */
    public RuleDraft workingDays(int days) {
        limit = new Rule.Limit.Days(days, DayUnit.WORKING, Receipt.AS_IS);
        return this;
    }

    /** N calendar days from the start. */
    public RuleDraft calendarDays(int days) {
        limit = new Rule.Limit.Days(days, DayUnit.CALENDAR, Receipt.AS_IS);
        return this;
    }

    /** By a fixed day of the year; does not roll. */
    public RuleDraft by(int month, int day) {
        limit = new Rule.Limit.Fixed(MonthDay.of(month, day), false);
        return this;
    }

    /** Work done before this day of the year does not count. */
    public RuleDraft from(int month, int day) {
        window = MonthDay.of(month, day);
        return this;
    }

    public RuleDraft extendable(int days) {
        extension = days;
        return this;
    }

    /** A longer suspension, in working days, is flagged. */
    public RuleDraft suspendedAtMost(int days) {
        suspension = days;
        return this;
    }

    public RuleDraft grace(int workingDays) {
        grace = workingDays;
        return this;
    }

    public RuleDraft ladder(int remindBefore, int chaseAfter, int superviseAfter, int circulateAfter) {
        ladder = new Rule.Ladder(remindBefore, chaseAfter, superviseAfter, circulateAfter);
        return this;
    }

    /** Where it is written; {@code checked}: somebody compared it with the official text. */
    public RuleDraft source(RuleSource source, boolean checked, String basisZh, String basisEn) {
        this.source = source;
        this.verified = checked;
        this.basis = new Rule.Text(basisZh, basisEn);
        return this;
    }

    public RuleDraft validFrom(LocalDate day) {
        from = day;
        return this;
    }

    public Rule rule() {
        return new Rule(0, key, 1, title, null, limit, window, extension, suspension, grace, ladder, basis, source, verified, from, null);
    }
}
