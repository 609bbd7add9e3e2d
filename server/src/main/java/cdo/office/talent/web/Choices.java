package cdo.office.talent.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Filters as they come in an address; nonsense is no filter. */
final class Choices {

    private Choices() {
    }

    static <E extends Enum<E>> @Nullable E of(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(typed)).findFirst().orElse(null);
    }

    static @Nullable Integer year(String typed) {
        return typed.matches("20\\d\\d") ? Integer.valueOf(typed) : null;
    }
}
