package cdo.platform.identity;

import static cdo.platform.identity.tables.ApiTokenTable.API_TOKEN;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Personal tokens (访问令牌) of programs: for some of the rights that the person has in one post, for a limited time. A token
 * never does more than its holder may do on the day of the request.
 */
@Component
public class ApiTokens {

    /** All tokens begin so, which lets scanners of source code recognise one that leaked. */
    public static final String PREFIX = "cdo_";
    private static final int LONGEST_DAYS = 365;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final ObjectProvider<Accounts> accounts;

    ApiTokens(DSLContext sql, Clocks clocks, Audit audit, ObjectProvider<Accounts> accounts) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.accounts = accounts;
    }

    /** @param hint its last four characters, by which the owner knows it again */
    public record ApiToken(long id, long accountId, @Nullable Long postId, String name, String hint, Set<String> rights, Instant createdAt,
                           Instant expiresAt, @Nullable Instant lastUsedAt, @Nullable Instant revokedAt) {
        public boolean usable(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    /** A fresh token: the only moment at which its key is known. */
    public record Issued(long id, String key) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /** Issues one for the post acted in, limited to rights the person holds now. */
    @Transactional
    public Issued issue(Who who, String name, Set<Right> rights, int days) {
        if (who.powers().roles().stream().anyMatch(role -> role.administrator() || role == Role.OUTSIDE_AUDITOR)) {
            // A token would stand in for the second factor.
            throw new Problem.Refused("identity.token.notForThese");
        }
        var errors = new ArrayList<Problem.FieldError>();
        if (name.isBlank() || name.length() > 60) {
            errors.add(new Problem.FieldError("name", Message.of("identity.token.name")));
        }
        if (days < 1 || days > LONGEST_DAYS) {
            errors.add(new Problem.FieldError("days", Message.of("identity.token.days", LONGEST_DAYS)));
        }
        if (rights.isEmpty()) {
            errors.add(new Problem.FieldError("rights", Message.of("identity.token.rights")));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        rights.forEach(who::must);
        String key = PREFIX + Secrets.fresh();
        Instant expires = clocks.real().plus(Duration.ofDays(days));
        long id = sql.insertInto(API_TOKEN).set(API_TOKEN.ACCOUNT_ID, who.accountId()).set(API_TOKEN.POST_ID, who.seat() == null ? null : who.seat().postId())
                .set(API_TOKEN.NAME, name.strip()).set(API_TOKEN.HASH, Secrets.digest(key)).set(API_TOKEN.HINT, key.substring(key.length() - 4))
                .set(API_TOKEN.RIGHTS, rights.stream().map(Right::key).sorted().toArray(String[]::new))
                .set(API_TOKEN.CREATED_AT, clocks.real()).set(API_TOKEN.EXPIRES_AT, expires).returning(API_TOKEN.ID).fetchSingle(API_TOKEN.ID);
        audit.did(who, "identity.token-issued", SubjectRef.of("account", who.accountId()), "token", id, "name", name,
                "rights", String.join(",", rights.stream().map(Right::key).sorted().toList()), "expires", expires);
        return new Issued(id, key);
    }

    @Transactional
    public void revoke(Who who, long id) {
        int revoked = sql.update(API_TOKEN).set(API_TOKEN.REVOKED_AT, clocks.real())
                .where(API_TOKEN.ID.eq(id), API_TOKEN.ACCOUNT_ID.eq(who.accountId()), API_TOKEN.REVOKED_AT.isNull()).execute();
        if (revoked == 0) {
            Problem.Hidden.unless(sql.select(API_TOKEN.ACCOUNT_ID).from(API_TOKEN).where(API_TOKEN.ID.eq(id)).fetchOptional(API_TOKEN.ACCOUNT_ID),
                    account -> account == who.accountId(), SubjectRef.of("token", id));
            throw new Problem.NotFound(SubjectRef.of("token", id));
        }
        audit.did(who, "identity.token-revoked", SubjectRef.of("account", who.accountId()), "token", id);
    }

    public List<ApiToken> of(long accountId) {
        return sql.selectFrom(API_TOKEN).where(API_TOKEN.ACCOUNT_ID.eq(accountId)).orderBy(API_TOKEN.ID.desc()).fetch(ApiTokens::read);
    }

    /** The usable token of this key. */
    Optional<ApiToken> use(String key) {
        Instant now = clocks.real();
        Optional<ApiToken> token = sql.selectFrom(API_TOKEN).where(API_TOKEN.HASH.eq(Secrets.digest(key))).fetchOptional(ApiTokens::read).filter(each -> each.usable(now));
        token.filter(each -> each.lastUsedAt() == null || each.lastUsedAt().isBefore(now.minusSeconds(60)))
                .ifPresent(each -> sql.update(API_TOKEN).set(API_TOKEN.LAST_USED_AT, now).where(API_TOKEN.ID.eq(each.id())).execute());
        return token;
    }

    /** The holder of a bearer's key: the account in the token's post, with no more than the token's rights; empty when any of it no longer holds. */
    public Optional<Who> bearer(String key, String address) {
        return use(key).flatMap(token -> accounts.getObject().bearer(token, address));
    }

    void revokeAll(long accountId) {
        sql.update(API_TOKEN).set(API_TOKEN.REVOKED_AT, clocks.real()).where(API_TOKEN.ACCOUNT_ID.eq(accountId), API_TOKEN.REVOKED_AT.isNull()).execute();
    }

    private static ApiToken read(org.jooq.Record row) {
        return new ApiToken(row.get(API_TOKEN.ID), row.get(API_TOKEN.ACCOUNT_ID), row.get(API_TOKEN.POST_ID), row.get(API_TOKEN.NAME), row.get(API_TOKEN.HINT),
                Set.of(row.get(API_TOKEN.RIGHTS)), row.get(API_TOKEN.CREATED_AT), row.get(API_TOKEN.EXPIRES_AT), row.get(API_TOKEN.LAST_USED_AT),
                row.get(API_TOKEN.REVOKED_AT));
    }
}
