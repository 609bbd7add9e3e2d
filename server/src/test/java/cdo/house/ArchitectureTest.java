package cdo.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import cdo.start.Application;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house stands as it was drawn: five wings in one direction, modules with their allowed arrows, names of the field. */
class ArchitectureTest {

    private static final List<String> WINGS = List.of("platform", "office", "data", "exchange", "review");
    private static final Pattern FORBIDDEN = Pattern.compile(".*(Service|Impl|Manager|Helper|Utils?|DTO|Dto|Repository|Controller)$");
    static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cdo.start", "cdo.platform", "cdo.office", "cdo.data", "cdo.exchange", "cdo.review");

    @Test
    void modulesUseOnlyWhatTheyMay() {
        // the beginning is no module: it may use them all
        ApplicationModules house = ApplicationModules.of(Application.class, resideInAPackage("cdo.start.."));
        house.verify();
        assertThat(house.stream().map(module -> module.getBasePackage().getName())).as("modules that the map shows")
                .containsExactlyInAnyOrderElementsOf(MapTest.modules().stream().filter(module -> !module.startsWith("cdo.start.")).toList());
    }

    @Test
    void aWingUsesTheWingsToItsLeftOnly() {
        for (int i = 0; i < WINGS.size(); i++) {
            for (String right : WINGS.subList(i + 1, WINGS.size())) {
                noClasses().that().resideInAPackage("cdo." + WINGS.get(i) + "..").should().dependOnClassesThat().resideInAPackage("cdo." + right + "..")
                        .allowEmptyShould(true).check(CLASSES);
            }
        }
    }

    @Test
    void modulesOfAWingFormNoCircle() {
        slices().matching("cdo.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyButTheBeginningKnowsTheBeginning() {
        noClasses().that().resideOutsideOfPackage("cdo.start..").should().dependOnClassesThat().resideInAPackage("cdo.start..").check(CLASSES);
    }

    @Test
    void namesAreWordsOfTheField() {
        assertThat(CLASSES.stream().map(each -> each.getSimpleName()).filter(name -> FORBIDDEN.matcher(name).matches())).isEmpty();
    }

    @Test
    void everyModuleTellsWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(sources())) {
            List<Path> silent = folders.filter(Files::isDirectory).filter(folder -> sources().relativize(folder).getNameCount() >= 2).filter(ArchitectureTest::hasClasses)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList();
            assertThat(silent).isEmpty();
        }
    }

    @Test
    void noFileGrowsBeyondFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(sources())) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(file -> lines(file) > 400).map(Path::getFileName)).isEmpty();
        }
    }

    private static Path sources() {
        return Path.of("src/main/java/cdo");
    }

    private static boolean hasClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
