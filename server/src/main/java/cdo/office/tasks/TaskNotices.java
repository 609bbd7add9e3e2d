package cdo.office.tasks;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.office.tasks.tables.NoticeTable.NOTICE;
import static cdo.office.tasks.tables.NoticeTaskTable.NOTICE_TASK;
import static cdo.office.tasks.tables.TaskTable.TASK;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.documents.DocumentNumbers;
import cdo.platform.documents.Imprints;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.documents.IssuedDocuments;
import cdo.platform.documents.Papers;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办函 and 通报: each day, after the ladder has climbed, those tasks that reached 督办 or 通报 are put into a draft – one letter for each lead unit,
 * one circular for each organiser. The organiser's office sends it for signature by a route, and issues what was signed in the form of GB/T 9704,
 * or lets it go with a reason. 提醒 and 催办 before them are messages that go out at once.
 */
@Component
public class TaskNotices implements DayJob {

    private final DSLContext sql;
    private final TaskRows rows;
    private final Register register;
    private final NoticePaper paper;
    private final Papers printer;
    private final TaskSteps steps;
    private final Desks desks;
    private final IssuedDocuments issued;
    private final DocumentNumbers numbers;
    private final Imprints imprints;
    private final Routes routes;
    private final Units units;
    private final Reach reach;
    private final Clocks clocks;
    private final Audit audit;

    TaskNotices(DSLContext sql, TaskRows rows, Register register, NoticePaper paper, Papers printer, TaskSteps steps, Desks desks, IssuedDocuments issued, DocumentNumbers numbers,
                Imprints imprints, Routes routes, Units units, Reach reach, Clocks clocks, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.register = register;
        this.paper = paper;
        this.printer = printer;
        this.steps = steps;
        this.desks = desks;
        this.issued = issued;
        this.numbers = numbers;
        this.imprints = imprints;
        this.routes = routes;
        this.units = units;
        this.reach = reach;
        this.clocks = clocks;
        this.audit = audit;
    }

    @Override
    public String key() {
        return "tasks.notices";
    }

    /** After the ladder (200). */
    @Override
    public int order() {
        return 210;
    }

    @Override
    @Transactional
    public void run(LocalDate day) {
        for (NoticeKind kind : NoticeKind.values()) {
            for (Task task : climbed(kind)) {
                put(kind, task, day);
            }
        }
    }

    /** Tasks that stand on the rung now and have no paper of it for this turn. */
    private List<Task> climbed(NoticeKind kind) {
        var duty = PUBLISHED_DUTY;
        List<String> rungs = kind == NoticeKind.CIRCULAR ? List.of("CIRCULATED") : List.of("SUPERVISED", "CIRCULATED");
        return rows.tasks(TASK.STAGE.in("HANDED", "UNDERWAY", "RETURNED")
                .and(TASK.ID.in(select(duty.SUBJECT_ID).from(duty).where(duty.RULE_KEY.eq(TaskRules.FINISH)).and(duty.SUBJECT_KIND.eq(Task.KIND)).and(duty.STATE.eq("OPEN"))
                        .and(duty.LADDER.in(rungs)).and(duty.OCCURRENCE.eq(concat(val("turn-"), TASK.TURN)))))
                .and(notExists(selectOne().from(NOTICE_TASK).where(NOTICE_TASK.TASK_ID.eq(TASK.ID)).and(NOTICE_TASK.KIND.eq(kind.name())).and(NOTICE_TASK.TURN.eq(TASK.TURN)))));
    }

    private void put(NoticeKind kind, Task task, LocalDate day) {
        Long to = kind == NoticeKind.CIRCULAR ? null : Long.valueOf(task.leadUnitId());
        long notice = sql.select(NOTICE.ID).from(NOTICE).where(NOTICE.KIND.eq(kind.name())).and(NOTICE.ORGANISER_UNIT_ID.eq(task.organiserId()))
                .and(NOTICE.UNIT_ID.isNotDistinctFrom(to)).and(NOTICE.STAGE.eq(TaskNoticeStage.DRAFT.name())).orderBy(NOTICE.ID).limit(1).fetchOptional(NOTICE.ID)
                .orElseGet(() -> draft(kind, task.organiserId(), to, day));
        sql.insertInto(NOTICE_TASK).values(notice, task.id(), kind.name(), task.turn(), task.due()).execute();
        steps.add(task.ref(), "drafted" + kind.name(), null, "");
    }

