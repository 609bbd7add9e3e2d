package cdo.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The modules' tables, made in the order of {@code database/modules.txt}.
 *
 * <p>Each module owns the schema of its name and a history of its own in it, so that a module can be read, and later
 * grown, by itself. Foreign keys point to modules further up in the list only.
 */
public final class Migrations {

    /** Where each schema remembers which of its migrations have run. */
    public static final String HISTORY = "migration_history";

    private final List<Module> modules;
    private final String location;

    private Migrations(String modulesText, String location) {
        this.modules = modulesText.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).map(Module::of).toList();
        this.location = location;
    }

    /** The migrations inside the running program. */
    public static Migrations onClassPath() {
        try (InputStream text = Migrations.class.getResourceAsStream("/database/modules.txt")) {
            if (text == null) {
                throw new IllegalStateException("database/modules.txt is not on the class path");
            }
            return new Migrations(new String(text.readAllBytes(), StandardCharsets.UTF_8), "classpath:database/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The migrations in a folder of sources. */
    public static Migrations in(Path folder) throws IOException {
        return new Migrations(Files.readString(folder.resolve("modules.txt")), "filesystem:" + folder.toAbsolutePath() + "/");
    }

    public List<Module> modules() {
        return modules;
    }

    /** Brings every module's schema up to date; what is up to date already stays untouched. */
    public void run(DataSource database) {
        for (Module module : modules) {
            createSchema(database, module.schema());
            Flyway.configure()
                    .dataSource(database)
                    .schemas(module.schema())
                    .defaultSchema(module.schema())
                    .createSchemas(false)
                    .table(HISTORY)
                    .locations(location + module.name())
                    .placeholderReplacement(false)
                    // an existing public schema is never empty for Flyway; our own history decides what has run
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    private static void createSchema(DataSource database, String schema) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("schema " + schema + ": " + e.getMessage(), e);
        }
    }

    /**
     * One line of the list.
     *
     * @param wing the wing that holds the module's code; empty for {@code base}, which has none
     * @param name folder of its migrations
     */
    public record Module(String wing, String name) {

        public Module {
            if (!name.matches("[a-z][a-z0-9]*") || !wing.matches("[a-z]*")) {
                throw new IllegalArgumentException("modules.txt: wing/module expected, found " + wing + "/" + name);
            }
        }

        static Module of(String line) {
            int slash = line.indexOf('/');
            return slash < 0 ? new Module("", line) : new Module(line.substring(0, slash), line.substring(slash + 1));
        }

        /** The schema that holds its tables; {@code base} prepares {@code public}. */
        public String schema() {
            return wing.isEmpty() ? "public" : name;
        }

        /** The Java package of its code. */
        public String javaPackage() {
            return "cdo." + wing + "." + name;
        }
    }
}
