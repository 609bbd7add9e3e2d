package cdo.platform.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a list's filters, which is its address. */
public final class Query {

    /** Where in the list somebody is: forgotten whenever anything about the list changes. */
    private static final java.util.Set<String> PLACES = java.util.Set.of("page", "after", "before");

    private final String path;
    private final List<String[]> pairs;

    private Query(String path, List<String[]> pairs) {
        this.path = path;
        this.pairs = pairs;
    }

    public static Query of(String path, @Nullable String query) {
        var pairs = new ArrayList<String[]>();
        if (query != null && !query.isBlank()) {
            for (String part : query.split("&")) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                pairs.add(new String[] {decode(name), decode(value)});
            }
        }
        return new Query(path, pairs);
    }

    /** Sets one parameter, removing it when the value is empty; any other change of the list starts again at its first page. */
    public Query set(String name, String value) {
        var next = new ArrayList<String[]>();
        for (String[] pair : pairs) {
            if (!pair[0].equals(name) && !PLACES.contains(pair[0])) {
                next.add(pair);
            }
        }
        if (!value.isEmpty()) {
            next.add(new String[] {name, value});
        }
        return new Query(path, next);
    }

    /** All values of a parameter. */
    public List<String> values(String name) {
        return pairs.stream().filter(pair -> pair[0].equals(name) && !pair[1].isEmpty()).map(pair -> pair[1]).toList();
    }

    /** Every parameter but these, as name and value, for a form that changes them. */
    public List<Choice> others(java.util.Set<String> names) {
        return pairs.stream().filter(pair -> !names.contains(pair[0]) && !PLACES.contains(pair[0]) && !pair[1].isEmpty()).map(pair -> Choice.of(pair[0], pair[1])).toList();
    }

    /** The first value of a parameter, or the empty text. */
    public String value(String name) {
        return pairs.stream().filter(pair -> pair[0].equals(name)).map(pair -> pair[1]).findFirst().orElse("");
    }

    /** True when a parameter other than these has a value. */
    boolean asksBeyond(java.util.Set<String> names) {
        return pairs.stream().anyMatch(pair -> !names.contains(pair[0]) && !pair[1].isEmpty());
    }

    /** Path and query, encoded. */
    public String address() {
        var text = new StringBuilder(path);
        char glue = '?';
        for (String[] pair : pairs) {
            text.append(glue).append(encode(pair[0])).append('=').append(encode(pair[1]));
            glue = '&';
        }
        return text.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
