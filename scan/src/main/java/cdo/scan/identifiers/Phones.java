package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** Mobile and fixed telephone numbers. */
final class Phones {

    static final Pattern MOBILE = Pattern.compile("(?:\\+?0{0,2}86-?|0)?(1[3-9]\\d{9})");
    /** The ten two-digit area codes (010, 02x without 026) have eight-digit numbers, now and then seven; all others begin with 03–09. */
    static final Pattern LANDLINE = Pattern.compile("(?:\\+?0{0,2}86-?)?\\(?(0(?:10|2[0-57-9]|[3-9]\\d{2}))\\)?-?([1-9]\\d{6,7})(?:[-转]\\d{1,6})?");
    private static final Pattern SERVICE = Pattern.compile("[48]00-?\\d{3}-?\\d{4}");

    private Phones() {
    }

    static Verdict mobile(String value) {
        boolean fits = MOBILE.matcher(Texts.tight(value)).matches();
        return Verdict.of(fits, fits);
    }

    static Verdict landline(String value) {
        String number = value.strip();
        String tight = Texts.tight(number);
        // "010 12345678" is left to a person: a space there often separates two numbers
        boolean fits = tight.length() == number.length() && (LANDLINE.matcher(tight).matches() || SERVICE.matcher(tight).matches());
        return Verdict.of(fits, fits);
    }
}
