package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.PasswordHistoryTable.PASSWORD_HISTORY;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.util.ArrayList;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords: argon2id with 19 MiB and two passes, under a name that lets a later algorithm stand beside it. */
@Component
class Passwords {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Policies policies;
    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("argon2id", Map.of("argon2id", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));
    /** Checked for login names that do not exist, so that the answer takes as long. */
    private final String nobody = encoder.encode(Secrets.fresh());

    Passwords(DSLContext sql, Clocks clocks, Policies policies) {
        this.sql = sql;
        this.clocks = clocks;
        this.policies = policies;
    }

    /** Is it this account's password? Takes as long for an account that is null. */
    boolean fits(@Nullable Account account, String password) {
        String hash = account == null ? null : sql.select(ACCOUNT.PASSWORD_HASH).from(ACCOUNT).where(ACCOUNT.ID.eq(account.id())).fetchOne(ACCOUNT.PASSWORD_HASH);
        boolean fits = encoder.matches(password.length() > 256 ? "" : password, hash == null ? nobody : hash);
        return fits && hash != null;
    }

    /** Must be changed before anything else: set by somebody else, or older than the policy allows. */
    boolean due(Account account) {
        var setAt = account.passwordSetAt();
        return account.mustChange() || setAt == null || setAt.plus(policies.now().passwordLife()).isBefore(clocks.real());
    }

    /** Sets a password that the person chose; refuses by all rules at once, naming the field. */
    void choose(Account account, String password, String again) {
        Policy policy = policies.now();
        var errors = new ArrayList<Problem.FieldError>();
        for (Message fault : PasswordRule.faults(password, account.login(), account.name(), policy.passwordLength())) {
            errors.add(new Problem.FieldError("password", fault));
        }
        if (errors.isEmpty() && used(account, password, policy.passwordHistory())) {
            errors.add(new Problem.FieldError("password", Message.of("identity.password.used", policy.passwordHistory())));
        }
        if (!password.equals(again)) {
            errors.add(new Problem.FieldError("again", Message.of("identity.password.again")));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        store(account.id(), password, false);
    }

    /** Stores it unchecked: for accounts that are founded with the installation. */
    void store(long accountId, String password, boolean mustChange) {
        String hash = encoder.encode(password);
        sql.update(ACCOUNT).set(ACCOUNT.PASSWORD_HASH, hash).set(ACCOUNT.PASSWORD_SET_AT, clocks.real()).set(ACCOUNT.MUST_CHANGE, mustChange)
                .where(ACCOUNT.ID.eq(accountId)).execute();
        sql.insertInto(PASSWORD_HISTORY).set(PASSWORD_HISTORY.ACCOUNT_ID, accountId).set(PASSWORD_HISTORY.HASH, hash)
                .set(PASSWORD_HISTORY.SET_AT, clocks.real()).execute();
    }

    private boolean used(Account account, String password, int last) {
        return sql.select(PASSWORD_HISTORY.HASH).from(PASSWORD_HISTORY).where(PASSWORD_HISTORY.ACCOUNT_ID.eq(account.id()))
                .orderBy(PASSWORD_HISTORY.ID.desc()).limit(last).fetch(PASSWORD_HISTORY.HASH).stream().anyMatch(hash -> encoder.matches(password, hash));
    }
}
