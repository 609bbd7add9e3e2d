package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.database.LocalPostgres;
import cdo.start.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The demonstration city through a year: a server of its own, whose date is moved as an operator moves it, and its people, each in a browser of their own. */
final class YearCity implements AutoCloseable {

    private final LocalPostgres database;
    private final Launched launched;
    private final Town town;
    private final Map<String, Walker> people = new HashMap<>();

    private YearCity(LocalPostgres database, Launched launched) {
        this.database = database;
        this.launched = launched;
        this.town = new Town(launched.url());
    }

    /** As a newcomer finds it on that day, but on an operator's own PostgreSQL, in which everything is as on the embedded one. */
    static YearCity on(LocalDate today) throws IOException {
        LocalPostgres database = LocalPostgres.throwaway(Path.of("target/year-postgres"));
        return new YearCity(database, Launched.fresh("year-city-test", Map.of("CDO_DATABASE_URL", database.url(), "CDO_DATABASE_USER", database.user(), "CDO_DATABASE_PASSWORD", database.password()),
                "--today", today.toString()));
    }

    /** Has the installation a database of its own besides? */
    boolean embedded() {
        return launched.hasDatabase();
    }

    /** What the query finds first in the operator's database. */
    String sql(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password()); var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Town town() {
        return town;
    }

    /** Signed in at the first call. */
    Walker as(String login) {
        return people.computeIfAbsent(login, wanted -> {
            Walker walker = town.somebody(wanted);
            try {
                SignIn.as(walker.page, launched, wanted);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return walker;
        });
    }

    /** What the person of that account is called. */
    String name(String login) throws IOException {
        return launched.accounts().stream().filter(each -> each.login().equals(login)).findFirst().orElseThrow().person();
    }

    /** The number of the unit of that name. */
    String unit(String name) throws SQLException {
        return sql("select id from organization.published_unit where name = '" + name + "'");
    }

    /** Moves the official date there by {@code ./cdo clock}; the work of every day in between is done on the way. */
    void moveTo(LocalDate day) throws IOException {
        assertThat(launched.cdo("clock", "--to", day.toString()).strip()).as(launched.log().lines().filter(line -> line.contains("ERROR")).findFirst().orElse("no error in the log")).isEqualTo(day.toString());
    }

    String log() throws IOException {
        return launched.log();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        town.close();
        launched.close();
        database.close();
    }
}
