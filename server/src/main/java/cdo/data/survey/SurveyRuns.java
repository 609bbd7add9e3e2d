package cdo.data.survey;

import static cdo.data.survey.tables.SourceTable.SOURCE;
import static cdo.data.survey.tables.RunTable.RUN;

import cdo.platform.audit.Audit;
import cdo.platform.jobs.JobProgress;
import cdo.platform.jobs.Jobs;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.scan.Limits;
import cdo.scan.SourceProblem;
import cdo.scan.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CancellationException;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs surveys as long jobs: one at a time for a source, cancelled between rows and at the source itself, lost ones found again. */
@Component
public class SurveyRuns {

    /** A survey that gave no sign of life for so long was lost with its node. */
    private static final Duration LOST = Duration.ofMinutes(2);

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Jobs jobs;
    private final DataSources sources;
    private final Systems systems;
    private final Findings findings;
    private final Limits limits;
    private final String node;

    SurveyRuns(DSLContext sql, Clocks clocks, Audit audit, Jobs jobs, DataSources sources, Systems systems, Findings findings, SurveySettings settings,
               @Value("${cdo.node:${cdo.data-folder}}") String node) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.jobs = jobs;
        this.sources = sources;
        this.systems = systems;
        this.findings = findings;
        this.limits = Limits.USUAL.withStatement(Duration.ofMinutes(settings.statementMinutes()));
        this.node = node;
    }

    /** Starts a survey of the source; it begins when the transaction is committed. @return its id */
    @Transactional
    public long start(Who who, long sourceId) {
        DataSource source = sources.get(who, sourceId);
        who.must(SurveyRights.SURVEY, source.unitId());
        InformationSystem system = systems.get(who, source.systemId());
        if (source.removed() || system.stage() == SystemStage.RETIRED || system.secret()) {
            throw new Problem.Refused(source.removed() ? "survey.source.removed" : system.secret() ? "survey.source.secretNetwork" : "survey.system.retired");
        }
        sql.select(SOURCE.ID).from(SOURCE).where(SOURCE.ID.eq(sourceId)).forUpdate().fetch();
        release(RUN.SOURCE_ID.eq(sourceId).and(RUN.BEAT_AT.lt(clocks.real().minus(LOST))));
        if (sql.fetchExists(RUN, RUN.SOURCE_ID.eq(sourceId).and(RUN.STATE.in(SurveyState.WAITING.name(), SurveyState.RUNNING.name())))) {
            throw new Problem.Refused("survey.run.already");
        }
        long id = sql.insertInto(RUN).set(RUN.SOURCE_ID, sourceId).set(RUN.ACCOUNT_ID, who.accountId()).set(RUN.PERSON, who.name())
                .set(RUN.STATE, SurveyState.WAITING.name()).set(RUN.NODE, node).set(RUN.ASKED_AT, clocks.now()).set(RUN.BEAT_AT, clocks.real())
                .set(RUN.TAKEN_ON, clocks.today()).set(RUN.PLACE, source.place()).returning(RUN.ID).fetchSingle(RUN.ID);
        long job = jobs.start(who, "survey.survey", source.ref(), progress -> run(id, sourceId, progress));
        sql.update(RUN).set(RUN.JOB_ID, job).where(RUN.ID.eq(id)).execute();
        audit.did(who, "survey.survey-started", source.ref(), "survey", id, "job", job);
        return id;
    }

    /** Asks a survey to stop; what was read until then is kept. */
    @Transactional
    public void cancel(Who who, long id) {
        var row = sql.selectFrom(RUN).where(RUN.ID.eq(id)).fetchOptional().orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.SubjectRef.of(Survey.KIND, id)));
        DataSource source = sources.get(who, row.getSourceId());
        who.must(SurveyRights.SURVEY, source.unitId());
        if (SurveyState.valueOf(row.getState()).over()) {
            throw new Problem.Refused("survey.run.over", SurveyState.valueOf(row.getState()));
        }
        sql.update(RUN).set(RUN.CANCEL, true).where(RUN.ID.eq(id)).execute();
        audit.did(who, "survey.survey-cancelled", source.ref(), "survey", id);
        // the job's own mark can only be set by who started it; the survey's mark stops it in any case
        if (row.getJobId() != null && row.getAccountId() == who.accountId() && !jobs.get(who, row.getJobId()).state().over()) {
            jobs.cancel(who, row.getJobId());
        }
    }

    /** What this node left running before it was stopped or killed is over. */
    @EventListener(ApplicationStartedEvent.class)
    public void recover() {
        release(RUN.NODE.eq(node));
    }

    private void release(Condition lost) {
        sql.update(RUN).set(RUN.STATE, SurveyState.INTERRUPTED.name()).set(RUN.ENDED_AT, clocks.now())
                .where(lost).and(RUN.STATE.in(SurveyState.WAITING.name(), SurveyState.RUNNING.name())).execute();
    }

    private void run(long id, long sourceId, JobProgress progress) throws InterruptedException {
        DataSource source = sources.find(sourceId).orElseThrow();
        progress.result("/surveys/" + id);
        sql.update(RUN).set(RUN.STATE, SurveyState.RUNNING.name()).set(RUN.BEAT_AT, clocks.real()).where(RUN.ID.eq(id)).execute();
        SurveyState state = SurveyState.FAILED;
        boolean stopped = false;
        try {
            cdo.scan.survey.Survey found = read(id, source, progress);
            stopped = Thread.interrupted();
            state = stopped ? SurveyState.INTERRUPTED : SurveyState.valueOf(found.ending().name());
            findings.keep(id, source, found.masked(), state);
            progress.say("survey.run.found", found.tables().size(), found.rows());
        } catch (SourceProblem problem) {
            stopped = Thread.interrupted();
            boolean asked = problem.kind() == SourceProblem.Kind.CANCELLED || progress.cancelled() || cancelled(id);
            state = stopped ? SurveyState.INTERRUPTED : asked ? SurveyState.CANCELLED : SurveyState.FAILED;
            findings.end(id, state, problem.note());
            if (state == SurveyState.FAILED) {
                throw new Problem.Refused("survey.sentence", problem.note().zh(), problem.note().en());
            }
        } catch (Problem refused) {
            findings.end(id, SurveyState.FAILED, findings.note(refused.reason()));
            throw refused;
        } catch (RuntimeException | Error unexpected) {
            stopped = Thread.interrupted();
            findings.end(id, stopped ? SurveyState.INTERRUPTED : SurveyState.FAILED, null);
            if (!stopped) {
                throw unexpected;
            }
        }
        if (stopped) {
            throw new InterruptedException();
        }
        if (state == SurveyState.CANCELLED) {
            throw new CancellationException();
        }
    }

    private cdo.scan.survey.Survey read(long id, DataSource source, JobProgress progress) {
        try (DataSources.Opening opening = sources.opening(source); var watch = new SurveyWatch(sql, clocks, id, progress)) {
            var surveys = new Surveys(limits, real());
            return surveys.run(opening.source(), () -> sources.password(source.id()), watch, watch.cancellation());
        }
    }

    private boolean cancelled(long id) {
        return sql.fetchExists(RUN, RUN.ID.eq(id).and(RUN.CANCEL));
    }


    /** The real clock in the form in which the engine wants it; its zone decides which day is today. */
    private Clock real() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return Clocks.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clocks.real();
            }
        };
    }
}
