package cdo.platform.identity;

import static cdo.platform.identity.tables.AuditorScopeTable.AUDITOR_SCOPE;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Powers;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Scope;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Tenure;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From an account to who acts: the post of today, its role, or the one role granted by account – never both. */
@Component
class Standing {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Posts posts;
    private final Reach reach;

    Standing(DSLContext sql, Clocks clocks, Posts posts, Reach reach) {
        this.sql = sql;
        this.clocks = clocks;
        this.posts = posts;
        this.reach = reach;
    }

    Who whoOf(Account account, @Nullable Long postId, String source) {
        LocalDate today = clocks.today();
        long person = account.personId() == null ? 0 : account.personId();
        if (account.role() != null) {
            // An administrator or auditor has no rights of business, whatever posts the person might hold besides.
            return new Who(account.id(), account.login(), person, account.name(), null, granted(account, person, today), source);
        }
        List<Tenure> held = held(account);
        Tenure chosen = held.stream().filter(tenure -> postId != null && tenure.postId() == postId).findFirst().orElse(held.isEmpty() ? null : held.getFirst());
        Long post = chosen == null ? null : chosen.postId();
        return new Who(account.id(), account.login(), person, account.name(), post == null ? null : seat(post),
                reach.powers(person, post, Set.of(), today), source);
    }

    /** The posts in which the person may act today. */
    List<Tenure> held(Account account) {
        return account.personId() == null || account.role() != null ? List.of() : posts.ofPerson(account.personId(), clocks.today());
    }

    Seat seat(long postId) {
        return reach.seat(postId);
    }

    private Powers granted(Account account, long person, LocalDate today) {
        if (account.role() != Role.OUTSIDE_AUDITOR) {
            return reach.powers(person, null, Set.of(account.role()), today);
        }
        var scope = sql.selectFrom(AUDITOR_SCOPE).where(AUDITOR_SCOPE.ACCOUNT_ID.eq(account.id())).fetchOne();
        var unitIds = new HashSet<Long>();
        Set<String> kinds = Set.of();
        if (scope != null) {
            unitIds.addAll(List.of(scope.getUnits()));
            unitIds.addAll(sql.select(PUBLISHED_UNIT.ID).from(PUBLISHED_UNIT).where(PUBLISHED_UNIT.REGION_ID.in(scope.getRegions())).fetch(PUBLISHED_UNIT.ID));
            kinds = Set.of(scope.getKinds());
        }
        Powers within = reach.powers(person, null, Set.of(Role.OUTSIDE_AUDITOR), new Scope.Listed(unitIds), today);
        return NarrowedPowers.toKinds(within, kinds);
    }
}
