package cdo.scan.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 公民身份号码 (GB 11643) and its relatives, which all share the check character mod 11-2. The region code need not exist today:
 * abolished codes stay in old numbers.
 */
public final class PersonNumbers {

    private static final Pattern EIGHTEEN = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    static final Set<String> PROVINCES = Set.of("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
            "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");
    private static final Set<String> HMT = Set.of("810000", "820000", "830000");
    private static final LocalDate OLDEST = LocalDate.of(1850, 1, 1);

    private PersonNumbers() {
    }

    /** What an 18-digit number says about its holder. */
    public record Facts(String regionCode, LocalDate birth, boolean male) {
    }

    static Verdict resident(String value, LocalDate today) {
        String number = Texts.code(value);
        boolean form = EIGHTEEN.matcher(number).matches() && number.charAt(0) != '9' && !HMT.contains(number.substring(0, 6));
        return Verdict.of(form, form && PROVINCES.contains(number.substring(0, 2)) && checks(number, today));
    }

    /** 港澳台居民居住证: region code 810000, 820000 or 830000. */
    static Verdict hmtResident(String value, LocalDate today) {
        String number = Texts.code(value);
        boolean form = EIGHTEEN.matcher(number).matches() && HMT.contains(number.substring(0, 6));
        return Verdict.of(form, form && checks(number, today));
    }

    /** 外国人永久居留身份证, form of 2023: 9, province of acceptance, nationality. */
    static Verdict foreigner(String value, LocalDate today) {
        String number = Texts.code(value);
        boolean form = EIGHTEEN.matcher(number).matches() && number.charAt(0) == '9';
        return Verdict.of(form, form && PROVINCES.contains(number.substring(1, 3)) && checks(number, today));
    }

    /** The number of before 1999: no century, no check. */
    static Verdict fifteen(String value, LocalDate today) {
        String number = Texts.tight(value);
        boolean form = number.length() == 15 && Texts.isDigits(number);
        return Verdict.of(form, form && PROVINCES.contains(number.substring(0, 2))
                && date("19" + number.substring(6, 12)).filter(birth -> !birth.isAfter(today)).isPresent());
    }

    /** A column of identity numbers holds all of these. */
    static Verdict anyPerson(String value, LocalDate today) {
        Verdict best = resident(value, today);
        for (Verdict other : new Verdict[] {hmtResident(value, today), foreigner(value, today), fifteen(value, today)}) {
            best = other.compareTo(best) > 0 ? other : best;
        }
        return best;
    }

    /** @return the 18-digit number that replaced a 15-digit one */
    public static String toEighteen(String fifteen) {
        String body = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return body + check(body);
    }

    /** @param seventeen the first 17 digits (more are ignored) */
    public static char check(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** @return what a valid 18-digit number says, or nothing when it is not valid */
    public static Optional<Facts> facts(String value, LocalDate today) {
        String number = Texts.code(value);
        if (!EIGHTEEN.matcher(number).matches() || anyPerson(number, today) != Verdict.VALID) {
            return Optional.empty();
        }
        return date(number.substring(6, 14)).map(birth -> new Facts(number.substring(0, 6), birth, (number.charAt(16) - '0') % 2 == 1));
    }

    private static boolean checks(String number, LocalDate today) {
        return check(number) == number.charAt(17)
                && date(number.substring(6, 14)).filter(birth -> !birth.isAfter(today) && birth.isAfter(OLDEST)).isPresent();
    }

    private static Optional<LocalDate> date(String eight) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(eight.substring(0, 4)), Integer.parseInt(eight.substring(4, 6)),
                    Integer.parseInt(eight.substring(6, 8))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
