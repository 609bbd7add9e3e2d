package cdo.scan.profiles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Gathers the numbers among a column's values. */
final class Numbers {

    /** A numeric column of MySQL holds up to 65 digits, one of PostgreSQL thousands; what is longer than this is no quantity that anybody reads. */
    private static final int LONGEST = 400;
    private static final int LARGEST_EXPONENT = 400;
    /** In a text column longer digit strings are codes, not quantities. */
    private static final int MOST_DIGITS_IN_TEXT = 15;

    private long count;
    private long fractions;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private BigDecimal sum = BigDecimal.ZERO;

    boolean add(@Nullable BigDecimal number) {
        if (number == null) {
            return false;
        }
        count++;
        fractions += number.scale() > 0 ? 1 : 0;
        min = min == null || number.compareTo(min) < 0 ? number : min;
        max = max == null || number.compareTo(max) > 0 ? number : max;
        sum = sum.add(number);
        return true;
    }

    long count() {
        return count;
    }

    boolean allWhole() {
        return fractions == 0;
    }

    @Nullable NumberFacts facts() {
        BigDecimal least = min;
        BigDecimal most = max;
        return least == null || most == null ? null
                : new NumberFacts(count, least, most, plain(sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP).stripTrailingZeros()));
    }

    /** Twice a hundred is 200, not 2E+2: written out, a number is the same when it is read back. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** @return the number that a value of a numeric column is, or null for NaN, infinity and strays */
    static @Nullable BigDecimal of(String text) {
        String number = text.strip();
        if (number.isEmpty() || number.length() > LONGEST || !looksNumeric(number)) {
            return null;
        }
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        try {
            if (exponent >= 0 && Math.abs(Integer.parseInt(number.substring(exponent + 1))) > LARGEST_EXPONENT) {
                return null;
            }
            return plain(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @return the quantity that a text is; codes with leading zeros or very many digits are none */
    static @Nullable BigDecimal ofText(String text) {
        String number = text.strip();
        int start = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        boolean leadingZero = number.length() > start + 1 && number.charAt(start) == '0' && number.charAt(start + 1) != '.';
        if (leadingZero || number.indexOf('.') < 0 && number.length() - start > MOST_DIGITS_IN_TEXT || number.indexOf('E') >= 0 || number.indexOf('e') >= 0) {
            return null;
        }
        return of(number);
    }

    private static boolean looksNumeric(String number) {
        for (int i = 0; i < number.length(); i++) {
            char letter = number.charAt(i);
            if ((letter < '0' || letter > '9') && "+-.eE".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }
}
