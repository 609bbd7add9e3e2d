package cdo.office.talent;

import static cdo.office.talent.tables.AvoidanceTable.AVOIDANCE;
import static cdo.office.talent.tables.ExpertTable.EXPERT;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 行业数据专家人才库 of each level: nominated by a unit, reviewed by the level's bureau, admitted for a term. The only writer of its tables. */
@Component
@Transactional
public class Experts {

    /** Longest term, in years: a pool that is never looked through is no pool. */
    static final int LONGEST_TERM = 5;

    private final DSLContext sql;
    private final ExpertRows rows;
    private final Steps steps;
    private final People people;
    private final Units units;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Experts(DSLContext sql, ExpertRows rows, Steps steps, People people, Units units, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.steps = steps;
        this.people = people;
        this.units = units;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Puts a person forward for the pool of the own level. */
    public long nominate(Who who, long personId, Expert.Text text) {
        Person person = people.get(personId);
        who.must(TalentRights.NOMINATE, person.homeUnitId());
        long region = units.get(person.homeUnitId()).regionId();
        checked(text);
        long id;
        try {
            id = sql.insertInto(EXPERT).set(ExpertRows.columns(text)).set(EXPERT.PERSON_ID, personId).set(EXPERT.REGION_ID, region).set(EXPERT.UNIT_ID, person.homeUnitId())
                    .set(EXPERT.STAGE, ExpertStage.NOMINATED.name()).set(EXPERT.NOMINATED_ON, clocks.today()).returning(EXPERT.ID).fetchSingle(EXPERT.ID);
        } catch (DuplicateKeyException twice) {
            throw new Problem.Invalid("person", "talent.expert.twice", person.name());
        }
        Expert expert = rows.get(id);
        steps.add(expert.ref(), "nominated", who.name(), "");
        toReview(expert);
        audit.did(who, "talent.expert-nominated", expert.ref(), "person", personId);
        return id;
    }

    /** Completes what was returned and nominates again. */
    public void complete(Who who, long id, int version, Expert.Text text) {
        Expert found = rows.get(id);
        who.must(TalentRights.NOMINATE, found.unitId());
        checked(text);
        var columns = ExpertRows.columns(text);
        columns.put(EXPERT.STAGE, found.moveTo(ExpertStage.NOMINATED).name());
        rows.change(found, version, columns);
        steps.add(found.ref(), "nominated", who.name(), "");
        toReview(rows.get(id));
        audit.did(who, "talent.expert-completed", found.ref());
    }

    /** Admits for a term; nobody admits himself. */
    public void admit(Who who, long id, int version, LocalDate from, LocalDate to) {
        Expert found = reviewed(who, id);
        term(from, to);
        rows.change(found, version, Map.of(EXPERT.STAGE, found.moveTo(ExpertStage.ADMITTED).name(), EXPERT.VALID_FROM, from, EXPERT.VALID_TO, to));
        steps.add(found.ref(), "admitted", who.name(), from + " – " + to);
        met(found, TalentRules.REVIEW, Message.of("talent.why.admitted"));
        audit.did(who, "talent.expert-admitted", found.ref(), "from", from, "to", to);
    }

    public void giveBack(Who who, long id, int version, String reason) {
        Expert found = reviewed(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "talent.reason.missing");
        }
        rows.change(found, version, Map.of(EXPERT.STAGE, found.moveTo(ExpertStage.RETURNED).name()));
        steps.add(found.ref(), "returned", who.name(), reason);
        met(found, TalentRules.REVIEW, Message.of("talent.why.returned"));
        audit.did(who, "talent.expert-returned", found.ref(), "reason", reason);
    }

    /** Renews the term of somebody in the pool. */
    public void renew(Who who, long id, int version, LocalDate to) {
        Expert found = reviewed(who, id);
        if (found.stage() != ExpertStage.ADMITTED) {
            throw new Problem.Refused("talent.expert.stage", found.stage(), ExpertStage.ADMITTED);
        }
        if (!to.isAfter(found.validTo())) {
            throw new Problem.Invalid("to", "talent.expert.renewLater", found.validTo());
        }
        term(clocks.today(), to);
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(EXPERT.VALID_TO, to);
        rows.change(found, version, columns);
        steps.add(found.ref(), "renewed", who.name(), to.toString());
        met(found, TalentRules.TERM, Message.of("talent.why.renewed", to));
        audit.did(who, "talent.expert-renewed", found.ref(), "to", to);
    }

