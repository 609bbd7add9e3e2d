package cdo.platform.jobs;

import static cdo.platform.jobs.tables.DayFailureTable.DAY_FAILURE;
import static cdo.platform.jobs.tables.DayMarkTable.DAY_MARK;
import static cdo.platform.jobs.tables.DayRunTable.DAY_RUN;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs every {@link DayJob} for every official day, in order, and moves the official clock in a demonstration. Each step
 * takes an advisory lock, finds what is next, does it and notes it in one transaction: whoever crashes leaves nothing half
 * done, and two nodes never do the same day twice.
 */
public class DayJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DayJobs.class);
    /** Any constant: the lock of the day-jobs. */
    private static final long LOCK = 0x6364_6f64_6179L;

    private final DSLContext sql;
    private final TransactionTemplate alone;
    private final Clocks clocks;
    private final OfficialClock official;
    private final Audit audit;
    private final List<DayJob> jobs;

    public DayJobs(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, OfficialClock official, Audit audit, List<DayJob> jobs) {
        this.sql = sql;
        this.audit = audit;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clocks = clocks;
        this.official = official;
        this.jobs = jobs.stream().sorted(Comparator.comparingInt(DayJob::order).thenComparing(DayJob::key)).toList();
        if (this.jobs.stream().map(DayJob::key).distinct().count() < this.jobs.size()) {
            throw new IllegalArgumentException("two day-jobs of one key: " + this.jobs.stream().map(DayJob::key).toList());
        }
    }

    /**
     * Opens a demonstration on an official date. Only before the first day was worked or the clock set.
     *
     * @throws Problem.Refused when this installation already has an official history
     */
    public void begin(LocalDate day) {
        alone.executeWithoutResult(status -> {
            lock();
            if (official.isSet() || sql.fetchExists(DAY_RUN)) {
                throw new Problem.Refused("jobs.clock.begun", clocks.today());
            }
            sql.deleteFrom(DAY_MARK).execute();
            official.set(day);
        });
        clocks.today(day);
    }

    /**
     * Moves the official clock forward day by day and does each day's work before the next begins. Never backwards; ends
     * with the given date as the official today.
     *
     * @throws Problem.Refused when the date lies in the official past, or a day-job does not get through
     */
    public void advanceTo(LocalDate date) {
        official.restore();
        if (date.isBefore(clocks.today())) {
            throw new Problem.Refused("jobs.clock.backwards", clocks.today(), date);
        }
        catchUp();
        while (clocks.today().isBefore(date)) {
            alone.executeWithoutResult(status -> forward());
            official.restore();
            catchUp();
        }
    }

    /** One day on from where the clock stands when nobody else can move it. */
    private void forward() {
        lock();
        LocalDate now = official.today();
        LocalDate next = now.plusDays(1);
        audit.system("clock", "jobs.clock-moved", SubjectRef.of("clock", 0), "from", now, "to", next);
        official.set(next);
    }

    /** Does what is due up to the official today, waiting for another runner; what fails is thrown. */
    public void catchUp() {
        while (step(true) == Step.RAN) {
            // the next one
        }
    }

    /** The same for the poll: leaves it to another runner where there is one, and notes a failure instead of throwing it. */
    void poll() {
        try {
            while (step(false) == Step.RAN) {
                // the next one
            }
        } catch (Problem.Refused stopped) {
            LOG.error("day-jobs stand still: {}", stopped.reason());
        }
    }

    /** How far each job is, in their order. */
    public List<Standing> standings() {
        Map<String, LocalDate> marks = sql.selectFrom(DAY_MARK).fetchMap(DAY_MARK.JOB, DAY_MARK.DONE_UNTIL);
        Map<String, Failure> failures = sql.selectFrom(DAY_FAILURE).fetchMap(DAY_FAILURE.JOB,
                row -> new Failure(row.getDay(), row.getTries(), row.getFailedAt(), row.getError()));
        return jobs.stream().map(job -> new Standing(job.key(), Optional.ofNullable(marks.get(job.key())), Optional.ofNullable(failures.get(job.key())))).toList();
    }

    private Step step(boolean patient) {
        official.restore();
        var running = new Next[1];
        try {
            return java.util.Objects.requireNonNull(alone.execute(status -> {
                if (patient) {
                    lock();
                } else if (!tryLock()) {
                    return Step.ELSEWHERE;
                }
                Next next = next();
                if (next == null) {
                    return Step.NOTHING;
                }
                running[0] = next;
                run(next);
                return Step.RAN;
            }));
        } catch (RuntimeException error) {
            if (running[0] == null) {
                throw error;
            }
            throw failed(running[0], error);
        }
    }

    private void run(Next next) {
        long from = System.nanoTime();
        next.job().run(next.day());
        long millis = Duration.ofNanos(System.nanoTime() - from).toMillis();
        String key = next.job().key();
        sql.insertInto(DAY_RUN).set(DAY_RUN.DAY, next.day()).set(DAY_RUN.JOB, key).set(DAY_RUN.FINISHED_AT, clocks.real()).set(DAY_RUN.MILLIS, millis).execute();
        sql.update(DAY_MARK).set(DAY_MARK.DONE_UNTIL, next.day()).where(DAY_MARK.JOB.eq(key)).execute();
        sql.deleteFrom(DAY_FAILURE).where(DAY_FAILURE.JOB.eq(key)).execute();
    }

    /** The earliest day that is not done, and on it the first job in order; null when all is done up to today. */
    private @org.jspecify.annotations.Nullable Next next() {
        LocalDate today = clocks.today();
        Map<String, LocalDate> marks = new HashMap<>(sql.selectFrom(DAY_MARK).fetchMap(DAY_MARK.JOB, DAY_MARK.DONE_UNTIL));
        Next first = null;
        for (DayJob job : jobs) {
            LocalDate mark = marks.computeIfAbsent(job.key(), key -> known(key, today.minusDays(1)));
            LocalDate day = mark.plusDays(1);
            if (!day.isAfter(today) && (first == null || day.isBefore(first.day()))) {
                first = new Next(job, day);
            }
        }
        return first;
    }

    private LocalDate known(String key, LocalDate doneUntil) {
        sql.insertInto(DAY_MARK).set(DAY_MARK.JOB, key).set(DAY_MARK.DONE_UNTIL, doneUntil).execute();
        return doneUntil;
    }

    private Problem failed(Next next, RuntimeException error) {
        String key = next.job().key();
        LOG.error("day-job {} for {} failed; it and those after it wait", key, next.day(), error);
        String sentence = error instanceof Problem problem ? problem.reason().toString() : String.valueOf(error);
        alone.executeWithoutResult(status -> sql.insertInto(DAY_FAILURE)
                .set(DAY_FAILURE.JOB, key).set(DAY_FAILURE.DAY, next.day()).set(DAY_FAILURE.TRIES, 1)
                .set(DAY_FAILURE.FAILED_AT, clocks.real()).set(DAY_FAILURE.ERROR, sentence)
                .onConflict(DAY_FAILURE.JOB).doUpdate()
                .set(DAY_FAILURE.DAY, next.day()).set(DAY_FAILURE.TRIES, DAY_FAILURE.TRIES.plus(1))
                .set(DAY_FAILURE.FAILED_AT, clocks.real()).set(DAY_FAILURE.ERROR, sentence).execute());
        return new Problem.Refused("jobs.day.failed", Message.of("dayjob." + key), next.day(), sentence);
    }

    private void lock() {
        sql.fetch("select pg_advisory_xact_lock({0})", org.jooq.impl.DSL.inline(LOCK));
    }

    private boolean tryLock() {
        return Boolean.TRUE.equals(sql.fetchValue("select pg_try_advisory_xact_lock({0})", org.jooq.impl.DSL.inline(LOCK)));
    }

    private enum Step { RAN, NOTHING, ELSEWHERE }

    private record Next(DayJob job, LocalDate day) {
    }

    /** One job's progress; {@code doneUntil} is empty for a job that has not been asked yet. */
    public record Standing(String key, Optional<LocalDate> doneUntil, Optional<Failure> failure) {
    }

    /** Why the day-jobs stand still. */
    public record Failure(LocalDate day, int tries, Instant at, String error) {
    }
}
