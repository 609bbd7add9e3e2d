package cdo.platform.identity;

import static cdo.platform.identity.tables.KeptFormTable.KEPT_FORM;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was typed into a form whose session had ended. Kept sealed under a key that only the sender's browser receives, shown
 * again after sign-in, sent on only when the person says so.
 */
@Component
public class KeptForms {

    private static final int LARGEST = 200_000;
    private static final int MOST = 2_000;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Seals seals;
    private final JsonMapper json;
    private final IdentitySettings settings;

    KeptForms(DSLContext sql, Clocks clocks, Seals seals, JsonMapper json, IdentitySettings settings) {
        this.sql = sql;
        this.clocks = clocks;
        this.seals = seals;
        this.json = json;
        this.settings = settings;
    }

    /** One field as it was sent; a name may come several times. */
    public record Typed(String name, String value) {
    }

    /** @param path the address within this system to which it was sent */
    public record KeptForm(String path, List<Typed> fields) {
    }

    /** Keeps it and returns its key; empty when it is too large or too many are kept already. */
    @Transactional
    public Optional<String> keep(KeptForm form) {
        byte[] text = json.writeValueAsString(form).getBytes(StandardCharsets.UTF_8);
        sql.deleteFrom(KEPT_FORM).where(KEPT_FORM.EXPIRES_AT.lt(clocks.real())).execute();
        if (text.length > LARGEST || sql.fetchCount(KEPT_FORM) >= MOST) {
            return Optional.empty();
        }
        String key = Secrets.fresh();
        String hash = Secrets.digest(key);
        sql.insertInto(KEPT_FORM).set(KEPT_FORM.HASH, hash).set(KEPT_FORM.SEALED, seals.seal("form/" + hash, text))
                .set(KEPT_FORM.CREATED_AT, clocks.real()).set(KEPT_FORM.EXPIRES_AT, clocks.real().plus(settings.keptFormLifetime())).execute();
        return Optional.of(key);
    }

    /** Shows it to the first account that asks with its key, and to no other. */
    @Transactional
    public Optional<KeptForm> show(Who who, String key) {
        String hash = Secrets.digest(key);
        return sql.update(KEPT_FORM).set(KEPT_FORM.ACCOUNT_ID, who.accountId())
                .where(KEPT_FORM.HASH.eq(hash), KEPT_FORM.EXPIRES_AT.gt(clocks.real()), KEPT_FORM.ACCOUNT_ID.isNull().or(KEPT_FORM.ACCOUNT_ID.eq(who.accountId())))
                .returning(KEPT_FORM.SEALED).fetchOptional(KEPT_FORM.SEALED)
                .map(sealed -> json.readValue(new String(seals.open("form/" + hash, sealed), StandardCharsets.UTF_8), KeptForm.class));
    }
}
