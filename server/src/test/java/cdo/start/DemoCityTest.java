package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.PageInvariants;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a newcomer finds after {@code ./cdo run}. */
class DemoCityTest {

    private static Launched server;
    private static List<DemoAccount> accounts;

    @BeforeAll
    static void open() throws Exception {
        server = Launched.demo();
        accounts = server.accounts();
    }

    @Test
    void thePersonIsToldWhoMaySignIn() throws Exception {
        assertThat(server.said()).contains("演示数据，与实际无关").contains("bureau-clerk").contains(accounts.getFirst().password());
        assertThat(accounts).hasSizeGreaterThanOrEqualTo(25);
        assertThat(accounts).filteredOn(account -> !account.totpSecret().isEmpty()).extracting(DemoAccount::login).containsExactly("system-admin", "security-admin", "audit-admin");
        assertThat(server.cdo("accounts", "--format", "json")).contains("\"yiling-bureau-clerk\"");
    }

    @Test
    void differentPeopleComeToTheirWorkbench() throws Exception {
        for (String login : List.of("city-cdo", "bureau-clerk", "civil-steward", "authority-head", "yiling-civil-head", "health-cdo", "yiling-executive")) {
            var visitor = server.visitor();
            visitor.signIn(login, password(login));
            assertThat(visitor.path()).as(login).isEqualTo("/workbench");
            assertThat(visitor.status()).as(login).isEqualTo(200);
            var page = PageInvariants.check(visitor.get("/workbench"));
            assertThat(page.text()).as(login).contains("演示").doesNotContain("⟦");
        }
    }

    @Test
    void nobodySignsInWithAGuess() throws Exception {
        var visitor = server.visitor();
        visitor.signIn("civil-cdo", "Yc-2345-6789");
        assertThat(visitor.path()).isEqualTo("/sign-in");
    }

    @Test
    void anAdministratorIsAskedForTheSecondFactor() throws Exception {
        var visitor = server.visitor();
        visitor.signIn("audit-admin", password("audit-admin"));
        assertThat(visitor.path()).isEqualTo("/sign-in/second-factor");
    }

    @Test
    void nearlyEveryOfficerPostIsFilledAndOneIsVacant() throws Exception {
        String filled = server.sql("select count(distinct post_id) from organization.published_tenure where kind like '%CD%O' and valid_from <= current_date + 1 and (valid_to is null or valid_to >= current_date)");
        assertThat(Integer.parseInt(filled)).isGreaterThan(400);
        assertThat(server.sql("select count(*) from organization.published_post p join organization.published_unit u on u.id = p.unit_id where u.short_name = '秭归县政府' and p.kind = 'COUNTY_CDO'"
                + " and not exists (select from organization.published_tenure t where t.post_id = p.id and (t.valid_to is null or t.valid_to >= current_date))")).isEqualTo("1");
    }

