package cdo.platform.identity;

import static cdo.platform.identity.tables.AttemptTable.ATTEMPT;

import cdo.platform.kernel.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts to sign in. An attempt is counted <em>before</em> it is checked and forgiven when it was right, so that a
 * hundred guesses sent at once are still five. Login names that do not exist are counted alike: an answer tells nobody which do.
 */
@Component
class Attempts {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Policies policies;
    private final IdentitySettings settings;

    Attempts(DSLContext sql, Clocks clocks, Policies policies, IdentitySettings settings) {
        this.sql = sql;
        this.clocks = clocks;
        this.policies = policies;
        this.settings = settings;
    }

    /** @param lockedUntil null: go on and check; the attempt is counted already */
    record Taken(@org.jspecify.annotations.Nullable Instant lockedUntil, boolean last) {
        boolean refused() {
            return lockedUntil != null;
        }
    }

    /** One attempt on this login name; refused while it is locked. The last allowed one locks unless it is forgiven. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Taken onLogin(String login) {
        Policy policy = policies.now();
        return take("login:" + login.toLowerCase(Locale.ROOT), policy.lockAfter(), policy.lock(), policy.lock());
    }

    /** One attempt at the second factor, counted apart: a right password must not buy new guesses of the code. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Taken onCode(String login) {
        Policy policy = policies.now();
        return take("code:" + login.toLowerCase(Locale.ROOT), policy.lockAfter(), policy.lock(), policy.lock());
    }

    /** One attempt from this address. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Taken fromAddress(String address) {
        return take("address:" + address, settings.addressFailures(), settings.addressWindow(), settings.addressWindow());
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void forgiveCode(String login) {
        sql.deleteFrom(ATTEMPT).where(ATTEMPT.KEY.eq("code:" + login.toLowerCase(Locale.ROOT))).execute();
    }

    /** The password was right, or somebody entitled unlocks the name. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void forgiveLogin(String login) {
        sql.deleteFrom(ATTEMPT).where(ATTEMPT.KEY.eq("login:" + login.toLowerCase(Locale.ROOT))).execute();
    }

    /** Takes back one count of the address, not all: a right password must not wash away the guesses of others behind it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void forgiveAddress(String address) {
        sql.update(ATTEMPT).set(ATTEMPT.FAILURES, ATTEMPT.FAILURES.minus(1)).set(ATTEMPT.LOCKED_UNTIL, DSL.castNull(ATTEMPT.LOCKED_UNTIL))
                .where(ATTEMPT.KEY.eq("address:" + address), ATTEMPT.FAILURES.gt(0)).execute();
    }

    Optional<Instant> lockedUntil(String login) {
        String name = login.toLowerCase(Locale.ROOT);
        return sql.select(DSL.max(ATTEMPT.LOCKED_UNTIL)).from(ATTEMPT)
                .where(ATTEMPT.KEY.in("login:" + name, "code:" + name), ATTEMPT.LOCKED_UNTIL.gt(clocks.real()))
                .fetchOptional(DSL.max(ATTEMPT.LOCKED_UNTIL));
    }

    private Taken take(String key, int limit, Duration window, Duration lock) {
        Instant now = clocks.real();
        sql.deleteFrom(ATTEMPT).where(ATTEMPT.SINCE.lt(now.minus(Duration.ofDays(2))), ATTEMPT.LOCKED_UNTIL.isNull().or(ATTEMPT.LOCKED_UNTIL.lt(now))).execute();
        sql.insertInto(ATTEMPT).set(ATTEMPT.KEY, key).set(ATTEMPT.FAILURES, 0).set(ATTEMPT.SINCE, now).onConflictDoNothing().execute();
        var row = sql.selectFrom(ATTEMPT).where(ATTEMPT.KEY.eq(key)).forUpdate().fetchSingle();
        if (row.getLockedUntil() != null && row.getLockedUntil().isAfter(now)) {
            return new Taken(row.getLockedUntil(), false);
        }
        boolean anew = row.getLockedUntil() != null || row.getSince().plus(window).isBefore(now);
        int failures = anew ? 1 : row.getFailures() + 1;
        boolean last = failures >= limit;
        row.setFailures(failures);
        row.setSince(anew ? now : row.getSince());
        row.setLockedUntil(last ? now.plus(lock) : null);
        row.update();
        return new Taken(null, last);
    }
}
