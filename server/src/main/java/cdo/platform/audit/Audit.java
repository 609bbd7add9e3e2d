package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Denials;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail. Every command calls {@link #did} in its own transaction, so what was not committed was not done; every
 * reading of a sensitive value and every export is written too. Details never hold a secret or an unmasked sensitive value.
 */
@Component
public class Audit implements Denials {

    private final DSLContext sql;
    private final Clocks clocks;
    private final JsonMapper json;

    public Audit(DSLContext sql, Clocks clocks, JsonMapper json) {
        this.sql = sql;
        this.clocks = clocks;
        this.json = json;
    }

    /**
     * A command was carried out.
     *
     * @param action  {@code module.what}, past tense: {@code appointments.filing-submitted}; its title is the message {@code action.<action>}
     * @param details name, value, name, value, … what changed, before and after where it matters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void did(Who who, String action, SubjectRef subject, @Nullable Object... details) {
        write(who, action, subject, Outcome.DONE, details);
    }

    /** A sensitive value was shown to this person, for the reason given. */
    @Transactional
    public void read(Who who, String action, SubjectRef subject, @Nullable Object... details) {
        write(who, action, subject, Outcome.READ, details);
    }

    /** Data left the system as a file. */
    @Transactional
    public void exported(Who who, String action, SubjectRef subject, @Nullable Object... details) {
        write(who, action, subject, Outcome.EXPORTED, details);
    }

    /** The system itself did something: a day-job, an import at start. */
    @Transactional
    public void system(String actor, String action, SubjectRef subject, @Nullable Object... details) {
        insert(null, actor, null, action, subject, Outcome.DONE, "system", details);
    }

    /** Something failed that concerns security, before anybody was known: a wrong password, a locked account. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String actor, String action, SubjectRef subject, String source, @Nullable Object... details) {
        insert(null, actor, null, action, subject, Outcome.FAILED, source, details);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void denied(Who who, Problem.Denied denied, String address) {
        write(who, "audit.denied", SubjectRef.of("unit", denied.unitId()), Outcome.DENIED, "right", denied.right().key(), "address", address);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void hidden(Who who, Problem.Hidden hidden, String address) {
        write(who, "audit.hidden", hidden.subject(), Outcome.DENIED, "address", address);
    }

    private void write(Who who, String action, SubjectRef subject, Outcome outcome, @Nullable Object... details) {
        insert(who.accountId(), who.name() + " (" + who.login() + ")", who.seat(), action, subject, outcome, who.source(), details);
    }

    private void insert(@Nullable Long account, String actor, @Nullable Seat seat, String action, SubjectRef subject, Outcome outcome, String source,
                        @Nullable Object... details) {
        sql.insertInto(EVENT)
                .set(EVENT.REAL_AT, clocks.real()).set(EVENT.OFFICIAL_AT, clocks.now())
                .set(EVENT.ACCOUNT_ID, account).set(EVENT.ACTOR, actor)
                .set(EVENT.UNIT_ID, seat == null ? null : seat.unitId()).set(EVENT.POST_ID, seat == null ? null : seat.postId())
                .set(EVENT.UNIT_NAME, seat == null ? null : seat.unitName()).set(EVENT.POST_NAME, seat == null ? null : seat.postName())
                .set(EVENT.ACTION, action).set(EVENT.SUBJECT_KIND, subject.kind()).set(EVENT.SUBJECT_ID, subject.id())
                .set(EVENT.OUTCOME, outcome.name()).set(EVENT.SOURCE, source)
                .set(EVENT.DETAILS, JSONB.valueOf(json.writeValueAsString(pairs(details))))
                .execute();
    }

    private static Map<String, Object> pairs(@Nullable Object... details) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < details.length; i += 2) {
            Object value = details[i + 1];
            map.put(String.valueOf(details[i]), value == null || value instanceof Number || value instanceof Boolean ? value : value.toString());
        }
        return map;
    }
}
