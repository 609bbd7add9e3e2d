package cdo.platform.jobs;

import static cdo.platform.jobs.tables.JobTable.JOB;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Words;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the long jobs of this node on virtual threads, a few at a time. */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final DSLContext sql;
    private final Clocks clocks;
    private final OfficialClock official;
    private final Words words;
    private final Audit audit;
    private final String node;
    private final Semaphore places;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService pulse;

    private record Running(Thread thread, JobProgress progress) {
    }

    JobRunner(DSLContext sql, Clocks clocks, OfficialClock official, Words words, Audit audit, @Value("${cdo.node:${cdo.data-folder}}") String node,
              @Value("${cdo.jobs-at-once:4}") int atOnce) {
        this.sql = sql;
        this.clocks = clocks;
        this.official = official;
        this.words = words;
        this.audit = audit;
        this.node = node;
        this.places = new Semaphore(atOnce, true);
    }

    /** Which node this is: a data folder belongs to one server at a time, so what it left running before is lost. */
    String node() {
        return node;
    }

    void begin(long id, String kind, JobBody body) {
        var progress = new JobProgress(new Written(id));
        Thread thread = Thread.ofVirtual().name("job-" + id).unstarted(() -> live(id, kind, body, progress));
        running.put(id, new Running(thread, progress));
        thread.start();
    }

    void cancel(long id) {
        Running here = running.get(id);
        if (here != null) {
            here.progress().cancel();
        }
    }

    private void live(long id, String kind, JobBody body, JobProgress progress) {
        try {
            places.acquire();
            try {
                progress.checkpoint();
                official.restore();
                sql.update(JOB).set(JOB.STATE, JobState.RUNNING.name()).set(JOB.STARTED_AT, clocks.real()).set(JOB.BEAT_AT, clocks.real())
                        .where(JOB.ID.eq(id)).execute();
                body.run(progress);
                progress.write();
                end(id, kind, JobState.DONE, null);
            } finally {
                places.release();
            }
        } catch (CancellationException | InterruptedException stopped) {
            boolean asked = sql.fetchExists(JOB, JOB.ID.eq(id).and(JOB.CANCEL));
            end(id, kind, asked ? JobState.CANCELLED : JobState.INTERRUPTED, null);
        } catch (Problem refused) {
            end(id, kind, JobState.FAILED, refused.reason());
        } catch (Exception | LinkageError error) {
            String number = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("job {} ({}) failed, error {}", id, kind, number, error);
            end(id, kind, JobState.FAILED, Message.of("jobs.failed.unexpected", number));
        } finally {
            running.remove(id);
        }
    }

    private void end(long id, String kind, JobState state, @Nullable Message note) {
        Thread.interrupted();
        var update = sql.update(JOB).set(JOB.STATE, state.name()).set(JOB.FINISHED_AT, clocks.real()).set(JOB.BEAT_AT, clocks.real());
        if (note != null) {
            update = update.set(JOB.NOTE_ZH, words.say(Language.ZH, note)).set(JOB.NOTE_EN, words.say(Language.EN, note));
        }
        update.where(JOB.ID.eq(id)).execute();
        audit.system("jobs", "jobs.ended", SubjectRef.of("job", id), "kind", kind, "state", state.name());
    }

    @Override
    public void start() {
        int lost = sql.update(JOB).set(JOB.STATE, JobState.INTERRUPTED.name()).set(JOB.FINISHED_AT, JOB.BEAT_AT)
                .where(JOB.NODE.eq(node)).and(JOB.STATE.in(JobState.WAITING.name(), JobState.RUNNING.name())).execute();
        if (lost > 0) {
            LOG.warn("{} long jobs were interrupted by the last stop", lost);
        }
        pulse = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("job-pulse").factory());
        pulse.scheduleWithFixedDelay(this::beat, 5, 5, TimeUnit.SECONDS);
    }

    /** One long statement inside a job must not look like a dead node. */
    private void beat() {
        try {
            if (!running.isEmpty()) {
                sql.update(JOB).set(JOB.BEAT_AT, clocks.real()).where(JOB.ID.in(running.keySet()))
                        .and(JOB.STATE.in(JobState.WAITING.name(), JobState.RUNNING.name())).execute();
            }
        } catch (RuntimeException e) {
            LOG.warn("the running jobs' sign of life could not be written: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        if (pulse != null) {
            pulse.shutdownNow();
            pulse = null;
        }
        var left = java.util.List.copyOf(running.values());
        left.forEach(each -> each.thread().interrupt());
        for (Running each : left) {
            try {
                each.thread().join(java.time.Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return pulse != null;
    }

    private final class Written implements JobProgress.Progress {

        private final long id;

        Written(long id) {
            this.id = id;
        }

        @Override
        public boolean write(@Nullable Long total, long done, @Nullable Message note) {
            var update = sql.update(JOB).set(JOB.TOTAL, total).set(JOB.DONE, done).set(JOB.BEAT_AT, clocks.real());
            if (note != null) {
                update = update.set(JOB.NOTE_ZH, words.say(Language.ZH, note)).set(JOB.NOTE_EN, words.say(Language.EN, note));
            }
            return Boolean.TRUE.equals(update.where(JOB.ID.eq(id)).returning(JOB.CANCEL).fetchOne(JOB.CANCEL));
        }

        @Override
        public void result(String href) {
            sql.update(JOB).set(JOB.HREF, href).where(JOB.ID.eq(id)).execute();
        }
    }
}
