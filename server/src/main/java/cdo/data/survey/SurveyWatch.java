package cdo.data.survey;

import static cdo.data.survey.tables.RunTable.RUN;

import cdo.platform.jobs.JobProgress;
import cdo.platform.kernel.Clocks;
import cdo.scan.Cancellation;
import cdo.scan.Table;
import cdo.scan.survey.SurveyListener;
import cdo.scan.survey.SurveyedTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jooq.DSLContext;

/**
 * Follows a running survey: writes how far it is, shows that it lives, and carries a wish to stop to the source – also while one statement
 * runs there and no row comes. The thread of its own ends with {@link #close}.
 */
final class SurveyWatch implements SurveyListener, AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKS_BETWEEN_BEATS = 5;

    private final DSLContext sql;
    private final Clocks clocks;
    private final long survey;
    private final JobProgress progress;
    private final Cancellation cancellation = new Cancellation();
    private final Thread thread;
    private volatile long rowsBefore;
    private volatile long rows;
    private volatile boolean closed;

    SurveyWatch(DSLContext sql, Clocks clocks, long survey, JobProgress progress) {
        this.sql = sql;
        this.clocks = clocks;
        this.survey = survey;
        this.progress = progress;
        this.thread = Thread.ofVirtual().name("survey-watch-" + survey).start(this::watch);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void begun(List<Table> tables) {
        sql.update(RUN).set(RUN.TABLES_ALL, tables.size()).where(RUN.ID.eq(survey)).execute();
        progress.total(tables.size());
    }

    @Override
    public void progressed(Table table, long rowsOfTable) {
        rows = rowsBefore + rowsOfTable;
        if (Thread.currentThread().isInterrupted()) {
            cancellation.wish();
        }
    }

    @Override
    public void finished(SurveyedTable table, int done, int all) {
        rowsBefore += table.rows() == null ? 0 : table.rows();
        rows = rowsBefore;
        if (Thread.currentThread().isInterrupted()) {
            // the server is stopping; the database would refuse an interrupted thread
            cancellation.wish();
            return;
        }
        sql.update(RUN).set(RUN.TABLES_DONE, done).set(RUN.ROWS_DONE, rows).where(RUN.ID.eq(survey)).execute();
        try {
            progress.say("survey.run.table", table.table().qualifiedName());
            progress.advance(1);
        } catch (CancellationException asked) {
            cancellation.wish();
        }
    }

    private void watch() {
        try {
            for (int look = 1; !closed; look++) {
                Thread.sleep(LOOK);
                if (progress.cancelled()) {
                    cancellation.wish();
                }
                if (look % LOOKS_BETWEEN_BEATS == 0 && !closed) {
                    beat();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        Boolean asked = sql.update(RUN).set(RUN.BEAT_AT, clocks.real()).set(RUN.ROWS_DONE, rows).where(RUN.ID.eq(survey)).returning(RUN.CANCEL).fetchOne(RUN.CANCEL);
        if (Boolean.TRUE.equals(asked)) {
            cancellation.wish();
        }
    }

    @Override
    public void close() {
        closed = true;
        // not interrupted: it may be writing
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
