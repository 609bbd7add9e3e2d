package cdo.start;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data folder is meant: every command that concerns an installation takes these. */
class SettingOptions {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    @Nullable Path config;

    Settings read() {
        var given = new EnumMap<Setting, String>(Setting.class);
        collect(given);
        return Settings.read(given, System.getenv(), config);
    }

    void collect(Map<Setting, String> given) {
        put(given, Setting.DATA, data);
    }

    static void put(Map<Setting, String> given, Setting setting, @Nullable Object value) {
        if (value != null) {
            given.put(setting, value.toString());
        }
    }

    /** What a start takes besides. */
    static final class OfRun extends SettingOptions {

        @Option(names = "--port", paramLabel = "N", descriptionKey = "port")
        @Nullable String port;

        @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "host")
        @Nullable String host;

        @Option(names = "--scenario", paramLabel = "present|pilot-2022", descriptionKey = "scenario")
        @Nullable String scenario;

        @Option(names = "--today", paramLabel = "DATE", descriptionKey = "today")
        @Nullable String today;

        @Option(names = "--empty", descriptionKey = "empty")
        boolean empty;

        @Override
        void collect(Map<Setting, String> given) {
            super.collect(given);
            put(given, Setting.PORT, port);
            put(given, Setting.HOST, host);
            put(given, Setting.SCENARIO, scenario);
            put(given, Setting.TODAY, today);
            put(given, Setting.EMPTY, empty ? "true" : null);
        }
    }
}
