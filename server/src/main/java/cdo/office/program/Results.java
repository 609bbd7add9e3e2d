package cdo.office.program;

import static cdo.office.program.tables.ResultTable.RESULT;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
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

/** 成果库: proposed, reviewed, published to all officers. The only writer of its table. */
@Component
@Transactional
public class Results {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Units units;
    private final Reach reach;
    private final Audit audit;
    private final Clocks clocks;

    Results(DSLContext sql, ProgramRows rows, Units units, Reach reach, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.units = units;
        this.reach = reach;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A result with its unit's name as lists show it. */
    public record Line(Result result, Message unitName) {
    }

    /** Proposes a result of the person's own unit to its bureau. */
    public long propose(Who who, Result.Text text) {
        who.must(ProgramRights.PROPOSE, who.unitId());
        long id = sql.insertInto(RESULT).set(columns(text)).set(RESULT.UNIT_ID, who.unitId()).set(RESULT.ORGANISER_UNIT_ID, units.bureauOf(who.unitId(), clocks.today()).id())
                .set(RESULT.STAGE, ResultStage.PROPOSED.name()).set(RESULT.PROPOSED_ON, clocks.today()).returning(RESULT.ID).fetchSingle(RESULT.ID);
        SubjectRef ref = SubjectRef.of(Result.KIND, id);
        rows.step(ref, "proposed", who.name(), "");
        audit.did(who, "program.result-proposed", ref, "title", text.title());
        return id;
    }

    /** Improves a result that was returned and proposes it again. */
    public void improve(Who who, long id, int version, Result.Text text) {
        Result found = find(id).orElseThrow(() -> missing(id));
        who.must(ProgramRights.PROPOSE, found.unitId());
        move(found, version, ResultStage.PROPOSED, columns(text));
        rows.step(found.ref(), "proposed", who.name(), "");
        audit.did(who, "program.result-improved", found.ref());
    }

    public void review(Who who, long id, int version, String remark) {
        Result found = find(id).orElseThrow(() -> missing(id));
        who.must(ProgramRights.REVIEW, found.organiserUnitId());
        move(found, version, ResultStage.REVIEWED, Map.of());
        rows.step(found.ref(), "reviewed", who.name(), remark);
        audit.did(who, "program.result-reviewed", found.ref());
    }

    public void giveBack(Who who, long id, int version, String reason) {
        Result found = find(id).orElseThrow(() -> missing(id));
        who.must(ProgramRights.REVIEW, found.organiserUnitId());
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "program.return.reason");
        }
        move(found, version, ResultStage.RETURNED, Map.of());
        rows.step(found.ref(), "returned", who.name(), reason);
        audit.did(who, "program.result-returned", found.ref(), "reason", reason);
    }

    /** From now on every officer reads it. */
    public void publish(Who who, long id, int version) {
        Result found = find(id).orElseThrow(() -> missing(id));
        who.must(ProgramRights.PUBLISH, found.organiserUnitId());
        move(found, version, ResultStage.PUBLISHED, Map.of(RESULT.PUBLISHED_ON, clocks.today()));
        rows.step(found.ref(), "published", who.name(), "");
        audit.did(who, "program.result-published", found.ref());
    }

    /** For attaching files: the result, if this person may change it now. */
    @Transactional(readOnly = true)
    public Result editable(Who who, long id) {
        Result found = find(id).orElseThrow(() -> missing(id));
        who.must(ProgramRights.PROPOSE, found.unitId());
        if (found.stage() != ResultStage.PROPOSED && found.stage() != ResultStage.RETURNED) {
            throw new Problem.Refused("program.result.notEditable", found.stage());
        }
        return found;
    }

    @Transactional(readOnly = true)
    public Result get(Who who, long id) {
        return Problem.Hidden.unless(find(id), found -> visible(who, found), SubjectRef.of(Result.KIND, id));
    }

    @Transactional(readOnly = true)
    public List<Step> steps(Result result) {
        return rows.steps(result.ref());
    }

    boolean visible(Who who, Result result) {
        return result.stage() == ResultStage.PUBLISHED && who.seat() != null || who.reads(result.unitId()) || who.reads(result.organiserUnitId());
    }

    Optional<Result> find(long id) {
        return sql.selectFrom(RESULT).where(RESULT.ID.eq(id)).fetchOptional(Results::read);
    }

    /** @param words part of title or texts, may be empty */
    @Transactional(readOnly = true)
    public Slice<Line> slice(Who who, String words, @Nullable ResultCategory category, @Nullable ResultStage stage, Slice.Ask ask) {
        who.must(ProgramRights.SEE);
        Condition mine = (who.seat() == null ? org.jooq.impl.DSL.falseCondition() : RESULT.STAGE.eq(ResultStage.PUBLISHED.name())).or(reach.readable(who, RESULT.UNIT_ID)).or(reach.readable(who, RESULT.ORGANISER_UNIT_ID));
        Condition asked = (words.isBlank() ? noCondition() : RESULT.TITLE.containsIgnoreCase(words.strip()).or(RESULT.WHAT.containsIgnoreCase(words.strip())))
                .and(category == null ? noCondition() : RESULT.CATEGORY.eq(category.name())).and(stage == null ? noCondition() : RESULT.STAGE.eq(stage.name()));
        List<Line> lines = sql.select().from(RESULT).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(RESULT.UNIT_ID)).where(mine.and(asked))
                .orderBy(RESULT.PUBLISHED_ON.desc().nullsFirst(), RESULT.ID.desc()).limit(ask.size()).offset(ask.offset())
                .fetch(row -> new Line(read(row), named(row).brief()));
        return ask.of(lines, sql.fetchCount(RESULT, mine.and(asked)), sql.fetchCount(RESULT, mine));
    }

    /** Reviewed and published results of an organiser since a day, for its report. */
    List<Result> worthReporting(long organiser, java.time.LocalDate from, java.time.LocalDate to) {
        return sql.selectFrom(RESULT).where(RESULT.ORGANISER_UNIT_ID.eq(organiser)).and(RESULT.STAGE.in(ResultStage.REVIEWED.name(), ResultStage.PUBLISHED.name()))
                .and(RESULT.PROPOSED_ON.between(from, to)).orderBy(RESULT.CATEGORY, RESULT.ID).fetch(Results::read);
    }

    private static UnitNames.Named named(Record row) {
        return UnitNames.Named.of(row.get(PUBLISHED_UNIT_LAST.NAME), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), row.get(PUBLISHED_UNIT_LAST.NAME_EN));
    }

    private void move(Result found, int version, ResultStage next, Map<Field<?>, ?> columns) {
        int changed = sql.update(RESULT).set(RESULT.STAGE, found.moveTo(next).name()).set(RESULT.VERSION, version + 1).set(columns)
                .where(RESULT.ID.eq(found.id())).and(RESULT.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    private static Problem.NotFound missing(long id) {
        return new Problem.NotFound(SubjectRef.of(Result.KIND, id));
    }

    private static Map<Field<?>, Object> columns(Result.Text text) {
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(RESULT.TITLE, text.title());
        columns.put(RESULT.CATEGORY, text.category().name());
        columns.put(RESULT.WHAT, text.what());
        columns.put(RESULT.WHY, text.why());
        columns.put(RESULT.HOW, text.how());
        columns.put(RESULT.EFFECTS, text.effects());
        return columns;
    }

    private static Result read(Record row) {
        var text = new Result.Text(row.get(RESULT.TITLE), ResultCategory.valueOf(row.get(RESULT.CATEGORY)), row.get(RESULT.WHAT), row.get(RESULT.WHY),
                row.get(RESULT.HOW), row.get(RESULT.EFFECTS));
        return new Result(row.get(RESULT.ID), row.get(RESULT.ORGANISER_UNIT_ID), row.get(RESULT.UNIT_ID), row.get(RESULT.PHASE_ID), text,
                ResultStage.valueOf(row.get(RESULT.STAGE)), row.get(RESULT.PROPOSED_ON), row.get(RESULT.PUBLISHED_ON), row.get(RESULT.VERSION));
    }
}
