package cdo.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** docs/map.md: the modules of the house, what each is for, and which others it may use. */
class MapTest {

    private static final List<String> WINGS = List.of("platform", "office", "data", "exchange", "review", "start");
    private static final Pattern SAID = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final String HEAD = """
            # Map of the house

            Written from the modules themselves by `MapTest`; write it anew with `-Dcdo.write=true`. A module may use only those named beside it
            (`:: views` = the published views of its tables); wings use the wings to their left: platform ← office ← data ← exchange ← review.
            """;

    @Test
    void theMapShowsTheModulesAsTheyAre() {
        List<String> packages = modules().stream().sorted(Comparator.comparingInt(MapTest::wing).thenComparing(Comparator.naturalOrder())).toList();
        var text = new StringBuilder(HEAD);
        String wing = "";
        for (String each : packages) {
            String its = WINGS.get(wing(each));
            if (!its.equals(wing)) {
                text.append("\n## ").append(its).append("\n\n| Module | What for | May use |\n|---|---|---|\n");
                wing = its;
            }
            text.append("| `").append(each).append("` | ").append(purpose(each)).append(" | ").append(arrows(each)).append(" |\n");
        }
        Written.holds("map.md", text.toString());
    }

    /** The packages that are modules: two below the root. {@link ArchitectureTest} holds that the house sees the same. */
    static Set<String> modules() {
        Path root = Path.of("src/main/java");
        try (Stream<Path> folders = Files.find(root.resolve("cdo"), 2, (path, what) -> what.isDirectory())) {
            return folders.map(root::relativize).filter(path -> path.getNameCount() == 3).map(path -> path.toString().replace('/', '.')).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int wing(String module) {
        int wing = WINGS.indexOf(module.split("\\.")[1]);
        return wing < 0 ? WINGS.size() - 1 : wing;
    }

    private static String arrows(String module) {
        try {
            ApplicationModule said = Class.forName(module + ".package-info").getAnnotation(ApplicationModule.class);
            List<String> all = said == null ? List.of() : List.of(said.allowedDependencies());
            return all.contains("¤") ? "any" : all.isEmpty() ? "none" : String.join(", ", all);
        } catch (ClassNotFoundException e) {
            return "any";
        }
    }

    /** The first sentence of the package's comment, without tags. */
    private static String purpose(String module) {
        Path file = Path.of("src/main/java", module.replace('.', '/'), "package-info.java");
        if (!Files.exists(file)) {
            return "";
        }
        try {
            Matcher said = SAID.matcher(Files.readString(file));
            String text = said.find() ? said.group(1).replaceAll("(?m)^\\s*\\*\\s?", " ").replaceAll("\\s+", " ").strip() : "";
            String plain = text.replaceAll("\\{@\\w+ +([\\w.#]*\\.)?(\\w+)(\\([^)]*\\))?( +([^}]*))?}", "$2").replaceAll("<[^>]+>", "");
            int end = plain.indexOf(". ");
            return (end < 0 ? plain : plain.substring(0, end + 1)).replace("|", "\\|");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
