package cdo.scan.identifiers;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides values. What a kind may show is fixed here; a value that is not of its column's kind, or of no known kind, shows only its
 * shape – so an error in recognition never uncovers anything.
 */
public final class Masks {

    private static final Pattern COUNTY = Pattern.compile("^.{0,20}?(?:自治县|县|区|旗|(?<=市).{1,6}?市)");
    private static final Pattern CITY = Pattern.compile("^.{0,12}?(?:市|州|盟|省)");
    private static final int LONGEST = 40;
    private static final LocalDate ANY_DAY = LocalDate.of(9999, 1, 1);

    private Masks() {
    }

    /** @param kind what the column holds, or null when that is not known */
    public static String mask(@Nullable Kind kind, String value) {
        if (kind == null || kind.judgeInColumn(value, ANY_DAY) == Verdict.NO) {
            return shape(value);
        }
        String text = Texts.tight(value);
        return switch (kind) {
            case RESIDENT_ID, RESIDENT_ID_15, HMT_RESIDENCE, FOREIGNER_ID, REAL_ESTATE_UNIT -> keep(text, 6, 2);
            case MOBILE -> mobile(text);
            case LANDLINE -> landline(text);
            case BANK_CARD -> keep(text, 0, 4);
            case PERSON_NAME -> keep(text, 1, 0);
            case ADDRESS -> address(text);
            case PLATE -> keep(text, 2, 2);
            case EMAIL -> email(text);
            case VIN -> keep(text, 3, 4);
            case IMEI -> keep(text, 8, 0);
            case PASSPORT, HONG_KONG_MACAU_PERMIT, HOME_RETURN_PERMIT, TAIWAN_PERMIT -> keep(text, 1, 2);
            case MILITARY -> keep(text, text.indexOf('第') + 1, 1);
            case IPV4 -> text.replaceFirst("\\.\\d+([/:]\\d+)?$", ".***");
            case IPV6, MAC -> keep(text, 8, 0);
            case LONGITUDE, LATITUDE -> coordinate(text);
            case COORDINATES -> shape(text);
            case URL -> url(text);
            case CREDIT_CODE, BUSINESS_NUMBER, ORGANIZATION_CODE, DIVISION_12, DIVISION_6, POST_CODE -> text;
        };
    }

    /**
     * @return the shape of a value: # for a digit, a or A for a letter, □ for a Chinese character; punctuation stays
     */
    public static String shape(String value) {
        StringBuilder shape = new StringBuilder();
        int seen = 0;
        for (int i = 0; i < value.length() && seen < LONGEST; seen++) {
            int letter = value.codePointAt(i);
            i += Character.charCount(letter);
            shape.appendCodePoint(Character.isDigit(letter) ? '#' : Character.isIdeographic(letter) ? '□' : Character.isUpperCase(letter) ? 'A'
                    : Character.isLetter(letter) ? 'a' : letter);
        }
        return value.codePointCount(0, value.length()) > LONGEST ? shape + "…" : shape.toString();
    }

    private static String keep(String text, int first, int last) {
        if (text.length() <= first + last) {
            return "*".repeat(text.length());
        }
        return text.substring(0, first) + "*".repeat(text.length() - first - last) + text.substring(text.length() - last);
    }

    private static String mobile(String text) {
        int start = text.length() - 11;
        return text.substring(start, start + 3) + "****" + text.substring(text.length() - 4);
    }

    private static String landline(String text) {
        Matcher parts = Phones.LANDLINE.matcher(text);
        return parts.matches() ? parts.group(1) + "-" + keep(parts.group(2), 0, 2) : keep(text, 3, 2);
    }

    private static String email(String text) {
        int at = text.indexOf('@');
        return text.charAt(0) + "***" + text.substring(at);
    }

    /** The county is kept; where none is named, the city. */
    private static String address(String text) {
        Matcher county = COUNTY.matcher(text);
        Matcher city = CITY.matcher(text);
        return county.find() ? county.group() + "***" : city.find() ? city.group() + "***" : "***";
    }

    /** Two digits after the point: about a kilometre. */
    private static String coordinate(String text) {
        int point = text.indexOf('.');
        return point < 0 || text.length() <= point + 3 ? text : text.substring(0, point + 3) + "*".repeat(text.length() - point - 3);
    }

    private static String url(String text) {
        int path = text.indexOf('/', text.indexOf("://") + 3);
        return path < 0 || path == text.length() - 1 ? text : text.substring(0, path) + "/***";
    }
}