    private long draft(NoticeKind kind, long organiser, @Nullable Long to, LocalDate day) {
        long id = sql.insertInto(NOTICE).set(NOTICE.KIND, kind.name()).set(NOTICE.ORGANISER_UNIT_ID, organiser).set(NOTICE.UNIT_ID, to)
                .set(NOTICE.STAGE, TaskNoticeStage.DRAFT.name()).set(NOTICE.DRAFTED_ON, day).returning(NOTICE.ID).fetchSingle(NOTICE.ID);
        SubjectRef ref = SubjectRef.of(TaskNotice.KIND, id);
        steps.add(ref, "drafted", null, "");
        audit.system(key(), "tasks.notice-drafted", ref, "kind", kind.name());
        desks.unit(organiser, Message.of("tasks.tell.notice." + kind.name()), ref, "/task-notices/" + id);
        return id;
    }

    /** 送签: the paper as it stands goes to whoever signs for the organiser. */
    @Transactional
    public void send(Who who, long id, int version, int answerDays) {
        TaskNotice notice = lock(id);
        who.must(TaskRights.ISSUE, notice.organiserId());
        movable(notice, version, TaskNoticeStage.SIGNING);
        if (answerDays < 1 || answerDays > 60) {
            throw new Problem.Invalid("answerDays", "form.number", 1, 60);
        }
        if (lines(notice).isEmpty()) {
            throw new Problem.Refused("tasks.notice.nothing");
        }
        printer.mustPrint(paper.compose(notice, lines(notice), "", answerDays));
        move(notice, TaskNoticeStage.SIGNING, Map.of(NOTICE.ANSWER_DAYS, answerDays));
        String to = notice.unitId() == null ? "" : units.get(notice.unitId()).name();
        routes.start(who, notice.kind().route(), notice.ref(), notice.organiserId(), Message.of("tasks.sign." + notice.kind().name(), to));
        steps.add(notice.ref(), "sent", who.name(), "");
        audit.did(who, "tasks.notice-sent", notice.ref(), "answerDays", answerDays);
    }

    @EventListener
    @Transactional
    void on(RouteFinished finished) {
        if (!finished.subject().kind().equals(TaskNotice.KIND)) {
            return;
        }
        TaskNotice notice = lock(finished.subject().id());
        move(notice, finished.granted() ? TaskNoticeStage.SIGNED : TaskNoticeStage.DRAFT, Map.of());
        steps.add(notice.ref(), finished.granted() ? "signed" : "notSigned", finished.by(), finished.remark());
        desks.unit(notice.organiserId(), Message.of(finished.granted() ? "tasks.tell.signed" : "tasks.tell.notSigned", notice.kind(), finished.remark()), notice.ref(), notice.href());
    }

    /**
     * 印发: what was signed, with the tasks that are still overdue.
     *
     * @param code   机关代字 for a number of this system's own numbering
     * @param number or the 发文字号 that the office's own system gave; both null: none
     */
    @Transactional
    public IssuedDocument issue(Who who, long id, int version, @Nullable String code, @Nullable String number) {
        TaskNotice notice = lock(id);
        who.must(TaskRights.ISSUE, notice.organiserId());
        movable(notice, version, TaskNoticeStage.ISSUED);
        List<Register.Line> lines = lines(notice);
        if (lines.isEmpty()) {
            throw new Problem.Refused("tasks.notice.nothing");
        }
        String given = code == null && number == null ? "" : numbers.give(notice.organiserId(), code, number, clocks.today().getYear(), notice.ref()).toString();
        String organiser = units.get(notice.organiserId()).name();
        IssuedDocument document = issued.issue(who, notice.organiserId(), organiser, notice.ref(), paper.compose(notice, lines, given, notice.answerDays()), notice.unitId() == null, imprints.demo());
        move(notice, TaskNoticeStage.ISSUED, Map.of(NOTICE.DOCUMENT_ID, document.id()));
        steps.add(notice.ref(), "issued", who.name(), given);
        lines.forEach(line -> {
            steps.add(line.task().ref(), "issued" + notice.kind().name(), who.name(), document.title());
            desks.post(line.task().leadPostId(), Message.of("tasks.tell.issued", document.title(), TaskClock.brief(line.task())), notice.ref(), notice.href());
        });
        audit.did(who, "tasks.notice-issued", notice.ref(), "document", document.id(), "number", given, "tasks", lines.size());
        return document;
    }

