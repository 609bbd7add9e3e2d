package cdo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.TestDatabase;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** On a database of its own, with clocks of its own: 2026-03-02 noon in Shanghai, unless a test says otherwise. */
class DayJobsTest {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static DataSource database;
    static DSLContext sql;

    final List<String> worked = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        database = TestDatabase.another();
        sql = DSL.using(new TransactionAwareDataSourceProxy(database), SQLDialect.POSTGRES);
        sql.execute("create table public.effect (day date, job text)");
    }

    @BeforeEach
    void empty() {
        sql.execute("truncate jobs.official_clock, jobs.day_mark, jobs.day_run, jobs.day_failure, public.effect");
    }

    @Test
    void aNewInstallationBeginsWithToday() {
        server(MONDAY, job("tenure", 100), job("duties", 200)).catchUp();
        assertThat(worked).containsExactly("2026-03-02 tenure", "2026-03-02 duties");
    }

    @Test
    void aDayIsWorkedOnce() {
        DayJobs jobs = server(MONDAY, job("duties", 200));
        jobs.catchUp();
        jobs.catchUp();
        assertThat(worked).hasSize(1);
    }

    @Test
    void everyMissedDayIsWorkedInOrderAndWithinADayByOrder() {
        server(MONDAY, job("duties", 200), job("tenure", 100)).catchUp();
        worked.clear();
        server(MONDAY.plusDays(3), job("duties", 200), job("tenure", 100)).catchUp();
        assertThat(worked).containsExactly("2026-03-03 tenure", "2026-03-03 duties", "2026-03-04 tenure", "2026-03-04 duties",
                "2026-03-05 tenure", "2026-03-05 duties");
    }

    @Test
    void aJobThatIsNewDoesNotWorkThePast() {
        server(MONDAY, job("tenure", 100)).catchUp();
        worked.clear();
        server(MONDAY.plusDays(2), job("tenure", 100), job("measures", 400)).catchUp();
        assertThat(worked).containsExactly("2026-03-03 tenure", "2026-03-04 tenure", "2026-03-04 measures");
    }

    @Test
    void whatCrashedInTheMiddleLeavesNothingHalfDoneAndGoesOnFromThere() {
        DayJob crashing = job("duties", 200, day -> {
            throw new OutOfMemoryError("killed");
        });
        assertThatThrownBy(() -> server(MONDAY, job("tenure", 100), crashing, job("measures", 400)).catchUp()).isInstanceOf(OutOfMemoryError.class);
        assertThat(effects()).containsExactly("2026-03-02 tenure");
        server(MONDAY.plusDays(1), job("tenure", 100), job("duties", 200), job("measures", 400)).catchUp();
        assertThat(effects()).containsExactly("2026-03-02 tenure", "2026-03-02 duties", "2026-03-02 measures",
                "2026-03-03 tenure", "2026-03-03 duties", "2026-03-03 measures");
    }

    @Test
    void aFailureStopsTheLaterJobsIsShownAndIsTriedAgain() {
        DayJob broken = job("duties", 200, day -> {
            throw new IllegalStateException("no rule");
        });
        DayJobs stuck = server(MONDAY, broken, job("measures", 400));
        stuck.poll();
        stuck.poll();
        assertThat(effects()).isEmpty();
        assertThat(stuck.standings().getFirst().failure()).hasValueSatisfying(failure -> {
            assertThat(failure.day()).isEqualTo(MONDAY);
            assertThat(failure.tries()).isEqualTo(2);
            assertThat(failure.error()).contains("no rule");
        });
        DayJobs mended = server(MONDAY, job("duties", 200), job("measures", 400));
        mended.poll();
        assertThat(effects()).containsExactly("2026-03-02 duties", "2026-03-02 measures");
        assertThat(mended.standings()).allSatisfy(standing -> assertThat(standing.failure()).isEmpty());
    }

    @Test
    void twoNodesNeverWorkTheSameDayTwice() throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            server(MONDAY, job("a", 1), job("b", 2)).catchUp();
            for (int i = 0; i < 4; i++) {
                DayJobs node = server(MONDAY.plusDays(10), job("a", 1), job("b", 2));
                all.add(threads.submit(() -> {
                    go.await();
                    node.catchUp();
                    return null;
                }));
            }
            go.countDown();
            for (var each : all) {
                each.get();
            }
        }
        assertThat(effects()).hasSize(22).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theDemonstrationMovesDayByDayAndSeesEachDayAsToday() {
        var clocks = clocks(MONDAY);
        DayJobs jobs = server(clocks, job("duties", 200, day -> worked.add("today is " + clocks.today())));
        jobs.begin(LocalDate.of(2022, 5, 20));
        jobs.advanceTo(LocalDate.of(2022, 5, 22));
        assertThat(clocks.today()).isEqualTo("2022-05-22");
        assertThat(worked).containsExactly("2022-05-20 duties", "today is 2022-05-20", "2022-05-21 duties", "today is 2022-05-21",
                "2022-05-22 duties", "today is 2022-05-22");
    }

    @Test
    void theOfficialClockNeverGoesBack() {
        DayJobs jobs = server(MONDAY, job("duties", 200));
        assertThatThrownBy(() -> jobs.advanceTo(MONDAY.minusDays(1))).isInstanceOfSatisfying(Problem.Refused.class,
                refused -> assertThat(refused.reason().key()).isEqualTo("jobs.clock.backwards"));
        jobs.advanceTo(MONDAY.plusDays(1));
        assertThatThrownBy(() -> jobs.begin(LocalDate.of(2022, 5, 20))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aRestartGoesOnAtTheSameDistanceFromRealTime() {
        server(MONDAY, job("duties", 200)).begin(LocalDate.of(2022, 5, 20));
        var later = clocks(MONDAY.plusDays(2));
        new OfficialClock(sql, later).restore();
        assertThat(later.today()).isEqualTo("2022-05-22");
    }

    @Test
    void anOrdinaryInstallationHasOneTime() {
        server(MONDAY, job("duties", 200)).catchUp();
        var later = clocks(MONDAY.plusDays(2));
        new OfficialClock(sql, later).restore();
        assertThat(later.lead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void twoNodesOnOneDatabaseHaveOneOfficialDay() {
        var here = clocks(MONDAY);
        var there = clocks(MONDAY);
        DayJobs moving = server(here, job("duties", 200));
        var other = new OfficialClock(sql, there);
        moving.begin(LocalDate.of(2022, 5, 20));
        other.restore();
        assertThat(there.today()).isEqualTo("2022-05-20");
        moving.advanceTo(LocalDate.of(2022, 5, 23));
        other.restore();
        assertThat(there.today()).isEqualTo(here.today()).isEqualTo("2022-05-23");
    }

    @Test
    void aNodeThatDidNotMoveTheClockGoesOnFromWhereAnotherLeftIt() {
        var here = clocks(MONDAY);
        var there = clocks(MONDAY);
        DayJobs first = server(here, job("duties", 200));
        DayJobs second = server(there, job("duties", 200));
        first.begin(LocalDate.of(2022, 5, 20));
        first.advanceTo(LocalDate.of(2022, 5, 23));
        assertThatThrownBy(() -> second.advanceTo(LocalDate.of(2022, 5, 22))).isInstanceOf(Problem.Refused.class);
        second.advanceTo(LocalDate.of(2022, 5, 24));
        assertThat(there.today()).isEqualTo("2022-05-24");
        assertThat(effects()).containsExactly("2022-05-20 duties", "2022-05-21 duties", "2022-05-22 duties", "2022-05-23 duties", "2022-05-24 duties");
    }

    @Test
    void aRequestSeesTheDayThatAnotherNodeHasSet() throws Exception {
        var here = clocks(MONDAY);
        var there = clocks(MONDAY);
        server(here, job("duties", 200)).begin(LocalDate.of(2022, 5, 20));
        var seen = new ArrayList<LocalDate>();
        new OfficialDay(new OfficialClock(sql, there)).doFilter(new org.springframework.mock.web.MockHttpServletRequest("GET", "/duties"),
                new org.springframework.mock.web.MockHttpServletResponse(), (request, response) -> seen.add(there.today()));
        assertThat(seen).containsExactly(LocalDate.of(2022, 5, 20));
    }

    @Test
    void aStopInTheMiddleOfAMoveLosesNoDay() {
        var clocks = clocks(MONDAY);
        int[] left = {1};
        DayJobs first = server(clocks, job("duties", 200, day -> {
            if (left[0]-- == 0) {
                throw new IllegalStateException("power cut");
            }
        }));
        first.begin(LocalDate.of(2022, 5, 20));
        assertThatThrownBy(() -> first.advanceTo(LocalDate.of(2022, 5, 25))).isInstanceOf(Problem.Refused.class);
        var restarted = clocks(MONDAY);
        new OfficialClock(sql, restarted).restore();
        server(restarted, job("duties", 200)).advanceTo(LocalDate.of(2022, 5, 23));
        assertThat(effects()).containsExactly("2022-05-20 duties", "2022-05-21 duties", "2022-05-22 duties", "2022-05-23 duties");
    }

    private List<String> effects() {
        return sql.fetch("select day || ' ' || job from public.effect order by ctid").into(String.class);
    }

    private DayJobs server(LocalDate today, DayJob... jobs) {
        return server(clocks(today), jobs);
    }

    private DayJobs server(Clocks clocks, DayJob... jobs) {
        return new DayJobs(sql, new DataSourceTransactionManager(database), clocks, new OfficialClock(sql, clocks),
                new Audit(sql, clocks, JsonMapper.shared()), List.of(jobs));
    }

    private static Clocks clocks(LocalDate today) {
        return new Clocks(Clock.fixed(Instant.parse(today + "T04:00:00Z"), ZoneOffset.UTC));
    }

    private DayJob job(String key, int order) {
        return job(key, order, day -> { });
    }

    private DayJob job(String key, int order, Consumer<LocalDate> more) {
        return new DayJob() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public void run(LocalDate day) {
                sql.execute("insert into public.effect values (?, ?)", day, key);
                worked.add(day + " " + key);
                more.accept(day);
            }
        };
    }
}
