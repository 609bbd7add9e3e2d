package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import cdo.platform.web.SubjectDirectory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 决定事项: registered by their organiser, then split into tasks. The only writer of its table. */
@Component
@Transactional
public class Decisions {

    /** What was decided earlier is not supervised today; such a date is a slip. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final DSLContext sql;
    private final Reach reach;
    private final Clocks clocks;
    private final Audit audit;
    private final TaskSteps steps;
    private final SubjectDirectory subjects;

    Decisions(DSLContext sql, Reach reach, Clocks clocks, Audit audit, TaskSteps steps, SubjectDirectory subjects) {
        this.sql = sql;
        this.reach = reach;
        this.clocks = clocks;
        this.audit = audit;
        this.steps = steps;
        this.subjects = subjects;
    }

    /**
     * Registers a decision of the organiser.
     *
     * @return its id
     */
    public long decide(Who who, NewDecision wanted) {
        who.must(TaskRights.DECIDE, wanted.organiserId());
        if (wanted.title().isBlank()) {
            throw new Problem.Invalid("title", "form.missing");
        }
        if (wanted.text().isBlank()) {
            throw new Problem.Invalid("text", "form.missing");
        }
        if (wanted.decidedOn().isAfter(clocks.today())) {
            throw new Problem.Invalid("decidedOn", "tasks.decision.future", clocks.today());
        }
        if (wanted.decidedOn().isBefore(EARLIEST)) {
            throw new Problem.Invalid("decidedOn", "tasks.decision.early", EARLIEST);
        }
        if (wanted.origin() != null) {
            subjects.mustSee(who, wanted.origin());
        }
        long id = sql.insertInto(DECISION).set(DECISION.ORGANISER_UNIT_ID, wanted.organiserId()).set(DECISION.SOURCE, wanted.source().name())
                .set(DECISION.NUMBER, wanted.number() == null || wanted.number().isBlank() ? null : wanted.number().strip()).set(DECISION.TITLE, wanted.title().strip())
                .set(DECISION.TEXT, wanted.text().strip()).set(DECISION.DECIDED_ON, wanted.decidedOn())
                .set(DECISION.ORIGIN_KIND, wanted.origin() == null ? null : wanted.origin().kind()).set(DECISION.ORIGIN_ID, wanted.origin() == null ? null : wanted.origin().id())
                .returning(DECISION.ID).fetchSingle(DECISION.ID);
        SubjectRef ref = SubjectRef.of(Decision.KIND, id);
        steps.add(ref, "decided", who.name(), wanted.number());
        audit.did(who, "tasks.decided", ref, "title", wanted.title(), "source", wanted.source().name());
        return id;
    }

    /** The decision, if this person may read it. */
    @Transactional(readOnly = true)
    public Decision get(Who who, long id) {
        return Problem.Hidden.unless(find(id), each -> visible(who, each), SubjectRef.of(Decision.KIND, id));
    }

    @Transactional(readOnly = true)
    public Optional<Decision> find(long id) {
        return sql.selectFrom(DECISION).where(DECISION.ID.eq(id)).fetchOptional(Decisions::read);
    }

    /** Who reads the organiser's records, or has a task of it. */
    boolean visible(Who who, Decision decision) {
        return who.reads(decision.organiserId()) || !sql.select(DECISION.ID).from(DECISION).where(DECISION.ID.eq(decision.id())).and(readable(who)).fetch().isEmpty();
    }

    /** Hands out one task after the other: places within a decision are counted. */
    Decision lock(long id) {
        return sql.selectFrom(DECISION).where(DECISION.ID.eq(id)).forUpdate().fetchOptional(Decisions::read).orElseThrow(() -> missing(id));
    }

    /** The decisions of this organiser with the same number and title, so that a list read twice makes nothing double. */
    List<Decision> alike(long organiserId, @Nullable String number, String title) {
        return sql.selectFrom(DECISION).where(DECISION.ORGANISER_UNIT_ID.eq(organiserId)).and(DECISION.NUMBER.isNotDistinctFrom(number)).and(DECISION.TITLE.eq(title))
                .orderBy(DECISION.ID).fetch(Decisions::read);
    }

    @Transactional(readOnly = true)
    public List<Decision> of(SubjectRef origin) {
        return sql.selectFrom(DECISION).where(DECISION.ORIGIN_KIND.eq(origin.kind())).and(DECISION.ORIGIN_ID.eq(origin.id())).orderBy(DECISION.ID).fetch(Decisions::read);
    }

    /** @param words part of title, number or text; may be empty */
    @Transactional(readOnly = true)
    public Slice<Decision> slice(Who who, String words, @Nullable DecisionSource source, Slice.Ask ask) {
        who.must(TaskRights.SEE);
        Condition mine = readable(who);
        Condition asked = (words.isBlank() ? noCondition() : DECISION.TITLE.containsIgnoreCase(words.strip()).or(DECISION.TEXT.containsIgnoreCase(words.strip()))
                .or(DECISION.NUMBER.containsIgnoreCase(words.strip()))).and(source == null ? noCondition() : DECISION.SOURCE.eq(source.name()));
        List<Decision> rows = sql.selectFrom(DECISION).where(mine.and(asked)).orderBy(DECISION.DECIDED_ON.desc(), DECISION.ID.desc()).limit(ask.size()).offset(ask.offset())
                .fetch(Decisions::read);
        return ask.of(rows, sql.fetchCount(DECISION, mine.and(asked)), sql.fetchCount(DECISION, mine));
    }

    private Condition readable(Who who) {
        return reach.readable(who, DECISION.ORGANISER_UNIT_ID).or(DECISION.ID.in(TaskRows.decisionsReadable(reach, who)));
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(Decision.KIND, id));
    }

    static Decision read(Record row) {
        return new Decision(row.get(DECISION.ID), row.get(DECISION.ORGANISER_UNIT_ID), DecisionSource.valueOf(row.get(DECISION.SOURCE)), row.get(DECISION.NUMBER),
                row.get(DECISION.TITLE), row.get(DECISION.TEXT), row.get(DECISION.DECIDED_ON),
                row.get(DECISION.ORIGIN_KIND) == null ? null : SubjectRef.of(row.get(DECISION.ORIGIN_KIND), row.get(DECISION.ORIGIN_ID)), row.get(DECISION.VERSION));
    }
}