    /** 不再印发. */
    @Transactional
    public void drop(Who who, long id, int version, String reason) {
        TaskNotice notice = lock(id);
        who.must(TaskRights.ISSUE, notice.organiserId());
        movable(notice, version, TaskNoticeStage.DROPPED);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "tasks.reason.missing");
        }
        move(notice, TaskNoticeStage.DROPPED, Map.of());
        steps.add(notice.ref(), "dropped", who.name(), reason);
        audit.did(who, "tasks.notice-dropped", notice.ref(), "reason", reason);
    }

    private void move(TaskNotice notice, TaskNoticeStage next, Map<? extends Field<?>, ?> columns) {
        sql.update(NOTICE).set(NOTICE.STAGE, next.name()).set(NOTICE.VERSION, notice.version() + 1).set(columns).where(NOTICE.ID.eq(notice.id())).execute();
    }

    private static void movable(TaskNotice notice, int version, TaskNoticeStage next) {
        if (notice.version() != version) {
            throw new Problem.Stale(notice.ref());
        }
        if (!notice.stage().successors().contains(next)) {
            throw new Problem.Refused("tasks.notice.ended", notice.stage());
        }
    }

    /** The tasks of a notice: those still overdue until it is issued, all of them afterwards. */
    @Transactional(readOnly = true)
    public List<Register.Line> lines(TaskNotice notice) {
        LocalDate today = clocks.today();
        List<Task> tasks = rows.tasks(TASK.ID.in(select(NOTICE_TASK.TASK_ID).from(NOTICE_TASK).where(NOTICE_TASK.NOTICE_ID.eq(notice.id()))));
        return register.of(notice.stage().open() ? tasks.stream().filter(task -> task.overdue(today)).toList() : tasks);
    }

    @Transactional(readOnly = true)
    public TaskNotice get(Who who, long id) {
        return Problem.Hidden.unless(find(id), each -> visible(who, each), SubjectRef.of(TaskNotice.KIND, id));
    }

    Optional<TaskNotice> find(long id) {
        return sql.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).fetchOptional(TaskNotices::read);
    }

    private TaskNotice lock(long id) {
        return sql.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).forUpdate().fetchOptional(TaskNotices::read)
                .orElseThrow(() -> new Problem.NotFound(SubjectRef.of(TaskNotice.KIND, id)));
    }

    /** Until it is issued it is the organiser's own; an issued letter also its addressee's, an issued circular everybody's. */
    boolean visible(Who who, TaskNotice notice) {
        if (who.reads(notice.organiserId())) {
            return true;
        }
        return notice.stage() == TaskNoticeStage.ISSUED && (notice.unitId() == null ? who.seat() != null : who.reads(notice.unitId()));
    }

    @Transactional(readOnly = true)
    public Slice<TaskNotice> slice(Who who, @Nullable TaskNoticeStage stage, Slice.Ask ask) {
        who.must(TaskRights.SEE);
        Condition mine = reach.readable(who, NOTICE.ORGANISER_UNIT_ID).or(NOTICE.STAGE.eq("ISSUED").and(NOTICE.UNIT_ID.isNull().or(reach.readable(who, NOTICE.UNIT_ID))));
        Condition wanted = stage == null ? mine : mine.and(NOTICE.STAGE.eq(stage.name()));
        List<TaskNotice> found = sql.selectFrom(NOTICE).where(wanted).orderBy(NOTICE.STAGE.eq("DRAFT").desc(), NOTICE.ID.desc()).limit(ask.size()).offset(ask.offset())
                .fetch(TaskNotices::read);
        return ask.of(found, sql.fetchCount(NOTICE, wanted), sql.fetchCount(NOTICE, mine));
    }

    private static TaskNotice read(Record row) {
        return new TaskNotice(row.get(NOTICE.ID), NoticeKind.valueOf(row.get(NOTICE.KIND)), row.get(NOTICE.ORGANISER_UNIT_ID), row.get(NOTICE.UNIT_ID),
                TaskNoticeStage.valueOf(row.get(NOTICE.STAGE)), row.get(NOTICE.DRAFTED_ON), row.get(NOTICE.ANSWER_DAYS), row.get(NOTICE.DOCUMENT_ID), row.get(NOTICE.VERSION));
    }
}
