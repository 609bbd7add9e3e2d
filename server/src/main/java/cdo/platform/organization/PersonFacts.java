package cdo.platform.organization;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.PlainName;
import cdo.platform.kernel.Problem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be true of a person, wherever it is typed: in the register, in a workbook, in a filing. Empty values are for the caller to judge. */
public final class PersonFacts {

    private static final int YOUNGEST = 16;
    private static final int OLDEST = 100;
    private static final Pattern PHONE = Pattern.compile("[+(（]?\\d[\\d\\s()（）—–/、,，;；-]{2,}((转|分机|ext\\.?)\\s*\\d{1,6})?");

    private PersonFacts() {
    }

    /** A name has letters, and nothing in it that nobody can see. */
    public static Optional<Problem.FieldError> name(String field, String typed) {
        return typed.isEmpty() || PlainName.sound(typed) ? Optional.empty() : wrong(field, "organization.person.unseen");
    }

    /** Office numbers with area code and extension, short numbers, mobile numbers. */
    public static Optional<Problem.FieldError> phone(String field, String typed) {
        return typed.isEmpty() || PHONE.matcher(typed).matches() ? Optional.empty() : wrong(field, "organization.person.phone", typed);
    }

    /** Somebody who can be at work: from 16 to 100 years old. */
    public static Optional<Problem.FieldError> birth(String field, @Nullable LocalDate born, LocalDate today) {
        LocalDate first = today.minusYears(OLDEST).withDayOfMonth(1);
        LocalDate last = today.minusYears(YOUNGEST).withDayOfMonth(1);
        return born == null || !born.isBefore(first) && !born.withDayOfMonth(1).isAfter(last) ? Optional.empty()
                : wrong(field, "organization.person.birth", first.toString().substring(0, 7), last.toString().substring(0, 7));
    }

    private static Optional<Problem.FieldError> wrong(String field, String key, Object... args) {
        return Optional.of(new Problem.FieldError(field, Message.of(key, args)));
    }
}
