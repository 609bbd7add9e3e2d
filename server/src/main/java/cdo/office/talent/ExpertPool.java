package cdo.office.talent;

import static cdo.office.talent.tables.CandidateTable.CANDIDATE;
import static cdo.office.talent.tables.DrawTable.DRAW;
import static cdo.office.talent.tables.ExpertTable.EXPERT;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side of the pool: who is in it, filtered by reach; those admitted are known to all of their level. */
@Component
@Transactional(readOnly = true)
public class ExpertPool {

    private final DSLContext sql;
    private final ExpertRows rows;
    private final Experts experts;
    private final Lending lending;
    private final Units units;
    private final Reach reach;
    private final Clocks clocks;

    ExpertPool(DSLContext sql, ExpertRows rows, Experts experts, Lending lending, Units units, Reach reach, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.experts = experts;
        this.lending = lending;
        this.units = units;
        this.reach = reach;
        this.clocks = clocks;
    }

    /** An expert as lists show it. */
    public record Line(Expert expert, String unitName, boolean inPool) {
    }

    /** A panel that the expert was drawn for. */
    public record Served(long drawId, String purpose, LocalDate drawnOn, @Nullable String declined) {
    }

    /** What the person who looks may do now. */
    public record May(boolean complete, boolean review, boolean renew, boolean release, boolean declare, boolean lift) {
    }

    public Expert get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), expert -> visible(who, expert), SubjectRef.of(Expert.KIND, id));
    }

    Optional<Expert> find(Who who, long id) {
        return rows.find(id).filter(expert -> visible(who, expert));
    }

    Optional<Expert> find(long id) {
        return rows.find(id);
    }

    boolean visible(Who who, Expert expert) {
        return who.reads(expert.unitId()) || who.seat() != null && (expert.personId() == who.personId()
                || expert.stage() == ExpertStage.ADMITTED && who.may(TalentRights.SEE) && known(units.get(who.unitId()).regionId(), expert.regionId()));
    }

    /** Those of the own level, and of the level above where its pool is lent. */
    private boolean known(long own, long region) {
        return own == region || lending.upper(own).filter(upper -> upper == region).isPresent();
    }

    /** @param on in the pool on that day; null: whatever the stage */
    public Slice<Line> slice(Who who, String words, @Nullable ProfessionalField field, @Nullable ExpertStage stage, Slice.Ask ask) {
        who.must(TalentRights.SEE);
        Condition level = EXPERT.STAGE.eq(ExpertStage.ADMITTED.name()).and(EXPERT.REGION_ID.eq(units.home(who).regionId())).and(who.seat() == null ? falseCondition() : noCondition());
        Condition mine = reach.readable(who, EXPERT.UNIT_ID).or(level).or(EXPERT.PERSON_ID.eq(who.personId()));
        Condition asked = words.isBlank() ? noCondition() : PUBLISHED_PERSON.NAME.containsIgnoreCase(words.strip()).or(EXPERT.STRENGTHS.containsIgnoreCase(words.strip()))
                .or(EXPERT.EMPLOYER.containsIgnoreCase(words.strip()));
        asked = asked.and(field == null ? noCondition() : val(field.name()).eq(org.jooq.impl.DSL.any(EXPERT.FIELDS))).and(stage == null ? noCondition() : EXPERT.STAGE.eq(stage.name()));
        LocalDate today = clocks.today();
        var from = EXPERT.join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(EXPERT.PERSON_ID)).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(EXPERT.UNIT_ID));
        List<Line> lines = sql.select().from(from).where(mine.and(asked)).orderBy(EXPERT.STAGE.eq(ExpertStage.LEFT.name()), PUBLISHED_UNIT_LAST.POSITION, EXPERT.ID)
                .limit(ask.size()).offset(ask.offset()).fetch(row -> {
                    Expert expert = ExpertRows.read(row);
                    return new Line(expert, row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), expert.inPool(today));
                });
        return ask.of(lines, sql.fetchCount(sql.select(EXPERT.ID).from(from).where(mine.and(asked))), sql.fetchCount(sql.select(EXPERT.ID).from(from).where(mine)));
    }

    public List<Expert.Avoidance> avoidances(Expert expert) {
        return rows.avoidances(expert.id());
    }

    /** The panels an expert was drawn for, latest first. */
    public List<Served> served(Who who, Expert expert) {
        return sql.select(DRAW.ID, DRAW.PURPOSE, DRAW.DRAWN_ON, CANDIDATE.DECLINED).from(CANDIDATE).join(DRAW).on(DRAW.ID.eq(CANDIDATE.DRAW_ID))
                .where(CANDIDATE.EXPERT_ID.eq(expert.id())).and(CANDIDATE.DRAWN).and(reach.readable(who, DRAW.ORGANISER_ID)).orderBy(DRAW.ID.desc())
                .fetch(row -> new Served(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    public May may(Who who, Expert expert) {
        boolean admits = who.may(TalentRights.ADMIT, experts.pool(expert)) && expert.personId() != who.personId();
        boolean open = expert.stage() != ExpertStage.LEFT;
        return new May(expert.stage() == ExpertStage.RETURNED && who.may(TalentRights.NOMINATE, expert.unitId()), expert.stage() == ExpertStage.NOMINATED && admits,
                expert.stage() == ExpertStage.ADMITTED && admits, (expert.stage() == ExpertStage.ADMITTED || expert.stage() == ExpertStage.RETURNED) && admits,
                open && experts.mayDeclareFor(who, expert), open && who.may(TalentRights.ADMIT, experts.pool(expert)));
    }
}
