package cdo.platform.kernel;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All sentences of the product, {@code messages/*_zh.properties} and {@code *_en.properties}. A missing key is shown as
 * {@code ⟦key⟧}, which the page harness of the tests refuses. Places are {@code {0}} … {@code {9}}; a number is written
 * with thousands separators, a date as 2026-11-23, an enum constant by its own key, text as it is. English plurals:
 * {@code {0|one thing|{} things}} chooses by the number and puts it at {@code {}}.
 */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|]*)\\|((?:[^{}]|\\{})*))?}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    public Words() {
        texts.put(Language.ZH, load("zh"));
        texts.put(Language.EN, load("en"));
    }

    /** All keys of a language, for the tests. */
    public java.util.Set<String> keys(Language language) {
        return java.util.Set.copyOf(texts.get(language).keySet());
    }

    public boolean has(String key) {
        return texts.get(Language.ZH).containsKey(key);
    }

    public String say(Language language, Message message) {
        return say(language, message.key(), message.args());
    }

    public String say(Language language, String key, Object... args) {
        String text = texts.get(language).get(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        Matcher place = PLACE.matcher(text);
        var said = new StringBuilder();
        while (place.find()) {
            int index = Integer.parseInt(place.group(1));
            Object arg = index < args.length ? args[index] : null;
            place.appendReplacement(said, Matcher.quoteReplacement(fill(language, arg, place.group(2), place.group(3))));
        }
        return place.appendTail(said).toString();
    }

    /** A word of the data that has a key of its own, such as the name of a public holiday, in the language; any other as it stands. */
    public String named(Language language, String prefix, String word) {
        return has(prefix + word) ? say(language, prefix + word) : word;
    }

    /** How a value is written: in a sentence and in a table cell alike. */
    public String value(Language language, @org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Message message -> say(language, message);
            case Enum<?> constant -> say(language, "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());
            case Number number -> new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
            case Instant instant -> MINUTE.format(instant.atZone(Clocks.ZONE));
            case LocalDateTime time -> MINUTE.format(time);
            case LocalDate date -> date.toString();
            default -> value.toString();
        };
    }

    private String fill(Language language, @org.jspecify.annotations.Nullable Object arg, String one, String many) {
        if (one == null) {
            return value(language, arg);
        }
        boolean single = arg instanceof Number number && number.doubleValue() == 1;
        return (single ? one : many).replace("{}", value(language, arg));
    }

    private static Map<String, String> load(String suffix) {
        var all = new HashMap<String, String>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_" + suffix + ".properties")) {
                var properties = new OnceEach(resource.getFilename());
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (all.put((String) key, (String) text) != null) {
                        throw twice(key, resource.getFilename());
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static IllegalStateException twice(Object key, @org.jspecify.annotations.Nullable String file) {
        return new IllegalStateException("message key twice: " + key + " in " + file);
    }

    /** A file in which the second of two equal keys would silently take the place of the first. */
    private static final class OnceEach extends Properties {

        private static final long serialVersionUID = 1;

        private final transient @org.jspecify.annotations.Nullable String file;

        OnceEach(@org.jspecify.annotations.Nullable String file) {
            this.file = file;
        }

        @Override
        public synchronized @org.jspecify.annotations.Nullable Object put(Object key, Object value) {
            if (super.put(key, value) != null) {
                throw twice(key, file);
            }
            return null;
        }
    }
}