    /** Takes out of the pool, from today on; a nomination that was returned may be given up the same way. */
    public void release(Who who, long id, int version, String reason) {
        Expert found = reviewed(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "talent.reason.missing");
        }
        var columns = new LinkedHashMap<Field<?>, Object>();
        columns.put(EXPERT.STAGE, found.moveTo(ExpertStage.LEFT).name());
        columns.put(EXPERT.LEFT_BECAUSE, reason);
        LocalDate today = clocks.today();
        if (found.validFrom() != null && !today.isBefore(found.validFrom()) && today.isBefore(found.validTo())) {
            columns.put(EXPERT.VALID_TO, today);
        }
        rows.change(found, version, columns);
        steps.add(found.ref(), "left", who.name(), reason);
        met(found, TalentRules.TERM, Message.of("talent.why.left"));
        audit.did(who, "talent.expert-left", found.ref(), "reason", reason);
    }

    /** Declares a unit that the expert must not judge. */
    public void avoid(Who who, long id, long unitId, String reason) {
        Expert found = rows.get(id);
        mayDeclare(who, found);
        units.get(unitId);
        int fresh = sql.insertInto(AVOIDANCE).set(AVOIDANCE.EXPERT_ID, id).set(AVOIDANCE.UNIT_ID, unitId).set(AVOIDANCE.REASON, reason).onConflictDoNothing().execute();
        if (fresh == 1) {
            steps.add(found.ref(), "avoids", who.name(), units.get(unitId).name() + "：" + reason);
            audit.did(who, "talent.avoidance-declared", found.ref(), "unit", unitId, "reason", reason);
        }
    }

    public void avoidNoMore(Who who, long id, long avoidanceId, String reason) {
        Expert found = rows.get(id);
        who.must(TalentRights.ADMIT, pool(found));
        Expert.Avoidance avoidance = rows.avoidances(id).stream().filter(each -> each.id() == avoidanceId).findFirst().orElseThrow(() -> new Problem.NotFound(found.ref()));
        sql.update(AVOIDANCE).set(AVOIDANCE.ENDED_ON, clocks.today()).where(AVOIDANCE.ID.eq(avoidanceId)).and(AVOIDANCE.EXPERT_ID.eq(id)).execute();
        steps.add(found.ref(), "avoidsNoMore", who.name(), avoidance.unitName() + "：" + reason);
        audit.did(who, "talent.avoidance-ended", found.ref(), "unit", avoidance.unitId(), "reason", reason);
    }

    /** The terms that end soon become the bureau's duty; called by the day-job. */
    void termsEnding(LocalDate day, LocalDate until) {
        for (Expert expert : rows.find(EXPERT.STAGE.eq(ExpertStage.ADMITTED.name()).and(EXPERT.VALID_TO.between(day, until)))) {
            long bureau = pool(expert);
            duties.open(new NewDuty(TalentRules.TERM, null, bureau, bureau, null, Set.of(), expert.ref(), expert.validTo().toString(),
                    Message.of("talent.duty.term", expert.name()), day, expert.validTo(), expert.href()));
        }
    }

    private void toReview(Expert expert) {
        duties.open(new NewDuty(TalentRules.REVIEW, null, pool(expert), expert.unitId(), null, Set.of(), expert.ref(), "" + expert.version(),
                Message.of("talent.duty.review", expert.name()), clocks.today(), null, expert.href()));
    }

    private void met(Expert expert, String rule, Message why) {
        duties.about(expert.ref()).stream().filter(duty -> duty.ruleKey().equals(rule) && duty.state().running())
                .forEach(duty -> duties.discharge(rule, expert.ref(), duty.occurrence(), clocks.today(), why));
    }

    /** The unit that keeps the pool of the expert's level. */
    long pool(Expert expert) {
        return units.bureau(expert.regionId(), clocks.today()).id();
    }

    boolean mayDeclareFor(Who who, Expert expert) {
        return who.may(TalentRights.ADMIT, pool(expert)) || who.may(TalentRights.NOMINATE, expert.unitId()) || expert.personId() == who.personId();
    }

    private void mayDeclare(Who who, Expert expert) {
        if (!mayDeclareFor(who, expert)) {
            throw new Problem.Denied(TalentRights.ADMIT, pool(expert));
        }
    }

    private Expert reviewed(Who who, long id) {
        Expert found = rows.get(id);
        who.must(TalentRights.ADMIT, pool(found));
        if (found.personId() == who.personId()) {
            throw new Problem.Refused("talent.expert.oneself");
        }
        return found;
    }

    private static void checked(Expert.Text text) {
        if (text.fields().isEmpty()) {
            throw new Problem.Invalid("fields", "form.choose");
        }
    }

    private static void term(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_TERM))) {
            throw new Problem.Invalid("to", "talent.expert.term", from, from.plusYears(LONGEST_TERM));
        }
    }

    @Transactional(readOnly = true)
    public List<Step> history(Expert expert) {
        return steps.of(expert.ref());
    }
}
