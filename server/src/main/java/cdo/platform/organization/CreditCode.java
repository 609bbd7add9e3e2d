package cdo.platform.organization;

import cdo.platform.kernel.Message;
import java.util.Optional;

/** 统一社会信用代码 (GB 32100): 18 characters with a check character, modulo 31. */
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {
    }

    /** What is wrong with the code; empty when nothing. */
    static Optional<Message> trouble(String code) {
        if (code.length() == 15) {
            // an old registration number or identity number, or a code that a spreadsheet cut to 15 digits
            return Optional.of(Message.of("organization.uscc.fifteen"));
        }
        if (!code.matches("[" + ALPHABET + "]{18}")) {
            return Optional.of(Message.of("organization.uscc.form"));
        }
        return code.charAt(17) == check(code) ? Optional.empty() : Optional.of(Message.of("organization.uscc.check"));
    }

    static char check(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
