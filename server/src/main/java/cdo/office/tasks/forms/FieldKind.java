package cdo.office.tasks.forms;

import cdo.platform.kernel.Message;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What may be written into a field of a form, and how it is written down. */
public enum FieldKind {
    TEXT, NUMBER, DATE, YES_NO, CHOICE;

    /** As answers of {@link #YES_NO} are written down; workbooks of Chinese offices read so. */
    public static final String YES_WRITTEN = "是";
    public static final String NO_WRITTEN = "否";
    static final int LONGEST = 1000;
    private static final List<String> YES = List.of(YES_WRITTEN, "有", "Y", "y", "yes", "Yes", "√", "1");
    private static final List<String> NO = List.of(NO_WRITTEN, "无", "N", "n", "no", "No", "×", "0");

    /** Empty when the value will do; an empty value always does here. */
    Optional<Message> fault(String typed, List<String> choices) {
        String value = typed.strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        boolean good = switch (this) {
            case TEXT -> value.codePointCount(0, value.length()) <= LONGEST;
            case NUMBER -> Reading.plain(value).replace(",", "").matches("-?\\d{1,15}(\\.\\d{1,6})?");
            case DATE -> day(value).isPresent();
            case YES_NO -> YES.contains(value) || NO.contains(value);
            case CHOICE -> choices.contains(value);
        };
        return good ? Optional.empty() : Optional.of(this == CHOICE ? Message.of("tasks.form.fault.CHOICE", String.join("、", choices)) : Message.of("tasks.form.fault." + this, LONGEST));
    }

    /** One way of writing the same value: 2026-06-30, 1234.5, 是. */
    String written(String typed) {
        String value = typed.strip();
        return switch (this) {
            case TEXT, CHOICE -> value;
            case NUMBER -> Reading.plain(value).replace(",", "");
            case DATE -> day(value).map(LocalDate::toString).orElse(value);
            case YES_NO -> YES.contains(value) ? YES_WRITTEN : NO.contains(value) ? NO_WRITTEN : value;
        };
    }

    private static Optional<LocalDate> day(String value) {
        return Optional.ofNullable(Reading.parse(value));
    }
}
