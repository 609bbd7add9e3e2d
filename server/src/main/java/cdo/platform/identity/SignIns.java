package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way in (登录), step by step; keeps nothing between steps but what the web session holds. */
@Component
public class SignIns {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final Audit audit;

    SignIns(DSLContext sql, Clocks clocks, Accounts accounts, Passwords passwords, SecondFactors factors, Attempts attempts, OneTimeLinks links,
            Sessions sessions, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
        this.links = links;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Checks login and password; every refusal sounds alike except a lock, which says until when. */
    public Account identify(String typed, String password, String address) {
        String stripped = typed.strip().toLowerCase(java.util.Locale.ROOT);
        String login = stripped.length() > 40 ? stripped.substring(0, 40) : stripped;
        take(login, attempts.fromAddress(address), address, "identity.signIn.address");
        attempts.lockedUntil(login).ifPresent(until -> take(login, new Attempts.Taken(until, false), address, "identity.signIn.locked"));
        Attempts.Taken taken = take(login, attempts.onLogin(login), address, "identity.signIn.locked");
        Account account = accounts.byLogin(login).orElse(null);
        boolean fits = passwords.fits(account, password);
        if (!fits || account == null || !account.usable(clocks.real())) {
            audit.failed(login, "identity.sign-in-failed", subject(account), address, "reason", account == null ? "unknown login" : !fits ? "wrong password" : "not open");
            throw new Problem.Refused(taken.last() ? lockedNow(login) : Message.of("identity.signIn.wrong"));
        }
        attempts.forgiveAddress(address);
        attempts.forgiveLogin(login);
        return account;
    }

    /** Checks the code of the second factor; wrong ones lock the account as wrong passwords do. */
    public void confirm(Account account, String code, String address) {
        Attempts.Taken taken = take(account.login(), attempts.onCode(account.login()), address, "identity.signIn.locked");
        if (!factors.spend(account.id(), code, true)) {
            audit.failed(account.login(), "identity.second-factor-failed", subject(account), address);
            throw new Problem.Invalid("code", taken.last() ? "identity.signIn.lockedNow" : "identity.totp.wrong");
        }
        attempts.forgiveCode(account.login());
    }

    /** What comes next for this account. */
    public SignInStage next(Account account, boolean factorShown) {
        if (account.secondFactor() && !factorShown) {
            return SignInStage.SECOND_FACTOR;
        }
        if (passwords.due(account)) {
            return SignInStage.NEW_PASSWORD;
        }
        return account.administrator() && !account.secondFactor() ? SignInStage.ENROLMENT : SignInStage.OPEN;
    }

    /** The last step: written to the trail, and room made among the account's other sessions. */
    @Transactional
    public void opened(Account account, String sessionId, String address, String agent) {
        sql.update(ACCOUNT).set(ACCOUNT.SIGNED_IN_AT, clocks.real()).where(ACCOUNT.ID.eq(account.id())).execute();
        sessions.makeRoom(account.id(), sessionId);
        audit.did(accounts.whoOf(account.id(), null, address), "identity.signed-in", subject(account), "agent", agent);
    }

    @Transactional
    public void left(Who who) {
        audit.did(who, "identity.signed-out", SubjectRef.of("account", who.accountId()));
    }

    /** The account a one-time link is for; nothing is spent by looking. */
    public Account invited(String key) {
        return accounts.get(links.accountOf(key));
    }

    /** The holder chooses the first password: the link is spent and the account opens. */
    @Transactional
    public Account accept(String key, String password, String again, String address) {
        Account account = invited(key);
        passwords.choose(account, password, again);
        links.spend(key);
        sql.update(ACCOUNT).set(ACCOUNT.STATE, AccountState.OPEN.name()).set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.ID.eq(account.id()), ACCOUNT.STATE.eq(AccountState.INVITED.name())).execute();
        audit.did(accounts.whoOf(account.id(), null, address), "identity.link-used", subject(account));
        return accounts.get(account.id());
    }

    /** Changes the password during sign-in, where it was due; the person has shown the old one just now. */
    @Transactional
    public Account renew(Account account, String password, String again, String address) {
        passwords.choose(account, password, again);
        audit.did(accounts.whoOf(account.id(), null, address), "identity.password-changed", subject(account));
        return accounts.get(account.id());
    }

    /** Changes one's own password later; all other sessions end. */
    @Transactional
    public void change(Who who, String old, String password, String again, String sessionId) {
        Account account = accounts.get(who.accountId());
        Attempts.Taken taken = take(account.login(), attempts.onLogin(account.login()), who.source(), "identity.signIn.locked");
        if (!passwords.fits(account, old)) {
            audit.failed(account.login(), "identity.password-change-failed", subject(account), who.source());
            throw new Problem.Invalid("old", taken.last() ? "identity.signIn.lockedNow" : "identity.password.old");
        }
        attempts.forgiveLogin(account.login());
        passwords.choose(account, password, again);
        sessions.endOthers(account.id(), sessionId);
        audit.did(who, "identity.password-changed", subject(account));
    }

    /** Changes the post acted in. */
    @Transactional
    public Who act(Who who, long postId) {
        Who next = accounts.whoOf(who.accountId(), postId, who.source());
        if (next.seat() == null || !Long.valueOf(postId).equals(next.seat().postId())) {
            throw new Problem.Refused("identity.post.notHeld");
        }
        audit.did(next, "identity.post-chosen", SubjectRef.of("account", who.accountId()), "before", who.seat() == null ? null : who.seat().postId(), "after", postId);
        return next;
    }

    /** The first-sign-in guide was read. */
    @Transactional
    public void guideRead(Who who) {
        sql.update(ACCOUNT).set(ACCOUNT.GUIDE_SEEN, true).where(ACCOUNT.ID.eq(who.accountId())).execute();
    }

    private Attempts.Taken take(String login, Attempts.Taken taken, String address, String key) {
        Instant until = taken.lockedUntil();
        if (until != null) {
            audit.failed(login, "identity.sign-in-refused", subject(accounts.byLogin(login).orElse(null)), address, "until", until);
            throw new Problem.Refused(key, minutes(until));
        }
        return taken;
    }

    private Message lockedNow(String login) {
        return attempts.lockedUntil(login).map(until -> Message.of("identity.signIn.locked", minutes(until))).orElse(Message.of("identity.signIn.wrong"));
    }

    private long minutes(Instant until) {
        return Math.max(1, Duration.between(clocks.real(), until).plusSeconds(59).toMinutes());
    }

    private static SubjectRef subject(@org.jspecify.annotations.Nullable Account account) {
        return SubjectRef.of("account", account == null ? 0 : account.id());
    }
}