    @Test
    void theOfficialDateIsTodayAndEveryDayBeforeItWasWorked() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(server.sql("select max(lead_days) from jobs.official_clock")).isEqualTo("0");
        assertThat(Integer.parseInt(server.sql("select count(distinct day) from jobs.day_run where day < '" + today + "'"))).isGreaterThan(55);
    }

    @Test
    void oneFilingWaitsOneWasReturnedAndOneIsLate() throws Exception {
        assertThat(server.sql("select string_agg(distinct stage, ' ' order by stage) from appointments.filing")).contains("CORRECTION FILED SUBMITTED");
        assertThat(server.sql("select count(*) from duties.duty where state = 'OPEN' and due < current_date")).isNotEqualTo("0");
        assertThat(server.sql("select count(*) from duties.duty where state = 'OPEN' and due between current_date and current_date + 7")).isNotEqualTo("0");
        assertThat(server.sql("select count(*) from appointments.appointment where stage = 'ISSUED'")).isEqualTo("1");
    }

    @Test
    void twoDepartmentsHaveRegisteredSystemsWithDatabasesThatExist() throws Exception {
        assertThat(server.sql("select count(*) from survey.source")).isEqualTo("2");
        assertThat(server.sql("select count(*) from survey.run where state = 'COMPLETE'")).isEqualTo("2");
        assertThat(server.sql("select count(*) from catalog.entry where stage = 'PUBLISHED'")).isEqualTo("1");
    }

    @Test
    void theProgramHasItsPastAndAnOpenYear() throws Exception {
        assertThat(server.sql("select string_agg(distinct stage, ' ' order by stage) from program.submission")).contains("ACCEPTED RETURNED SUBMITTED");
        assertThat(server.sql("select count(*) from program.phase where state = 'OPEN'")).isEqualTo("1");
    }

    @Test
    void theYearOfTheInstitutionIsUnderWay() throws Exception {
        assertThat(server.sql("select string_agg(stage, ' ' order by stage) from tasks.task where decision_id in (select id from tasks.published_decision where source = 'AUTHORITY_DOCUMENT')"))
                .isEqualTo("ACCEPTED HANDED SUBMITTED UNDERWAY");
        assertThat(server.sql("select count(*) from duties.duty d join tasks.published_task t on d.subject_kind = 'task' and d.subject_id = t.id join tasks.published_decision s on s.id = t.decision_id"
                + " where s.source = 'AUTHORITY_DOCUMENT' and d.state = 'OPEN' and d.due < current_date and d.ladder in ('CHASED', 'SUPERVISED', 'CIRCULATED')")).isEqualTo("1");
        assertThat(server.sql("select string_agg(stage, ' ' order by stage) from tasks.form_sheet")).isEqualTo("OPEN OPEN OPEN SUBMITTED");
        assertThat(server.sql("select string_agg(stage, ' ' order by held_on) from meetings.published_meeting")).isEqualTo("ISSUED NOTICED");
        assertThat(server.sql("select count(*) from tasks.published_decision where source = 'MEETING_RESOLUTION' and origin_kind = 'meeting'")).isEqualTo("2");
        assertThat(server.sql("select string_agg(reply, ' ' order by reply) from meetings.attendance a join meetings.meeting m on m.id = a.meeting_id where m.stage = 'NOTICED'")).isEqualTo("ATTEND LEAVE SUBSTITUTE");
        assertThat(server.sql("select string_agg(kind || ' ' || stage, ', ' order by kind) from plans.published_plan")).isEqualTo("ANNUAL ISSUED, IMPLEMENTATION CONSULTING, REGULATION ISSUED, REGULATION ISSUED, REGULATION ISSUED");
        assertThat(server.sql("select count(*) from talent.published_expert where state = 'ADMITTED'")).isEqualTo("6");
        assertThat(server.sql("select string_agg(stage, ' ' order by held_on) from talent.training")).isEqualTo("HELD OPEN");
        assertThat(server.sql("select count(*) from duties.duty where rule_key like 'talent.contract%' and state = 'OPEN'")).isEqualTo("1");
        assertThat(server.sql("select count(distinct report_id) from dutyreports.section")).isEqualTo("1");
    }

    @Test
    void theCityIsInTheFirstReviewOfItsAssessmentAndACountyRunsItsOwn() throws Exception {
        assertThat(server.sql("select string_agg(stage, ' ' order by stage) from assessment.run")).isEqualTo("FIRST_REVIEW SELF_ASSESSMENT");
        assertThat(server.sql("select count(distinct organiser_id) from assessment.run where method_plan_id is not null")).isEqualTo("2");
        assertThat(server.sql("select string_agg(n::text, ' ' order by stage) from (select r.stage, count(*) filter (where a.stage = 'SUBMITTED') || '/' || count(*) as n from assessment.assessed a"
                + " join assessment.run r on r.id = a.run_id group by r.stage) x")).isEqualTo("4/5 1/3");
        assertThat(server.sql("select count(*) from assessment.assessed where late")).isEqualTo("1");
        assertThat(server.sql("select string_agg(late::text, ' ' order by late) from assessment.proof")).isEqualTo("false true");
        assertThat(server.sql("select string_agg(kind || ' ' || stage, ', ' order by kind) from assessment.ledger_entry")).isEqualTo("BONUS ACKNOWLEDGED, DEDUCTION UPHELD, REMINDER RECORDED");
        assertThat(server.sql("select count(distinct assessed_id) from assessment.judgement")).isEqualTo("1");
    }

    @Test
    void theOpeningSaysNoErrors() throws Exception {
        assertThat(server.log()).doesNotContain(" ERROR ");
    }

    private static String password(String login) {
        return accounts.stream().filter(account -> account.login().equals(login)).findFirst().orElseThrow().password();
    }
}
