package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The pilot year from its first day, and an opening that is cut off in the middle. */
class PilotTest {

    @Test
    void thePilotBeginsOnItsDayWithoutOfficersAlsoAfterAnOpeningThatWasCutOff() throws Exception {
        try (var first = Launched.fresh("pilot-test", "--scenario", "pilot-2022")) {
            Files.writeString(first.data().resolve("opening"), "cut off"); // as a kill in the middle leaves it
            DemoAccounts.read(first.data()).orElseThrow();
            first.kill();
            try (var server = Launched.again(first.data())) {
                assertThat(server.said()).contains("重新建立");
                assertThat(server.cdo("clock", "--advance", "0d").strip()).isEqualTo("2022-05-20");
                assertThat(server.sql("select count(*) from organization.published_tenure where kind like '%CD%O'")).isEqualTo("0");
                assertThat(server.sql("select count(*) from duties.duty where rule_key = 'program.roster' and due = '2022-05-31' and state = 'OPEN'")).isNotEqualTo("0");
                var visitor = server.visitor();
                var clerk = DemoAccounts.read(server.data()).orElseThrow().stream().filter(account -> account.login().equals("bureau-clerk")).findFirst().orElseThrow();
                visitor.signIn("bureau-clerk", clerk.password());
                assertThat(visitor.path()).isEqualTo("/workbench");
                assertThat(server.cdo("clock", "--advance", "7d").strip()).isEqualTo("2022-05-27");
                assertThat(server.sql("select count(distinct day) from jobs.day_run")).isEqualTo("8");
            }
        }
    }
}
