package cdo.platform.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values out of a form and collects every complaint, so that all of them are told at once: read everything,
 * then {@link #done()}. A value that could not be read comes back as null (or the fallback given).
 */
public final class Reading {

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|(\\d{4})(\\d{2})(\\d{2})");

    private static final Pattern MONTH = Pattern.compile("(\\d{4})\\s*[-/.年]?\\s*(\\d{1,2})\\s*月?");

    private static final Pattern TELEPHONE = Pattern.compile("(?:\\+?86[- ]?)?[(（]?\\d{3,4}[)）]?[- —－]?(?:\\d[- ]?){2,8}(?:\\s*(?:转|ext\\.?|-)\\s*\\d{1,6})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,24}");

    private final Form form;
    private final List<Problem.FieldError> errors;

    /** Complaints that the form came with, such as an empty file, are told with the others. */
    public Reading(Form form) {
        this.form = form;
        this.errors = new ArrayList<>(form.errors());
    }

    /** Digits and their signs as a Chinese keyboard also writes them (１２．５、－３、９０％) in their plain form: what every number and date is read from. */
    public static String plain(String typed) {
        var plain = new StringBuilder(typed.length());
        typed.strip().chars().forEach(c -> plain.append((char) (c >= '！' && c <= '～' ? c - '！' + '!' : c == '−' ? '-' : c == '　' ? ' ' : c)));
        return plain.toString();
    }

    /** Refuses marks of secrecy, then with everything that was noted. Call it after the last field and before the command. */
    public void done() {
        SecretScreen.refuse(form.values());
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    /** Notes a complaint of the caller's own. */
    public void wrong(String field, String key, Object... args) {
        errors.add(new Problem.FieldError(field, Message.of(key, args)));
    }

    /** Trimmed text; must not be empty. Full-width spaces are trimmed too. */
    public String text(String name, int longest) {
        String text = optional(name, longest);
        if (text == null) {
            wrong(name, "form.missing");
            return "";
        }
        return text;
    }

    /** Trimmed text, or null when empty. */
    public @Nullable String optional(String name, int longest) {
        String text = form.value(name).strip();
        if (text.codePointCount(0, text.length()) > longest) {
            wrong(name, "form.tooLong", longest);
        }
        return text.isEmpty() ? null : text;
    }

    /** A date that must be given; null when it was noted as wrong. */
    public @Nullable LocalDate date(String name) {
        if (form.value(name).isBlank()) {
            wrong(name, "form.missing");
            return null;
        }
        return optionalDate(name);
    }

    public @Nullable LocalDate optionalDate(String name) {
        String typed = form.value(name).strip();
        if (typed.isEmpty()) {
            return null;
        }
        LocalDate date = parse(typed);
        if (date == null) {
            wrong(name, "form.date");
        }
        return date;
    }

    /** Reads 2026-11-23, 2026/11/23, 20261123 and 2026年11月23日; null for anything else and for days that do not exist. */
    public static @Nullable LocalDate parse(String typed) {
        Matcher date = DATE.matcher(plain(typed));
        if (!date.matches()) {
            return null;
        }
        int from = date.group(1) != null ? 1 : 4;
        try {
            return LocalDate.of(Integer.parseInt(date.group(from)), Integer.parseInt(date.group(from + 1)), Integer.parseInt(date.group(from + 2)));
        } catch (DateTimeException nonexistent) {
            return null;
        }
    }

    /** Reads 1978-05, 1978/5, 197805 and 1978年5月, and a whole date for its month: the first of the month; null for anything else. */
    public static @Nullable LocalDate parseMonth(String typed) {
        Matcher month = MONTH.matcher(plain(typed));
        if (!month.matches()) {
            LocalDate date = parse(typed);
            return date == null ? null : date.withDayOfMonth(1);
        }
        int number = Integer.parseInt(month.group(2));
        return number < 1 || number > 12 ? null : LocalDate.of(Integer.parseInt(month.group(1)), number, 1);
    }

    /** The day that an address asks for; today where it asks for none. Refused when it cannot be read, for what a list shows must be what it says. */
    public static LocalDate asked(String name, String typed, LocalDate today) {
        LocalDate date = typed.isBlank() ? today : parse(typed);
        if (date == null) {
            throw new Problem.Invalid(name, "problem.parameter", name, typed);
        }
        return date;
    }

    /** Whether digits and the signs around them are a telephone number: 0717-6250003, (0717) 625 0003 转 12, 13812345678; several are set apart by 、 or /. */
    public static boolean telephone(String typed) {
        return Arrays.stream(typed.strip().split("[、/;；，,]", -1)).allMatch(one -> TELEPHONE.matcher(one.strip()).matches());
    }

    public static boolean email(String typed) {
        return EMAIL.matcher(typed.strip()).matches();
    }

    /** A whole number from {@code least} to {@code most}; must be given. */
    public long number(String name, long least, long most) {
        String typed = plain(form.value(name)).replace(",", "");
        if (typed.isEmpty()) {
            wrong(name, "form.missing");
            return least;
        }
        if (!typed.matches("-?\\d{1,18}") || Long.parseLong(typed) < least || Long.parseLong(typed) > most) {
            // as text: years would be printed with a thousands separator
            wrong(name, "form.number", Long.toString(least), Long.toString(most));
            return least;
        }
        return Long.parseLong(typed);
    }

    public @Nullable BigDecimal optionalDecimal(String name) {
        return decimal(name, plain(form.value(name)));
    }

    private @Nullable BigDecimal decimal(String name, String written) {
        String typed = written.replace(",", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            wrong(name, "form.decimal");
            return null;
        }
        return new BigDecimal(typed);
    }

    /** As {@link #optionalDecimal}, with or without the sign of percent behind it. */
    public @Nullable BigDecimal optionalPercent(String name) {
        return decimal(name, plain(form.value(name)).replaceFirst("\\s*%$", ""));
    }

    /** A sum of money or another quantity that is never below zero. */
    public @Nullable BigDecimal optionalAmount(String name) {
        BigDecimal amount = optionalDecimal(name);
        if (amount != null && amount.signum() < 0) {
            wrong(name, "form.amount");
        }
        return amount;
    }

    /** The id of a record chosen from a list; 0 when it was noted as missing. */
    public long id(String name) {
        Long id = optionalId(name);
        if (id == null) {
            wrong(name, "form.choose");
            return 0;
        }
        return id;
    }

    public @Nullable Long optionalId(String name) {
        String typed = form.value(name).strip();
        return typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    /** Several ids in one value, joined by colons as a list of choices sends them; zeros when it was noted as missing. */
    public List<Long> joinedIds(String name, int count) {
        String[] parts = form.value(name).strip().split(":", -1);
        if (parts.length != count || !Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,18}"))) {
            wrong(name, "form.choose");
            return Collections.nCopies(count, 0L);
        }
        return Arrays.stream(parts).map(Long::valueOf).toList();
    }

    /** Ids of checked rows; those that are no numbers are left out. */
    public List<Long> ids(String name) {
        return form.values(name).stream().filter(typed -> typed.matches("\\d{1,18}")).map(Long::valueOf).toList();
    }

    /** Everything sent under the name, as typed. */
    public List<String> all(String name) {
        return form.values(name);
    }

    /** A constant that must be chosen; the first constant stands in when it was noted as missing. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        E chosen = chosen(name, type);
        if (chosen == null) {
            wrong(name, "form.choose");
            return type.getEnumConstants()[0];
        }
        return chosen;
    }

    /** A constant, or null when nothing was chosen; what is none of them is noted as wrong. */
    public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        E chosen = chosen(name, type);
        if (chosen == null && !form.value(name).isBlank()) {
            wrong(name, "form.choose");
        }
        return chosen;
    }

    private <E extends Enum<E>> @Nullable E chosen(String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(form.value(name))) {
                return constant;
            }
        }
        return null;
    }

    /** A single checkbox; one that a page carries on unticked, as an empty hidden field, is not ticked. */
    public boolean checked(String name) {
        return form.values(name).stream().anyMatch(typed -> !typed.isBlank());
    }

    /** The version of the record that the form was drawn from. */
    public int version() {
        String typed = form.value("version");
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
