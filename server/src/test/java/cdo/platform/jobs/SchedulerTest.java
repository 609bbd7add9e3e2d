package cdo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.TestDatabase;
import cdo.platform.audit.Anchors;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.SubjectRef;
import cdo.start.Application;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A server of its own with its scheduler running, as operators have it; all other tests call the polls themselves. */
class SchedulerTest {

    @TempDir
    Path folder;

    @Test
    void theServerSealsItsTrailAndWorksItsDaysByItself() {
        var database = (PGSimpleDataSource) TestDatabase.another();
        try (var server = new SpringApplicationBuilder(Application.class).run("--server.port=0", "--server.address=127.0.0.1", "--cdo.data-folder=" + folder,
                "--cdo.database.url=" + database.getUrl(), "--cdo.database.user=" + database.getUser(), "--cdo.database.password=" + database.getPassword())) {
            var sql = server.getBean(DSLContext.class);
            server.getBean(Audit.class).system("test", "test.filter", SubjectRef.of("filing", 1));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !sql.fetchExists(sql.selectOne().from("audit.event").where("place is null")));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sql.fetchExists(sql.selectOne().from("jobs.scheduled_task").where("task_name = 'day-jobs'").and("last_success is not null")));
            assertThat(new Anchors(Anchors.in(folder), anchor -> { }).read().anchors()).isNotEmpty();
            assertThat(sql.fetch("select task_name from jobs.scheduled_task").into(String.class)).contains("audit-seal", "audit-release", "day-jobs", "lost-jobs", "mail");
            assertThat(sql.fetchExists(sql.selectOne().from("jobs.scheduled_task").where("consecutive_failures > 0"))).isFalse();
        }
    }
}
