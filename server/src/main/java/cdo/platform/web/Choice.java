package cdo.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One option of a select, a group of radios or checkboxes.
 *
 * @param hint a sentence under the option, for radios and checkboxes; null for none
 */
public record Choice(String value, String text, @Nullable String hint) {

    public static Choice of(String value, String text) {
        return new Choice(value, text, null);
    }

    /** All constants of an enum, said by their own keys {@code enum.<Type>.<CONSTANT>}. */
    public static <E extends Enum<E>> List<Choice> of(Page page, Class<E> type) {
        return of(page, List.of(type.getEnumConstants()));
    }

    @SafeVarargs
    public static <E extends Enum<E>> List<Choice> of(Page page, E... constants) {
        return of(page, Arrays.asList(constants));
    }

    public static <E extends Enum<E>> List<Choice> of(Page page, List<E> constants) {
        return constants.stream().map(each -> of(each.name(), page.v(each))).toList();
    }

    /** Any rows: {@code Choice.of(units, unit -> "" + unit.id(), Unit::name)}. */
    public static <T> List<Choice> of(List<T> rows, Function<T, String> value, Function<T, String> text) {
        return rows.stream().map(row -> of(value.apply(row), text.apply(row))).toList();
    }
}
