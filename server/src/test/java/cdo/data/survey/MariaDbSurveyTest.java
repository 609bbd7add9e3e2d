package cdo.data.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.web.Slice;
import cdo.scan.Source;
import cdo.scan.Tls;
import cdo.scan.fixture.MariaDbServer;
import cdo.scan.fixture.TestData;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A real administration system on a real MariaDB; skipped where either is absent. */
@ServerTest
class MariaDbSurveyTest {

    @Autowired
    Systems systems;
    @Autowired
    DataSources sources;
    @Autowired
    Trials trials;
    @Autowired
    SurveyRuns runs;
    @Autowired
    Results results;
    @Autowired
    Bureaux bureaux;

    @Test
    void aRealSystemsDatabaseIsSurveyedWithItsChineseComments() {
        Path dump = TestData.file("databases/ruoyi-admin.mysql.sql");
        assumeTrue(MariaDbServer.isInstalled(), "MariaDB is not installed");
        try (MariaDbServer server = MariaDbServer.start()) {
            server.load("ruoyi", dump);
            Unit unit = bureaux.department();
            Who steward = bureaux.steward(unit);
            long source = sources.attach(steward, systems.draft(steward, Bureaux.draft(unit)),
                    SourceDraft.database("业务库", Source.Kind.MYSQL, "127.0.0.1", server.port(), "ruoyi", "", MariaDbServer.USER, MariaDbServer.PASSWORD, Tls.IF_OFFERED));
            Trials.Outcome tried = trials.tryOut(steward, source);
            assertThat(tried.product()).startsWith("MariaDB");
            long id = runs.start(steward, source);
            Instant until = Instant.now().plusSeconds(60);
            while (!results.find(id).orElseThrow().state().over()) {
                assertThat(Instant.now()).isBefore(until);
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
            Survey survey = results.find(id).orElseThrow();
            assertThat(survey.state()).isEqualTo(SurveyState.COMPLETE);
            assertThat(survey.tables()).isEqualTo(tried.tables()).isGreaterThan(10);
            var users = results.tables(id, "sys_user", new Slice.Ask(1, 25)).rows().getFirst();
            assertThat(users.comment()).isEqualTo("用户信息表");
            assertThat(users.rows()).isPositive();
        }
    }
}
