package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.OneTimeLinkTable.ONE_TIME_LINK;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links by which a fresh account gets its first password from its own holder. Looking at one spends nothing; using it does. */
@Component
class OneTimeLinks {

    private final DSLContext sql;
    private final Clocks clocks;
    private final IdentitySettings settings;

    OneTimeLinks(DSLContext sql, Clocks clocks, IdentitySettings settings) {
        this.sql = sql;
        this.clocks = clocks;
        this.settings = settings;
    }

    /** For a founded account, which is open already: back to invited, with a link made by nobody. */
    Invitation invite(Account account) {
        sql.update(ACCOUNT).set(ACCOUNT.STATE, AccountState.INVITED.name()).where(ACCOUNT.ID.eq(account.id())).execute();
        return issue(account, null);
    }

    Invitation issue(Account account, @Nullable Long by) {
        withdraw(account.id());
        String key = Secrets.fresh();
        Instant expires = clocks.real().plus(settings.linkLifetime());
        sql.insertInto(ONE_TIME_LINK).set(ONE_TIME_LINK.ACCOUNT_ID, account.id()).set(ONE_TIME_LINK.HASH, Secrets.digest(key))
                .set(ONE_TIME_LINK.CREATED_AT, clocks.real()).set(ONE_TIME_LINK.EXPIRES_AT, expires).set(ONE_TIME_LINK.CREATED_BY, by).execute();
        return new Invitation(account, key, expires);
    }

    /** The account of a link that may still be used; refuses one that is unknown, used, withdrawn or expired alike. */
    long accountOf(String key) {
        return sql.select(ONE_TIME_LINK.ACCOUNT_ID).from(ONE_TIME_LINK).join(ACCOUNT).on(ACCOUNT.ID.eq(ONE_TIME_LINK.ACCOUNT_ID))
                .where(good(key), ACCOUNT.STATE.eq(AccountState.INVITED.name()))
                .fetchOptional(ONE_TIME_LINK.ACCOUNT_ID).orElseThrow(() -> new Problem.Refused("identity.link.void"));
    }

    /** Spends it; of two at once only one succeeds. */
    void spend(String key) {
        if (sql.update(ONE_TIME_LINK).set(ONE_TIME_LINK.USED_AT, clocks.real()).where(good(key)).execute() != 1) {
            throw new Problem.Refused("identity.link.void");
        }
    }

    void withdraw(long accountId) {
        sql.update(ONE_TIME_LINK).set(ONE_TIME_LINK.WITHDRAWN_AT, clocks.real())
                .where(ONE_TIME_LINK.ACCOUNT_ID.eq(accountId), ONE_TIME_LINK.USED_AT.isNull(), ONE_TIME_LINK.WITHDRAWN_AT.isNull()).execute();
    }

    private Condition good(String key) {
        return ONE_TIME_LINK.HASH.eq(Secrets.digest(key)).and(ONE_TIME_LINK.USED_AT.isNull()).and(ONE_TIME_LINK.WITHDRAWN_AT.isNull())
                .and(ONE_TIME_LINK.EXPIRES_AT.gt(clocks.real()));
    }
}
