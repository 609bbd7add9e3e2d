package cdo.office.tasks;

import static cdo.office.tasks.tables.EvidenceTable.EVIDENCE;
import static cdo.office.tasks.tables.ProgressTable.PROGRESS;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The reports on a task and their evidence. */
@Component
class ProgressRows {

    private final DSLContext sql;
    private final Clocks clocks;

    ProgressRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    long insert(long task, long unit, String author, NewProgress report) {
        long id = sql.insertInto(PROGRESS).set(PROGRESS.TASK_ID, task).set(PROGRESS.MILESTONE_ID, report.milestoneId()).set(PROGRESS.UNIT_ID, unit)
                .set(PROGRESS.TEXT, report.text().strip()).set(PROGRESS.PERCENT, report.percent()).set(PROGRESS.DAY, clocks.today()).set(PROGRESS.AT, clocks.now())
                .set(PROGRESS.AUTHOR, author).returning(PROGRESS.ID).fetchSingle(PROGRESS.ID);
        report.records().forEach(record -> prove(id, record));
        report.files().forEach(file -> prove(id, SubjectRef.of(Progress.FILE, file)));
        return id;
    }

    private void prove(long progress, SubjectRef evidence) {
        sql.insertInto(EVIDENCE).values(progress, evidence.kind(), evidence.id()).onConflictDoNothing().execute();
    }

    /** Latest first. */
    List<Progress> of(long task) {
        Map<Long, List<SubjectRef>> evidence = sql.select(EVIDENCE.PROGRESS_ID, EVIDENCE.SUBJECT_KIND, EVIDENCE.SUBJECT_ID).from(EVIDENCE).join(PROGRESS)
                .on(PROGRESS.ID.eq(EVIDENCE.PROGRESS_ID)).where(PROGRESS.TASK_ID.eq(task)).orderBy(EVIDENCE.SUBJECT_KIND, EVIDENCE.SUBJECT_ID)
                .fetchGroups(EVIDENCE.PROGRESS_ID, row -> SubjectRef.of(row.value2(), row.value3()));
        return sql.selectFrom(PROGRESS).where(PROGRESS.TASK_ID.eq(task)).orderBy(PROGRESS.ID.desc()).fetch(row -> new Progress(row.get(PROGRESS.ID),
                row.get(PROGRESS.MILESTONE_ID), row.get(PROGRESS.UNIT_ID), row.get(PROGRESS.TEXT), row.get(PROGRESS.PERCENT), row.get(PROGRESS.DAY), row.get(PROGRESS.AT),
                row.get(PROGRESS.AUTHOR), evidence.getOrDefault(row.get(PROGRESS.ID), List.of())));
    }

    boolean proved(long task) {
        return sql.fetchExists(EVIDENCE.join(PROGRESS).on(PROGRESS.ID.eq(EVIDENCE.PROGRESS_ID)), PROGRESS.TASK_ID.eq(task));
    }
}
