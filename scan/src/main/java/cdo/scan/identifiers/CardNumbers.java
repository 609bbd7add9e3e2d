package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** Numbers with a Luhn digit: bank cards (ISO/IEC 7812) and IMEI. */
public final class CardNumbers {

    private static final Pattern BANK = Pattern.compile("62\\d{14,17}|[3-9]\\d{12,18}");

    private CardNumbers() {
    }

    static Verdict bankCard(String value) {
        String number = Texts.tight(value).replace("-", "");
        boolean form = BANK.matcher(number).matches();
        return Verdict.of(form, form && luhn(number));
    }

    static Verdict imei(String value) {
        String number = Texts.tight(value);
        boolean form = number.length() == 15 && Texts.isDigits(number);
        return Verdict.of(form, form && luhn(number) && !number.startsWith("000000"));
    }

    /** @param digits digits only, the last of them the check */
    public static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int part = twice ? digit * 2 : digit;
            sum += part > 9 ? part - 9 : part;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
