package cdo.start;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of one start, read and checked before anything is done. */
final class Settings {

    private static final String PREFIX = "CDO_";
    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * @param given what stands on the command line
     * @param environment the process's environment
     * @param config the configuration file, if one is named
     * @throws Refusal for a setting that does not exist, naming the nearest that does
     */
    static Settings read(Map<Setting, String> given, Map<String, String> environment, @Nullable Path config) {
        var values = new EnumMap<Setting, String>(Setting.class);
        if (config != null) {
            file(config).forEach((key, value) -> values.put(named(key, Setting::key, config.toString()), value));
        }
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                values.put(named(variable, Setting::variable, "environment"), value);
            }
        });
        values.putAll(given);
        values.values().removeIf(String::isBlank);
        return new Settings(values).checked();
    }

    private static Map<String, String> file(Path config) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config)) {
            properties.load(reader);
        } catch (IOException e) {
            throw Refusal.environment("start.config.unreadable", config);
        }
        var lines = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().stream().sorted().forEach(key -> lines.put(key, properties.getProperty(key).strip()));
        return lines;
    }

    private static Setting named(String name, Function<Setting, String> form, String where) {
        return Setting.all().filter(each -> form.apply(each).equals(name)).findFirst().orElseThrow(
                () -> Refusal.usage("start.setting.unknown", name, where, nearest(name, Setting.all().map(form))));
    }

    /** The one of the known words that looks most like what was written. */
    static String nearest(String written, Stream<String> known) {
        return known.min(Comparator.comparingInt(each -> distance(each, written))).orElseThrow();
    }

    private Settings checked() {
        number(Setting.PORT, 1, 65535);
        number(Setting.MAIL_PORT, 1, 65535);
        number(Setting.DATABASE_POOL_SIZE, 2, 1000);
        number(Setting.JOBS_AT_ONCE, 1, 64);
        number(Setting.ATTACHMENTS_MAX_MEGABYTES, 1, 2000);
        number(Setting.AUDIT_KEEP_MONTHS, 6, 1200);
        oneOf(Setting.LANG, "zh", "en");
        oneOf(Setting.EMPTY, "true", "false");
        oneOf(Setting.SCENARIO, "present", "pilot-2022");
        find(Setting.TODAY).ifPresent(text -> {
            try {
                LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Refusal.usage("start.setting.date", Setting.TODAY.key(), text);
            }
        });
        find(Setting.DATABASE_URL).filter(url -> !url.startsWith("jdbc:postgresql:")).ifPresent(url -> {
            throw Refusal.usage("start.setting.databaseUrl", Setting.DATABASE_URL.variable());
        });
        return this;
    }

    private void number(Setting setting, int least, int most) {
        find(setting).ifPresent(text -> {
            if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw Refusal.usage("start.setting.number", setting.key(), text, Integer.toString(least), Integer.toString(most));
            }
        });
    }

    private void oneOf(Setting setting, String... choices) {
        find(setting).ifPresent(text -> {
            if (!List.of(choices).contains(text)) {
                throw Refusal.usage("start.setting.choice", setting.key(), text, String.join(", ", choices));
            }
        });
    }

    /** Was it set at all? */
    boolean given(Setting setting) {
        return values.containsKey(setting);
    }

    /** What was set, else the default. */
    Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.getOrDefault(setting, setting.fallback()));
    }

    /** For settings that have a default. */
    String get(Setting setting) {
        return find(setting).orElseThrow();
    }

    boolean is(Setting setting) {
        return get(setting).equals("true");
    }

    /** A folder that was named is meant from where the caller stands; the default lies beside the launcher. */
    Path dataFolder() {
        Path base = given(Setting.DATA) ? Path.of("") : Path.of(System.getProperty("cdo.home", ""));
        return base.toAbsolutePath().resolve(get(Setting.DATA)).normalize();
    }

    /** What this start asks the installation to be. */
    Kind kind() {
        return is(Setting.EMPTY) ? new Kind(true, "") : new Kind(false, get(Setting.SCENARIO));
    }

    /**
     * What an installation is.
     *
     * @param scenario the demo's scenario; blank for an empty installation
     */
    record Kind(boolean empty, String scenario) {
        String name() {
            return empty ? "--empty" : "--scenario " + scenario;
        }
    }

    /** In the words of the server's parts. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        for (Setting setting : Setting.values()) {
            String property = setting.property();
            if (property != null) {
                find(setting).ifPresent(value -> properties.put(property, value));
            }
        }
        properties.put("cdo.data-folder", dataFolder().toString());
        return properties;
    }

    /** How many letters must be changed, added or left out to turn one word into the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
