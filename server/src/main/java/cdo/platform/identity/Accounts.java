package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.GrantedRoleTable.GRANTED_ROLE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. Making one gives nobody any power; see {@link GrantedRoles} and the posts of organization. */
@Component
public class Accounts {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Standing standing;

    Accounts(DSLContext sql, Clocks clocks, Audit audit, OneTimeLinks links, Sessions sessions, ApiTokens tokens, Standing standing) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.links = links;
        this.sessions = sessions;
        this.tokens = tokens;
        this.standing = standing;
    }

    /**
     * Who this account is in this post today; the first post held when none is given or it is no longer held.
     *
     * @param source where the request comes from, for the trail
     */
    public Who whoOf(long accountId, @Nullable Long postId, String source) {
        return standing.whoOf(get(accountId), postId, source);
    }

    /** Who a session's account is; empty once the account is no longer open. */
    public Optional<Who> whoIn(long accountId, @Nullable Long postId, String source) {
        return fetch(ACCOUNT.ID.eq(accountId)).filter(account -> account.usable(clocks.real())).map(account -> standing.whoOf(account, postId, source));
    }

    Optional<Who> bearer(ApiTokens.ApiToken token, String address) {
        return whoIn(token.accountId(), token.postId(), "api " + address + " token/" + token.id())
                .filter(who -> token.postId() == null || who.seat() != null && token.postId().equals(who.seat().postId()))
                .map(who -> new Who(who.accountId(), who.login(), who.personId(), who.name(), who.seat(), NarrowedPowers.toRights(who.powers(), token.rights()), who.source()));
    }

    /** The posts in which this account's person may act today, the one acted in first named by {@link Who#seat}. */
    public List<Seat> seats(long accountId) {
        return standing.held(get(accountId)).stream().map(tenure -> standing.seat(tenure.postId())).toList();
    }

    public Account get(long id) {
        return fetch(ACCOUNT.ID.eq(id)).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("account", id)));
    }

    public Optional<Account> byLogin(String login) {
        return fetch(org.jooq.impl.DSL.lower(ACCOUNT.LOGIN).eq(login.strip().toLowerCase(java.util.Locale.ROOT)));
    }

    /** The living account of a person. */
    public Optional<Account> ofPerson(long personId) {
        return fetch(ACCOUNT.PERSON_ID.eq(personId).and(ACCOUNT.STATE.ne(AccountState.CLOSED.name())));
    }

    /** Makes accounts and one link each to hand out; all or none. */
    @Transactional
    public List<Invitation> create(Who who, List<NewAccount> wanted) {
        who.must(IdentityRights.ACCOUNTS);
        var invitations = new ArrayList<Invitation>();
        for (NewAccount each : wanted) {
            refuseUnfit(each);
            long id = insert(each, AccountState.INVITED, who.accountId());
            audit.did(who, "identity.account-created", SubjectRef.of("account", id), "login", each.login(), "person", each.personId());
            invitations.add(links.issue(get(id), who.accountId()));
        }
        return invitations;
    }

    /** A new link for an account that is not open: never used, disabled or closed. Earlier links are void. */
    @Transactional
    public Invitation invite(Who who, long id, int version) {
        who.must(IdentityRights.ACCOUNTS);
        Account account = get(id);
        if (account.state() == AccountState.OPEN) {
            throw new Problem.Refused("identity.invite.open");
        }
        if (account.state() != AccountState.INVITED) {
            refuseSecondAccount(account);
            move(account, AccountState.INVITED, version, null);
        }
        audit.did(who, "identity.account-invited", SubjectRef.of("account", id), "before", account.state());
        return links.issue(get(id), who.accountId());
    }

    /** New links for several accounts; one that is open already refuses the whole, so that nobody's access changes unseen. */
    @Transactional
    public List<Invitation> invite(Who who, Collection<Long> ids) {
        who.must(IdentityRights.ACCOUNTS);
        return ids.stream().map(id -> invite(who, id, get(id).version())).toList();
    }

    /** Disables at once: sessions end, tokens and links are void. Nobody disables the account they act with. */
    @Transactional
    public void disable(Who who, long id, int version, String reason) {
        who.must(IdentityRights.ACCOUNTS);
        if (who.accountId() == id) {
            throw new Problem.Refused("identity.self");
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "identity.reason.missing");
        }
        end(get(id), AccountState.DISABLED, version, reason);
        audit.did(who, "identity.account-disabled", SubjectRef.of("account", id), "reason", reason);
    }

    /** Closed by rule, not by a person: the last post ended. */
    @Transactional
    void closeByRule(Account account, String rule) {
        end(account, AccountState.CLOSED, account.version(), rule);
        audit.system("identity", "identity.account-closed", SubjectRef.of("account", account.id()), "login", account.login(), "rule", rule);
    }

    /** An account that comes with the installation, without anybody who could make it. */
    @Transactional
    long found(NewAccount wanted, @Nullable Role role) {
        refuseUnfit(wanted);
        long id = insert(wanted, AccountState.OPEN, null);
        if (role != null) {
            sql.insertInto(GRANTED_ROLE).set(GRANTED_ROLE.ACCOUNT_ID, id).set(GRANTED_ROLE.ROLE, role.name()).set(GRANTED_ROLE.GRANTED_AT, clocks.real()).execute();
        }
        audit.system("identity", "identity.account-founded", SubjectRef.of("account", id), "login", wanted.login(), "role", role);
        return id;
    }

    List<Account> every() {
        return select(sql).orderBy(ACCOUNT.ID).fetch(Accounts::read);
    }

    boolean none() {
        return !sql.fetchExists(ACCOUNT);
    }

    Set<Long> peopleWithAccount() {
        return sql.select(ACCOUNT.PERSON_ID).from(ACCOUNT).where(ACCOUNT.PERSON_ID.isNotNull(), ACCOUNT.STATE.ne(AccountState.CLOSED.name())).fetchSet(ACCOUNT.PERSON_ID);
    }

    private long insert(NewAccount wanted, AccountState state, @Nullable Long by) {
        return sql.insertInto(ACCOUNT).set(ACCOUNT.LOGIN, wanted.login()).set(ACCOUNT.NAME, wanted.name()).set(ACCOUNT.PERSON_ID, wanted.personId())
                .set(ACCOUNT.STATE, state.name()).set(ACCOUNT.CREATED_AT, clocks.real()).set(ACCOUNT.CREATED_BY, by)
                .returning(ACCOUNT.ID).fetchSingle(ACCOUNT.ID);
    }

    private void refuseUnfit(NewAccount wanted) {
        var errors = new ArrayList<Problem.FieldError>();
        if (!wanted.login().matches("[a-z0-9][a-z0-9._-]{2,39}")) {
            errors.add(new Problem.FieldError("login", Message.of("identity.login.form")));
        } else if (byLogin(wanted.login()).isPresent()) {
            errors.add(new Problem.FieldError("login", Message.of("identity.login.taken", wanted.login())));
        }
        if (wanted.name().isEmpty() || wanted.name().length() > 60) {
            errors.add(new Problem.FieldError("name", Message.of("identity.name.missing")));
        }
        if (wanted.personId() != null) {
            ofPerson(wanted.personId()).ifPresent(other ->
                    errors.add(new Problem.FieldError("person", Message.of("identity.person.taken", wanted.name(), other.login()))));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private void refuseSecondAccount(Account account) {
        if (account.personId() != null) {
            ofPerson(account.personId()).filter(other -> other.id() != account.id()).ifPresent(other -> {
                throw new Problem.Refused("identity.person.taken", account.name(), other.login());
            });
        }
    }

    private void end(Account account, AccountState state, int version, String reason) {
        move(account, state, version, reason);
        sessions.endAll(account.id());
        tokens.revokeAll(account.id());
        links.withdraw(account.id());
    }

    private void move(Account account, AccountState next, int version, @Nullable String reason) {
        if (!account.state().successors().contains(next)) {
            throw new Problem.Refused("identity.account.state", account.state(), next);
        }
        int moved = sql.update(ACCOUNT).set(ACCOUNT.STATE, next.name()).set(ACCOUNT.ENDED_REASON, reason)
                .set(ACCOUNT.ENDED_ON, reason == null ? null : clocks.today()).set(ACCOUNT.VERSION, version + 1)
                .where(ACCOUNT.ID.eq(account.id()), ACCOUNT.VERSION.eq(version)).execute();
        if (moved == 0) {
            throw new Problem.Stale(SubjectRef.of("account", account.id()));
        }
    }

    private Optional<Account> fetch(Condition condition) {
        return select(sql).where(condition).fetchOptional(Accounts::read);
    }

    static SelectOnConditionStep<Record> select(DSLContext sql) {
        return sql.select(ACCOUNT.fields()).select(GRANTED_ROLE.ROLE).from(ACCOUNT)
                .leftJoin(GRANTED_ROLE).on(GRANTED_ROLE.ACCOUNT_ID.eq(ACCOUNT.ID), GRANTED_ROLE.REVOKED_AT.isNull());
    }

    static Account read(Record row) {
        String role = row.get(GRANTED_ROLE.ROLE);
        return new Account(row.get(ACCOUNT.ID), row.get(ACCOUNT.LOGIN), row.get(ACCOUNT.NAME), row.get(ACCOUNT.PERSON_ID),
                AccountState.valueOf(row.get(ACCOUNT.STATE)), role == null ? null : Role.valueOf(role), row.get(ACCOUNT.MUST_CHANGE),
                row.get(ACCOUNT.PASSWORD_SET_AT), row.get(ACCOUNT.EXPIRES_AT), row.get(ACCOUNT.TOTP_CONFIRMED), row.get(ACCOUNT.GUIDE_SEEN),
                row.get(ACCOUNT.SIGNED_IN_AT), row.get(ACCOUNT.ENDED_ON), row.get(ACCOUNT.ENDED_REASON), row.get(ACCOUNT.VERSION));
    }
}
