package cdo.platform.approvals;

import static cdo.platform.approvals.tables.DelegationTable.DELEGATION;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;

import cdo.platform.kernel.Role;
import cdo.platform.organization.PostKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who may sign a step: holders of the posts that carry its roles, and those to whom one of them delegated. */
@Component
class Signers {

    private final DSLContext sql;

    Signers(DSLContext sql) {
        this.sql = sql;
    }

    /** A person who may sign. */
    record Signer(long personId, String name, long postId) {
    }

    List<Signer> of(long unitId, Set<Role> roles, LocalDate on) {
        Set<String> kinds = Arrays.stream(PostKind.values()).filter(kind -> roles.contains(kind.role())).map(Enum::name).collect(java.util.stream.Collectors.toSet());
        var tenure = PUBLISHED_TENURE;
        return sql.select(tenure.PERSON_ID, tenure.PERSON_NAME, tenure.POST_ID).from(tenure).where(tenure.UNIT_ID.eq(unitId)).and(tenure.KIND.in(kinds))
                .and(tenure.VALID_FROM.le(on)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(on))).orderBy(tenure.POST_ID)
                .fetch(row -> new Signer(row.value1(), row.value2(), row.value3()));
    }

    /** For whom this person may sign the step: oneself, or one who delegated; empty when neither. */
    Optional<Signer> acts(long personId, long unitId, Set<Role> roles, LocalDate on) {
        List<Signer> signers = of(unitId, roles, on);
        return signers.stream().filter(each -> each.personId() == personId).findFirst().or(() -> signers.stream().filter(each -> sql.fetchExists(DELEGATION,
                DELEGATION.UNIT_ID.eq(unitId).and(DELEGATION.FROM_PERSON_ID.eq(each.personId())).and(DELEGATION.TO_PERSON_ID.eq(personId))
                        .and(DELEGATION.ROLE.in(roles.stream().map(Enum::name).toList()))
                        .and(DELEGATION.VALID_FROM.le(on)).and(DELEGATION.VALID_TO.ge(on)).and(DELEGATION.WITHDRAWN_ON.isNull()))).findFirst());
    }
}
