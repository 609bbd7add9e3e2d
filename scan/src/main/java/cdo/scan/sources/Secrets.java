package cdo.scan.sources;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/** Uses a password once and blanks it. Drivers want a String, which lives until it is collected; nothing here keeps it. */
final class Secrets {

    private Secrets() {
    }

    static <T> T use(Supplier<char[]> password, Function<String, T> action) {
        char[] letters = password.get();
        try {
            return action.apply(new String(letters));
        } finally {
            Arrays.fill(letters, '\0');
        }
    }
}
