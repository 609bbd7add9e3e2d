package cdo.office.duties.web;

import cdo.office.duties.Rule;
import cdo.office.duties.RuleSource;
import cdo.platform.calendar.DayUnit;
import cdo.platform.calendar.Receipt;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a rule's next edition: what can be changed is numbers, texts and their status, not the kind of its limit. */
final class RuleForm {

    private RuleForm() {
    }

    static Form filled(Rule rule, LocalDate from) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (rule.limit()) {
            case Rule.Limit.Days days -> {
                values.put("days", days.days());
                values.put("unit", days.unit());
                values.put("receipt", days.receipt());
            }
            case Rule.Limit.Fixed fixed -> {
                values.put("month", fixed.day().getMonthValue());
                values.put("day", fixed.day().getDayOfMonth());
            }
            case Rule.Limit.Stated ignored -> { }
        }
        values.put("titleZh", rule.title().zh());
        values.put("titleEn", rule.title().en());
        values.put("extension", rule.extensionDays());
        values.put("grace", rule.graceDays());
        values.put("remind", rule.ladder().remindBefore());
        values.put("chase", rule.ladder().chaseAfter());
        values.put("supervise", rule.ladder().superviseAfter());
        values.put("circulate", rule.ladder().circulateAfter());
        values.put("basisZh", rule.basis().zh());
        values.put("basisEn", rule.basis().en());
        values.put("source", rule.source());
        if (rule.verified()) {
            values.put("verified", "true");
        }
        values.put("validFrom", from);
        return Form.filled(values);
    }

    static Rule read(Reading read, Rule current) {
        Rule.Limit limit = switch (current.limit()) {
            case Rule.Limit.Days ignored -> new Rule.Limit.Days((int) read.number("days", 1, 3650), read.choice("unit", DayUnit.class), read.choice("receipt", Receipt.class));
            case Rule.Limit.Fixed fixed -> new Rule.Limit.Fixed(monthDay(read, fixed.day()), fixed.rolls());
            case Rule.Limit.Stated stated -> stated;
        };
        var ladder = new Rule.Ladder((int) read.number("remind", 0, 60), (int) read.number("chase", 1, 60), (int) read.number("supervise", 1, 120), (int) read.number("circulate", 1, 240));
        if (ladder.chaseAfter() > ladder.superviseAfter() || ladder.superviseAfter() > ladder.circulateAfter()) {
            read.wrong("supervise", "duties.rule.ladderOrder");
        }
        LocalDate from = read.date("validFrom");
        var rule = new Rule(0, current.key(), 0, new Rule.Text(read.text("titleZh", 200), read.text("titleEn", 200)), current.organiserUnitId(), limit, current.windowStart(),
                (int) read.number("extension", 0, 365), current.suspensionDays(), (int) read.number("grace", 0, 120), ladder,
                new Rule.Text(read.text("basisZh", 2000), read.text("basisEn", 2000)), read.choice("source", RuleSource.class), read.checked("verified"),
                from == null ? LocalDate.MAX : from, null);
        read.done();
        return rule;
    }

    private static MonthDay monthDay(Reading read, @Nullable MonthDay fallback) {
        int month = (int) read.number("month", 1, 12);
        int day = (int) read.number("day", 1, 31);
        try {
            return MonthDay.of(month, day);
        } catch (java.time.DateTimeException nonexistent) {
            read.wrong("day", "form.date");
            return java.util.Objects.requireNonNull(fallback);
        }
    }
}
