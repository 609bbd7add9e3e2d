package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** Number plates (GA 36) and vehicle identification numbers (GB 16735). */
public final class Vehicles {

    private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";
    private static final Pattern PLATE = Pattern.compile(PROVINCE + "[A-HJ-Z](?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂学警港澳试超领使]"
            + "|[ABCDEFGHJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[ABCDEFGHJK])|" + PROVINCE + "\\d{5}领|使\\d{6}|\\d{6}使");
    private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{13}\\d{4}");
    private static final Pattern VIN_FORM = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final String LETTERS = "ABCDEFGH.JKLMN.P.RSTUVWXYZ";
    private static final int[] LETTER_VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private Vehicles() {
    }

    static Verdict plate(String value) {
        boolean fits = PLATE.matcher(Texts.code(value).replace("·", "").replace("-", "").replace("•", "")).matches();
        return Verdict.of(fits, fits);
    }

    /** Imported cars may fail the check: they are FORM, which warns and does not refuse. */
    static Verdict vin(String value) {
        String number = Texts.code(value);
        boolean form = VIN_FORM.matcher(number).matches();
        return Verdict.of(form, form && VIN.matcher(number).matches() && vinCheck(number) == number.charAt(8));
    }

    /** @param number 17 characters; the ninth is not looked at */
    public static char vinCheck(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char letter = number.charAt(i);
            int value = letter <= '9' ? letter - '0' : LETTER_VALUES[LETTERS.indexOf(letter)];
            sum += value * WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest == 10 ? 'X' : (char) ('0' + rest);
    }
}
