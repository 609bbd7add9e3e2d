package cdo.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of the documentation that are written from the code. A test fails when one is no longer true; {@code -Dcdo.write=true} writes it anew. */
final class Written {

    private static final Path DOCS = Path.of("../docs");

    private Written() {
    }

    static Path folder(String name) {
        return DOCS.resolve(name);
    }

    static void holds(String name, String text) {
        Path file = DOCS.resolve(name);
        try {
            if (Boolean.getBoolean("cdo.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assumeThat(file).as("docs/" + name + ", written with -Dcdo.write=true").exists();
            assertThat(Files.readString(file)).as("docs/" + name + " is not what the code says; write it anew with -Dcdo.write=true").isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
