package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class SettingsTest {

    private final Words words = new Words();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anUnknownVariableIsRefusedWithTheNearestKnown() {
        assertRefused(() -> read(Map.of("CDO_PROT", "1")), "CDO_PROT", "CDO_PORT");
        assertRefused(() -> read(Map.of("CDO_DATABASE_URI", "x")), "CDO_DATABASE_URI", "CDO_DATABASE_URL");
        assertThat(read(Map.of("CDOX", "1", "PATH", "/bin")).get(Setting.PORT)).isEqualTo("8080");
    }

    @Test
    void anUnknownLineOfTheFileIsRefusedWithTheNearestKnown() throws IOException {
        Path file = Files.writeString(folder.resolve("cdo.properties"), "port=18100\nmail.hots=smtp\n");
        assertRefused(() -> Settings.read(Map.of(), Map.of(), file), "mail.hots", "mail.host");
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("cdo.properties"), "port=1\nhost=file\nidentity.issuer=宜昌\n");
        var settings = Settings.read(Map.of(Setting.PORT, "3"), Map.of("CDO_PORT", "2", "CDO_HOST", "env"), file);
        assertThat(List.of(settings.get(Setting.PORT), settings.get(Setting.HOST), settings.get(Setting.IDENTITY_ISSUER))).containsExactly("3", "env", "宜昌");
    }

    @Test
    void valuesThatCannotBeAreRefused() {
        assertRefused(() -> read(Map.of("CDO_PORT", "70000")), "70000", "65535");
        assertRefused(() -> read(Map.of("CDO_SCENARIO", "past")), "past", "pilot-2022");
        assertRefused(() -> read(Map.of("CDO_TODAY", "31.5.2022")), "31.5.2022", "2026-01-31");
        assertRefused(() -> read(Map.of("CDO_DATABASE_URL", "postgresql://x")), "CDO_DATABASE_URL", "jdbc:postgresql://");
    }

    @Test
    void everySettingIsExplainedInBothLanguages() {
        for (Setting setting : Setting.values()) {
            assertThat(words.keys(Language.ZH)).contains("setting." + setting.key());
            assertThat(words.keys(Language.EN)).contains("setting." + setting.key());
        }
    }

    @Test
    void whatAModuleCanBeToldIsASettingOfTheProduct() throws ClassNotFoundException {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::property).filter(Objects::nonNull).collect(Collectors.toSet());
        var modules = new ClassPathScanningCandidateComponentProvider(false);
        modules.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var each : modules.findCandidateComponents("cdo")) {
            Class<?> type = Class.forName(each.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (var component : type.getRecordComponents()) {
                String property = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
                assertThat(known).as("add a constant to Setting for %s", type).contains(property);
            }
        }
    }

    /** The guide is written from the code: {@code -Dcdo.write} renews it. */
    @Test
    void theGuideListsEverySetting() throws IOException {
        for (Language language : Language.values()) {
            Path guide = Path.of("../docs/guides", language.chinese() ? "settings.zh.md" : "settings.md");
            String text = guide(language);
            if (Boolean.getBoolean("cdo.write")) {
                Files.writeString(guide, text);
            }
            assertThat(guide).as("run this test with -Dcdo.write to renew it").hasContent(text);
        }
    }

    private String guide(Language language) {
        boolean chinese = language.chinese();
        var text = new StringBuilder(chinese ? """
                # 设置

                每项设置有三种给法，前者优先：命令行选项（`./cdo run --help`）、环境变量、`--config 文件` 中的一行 `名称=值`（UTF-8）。
                没有的设置不被忽略：程序拒绝启动，并指出最接近的名称。口令只宜放在环境变量或仅本人可读的文件中。

                | 名称 | 环境变量 | 默认值 | 用途 |
                |---|---|---|---|
                """ : """
                # Settings

                Each can be given in three ways, the earlier wins: an option of the command (`./cdo run --help`), an environment
                variable, a line `name=value` of the file named by `--config` (UTF-8). A setting that does not exist is not ignored:
                the program refuses to start and names the nearest. Put passwords only into the environment or a file that only you can read.

                | Name | Variable | Default | What for |
                |---|---|---|---|
                """);
        for (Setting setting : Setting.values()) {
            String fallback = setting.fallback();
            text.append("| `%s` | `%s` | %s | %s |\n".formatted(setting.key(), setting.variable(), fallback == null ? "" : "`" + fallback + "`",
                    words.say(language, "setting." + setting.key())));
        }
        return text.toString();
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.read(Map.of(), environment, null);
    }

    private void assertRefused(Runnable reading, String... parts) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(2);
            assertThat(words.say(Language.ZH, refusal.message())).contains(parts);
            assertThat(words.say(Language.EN, refusal.message())).contains(parts);
        });
    }
}
