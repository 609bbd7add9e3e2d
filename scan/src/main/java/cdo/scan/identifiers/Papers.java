package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** Passports, travel permits and military cards: a form and no check digit. */
final class Papers {

    private static final Pattern PASSPORT = Pattern.compile("E\\d{8}|E[A-HJ-NP-Z]\\d{7}|(?:SE|DE|PE|MA)\\d{7}|[GSDPK]\\d{7,8}|1[45]\\d{7}");
    private static final Pattern HONG_KONG_MACAU = Pattern.compile("C\\d{8}|C[A-HJ-NP-Z]\\d{7}|W\\d{8}");
    private static final Pattern HOME_RETURN = Pattern.compile("[HM]\\d{8}(?:\\d{2})?");
    private static final Pattern TAIWAN = Pattern.compile("\\d{8}|\\d{10}[A-Z]?|\\d{10}\\([A-Z]\\)");
    private static final Pattern MILITARY = Pattern.compile("(?:军官?|兵|士|文职?|职|广|武警?|南|北|沈|兰|成|济|海|空|参|政|后|装|退|离)字第[0-9A-Z]{4,9}号?");

    private Papers() {
    }

    private static Verdict fits(Pattern pattern, String value) {
        boolean fits = pattern.matcher(Texts.code(value)).matches();
        return Verdict.of(fits, fits);
    }

    static Verdict passport(String value) {
        return fits(PASSPORT, value);
    }

    static Verdict hongKongMacauPermit(String value) {
        return fits(HONG_KONG_MACAU, value);
    }

    static Verdict homeReturnPermit(String value) {
        return fits(HOME_RETURN, value);
    }

    static Verdict taiwanPermit(String value) {
        return fits(TAIWAN, value);
    }

    static Verdict military(String value) {
        return fits(MILITARY, value);
    }
}
