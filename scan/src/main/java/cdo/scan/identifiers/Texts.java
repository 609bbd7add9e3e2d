package cdo.scan.identifiers;

/** Brings typed values into one form before they are judged: full-width letters and digits, stray spaces, lower case. */
final class Texts {

    private Texts() {
    }

    /** @return half-width, without any white space */
    static String tight(String value) {
        StringBuilder tight = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char letter = narrow(value.charAt(i));
            if (!Character.isWhitespace(letter) && letter != '\u00a0' && letter != '\ufeff' && letter != '\u200b') {
                tight.append(letter);
            }
        }
        return tight.toString();
    }

    /** @return like {@link #tight}, in capitals */
    static String code(String value) {
        return tight(value).toUpperCase(java.util.Locale.ROOT);
    }

    private static char narrow(char letter) {
        if (letter >= '！' && letter <= '～') {
            return (char) (letter - '！' + '!');
        }
        return letter == '\u3000' ? ' ' : letter;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
