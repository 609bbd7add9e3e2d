package cdo.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Options of a long list under one heading; {@code key} stands for all of them where somebody chooses the whole group without script. */
public record ChoiceGroup(String key, String title, List<Choice> choices) {

    public ChoiceGroup {
        choices = List.copyOf(choices);
    }

    /** Rows grouped by a kind that has its own word; groups and rows in the order in which they come. */
    public static <T, E extends Enum<E>> List<ChoiceGroup> by(Page page, List<T> rows, Function<T, E> kind, Function<T, String> value, Function<T, String> text) {
        var groups = new LinkedHashMap<E, List<T>>();
        rows.forEach(row -> groups.computeIfAbsent(kind.apply(row), any -> new java.util.ArrayList<>()).add(row));
        return groups.entrySet().stream().map(each -> new ChoiceGroup(each.getKey().name(), page.v(each.getKey()), Choice.of(each.getValue(), value, text))).toList();
    }
}
