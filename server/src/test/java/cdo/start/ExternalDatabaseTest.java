package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.database.LocalPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator's own PostgreSQL, with a role that is no superuser: everything as on the embedded one. The demonstration opens on one in {@code YearJourneyTest}. */
class ExternalDatabaseTest {

    @Test
    void theServerFoundsItselfOnAnExternalDatabaseAndComesBackToIt() throws Exception {
        try (var own = LocalPostgres.throwaway(Path.of("target/external-postgres"))) {
            Map<String, String> settings = Map.of("CDO_DATABASE_URL", own.url(), "CDO_DATABASE_USER", own.user(), "CDO_DATABASE_PASSWORD", own.password());
            try (var server = Launched.fresh("external-test", settings, "--empty")) {
                assertThat(server.data().resolve("postgres/cluster")).as("no embedded database").doesNotExist();
                assertThat(server.said()).doesNotContain("随附的").doesNotContain(own.password());
                assertThat(server.cdo("status")).doesNotContain(own.password());
                var visitor = server.visitor();
                visitor.get("/set-up");
                assertThat(visitor.status()).isEqualTo(200);
                assertThat(visitor.get("/healthz")).contains("ok");
                server.kill();
                try (var again = Launched.again(server.data(), settings, "--empty")) {
                    var later = again.visitor();
                    later.get("/set-up");
                    assertThat(later.status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        Map<String, String> settings = Map.of("CDO_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/shuguan", "CDO_DATABASE_USER", "cdo", "CDO_DATABASE_PASSWORD", "geheim-77");
        try (var server = Launched.begin(Launched.folder("external-absent"), settings, "--empty")) {
            assertThat(server.ended()).isEqualTo(3);
            assertThat(server.said()).contains("连不上外部数据库").contains("127.0.0.1:1").doesNotContain("geheim-77");
        }
    }
}
