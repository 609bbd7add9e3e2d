package cdo.scan.identifiers;

import java.util.regex.Pattern;

/** E-mail, IP and MAC addresses, URLs. */
final class NetworkNames {

    private static final Pattern EMAIL = Pattern.compile("[\\w.%+\\-\\p{IsHan}]{1,64}@(?:[\\w\\-\\p{IsHan}]{1,63}\\.)+[\\w\\p{IsHan}]{1,24}");
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + BYTE + "\\.){3}" + BYTE + "(?:/\\d{1,2}|:\\d{1,5})?");
    private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern MAC = Pattern.compile("(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}|(?:[0-9A-F]{4}\\.){2}[0-9A-F]{4}");
    private static final Pattern URL = Pattern.compile("(?:https?|ftp)://[^\\s/?#]+(?:[/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private NetworkNames() {
    }

    private static Verdict fits(boolean fits) {
        return Verdict.of(fits, fits);
    }

    static Verdict email(String value) {
        return fits(EMAIL.matcher(value.strip()).matches());
    }

    static Verdict ipv4(String value) {
        return fits(IPV4.matcher(Texts.tight(value)).matches());
    }

    static Verdict ipv6(String value) {
        String text = Texts.tight(value);
        int end = text.indexOf(']');
        if (text.startsWith("[") && end > 0) {
            text = text.substring(1, end);
        }
        return fits(isIpv6(text));
    }

    /** Eight groups of up to four hexadecimal digits; one gap {@code ::} stands for any number of zero groups. */
    private static boolean isIpv6(String text) {
        if (!IPV6_LETTERS.matcher(text).matches() || text.contains(".") || text.indexOf(':') < 0 || text.contains(":::")) {
            return false;
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0 || gap < 0 && (text.startsWith(":") || text.endsWith(":"))) {
            return false;
        }
        int groups = 0;
        for (String group : text.split(":")) {
            if (group.length() > 4) {
                return false;
            }
            groups += group.isEmpty() ? 0 : 1;
        }
        return gap >= 0 ? groups < 8 : groups == 8;
    }

    static Verdict mac(String value) {
        return fits(MAC.matcher(Texts.code(value)).matches());
    }

    static Verdict url(String value) {
        return fits(URL.matcher(value.strip()).matches());
    }
}
