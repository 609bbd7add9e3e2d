package cdo.start;

import cdo.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Stands in the data folder while a demonstration city is being opened. Found at a start, it says that an opening was cut
 * off: nobody has used what there is, so it is thrown away and opened anew.
 */
public final class OpeningMark {

    private OpeningMark() {
    }

    private static Path file(Path data) {
        return data.resolve("opening");
    }

    public static void set(Path data) throws IOException {
        Files.writeString(file(data), "The demonstration city is being opened. A start that finds this file begins anew.\n");
    }

    public static void remove(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    static boolean stands(Path data) {
        return Files.exists(file(data));
    }

    /** Drops every module's schema, and what the trail and the index keep beside the database. */
    static void startAnew(Path data, RunCommand.Database database) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var statement = connection.createStatement()) {
            for (Migrations.Module module : Migrations.onClassPath().modules().reversed()) {
                if (!module.schema().equals("public")) {
                    statement.execute("drop schema if exists " + module.schema() + " cascade");
                }
            }
        }
        for (String folder : new String[] {"audit", "search"}) {
            org.springframework.util.FileSystemUtils.deleteRecursively(data.resolve(folder));
        }
        DemoAccounts.remove(data);
        remove(data);
    }
}
