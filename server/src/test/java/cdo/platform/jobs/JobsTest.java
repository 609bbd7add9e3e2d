package cdo.platform.jobs;

import static cdo.platform.jobs.tables.JobTable.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class JobsTest {

    static final SubjectRef SUBJECT = SubjectRef.of("unit", 1);

    @Autowired
    Jobs jobs;
    @Autowired
    JobRunner runner;
    @Autowired
    DSLContext sql;
    @Autowired
    TransactionTemplate transactions;

    final Who steward = Somebody.in(8_001, Role.STEWARD);

    @Test
    void aJobReportsHowFarItIsAndWhatCameOfIt() {
        long id = jobs.start(steward, "test.count", SUBJECT, progress -> {
            progress.total(4);
            for (int i = 0; i < 4; i++) {
                progress.advance(1);
            }
            progress.say("jobs.cancel.over", JobState.DONE);
            progress.result("/units/1");
        });
        Job job = ended(id);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.done()).isEqualTo(4);
        assertThat(job.percent()).hasValue(100);
        assertThat(job.noteZh()).contains("已完成");
        assertThat(job.noteEn()).contains("Done");
        assertThat(job.href()).isEqualTo("/units/1");
    }

    @Test
    void aCancelledJobStopsAtItsNextStep() throws Exception {
        var started = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        long id = jobs.start(steward, "test.endless", SUBJECT, progress -> {
            started.countDown();
            asked.await();
            progress.advance(1);
            throw new IllegalStateException("went on after it was cancelled");
        });
        started.await();
        jobs.cancel(steward, id);
        asked.countDown();
        assertThat(ended(id).state()).isEqualTo(JobState.CANCELLED);
        assertThatThrownBy(() -> jobs.cancel(steward, id)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aCancellationTakenByAnotherNodeIsFoundWhenProgressIsWritten() throws Exception {
        var started = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        long id = jobs.start(steward, "test.elsewhere", SUBJECT, progress -> {
            started.countDown();
            asked.await();
            progress.total(10);
            progress.checkpoint();
            throw new IllegalStateException("went on");
        });
        started.await();
        sql.update(JOB).set(JOB.CANCEL, true).where(JOB.ID.eq(id)).execute();
        asked.countDown();
        assertThat(ended(id).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aFailureIsSaidInASentenceAndAnErrorGetsANumber() {
        Job refused = ended(jobs.start(steward, "test.refused", SUBJECT, progress -> {
            throw new Problem.Refused("problem.noSeat");
        }));
        assertThat(refused.state()).isEqualTo(JobState.FAILED);
        assertThat(refused.noteZh()).startsWith("您当前没有任职岗位");
        Job broken = ended(jobs.start(steward, "test.broken", SUBJECT, progress -> {
            throw new IllegalStateException("password=secret");
        }));
        assertThat(broken.state()).isEqualTo(JobState.FAILED);
        assertThat(broken.noteEn()).contains("number").doesNotContain("secret");
    }

    @Test
    void whatWasRolledBackNeverStarts() {
        long[] id = new long[1];
        transactions.executeWithoutResult(status -> {
            id[0] = jobs.start(steward, "test.never", SUBJECT, progress -> {
                throw new AssertionError("started");
            });
            status.setRollbackOnly();
        });
        assertThat(jobs.find(id[0])).isEmpty();
    }

    @Test
    void aStopOfTheServerInterruptsAndARestartSaysSo() throws Exception {
        var started = new CountDownLatch(1);
        long running = jobs.start(steward, "test.long", SUBJECT, progress -> {
            started.countDown();
            new CountDownLatch(1).await();
        });
        started.await();
        runner.stop();
        assertThat(ended(running).state()).isEqualTo(JobState.INTERRUPTED);
        sql.update(JOB).set(JOB.STATE, "RUNNING").setNull(JOB.FINISHED_AT).where(JOB.ID.eq(running)).execute();
        runner.start();
        assertThat(jobs.get(steward, running).state()).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    void aJobWhoseNodeDiedIsMarkedAfterAWhile() throws Exception {
        var release = new CountDownLatch(1);
        long alive = jobs.start(steward, "test.alive", SUBJECT, progress -> release.await());
        long dead = sql.insertInto(JOB).set(JOB.KIND, "test.dead").set(JOB.SUBJECT_KIND, "unit").set(JOB.SUBJECT_ID, 1L)
                .set(JOB.ACCOUNT_ID, steward.accountId()).set(JOB.PERSON_ID, steward.personId()).set(JOB.STARTED_BY, "x").set(JOB.STATE, "RUNNING")
                .set(JOB.NODE, "another").set(JOB.ASKED_AT, java.time.Instant.now().minus(Duration.ofHours(1)))
                .set(JOB.BEAT_AT, java.time.Instant.now().minus(Duration.ofMinutes(3))).returning(JOB.ID).fetchSingle(JOB.ID);
        jobs.markLost();
        assertThat(jobs.get(steward, dead).state()).isEqualTo(JobState.INTERRUPTED);
        assertThat(jobs.get(steward, alive).state().over()).isFalse();
        release.countDown();
        ended(alive);
    }

    @Test
    void othersDoNotEvenKnowOfItTheSystemAdministratorDoes() {
        long id = jobs.start(steward, "test.mine", SUBJECT, progress -> { });
        ended(id);
        Who colleague = Somebody.in(8_001, Role.STEWARD);
        assertThatThrownBy(() -> jobs.get(colleague, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> jobs.cancel(colleague, id)).isInstanceOf(Problem.NotFound.class);
        assertThat(jobs.get(Somebody.with(Role.SYSTEM_ADMIN), id).kind()).isEqualTo("test.mine");
        assertThat(jobs.list(colleague, Optional.empty(), new Slice.Ask(1, 25)).rows()).isEmpty();
        assertThat(jobs.list(steward, Optional.of(JobState.DONE), new Slice.Ask(1, 25)).rows()).extracting(Job::id).containsExactly(id);
    }

    @Test
    void rateAndTimeLeftFollowFromWhatIsDone() {
        var from = java.time.Instant.parse("2026-03-02T04:00:00Z");
        var half = new Job(1, "test.x", SUBJECT, 1, 1, "x", JobState.RUNNING, 400L, 100, "", "", null, false, from, from, from.plusSeconds(50), null);
        assertThat(half.percent()).hasValue(25);
        assertThat(half.rate()).isEqualByComparingTo("2.0");
        assertThat(half.secondsLeft()).isEqualTo(150);
        var unknown = new Job(1, "test.x", SUBJECT, 1, 1, "x", JobState.RUNNING, null, 100, "", "", null, false, from, from, from, null);
        assertThat(unknown.percent()).isEmpty();
        assertThat(unknown.secondsLeft()).isNull();
    }

    private Job ended(long id) {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20))
                .until(() -> jobs.find(id).orElseThrow(), job -> job.state().over());
    }
}
