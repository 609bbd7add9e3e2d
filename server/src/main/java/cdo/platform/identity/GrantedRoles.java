package cdo.platform.identity;

import static cdo.platform.identity.tables.GrantedRoleTable.GRANTED_ROLE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roles granted by account: the three administrators and the outside auditor; one at most per account (三员分立). Whoever
 * holds a post cannot be granted one, and nobody changes the role of the account they act with.
 */
@Component
public class GrantedRoles {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Accounts accounts;
    private final Standing standing;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Attempts attempts;

    GrantedRoles(DSLContext sql, Clocks clocks, Audit audit, Accounts accounts, Standing standing, Sessions sessions, ApiTokens tokens, Attempts attempts) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.accounts = accounts;
        this.standing = standing;
        this.sessions = sessions;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    /** Accounts that hold a granted role, by role. */
    public List<Account> holders() {
        return Accounts.select(sql).where(GRANTED_ROLE.ROLE.isNotNull()).orderBy(GRANTED_ROLE.ROLE, GRANTED_ROLE.ID).fetch(Accounts::read);
    }

    @Transactional
    public void grant(Who who, long accountId, Role role) {
        who.must(IdentityRights.ROLES);
        Account account = accounts.get(accountId);
        if (who.accountId() == accountId) {
            throw new Problem.Refused("identity.self");
        }
        if (!role.administrator() && role != Role.OUTSIDE_AUDITOR) {
            throw new Problem.Refused("identity.role.byPost", role);
        }
        if (account.role() != null) {
            throw new Problem.Refused("identity.role.one", account.name(), account.role());
        }
        if (!standing.held(account).isEmpty()) {
            throw new Problem.Refused("identity.role.posts", account.name());
        }
        sql.insertInto(GRANTED_ROLE).set(GRANTED_ROLE.ACCOUNT_ID, accountId).set(GRANTED_ROLE.ROLE, role.name())
                .set(GRANTED_ROLE.GRANTED_AT, clocks.real()).set(GRANTED_ROLE.GRANTED_BY, who.accountId()).execute();
        restart(accountId);
        audit.did(who, "identity.role-granted", SubjectRef.of("account", accountId), "role", role);
    }

    @Transactional
    public void revoke(Who who, long accountId) {
        who.must(IdentityRights.ROLES);
        if (who.accountId() == accountId) {
            throw new Problem.Refused("identity.self");
        }
        Account account = accounts.get(accountId);
        if (account.role() == null) {
            throw new Problem.Refused("identity.role.none", account.name());
        }
        if (account.role().administrator() && account.state() == AccountState.OPEN && lastOf(account.role())) {
            throw new Problem.Refused("identity.role.last", account.role());
        }
        sql.update(GRANTED_ROLE).set(GRANTED_ROLE.REVOKED_AT, clocks.real()).set(GRANTED_ROLE.REVOKED_BY, who.accountId())
                .where(GRANTED_ROLE.ACCOUNT_ID.eq(accountId), GRANTED_ROLE.REVOKED_AT.isNull()).execute();
        restart(accountId);
        audit.did(who, "identity.role-revoked", SubjectRef.of("account", accountId), "role", account.role());
    }

    /** Ends a lock after too many wrong passwords before its time. */
    @Transactional
    public void unlock(Who who, long accountId) {
        who.must(IdentityRights.UNLOCK);
        if (who.accountId() == accountId) {
            throw new Problem.Refused("identity.self");
        }
        Account account = accounts.get(accountId);
        attempts.forgiveLogin(account.login());
        attempts.forgiveCode(account.login());
        audit.did(who, "identity.account-unlocked", SubjectRef.of("account", accountId));
    }

    private boolean lastOf(Role role) {
        return holders().stream().filter(each -> each.role() == role && each.state() == AccountState.OPEN).count() <= 1;
    }

    /** Whoever gains or loses a role signs in anew. */
    private void restart(long accountId) {
        sessions.endAll(accountId);
        tokens.revokeAll(accountId);
    }
}
