package cdo.platform.jobs;

import static cdo.platform.jobs.tables.JobTable.JOB;

import cdo.platform.audit.Audit;
import cdo.platform.jobs.tables.JobRow;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The long jobs (后台任务): started by a command, watched on {@code /jobs/{id}}, cancelled there. */
@Component
public class Jobs {

    /** A job that gave no sign of life for so long was lost with its node. */
    private static final Duration LOST = Duration.ofMinutes(2);

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final JobRunner runner;

    Jobs(DSLContext sql, Clocks clocks, Audit audit, JobRunner runner) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.runner = runner;
    }

    /**
     * Starts a long job. The command that calls this has asked for its own right. The job begins when the transaction is
     * committed, and never when it is rolled back.
     *
     * @param kind {@code module.what}; its title is the message {@code job.<kind>}
     * @return the number in {@code /jobs/{id}}
     */
    @Transactional
    public long start(Who who, String kind, SubjectRef subject, JobBody body) {
        var now = clocks.real();
        long id = sql.insertInto(JOB)
                .set(JOB.KIND, kind).set(JOB.SUBJECT_KIND, subject.kind()).set(JOB.SUBJECT_ID, subject.id())
                .set(JOB.ACCOUNT_ID, who.accountId()).set(JOB.PERSON_ID, who.personId()).set(JOB.STARTED_BY, who.name())
                .set(JOB.UNIT_ID, who.seated().map(Seat::unitId).orElse(null))
                .set(JOB.STATE, JobState.WAITING.name()).set(JOB.NODE, runner.node()).set(JOB.ASKED_AT, now).set(JOB.BEAT_AT, now)
                .returning(JOB.ID).fetchSingle(JOB.ID);
        audit.did(who, "jobs.started", SubjectRef.of("job", id), "kind", kind, "subject", subject);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.begin(id, kind, body);
            }
        });
        return id;
    }

    /** Asks the job to stop; it does so at its next step. */
    @Transactional
    public void cancel(Who who, long id) {
        Job job = get(who, id);
        if (job.accountId() != who.accountId()) {
            who.must(JobRights.CANCEL_ALL);
        }
        if (job.state().over()) {
            throw new Problem.Refused("jobs.cancel.over", job.state());
        }
        sql.update(JOB).set(JOB.CANCEL, true).where(JOB.ID.eq(id)).execute();
        audit.did(who, "jobs.cancelled", SubjectRef.of("job", id), "kind", job.kind());
        runner.cancel(id);
    }

    /** The job, if this person may see it. */
    public Job get(Who who, long id) {
        return Problem.Hidden.unless(find(id), job -> sees(who, job), SubjectRef.of("job", id));
    }

    public Optional<Job> find(long id) {
        return sql.selectFrom(JOB).where(JOB.ID.eq(id)).fetchOptional(Jobs::read);
    }

    public static boolean sees(Who who, Job job) {
        return job.accountId() == who.accountId() || who.may(JobRights.SEE_ALL);
    }

    /** Newest first: all for the system administrator, else one's own. */
    public Slice<Job> list(Who who, Optional<JobState> state, Slice.Ask ask) {
        Condition mine = who.may(JobRights.SEE_ALL) ? DSL.noCondition() : JOB.ACCOUNT_ID.eq(who.accountId());
        Condition wanted = mine.and(state.map(each -> (Condition) JOB.STATE.eq(each.name())).orElse(DSL.noCondition()));
        List<Job> rows = sql.selectFrom(JOB).where(wanted).orderBy(JOB.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(Jobs::read);
        return ask.of(rows, sql.fetchCount(JOB, wanted), sql.fetchCount(JOB, mine));
    }

    /** Jobs whose node died without a word. */
    @Transactional
    public void markLost() {
        sql.update(JOB).set(JOB.STATE, JobState.INTERRUPTED.name()).set(JOB.FINISHED_AT, clocks.real())
                .where(JOB.STATE.in(JobState.WAITING.name(), JobState.RUNNING.name())).and(JOB.BEAT_AT.lt(clocks.real().minus(LOST))).execute();
    }

    private static Job read(JobRow row) {
        return new Job(row.getId(), row.getKind(), SubjectRef.of(row.getSubjectKind(), row.getSubjectId()), row.getAccountId(), row.getPersonId(),
                row.getStartedBy(), JobState.valueOf(row.getState()), row.getTotal(), row.getDone(), row.getNoteZh(), row.getNoteEn(), row.getHref(),
                row.getCancel(), row.getAskedAt(), row.getStartedAt(), row.getBeatAt(), row.getFinishedAt());
    }
}
