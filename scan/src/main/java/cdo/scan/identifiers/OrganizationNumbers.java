package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** 统一社会信用代码 (GB 32100), 组织机构代码 (GB 11714), 工商注册号. */
public final class OrganizationNumbers {

    /** Registering departments that exist (first character) before the class. */
    private static final Pattern CREDIT = Pattern.compile("[1-9ANY][0-9A-HJ-NPQRTUWXY]\\d{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final Pattern ORGANIZATION = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private OrganizationNumbers() {
    }

    static Verdict creditCode(String value) {
        String code = Texts.code(value);
        boolean form = CREDIT.matcher(code).matches();
        return Verdict.of(form, form && creditCheck(code) == code.charAt(17)
                && organizationCheck(code.substring(8, 16)) == code.charAt(16));
    }

    static Verdict organizationCode(String value) {
        String code = Texts.code(value);
        boolean form = ORGANIZATION.matcher(code).matches();
        return Verdict.of(form, form && organizationCheck(code.substring(0, 8)) == code.charAt(code.length() - 1));
    }

    static Verdict businessNumber(String value) {
        String number = Texts.tight(value);
        boolean form = number.length() == 15 && Texts.isDigits(number);
        return Verdict.of(form, form && PersonNumbers.PROVINCES.contains(number.substring(0, 2)) && businessCheck(number) == number.charAt(14)
                || form && number.startsWith("10000") && businessCheck(number) == number.charAt(14));
    }

    /** @param code at least 17 characters of the code's alphabet */
    public static char creditCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** @param eight digits or capitals */
    public static char organizationCheck(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(eight.charAt(i), 36) * INNER_WEIGHTS[i];
        }
        int rest = 11 - sum % 11;
        return rest == 10 ? 'X' : rest == 11 ? '0' : (char) ('0' + rest);
    }

    /** @param number at least 14 digits */
    public static char businessCheck(String number) {
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + number.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
