package cdo.platform.kernel;

import java.util.Arrays;
import java.util.Objects;

/**
 * A sentence in both languages: a key of {@code messages/*_zh.properties} and {@code *_en.properties} and what fills its
 * places {@code {0}}, {@code {1}}, … An argument may be text, a number, a date, an enum constant (said by its own key
 * {@code enum.<Type>.<CONSTANT>}) or another message.
 */
public record Message(String key, Object... args) {

    public static Message of(String key, Object... args) {
        return new Message(key, args);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && key.equals(that.key) && Arrays.equals(args, that.args);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, Arrays.hashCode(args));
    }

    @Override
    public String toString() {
        return key + Arrays.toString(args);
    }
}
