package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.RecoveryCodeTable.RECOVERY_CODE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second factor (动态口令): set up by its owner, sealed, good once per code, with recovery codes for a lost phone. */
@Component
public class SecondFactors {

    private static final int CODES = 10;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Seals seals;
    private final Audit audit;
    private final IdentitySettings settings;

    SecondFactors(DSLContext sql, Clocks clocks, Seals seals, Audit audit, IdentitySettings settings) {
        this.sql = sql;
        this.clocks = clocks;
        this.seals = seals;
        this.audit = audit;
        this.settings = settings;
    }

    /** What an authenticator program needs, until confirmed: as text for typing and as {@code otpauth} address for the picture. */
    public record Enrolment(String secret, String address) {
        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /** The secret being set up; the same one until it is confirmed, so that reloading the page does not break a picture already scanned. */
    @Transactional
    public Enrolment begin(Account account) {
        var row = sql.select(ACCOUNT.TOTP_SECRET, ACCOUNT.TOTP_CONFIRMED).from(ACCOUNT).where(ACCOUNT.ID.eq(account.id())).forUpdate().fetchSingle();
        if (row.value2()) {
            throw new Problem.Refused("identity.totp.already");
        }
        byte[] secret = row.value1() == null ? fresh(account.id()) : seals.open(purpose(account.id()), row.value1());
        String text = Totp.base32(secret);
        String label = encode(settings.issuer()) + ":" + encode(account.login());
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encode(settings.issuer()));
    }

    /** Confirms with a first code; returns the recovery codes, shown this once. */
    @Transactional
    public List<String> confirm(Who who, Account account, String code) {
        own(who, account);
        if (account.secondFactor()) {
            throw new Problem.Refused("identity.totp.already");
        }
        if (!spend(account.id(), code, false)) {
            throw new Problem.Invalid("code", "identity.totp.wrong");
        }
        sql.update(ACCOUNT).set(ACCOUNT.TOTP_CONFIRMED, true).where(ACCOUNT.ID.eq(account.id())).execute();
        audit.did(who, "identity.second-factor-set", SubjectRef.of("account", account.id()));
        return recoveryCodes(account.id());
    }

    /** New recovery codes; the old ones are void. */
    @Transactional
    public List<String> renewCodes(Who who, Account account) {
        own(who, account);
        audit.did(who, "identity.recovery-codes-renewed", SubjectRef.of("account", account.id()));
        return recoveryCodes(account.id());
    }

    /** Gives it up; administrators cannot. */
    @Transactional
    public void giveUp(Who who, Account account) {
        own(who, account);
        if (account.administrator()) {
            throw new Problem.Refused("identity.totp.mandatory");
        }
        remove(account.id());
        audit.did(who, "identity.second-factor-removed", SubjectRef.of("account", account.id()));
    }

    /** The security administrator takes away a lost one; its owner sets up a new one at the next sign-in. Nobody does this for oneself. */
    @Transactional
    public void takeAway(Who who, Account account, String reason) {
        who.must(IdentityRights.UNLOCK);
        if (who.accountId() == account.id()) {
            throw new Problem.Refused("identity.self");
        }
        remove(account.id());
        audit.did(who, "identity.second-factor-taken-away", SubjectRef.of("account", account.id()), "reason", reason);
    }

    /** Is this a code of now, never used before, or an unused recovery code? It is spent by asking. */
    @Transactional
    boolean spend(long accountId, String typed, boolean alsoRecovery) {
        String code = typed.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
        var row = sql.select(ACCOUNT.TOTP_SECRET, ACCOUNT.TOTP_LAST_STEP).from(ACCOUNT).where(ACCOUNT.ID.eq(accountId)).forUpdate().fetchSingle();
        if (code.matches("\\d{6}") && row.value1() != null) {
            long step = Totp.accept(seals.open(purpose(accountId), row.value1()), code, clocks.real(), row.value2());
            if (step >= 0) {
                sql.update(ACCOUNT).set(ACCOUNT.TOTP_LAST_STEP, step).where(ACCOUNT.ID.eq(accountId)).execute();
            }
            return step >= 0;
        }
        return alsoRecovery && sql.update(RECOVERY_CODE).set(RECOVERY_CODE.USED_AT, clocks.real())
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId), RECOVERY_CODE.HASH.eq(Secrets.digest(accountId + ":" + code)), RECOVERY_CODE.USED_AT.isNull()).execute() == 1;
    }

    /** Recovery codes that are left. */
    public int unusedCodes(long accountId) {
        return sql.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(accountId), RECOVERY_CODE.USED_AT.isNull());
    }

    /** For accounts founded with the installation: a known, confirmed secret. */
    void found(long accountId, String base32) {
        sql.update(ACCOUNT).set(ACCOUNT.TOTP_SECRET, seals.seal(purpose(accountId), Totp.fromBase32(base32))).set(ACCOUNT.TOTP_CONFIRMED, true)
                .where(ACCOUNT.ID.eq(accountId)).execute();
    }

    private byte[] fresh(long accountId) {
        byte[] secret = Secrets.bytes(20);
        sql.update(ACCOUNT).set(ACCOUNT.TOTP_SECRET, seals.seal(purpose(accountId), secret)).set(ACCOUNT.TOTP_LAST_STEP, 0L)
                .where(ACCOUNT.ID.eq(accountId)).execute();
        return secret;
    }

    private void remove(long accountId) {
        sql.update(ACCOUNT).set(ACCOUNT.TOTP_SECRET, (byte[]) null).set(ACCOUNT.TOTP_CONFIRMED, false).where(ACCOUNT.ID.eq(accountId)).execute();
        sql.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId)).execute();
    }

    private List<String> recoveryCodes(long accountId) {
        sql.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId)).execute();
        var codes = new ArrayList<String>();
        for (int i = 0; i < CODES; i++) {
            String code = Secrets.legible();
            codes.add(code);
            sql.insertInto(RECOVERY_CODE).set(RECOVERY_CODE.ACCOUNT_ID, accountId).set(RECOVERY_CODE.HASH, Secrets.digest(accountId + ":" + code)).execute();
        }
        return codes;
    }

    private static void own(Who who, Account account) {
        if (who.accountId() != account.id()) {
            throw new Problem.NotFound(SubjectRef.of("account", account.id()));
        }
    }

    private static String purpose(long accountId) {
        return "totp/" + accountId;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
