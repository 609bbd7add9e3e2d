package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.start.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The demonstration city through a year: a server of its own, whose date is moved as an operator moves it, and its people, each in a browser of their own. */
final class YearCity implements AutoCloseable {

    private final Launched launched;
    private final Town town;
    private final Map<String, Walker> people = new HashMap<>();

    private YearCity(Launched launched) {
        this.launched = launched;
        this.town = new Town(launched.url());
    }

    /** As a newcomer finds it on that day. */
    static YearCity on(LocalDate today) throws IOException {
        return new YearCity(Launched.fresh("year-city-test", "--today", today.toString()));
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
        return launched.sql("select id from organization.published_unit where name = '" + name + "'");
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
    }
}
