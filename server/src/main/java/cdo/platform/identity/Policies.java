package cdo.platform.identity;

import static cdo.platform.identity.tables.PolicyTable.POLICY;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one row of rules that the security administrator keeps. */
@Component
public class Policies {

    private final DSLContext sql;
    private final Audit audit;

    Policies(DSLContext sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    public Policy now() {
        var row = sql.selectFrom(POLICY).fetchSingle();
        return new Policy(row.getLockAfter(), row.getLockMinutes(), row.getSessionMinutes(), row.getSessionsAtOnce(), row.getPasswordLength(),
                row.getPasswordDays(), row.getPasswordHistory(), row.getVersion());
    }

    /** Puts other rules in force from the next sign-in on; refuses what level three (等保三级) does not allow. */
    @Transactional
    public void change(Who who, Policy next) {
        who.must(IdentityRights.POLICY);
        check(next);
        Policy before = now();
        int changed = sql.update(POLICY)
                .set(POLICY.LOCK_AFTER, next.lockAfter()).set(POLICY.LOCK_MINUTES, next.lockMinutes())
                .set(POLICY.SESSION_MINUTES, next.sessionMinutes()).set(POLICY.SESSIONS_AT_ONCE, next.sessionsAtOnce())
                .set(POLICY.PASSWORD_LENGTH, next.passwordLength()).set(POLICY.PASSWORD_DAYS, next.passwordDays())
                .set(POLICY.PASSWORD_HISTORY, next.passwordHistory()).set(POLICY.VERSION, next.version() + 1)
                .where(POLICY.VERSION.eq(next.version())).execute();
        if (changed == 0) {
            throw new Problem.Stale(SubjectRef.of("policy", 1));
        }
        audit.did(who, "identity.policy-changed", SubjectRef.of("policy", 1), "before", before, "after", next);
    }

    private static void check(Policy next) {
        var errors = new ArrayList<Problem.FieldError>();
        within(errors, "lockAfter", next.lockAfter(), 3, 5);
        within(errors, "lockMinutes", next.lockMinutes(), 15, 1440);
        within(errors, "sessionMinutes", next.sessionMinutes(), 5, 30);
        within(errors, "sessionsAtOnce", next.sessionsAtOnce(), 1, 5);
        within(errors, "passwordLength", next.passwordLength(), 8, 64);
        within(errors, "passwordDays", next.passwordDays(), 30, 90);
        within(errors, "passwordHistory", next.passwordHistory(), 5, 24);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private static void within(ArrayList<Problem.FieldError> errors, String field, int value, int from, int to) {
        if (value < from || value > to) {
            errors.add(new Problem.FieldError(field, Message.of("identity.policy.bounds", from, to)));
        }
    }
}
