package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages: a missing one stops the build, not the reader. */
class MessageKeysTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_PAGES = Pattern.compile("page\\.t\\(\"([^\"]+)\"(?!\\s*\\+)");
    private static final Pattern CONDITIONAL = Pattern.compile("page\\.t\\([^()\"]*\\? \"([^\"]+)\" : \"([^\"]+)\"\\)");
    private static final Pattern IN_CODE = Pattern.compile(
            "(?:Message\\.of|new Problem\\.Refused|Flash\\.say|page\\.t|new NavItem|new Message)\\((?:request, |Chapter\\.\\w+, \\d+, )?\"([^\"]+)\"(?!\\s*\\+)"
            + "|(?:\\.wrong|new Problem\\.Invalid)\\(\\s*\"[^\"]*\",\\s*\"([^\"]+)\"(?!\\s*\\+)|new NewAction\\(\\d+, \"([^\"]+)\"");

    private final Words words = new Words();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(words.keys(Language.EN))).isEqualTo(new TreeSet<>(words.keys(Language.ZH)));
    }

    @Test
    void everyKeyUsedInPagesAndCodeExists() throws IOException {
        var missing = new ArrayList<String>();
        for (Path file : files(".jte")) {
            missing.addAll(missing(file, IN_PAGES));
            missing.addAll(missing(file, CONDITIONAL));
        }
        for (Path file : files(".java")) {
            missing.addAll(missing(file, IN_CODE));
        }
        assertThat(missing).as("keys without a sentence").isEmpty();
    }

    @Test
    void aKeyThatDoesNotExistIsFound() throws IOException {
        Path page = Files.createTempFile("page", ".jte");
        Files.writeString(page, "<p>${page.t(\"nowhere.toBeFound\")} ${page.t(yes ? \"ui.all\" : \"nowhere.either\")}</p>");
        assertThat(missing(page, IN_PAGES)).hasSize(1);
        assertThat(missing(page, CONDITIONAL)).hasSize(1);
        Files.delete(page);
    }

    @Test
    void sentencesAreFilledInAndPlacesAgreeInBothLanguages() {
        var place = Pattern.compile("\\{(\\d)");
        for (String key : words.keys(Language.ZH)) {
            String zh = words.say(Language.ZH, key, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
            assertThat(zh).as(key).isNotBlank();
            assertThat(place.matcher(zh).find()).as("unfilled place in %s: %s", key, zh).isFalse();
            assertThat(words.say(Language.EN, key, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")).as(key).isNotBlank();
        }
    }

    private List<String> missing(Path file, Pattern use) throws IOException {
        var missing = new ArrayList<String>();
        var found = use.matcher(Files.readString(file));
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null && !words.has(found.group(group))) {
                    missing.add(file.getFileName() + ": " + found.group(group));
                }
            }
        }
        return missing;
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> walk = Files.walk(MAIN)) {
            return walk.filter(path -> path.toString().endsWith(end)).sorted().toList();
        }
    }
}
