package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/stages: one picture for every kind of record whose stages name what may follow them. */
class StagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    @Test
    void thePicturesShowWhatMayFollowWhat() throws IOException {
        Properties titles = titles();
        var names = new ArrayList<String>();
        for (Class<?> stages : stages()) {
            String name = stages.getName().replaceFirst("^cdo\\.", "").replaceAll("[.$]", "-").toLowerCase(Locale.ROOT) + ".md";
            names.add(name);
            Written.holds("stages/" + name, picture(stages, titles));
        }
        assertThat(names).isNotEmpty();
        try (Stream<Path> files = Files.list(Written.folder("stages"))) {
            assertThat(files.map(file -> file.getFileName().toString())).as("pictures of stages that no longer exist").isSubsetOf(names);
        }
    }

    private static String picture(Class<?> stages, Properties titles) {
        var text = new StringBuilder("# " + stages.getSimpleName() + "\n\nWritten from `" + stages.getName() + "` by `StagesTest`.\n\n```mermaid\nstateDiagram-v2\n");
        List<?> all = List.of(stages.getEnumConstants());
        for (Object stage : all) {
            text.append("    ").append(stage).append(" : ").append(titles.getProperty("enum." + stages.getSimpleName() + "." + stage, stage.toString())).append('\n');
        }
        text.append("    [*] --> ").append(all.getFirst()).append('\n');
        for (Object stage : all) {
            List<?> next = all.stream().filter(other -> follows(stages, stage, other)).toList();
            next.forEach(other -> text.append("    ").append(stage).append(" --> ").append(other).append('\n'));
            if (next.isEmpty()) {
                text.append("    ").append(stage).append(" --> [*]\n");
            }
        }
        return text.append("```\n").toString();
    }

    private static boolean follows(Class<?> stages, Object stage, Object other) {
        try {
            Method method = Objects.requireNonNull(method(stages));
            method.setAccessible(true);
            return method.getParameterCount() == 1 ? (Boolean) method.invoke(stage, other) : ((Collection<?>) method.invoke(stage)).contains(other);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(stages + " does not say what follows", e);
        }
    }

    private static List<Class<?>> stages() {
        var classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cdo.platform", "cdo.office", "cdo.data", "cdo.exchange", "cdo.review");
        return classes.stream().filter(JavaClass::isEnum).<Class<?>>map(JavaClass::reflect).filter(each -> method(each) != null)
                .sorted(java.util.Comparator.comparing(Class::getName)).toList();
    }

    /** {@code successors()}, {@code next()} or {@code mayBecome(other)}. */
    private static @Nullable Method method(Class<?> stages) {
        return Stream.of(stages.getDeclaredMethods())
                .filter(each -> List.of("successors", "next").contains(each.getName()) && each.getParameterCount() == 0 && Collection.class.isAssignableFrom(each.getReturnType())
                        || each.getName().equals("mayBecome") && each.getParameterCount() == 1 && each.getParameterTypes()[0] == stages)
                .min(java.util.Comparator.comparing(Method::getName)).orElse(null);
    }

    private static Properties titles() {
        var titles = new Properties();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.filter(each -> each.toString().endsWith("_zh.properties")).toList()) {
                try (var in = Files.newBufferedReader(file)) {
                    titles.load(in);
                }
            }
            return titles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
