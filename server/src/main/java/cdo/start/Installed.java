package cdo.start;

import cdo.database.Installation;
import cdo.database.LocalPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** The installation that the settings mean: a configured external database, the one of a running server, or the folder's own. */
record Installed(Settings settings) implements Installation {

    @Override
    public Path folder() {
        return settings.dataFolder();
    }

    @Override
    public <T> Optional<T> look(Look<T> look) throws SQLException {
        String password = settings.find(Setting.DATABASE_PASSWORD).orElse("");
        Optional<String> external = settings.find(Setting.DATABASE_URL);
        if (external.isPresent()) {
            return Optional.of(at(external.get(), settings.find(Setting.DATABASE_USER).orElse(""), password, look));
        }
        Optional<RunState> running = RunState.running(folder());
        if (running.isPresent()) {
            URI address = URI.create(running.get().databaseUrl());
            String[] login = Objects.requireNonNullElse(address.getUserInfo(), "").split(":", 2);
            // of an external database the state keeps no password
            return Optional.of(at("jdbc:postgresql://" + address.getAuthority().replaceFirst("^.*@", "") + address.getPath(), login[0], login.length == 2 ? login[1] : password, look));
        }
        Path own = folder().resolve("postgres");
        if (!Files.exists(own.resolve("complete"))) {
            return Optional.empty();
        }
        try (LocalPostgres postgres = LocalPostgres.start(own)) {
            return Optional.of(at(postgres.url(), postgres.user(), postgres.password(), look));
        }
    }

    private static <T> T at(String url, String user, String password, Look<T> look) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return look.at(connection);
        }
    }
}
