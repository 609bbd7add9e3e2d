package cdo.platform.approvals;

import static cdo.platform.approvals.tables.DelegationTable.DELEGATION;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who is away lets a colleague of the same unit sign, for a time and in one role; every such signature names both. */
@Component
public class Delegations {

    /** A delegation is for an absence, not for a term of office; our proposal. */
    private static final int LONGEST_MONTHS = 6;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;

    Delegations(DSLContext sql, Clocks clocks, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** One delegation. */
    public record Delegation(long id, long fromPersonId, String fromName, long toPersonId, String toName, Role role, LocalDate from, LocalDate to, String reason,
                             @Nullable LocalDate withdrawnOn) {
    }

    /** A colleague who may be chosen. */
    public record Colleague(long personId, String name) {
    }

    @Transactional
    public long delegate(Who who, long toPersonId, LocalDate from, LocalDate to, String reason) {
        Role role = signingRole(who);
        if (toPersonId == who.personId() || colleagues(who).stream().noneMatch(each -> each.personId() == toPersonId)) {
            throw new Problem.Invalid("person", "approvals.delegate.colleague");
        }
        if (to.isBefore(from) || to.isBefore(clocks.today())) {
            throw new Problem.Invalid("to", "approvals.delegate.days");
        }
        if (to.isAfter(from.plusMonths(LONGEST_MONTHS))) {
            throw new Problem.Invalid("to", "approvals.delegate.tooLong", LONGEST_MONTHS);
        }
        if (sql.fetchExists(DELEGATION, DELEGATION.FROM_PERSON_ID.eq(who.personId()).and(DELEGATION.TO_PERSON_ID.eq(toPersonId)).and(DELEGATION.ROLE.eq(role.name()))
                .and(DELEGATION.WITHDRAWN_ON.isNull()).and(DELEGATION.VALID_FROM.le(to)).and(DELEGATION.VALID_TO.ge(from)))) {
            throw new Problem.Invalid("person", "approvals.delegate.already");
        }
        long id = sql.insertInto(DELEGATION).set(DELEGATION.UNIT_ID, who.unitId()).set(DELEGATION.FROM_PERSON_ID, who.personId()).set(DELEGATION.TO_PERSON_ID, toPersonId)
                .set(DELEGATION.ROLE, role.name()).set(DELEGATION.VALID_FROM, from).set(DELEGATION.VALID_TO, to).set(DELEGATION.REASON, reason)
                .returningResult(DELEGATION.ID).fetchSingle().value1();
        audit.did(who, "approvals.delegated", SubjectRef.of("delegation", id), "to", toPersonId, "from", from, "until", to);
        return id;
    }

    @Transactional
    public void withdraw(Who who, long id) {
        int changed = sql.update(DELEGATION).set(DELEGATION.WITHDRAWN_ON, clocks.today()).where(DELEGATION.ID.eq(id)).and(DELEGATION.FROM_PERSON_ID.eq(who.personId()))
                .and(DELEGATION.WITHDRAWN_ON.isNull()).execute();
        if (changed == 0) {
            Problem.Hidden.unless(sql.select(DELEGATION.FROM_PERSON_ID).from(DELEGATION).where(DELEGATION.ID.eq(id)).fetchOptional(DELEGATION.FROM_PERSON_ID),
                    giver -> giver == who.personId(), SubjectRef.of("delegation", id));
            throw new Problem.NotFound(SubjectRef.of("delegation", id));
        }
        audit.did(who, "approvals.delegation-withdrawn", SubjectRef.of("delegation", id));
    }

    /** Those that this person gave or received and that have not ended. */
    @Transactional(readOnly = true)
    public List<Delegation> of(Who who) {
        var giver = PUBLISHED_TENURE.as("giver");
        var taker = PUBLISHED_TENURE.as("taker");
        return sql.select(DELEGATION.ID, DELEGATION.FROM_PERSON_ID, name(giver, DELEGATION.FROM_PERSON_ID), DELEGATION.TO_PERSON_ID, name(taker, DELEGATION.TO_PERSON_ID),
                        DELEGATION.ROLE, DELEGATION.VALID_FROM, DELEGATION.VALID_TO, DELEGATION.REASON, DELEGATION.WITHDRAWN_ON).from(DELEGATION)
                .where(DELEGATION.FROM_PERSON_ID.eq(who.personId()).or(DELEGATION.TO_PERSON_ID.eq(who.personId()))).and(DELEGATION.VALID_TO.ge(clocks.today()))
                .orderBy(DELEGATION.VALID_FROM).fetch(row -> new Delegation(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), Role.valueOf(row.value6()),
                        row.value7(), row.value8(), row.value9(), row.value10()));
    }

    /** People of the same unit who hold a post today. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(Who who) {
        var tenure = PUBLISHED_TENURE;
        return sql.selectDistinct(tenure.PERSON_ID, tenure.PERSON_NAME).from(tenure).where(tenure.UNIT_ID.eq(who.unitId())).and(tenure.PERSON_ID.ne(who.personId()))
                .and(tenure.VALID_FROM.le(clocks.today())).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(clocks.today()))).orderBy(tenure.PERSON_NAME)
                .fetch(row -> new Colleague(row.value1(), row.value2()));
    }

    private static Role signingRole(Who who) {
        who.must(ApprovalRights.SIGN, who.unitId());
        return who.powers().roles().stream().filter(ApprovalRights.SIGN.spans()::containsKey).findFirst().orElseThrow();
    }

    private static org.jooq.Field<String> name(cdo.platform.organization.views.PublishedTenure tenure, org.jooq.Field<Long> person) {
        return org.jooq.impl.DSL.field(org.jooq.impl.DSL.select(org.jooq.impl.DSL.max(tenure.PERSON_NAME)).from(tenure).where(tenure.PERSON_ID.eq(person)));
    }
}
