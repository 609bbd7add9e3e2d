package cdo.review.assessment;

import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static cdo.review.assessment.tables.LedgerEntryTable.LEDGER_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Tenure;
import cdo.platform.web.Slice;
import cdo.platform.web.SubjectDirectory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The daily ledger: recorded by a bureau with evidence, answered by whom it concerns, decided by somebody who did not record it. */
@Component
@Transactional
public class LedgerEntries {

    private static final String ANSWER = "answer";
    private static final String DECISION = "decision";
    static final BigDecimal MOST = BigDecimal.valueOf(20);

    private final DSLContext sql;
    private final RunSteps steps;
    private final Duties duties;
    private final Posts posts;
    private final Reach reach;
    private final SubjectDirectory subjects;
    private final Audit audit;
    private final Clocks clocks;

    LedgerEntries(DSLContext sql, RunSteps steps, Duties duties, Posts posts, Reach reach, SubjectDirectory subjects, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.steps = steps;
        this.duties = duties;
        this.posts = posts;
        this.reach = reach;
        this.subjects = subjects;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** An entry with its unit's name as lists show it. */
    public record Line(LedgerEntry entry, String unitName) {
    }

    /** Writes an entry for the person's own bureau; whom it concerns has a limit to answer. */
    public long record(Who who, LedgerEntry.Draft draft) {
        who.must(AssessmentRights.RECORD, draft.unitId());
        suit(who, draft);
        Tenure holder = holder(draft);
        long id = sql.insertInto(LEDGER_ENTRY).set(LEDGER_ENTRY.ORGANISER_ID, who.unitId()).set(LEDGER_ENTRY.UNIT_ID, draft.unitId()).set(LEDGER_ENTRY.WRITTEN_FOR_ID, draft.unitId())
                .set(LEDGER_ENTRY.POST_ID, draft.postId()).set(LEDGER_ENTRY.PERSON_ID, holder == null ? null : holder.personId()).set(LEDGER_ENTRY.KIND, draft.kind().name())
                .set(LEDGER_ENTRY.POINTS, draft.points()).set(LEDGER_ENTRY.HAPPENED_ON, draft.happenedOn()).set(LEDGER_ENTRY.TITLE, draft.title()).set(LEDGER_ENTRY.FACTS, draft.facts())
                .set(LEDGER_ENTRY.BASIS, draft.basis()).set(LEDGER_ENTRY.EVIDENCE_KIND, draft.evidence() == null ? null : draft.evidence().kind())
                .set(LEDGER_ENTRY.EVIDENCE_ID, draft.evidence() == null ? null : draft.evidence().id()).set(LEDGER_ENTRY.STAGE, LedgerStage.RECORDED.name())
                .set(LEDGER_ENTRY.RECORDED_BY, who.name()).set(LEDGER_ENTRY.RECORDED_BY_ID, who.personId()).set(LEDGER_ENTRY.RECORDED_ON, clocks.today())
                .returning(LEDGER_ENTRY.ID).fetchSingle(LEDGER_ENTRY.ID);
        SubjectRef ref = SubjectRef.of(LedgerEntry.KIND, id);
        steps.add(ref, "recorded", who.name(), "");
        duties.open(new NewDuty(AssessmentRules.LEDGER_ANSWER, draft.postId(), draft.unitId(), who.unitId(), null, ref, ANSWER,
                Message.of("assessment.duty.ledger-answer", draft.title()), clocks.today(), null, "/ledger-entries/" + id));
        audit.did(who, "assessment.ledger-recorded", ref, "unit", draft.unitId(), "kind", draft.kind(), "points", draft.points());
        return id;
    }

    private void suit(Who who, LedgerEntry.Draft draft) {
        if (draft.happenedOn().isAfter(clocks.today())) {
            throw new Problem.Invalid("happenedOn", "assessment.ledger.future");
        }
        boolean reminder = draft.kind() == LedgerKind.REMINDER;
        if (reminder != (draft.points().signum() == 0) || draft.points().signum() < 0 || draft.points().compareTo(MOST) > 0) {
            throw new Problem.Invalid("points", reminder ? "assessment.ledger.noPoints" : "assessment.ledger.points", MOST);
        }
        if (draft.points().stripTrailingZeros().scale() > 2) {
            throw new Problem.Invalid("points", "assessment.ledger.decimals");
        }
        if (draft.evidence() != null && !subjects.visible(who, draft.evidence())) {
            throw new Problem.Invalid("evidence", "assessment.evidence.unknown");
        }
    }

    /** The officer concerned: who held the post on that day. */
    private @Nullable Tenure holder(LedgerEntry.Draft draft) {
        if (draft.postId() == null) {
            return null;
        }
        Post post = posts.get(draft.postId());
        if (post.unitId() != draft.unitId() || !post.kind().officer()) {
            throw new Problem.Invalid("post", "assessment.ledger.post");
        }
        return posts.holder(post.id(), draft.happenedOn()).orElseThrow(() -> new Problem.Invalid("post", "assessment.ledger.vacant", draft.happenedOn()));
    }

    /** 知悉: whom it concerns has read it and does not contest. */
    public void acknowledge(Who who, long id, int version) {
        LedgerEntry entry = concerned(who, id);
        move(entry, version, LedgerStage.ACKNOWLEDGED, said(LEDGER_ENTRY.ANSWER, null, who));
        answered(entry, who, "acknowledged", "");
    }

    /** 申辩: the bureau has to decide, with reasons. */
    public void contest(Who who, long id, int version, String answer) {
        LedgerEntry entry = concerned(who, id);
        must(answer, "answer");
        move(entry, version, LedgerStage.CONTESTED, said(LEDGER_ENTRY.ANSWER, answer, who));
        answered(entry, who, "contested", answer);
        duties.open(new NewDuty(AssessmentRules.LEDGER_DECISION, null, entry.organiserId(), entry.unitId(), null, entry.ref(), DECISION,
                Message.of("assessment.duty.ledger-decision", entry.title()), clocks.today(), null, entry.href()));
    }

    private void answered(LedgerEntry entry, Who who, String what, String remark) {
        steps.add(entry.ref(), what, who.name(), remark);
        duties.discharge(AssessmentRules.LEDGER_ANSWER, entry.ref(), ANSWER, clocks.today(), null);
        audit.did(who, "assessment.ledger-" + what, entry.ref());
    }

    /** Decides on an answer: upheld, or withdrawn. Never by who recorded it. */
    public void decide(Who who, long id, int version, boolean uphold, String reasons) {
        LedgerEntry entry = find(id).orElseThrow(() -> missing(id));
        who.must(AssessmentRights.DECIDE, entry.organiserId());
        must(reasons, "reasons");
        if (entry.recordedById() == who.personId()) {
            throw new Problem.Refused("assessment.ledger.own");
        }
        move(entry, version, uphold ? LedgerStage.UPHELD : LedgerStage.WITHDRAWN, said(LEDGER_ENTRY.DECISION, reasons, who));
        steps.add(entry.ref(), uphold ? "upheld" : "withdrawn", who.name(), reasons);
        duties.discharge(AssessmentRules.LEDGER_DECISION, entry.ref(), DECISION, clocks.today(), null);
        audit.did(who, "assessment.ledger-decided", entry.ref(), "upheld", uphold, "reasons", reasons);
    }

    /** The bureau takes back an entry that was wrong; it stays visible with the reason. */
    public void withdraw(Who who, long id, int version, String reasons) {
        LedgerEntry entry = find(id).orElseThrow(() -> missing(id));
        who.must(AssessmentRights.DECIDE, entry.organiserId());
        must(reasons, "reasons");
        move(entry, version, LedgerStage.WITHDRAWN, said(LEDGER_ENTRY.DECISION, reasons, who));
        steps.add(entry.ref(), "withdrawn", who.name(), reasons);
        duties.cancelAll(entry.ref(), Message.of("assessment.why.withdrawn"));
        audit.did(who, "assessment.ledger-decided", entry.ref(), "upheld", false, "reasons", reasons);
    }

    @Transactional(readOnly = true)
    public LedgerEntry get(Who who, long id) {
        return Problem.Hidden.unless(find(id), entry -> visible(who, entry), SubjectRef.of(LedgerEntry.KIND, id));
    }

    /** For attaching files as proof. */
    @Transactional(readOnly = true)
    public LedgerEntry editable(Who who, long id) {
        LedgerEntry entry = get(who, id);
        if (!attaches(who, entry)) {
            who.must(AssessmentRights.ANSWER, entry.unitId());
        }
        if (entry.stage() == LedgerStage.WITHDRAWN) {
            throw new Problem.Refused("assessment.ledger.stage", entry.stage(), entry.stage());
        }
        return entry;
    }

    /** May this person add proof: the bureau that recorded it, and whom it concerns? */
    public boolean attaches(Who who, LedgerEntry entry) {
        boolean organiser = who.seat() != null && entry.organiserId() == who.unitId() && who.may(AssessmentRights.RECORD, entry.unitId());
        return organiser || who.may(AssessmentRights.ANSWER, entry.unitId());
    }

    @Transactional(readOnly = true)
    public List<RunStep> steps(LedgerEntry entry) {
        return steps.of(entry.ref());
    }

    Optional<LedgerEntry> find(long id) {
        return sql.selectFrom(LEDGER_ENTRY).where(LEDGER_ENTRY.ID.eq(id)).fetchOptional(LedgerEntries::read);
    }

    boolean visible(Who who, LedgerEntry entry) {
        return who.reads(entry.unitId()) || who.reads(entry.organiserId());
    }

    /** May this person answer now? */
    public boolean answers(Who who, LedgerEntry entry) {
        return entry.stage() == LedgerStage.RECORDED && who.may(AssessmentRights.ANSWER, entry.unitId());
    }

    /** @param words part of title or facts, may be empty */
    @Transactional(readOnly = true)
    public Slice<Line> slice(Who who, String words, @Nullable LedgerKind kind, @Nullable LedgerStage stage, Slice.Ask ask) {
        who.must(AssessmentRights.SEE);
        Condition mine = reach.readable(who, LEDGER_ENTRY.UNIT_ID).or(reach.readable(who, LEDGER_ENTRY.ORGANISER_ID));
        Condition asked = (words.isBlank() ? noCondition() : LEDGER_ENTRY.TITLE.containsIgnoreCase(words.strip()).or(LEDGER_ENTRY.FACTS.containsIgnoreCase(words.strip())))
                .and(kind == null ? noCondition() : LEDGER_ENTRY.KIND.eq(kind.name())).and(stage == null ? noCondition() : LEDGER_ENTRY.STAGE.eq(stage.name()));
        List<Line> lines = sql.select().from(LEDGER_ENTRY).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(LEDGER_ENTRY.UNIT_ID)).where(mine.and(asked))
                .orderBy(LEDGER_ENTRY.HAPPENED_ON.desc(), LEDGER_ENTRY.ID.desc()).limit(ask.size()).offset(ask.offset())
                .fetch(row -> new Line(read(row), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME)));
        return ask.of(lines, sql.fetchCount(LEDGER_ENTRY, mine.and(asked)), sql.fetchCount(LEDGER_ENTRY, mine));
    }

    /** What counts in a run of this organiser: of the units as such, in the period. */
    List<LedgerEntry> counting(long organiser, Collection<Long> units, LocalDate from, LocalDate to) {
        return counting(organiser, LEDGER_ENTRY.UNIT_ID.in(units).and(LEDGER_ENTRY.POST_ID.isNull()), from, to);
    }

    /** What counts for a person as an officer. */
    List<LedgerEntry> counting(long organiser, long person, LocalDate from, LocalDate to) {
        return counting(organiser, LEDGER_ENTRY.PERSON_ID.eq(person), from, to);
    }

    private List<LedgerEntry> counting(long organiser, Condition which, LocalDate from, LocalDate to) {
        return sql.selectFrom(LEDGER_ENTRY).where(which).and(LEDGER_ENTRY.ORGANISER_ID.eq(organiser)).and(LEDGER_ENTRY.STAGE.ne(LedgerStage.WITHDRAWN.name()))
                .and(LEDGER_ENTRY.HAPPENED_ON.between(from, to)).orderBy(LEDGER_ENTRY.HAPPENED_ON, LEDGER_ENTRY.ID).fetch(LedgerEntries::read);
    }

    /** The successor of merged units carries this year's entries. */
    void passOn(Collection<Long> from, long into, LocalDate on) {
        sql.update(LEDGER_ENTRY).set(LEDGER_ENTRY.UNIT_ID, into).where(LEDGER_ENTRY.UNIT_ID.in(from)).and(LEDGER_ENTRY.HAPPENED_ON.ge(on.withDayOfYear(1))).execute();
    }

    private LedgerEntry concerned(Who who, long id) {
        LedgerEntry entry = find(id).orElseThrow(() -> missing(id));
        who.must(AssessmentRights.ANSWER, entry.unitId());
        return entry;
    }

    private void move(LedgerEntry entry, int version, LedgerStage next, Map<Field<?>, @Nullable Object> columns) {
        int changed = sql.update(LEDGER_ENTRY).set(LEDGER_ENTRY.STAGE, entry.moveTo(next).name()).set(LEDGER_ENTRY.VERSION, version + 1).set(columns)
                .where(LEDGER_ENTRY.ID.eq(entry.id())).and(LEDGER_ENTRY.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(entry.ref());
        }
    }

    private Map<Field<?>, @Nullable Object> said(Field<String> where, @Nullable String text, Who who) {
        boolean answer = where.equals(LEDGER_ENTRY.ANSWER);
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(where, text);
        columns.put(answer ? LEDGER_ENTRY.ANSWERED_BY : LEDGER_ENTRY.DECIDED_BY, who.name());
        columns.put(answer ? LEDGER_ENTRY.ANSWERED_ON : LEDGER_ENTRY.DECIDED_ON, clocks.today());
        return columns;
    }

    private static void must(String text, String field) {
        if (text.isBlank()) {
            throw new Problem.Invalid(field, "assessment.reason.missing");
        }
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(LedgerEntry.KIND, id));
    }

    private static LedgerEntry read(Record row) {
        String kind = row.get(LEDGER_ENTRY.EVIDENCE_KIND);
        return new LedgerEntry(row.get(LEDGER_ENTRY.ID), row.get(LEDGER_ENTRY.ORGANISER_ID), row.get(LEDGER_ENTRY.UNIT_ID), row.get(LEDGER_ENTRY.WRITTEN_FOR_ID), row.get(LEDGER_ENTRY.POST_ID),
                row.get(LEDGER_ENTRY.PERSON_ID), LedgerKind.valueOf(row.get(LEDGER_ENTRY.KIND)), row.get(LEDGER_ENTRY.POINTS), row.get(LEDGER_ENTRY.HAPPENED_ON), row.get(LEDGER_ENTRY.TITLE),
                row.get(LEDGER_ENTRY.FACTS), row.get(LEDGER_ENTRY.BASIS), kind == null ? null : SubjectRef.of(kind, row.get(LEDGER_ENTRY.EVIDENCE_ID)),
                LedgerStage.valueOf(row.get(LEDGER_ENTRY.STAGE)), row.get(LEDGER_ENTRY.RECORDED_BY), row.get(LEDGER_ENTRY.RECORDED_BY_ID), row.get(LEDGER_ENTRY.RECORDED_ON),
                new LedgerEntry.Saying(row.get(LEDGER_ENTRY.ANSWER), row.get(LEDGER_ENTRY.ANSWERED_BY), row.get(LEDGER_ENTRY.ANSWERED_ON)),
                new LedgerEntry.Saying(row.get(LEDGER_ENTRY.DECISION), row.get(LEDGER_ENTRY.DECIDED_BY), row.get(LEDGER_ENTRY.DECIDED_ON)), row.get(LEDGER_ENTRY.VERSION));
    }
}
