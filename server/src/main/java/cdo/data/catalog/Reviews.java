package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryTable.ENTRY;
import static org.jooq.impl.DSL.val;

import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The way of an edition into the catalog: handed in, signed by the unit, reviewed by the bureau, published or returned. */
@Component
@Transactional
public class Reviews {

    private final DSLContext sql;
    private final Clocks clocks;
    private final EntryRows rows;
    private final Entries entries;
    private final EntryDuties duties;
    private final Classifications classifications;
    private final Codes codes;
    private final Names names;
    private final Units units;
    private final Routes routes;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Reviews(DSLContext sql, Clocks clocks, EntryRows rows, Entries entries, EntryDuties duties, Classifications classifications, Codes codes, Names names, Units units,
            Routes routes, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.entries = entries;
        this.duties = duties;
        this.classifications = classifications;
        this.codes = codes;
        this.names = names;
        this.units = units;
        this.routes = routes;
        this.audit = audit;
        this.events = events;
    }

    /** Hands the edition under way in for the unit's signature; refused with every failing check. */
    public void submit(Who who, long id, int version) {
        Entry entry = rows.lock(id);
        who.must(CatalogRights.SUBMIT, entry.unitId());
        entry.mustBe(version);
        // Names are unique per provider: two entries of one unit are handed in one after the other.
        sql.execute("select pg_advisory_xact_lock({0}, {1})", val("catalog.entry".hashCode()), val((int) entry.unitId()));
        entry.mustReach(EntryStage.UNIT_SIGNATURE);
        List<Problem.FieldError> errors = entries.checks(entry);
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        rows.move(entry, EntryStage.UNIT_SIGNATURE, Map.of());
        String name = name(entry);
        rows.step(entry, entry.newest(), EntryStep.SUBMITTED, who.name(), Entries.unitName(who), "");
        audit.did(who, "catalog.submitted", entry.ref(), "edition", entry.draftNumber(), "name", name);
        routes.start(who, EntryRoutes.UNIT, entry.ref(), entry.unitId(), Message.of("catalog.route.title", name));
    }

    /** Takes it back while it waits for the signature. */
    public void takeBack(Who who, long id, int version) {
        Entry entry = rows.lock(id);
        who.must(CatalogRights.SUBMIT, entry.unitId());
        entry.mustBe(version);
        if (entry.stage() != EntryStage.UNIT_SIGNATURE) {
            throw new Problem.Refused("catalog.takeBack.late", entry.stage());
        }
        routes.withdraw(who, entry.ref(), "");
        rows.move(entry, entry.unsigned(), Map.of());
        rows.step(entry, entry.newest(), EntryStep.TAKEN_BACK, who.name(), Entries.unitName(who), "");
        audit.did(who, "catalog.taken-back", entry.ref());
    }

    @EventListener
    void on(RouteFinished finished) {
        if (!finished.routeKey().equals(EntryRoutes.UNIT) || !finished.subject().kind().equals(Entry.KIND)) {
            return;
        }
        Entry entry = rows.lock(finished.subject().id());
        String unit = names.unit(entry.unitId()).zh();
        if (!finished.granted()) {
            rows.move(entry, entry.unsigned(), columns(ENTRY.REASON, finished.remark()));
            rows.step(entry, entry.newest(), EntryStep.SIGNATURE_REFUSED, finished.by(), unit, finished.remark());
            return;
        }
        rows.move(entry, EntryStage.AUTHORITY_REVIEW, columns(ENTRY.RECEIVED_ON, finished.on()));
        rows.step(entry, entry.newest(), EntryStep.RECEIVED, finished.by(), unit, finished.remark());
        duties.received(entry, name(entry), finished.on());
    }

    /**
     * Publishes those of these entries that stand under this bureau's review and pass their checks; an entry of another bureau
     * refuses the whole.
     *
     * @return how many were published
     */
    public int publish(Who who, Collection<Long> ids) {
        int published = 0;
        for (long id : ids) {
            Entry entry = rows.lock(id);
            who.must(CatalogRights.REVIEW, entry.unitId());
            if (entry.stage() == EntryStage.AUTHORITY_REVIEW && entries.checks(entry).isEmpty()) {
                publish(who, id, entry.version(), "");
                published++;
            }
        }
        return published;
    }

    /** Publishes the edition: numbered, immutable, with the entry's code. */
    public void publish(Who who, long id, int version, String remark) {
        Entry entry = reviewable(who, id, version);
        LocalDate today = clocks.today();
        Edition edition = rows.edition(id, entry.newest());
        Content content = edition.content();
        List<Problem.FieldError> errors = entries.checks(entry);
        if (!errors.isEmpty()) {
            throw new Problem.Refused("catalog.publish.fails", errors.getFirst().message());
        }
        var more = columns(ENTRY.PUBLISHED_NUMBER, edition.number());
        more.put(ENTRY.DRAFT_NUMBER, null);
        more.put(ENTRY.ROUND, 0);
        more.put(ENTRY.RECEIVED_ON, null);
        more.put(ENTRY.REASON, null);
        if (entry.code() == null) {
            more.put(ENTRY.CODE, codes.next(classifications.find(java.util.Objects.requireNonNull(content.classification())).orElseThrow().code()));
        }
        sql.update(EDITION).set(EDITION.PUBLISHED_ON, today).set(EDITION.PUBLISHED_BY, who.name()).set(EDITION.PROVIDER_NAME, names.unit(entry.unitId()).zh())
                .set(EDITION.BUREAU_NAME, Entries.unitName(who)).where(EDITION.ENTRY_ID.eq(id)).and(EDITION.NUMBER.eq(edition.number())).execute();
        duties.reviewed(entry, today);
        rows.move(entry, EntryStage.PUBLISHED, more);
        rows.step(entry, edition.number(), EntryStep.PUBLISHED, who.name(), Entries.unitName(who), remark);
        audit.did(who, "catalog.published", entry.ref(), "edition", edition.number(), "name", content.name(), "code", rows.get(id).code());
        events.publishEvent(new EntryPublished(id, entry.unitId(), content.source().systemId(), edition.number(), today));
    }

    /** Sends it back for completion, saying what is missing. */
    public void returnBack(Who who, long id, int version, String reason) {
        Entry entry = reviewable(who, id, version);
        Entries.mustSay(reason);
        int round = entry.round() + 1;
        var more = columns(ENTRY.ROUND, round);
        more.put(ENTRY.REASON, reason);
        rows.move(entry, EntryStage.RETURNED, more);
        rows.step(entry, entry.newest(), EntryStep.RETURNED, who.name(), Entries.unitName(who), reason);
        duties.returned(entry, round, name(entry), reason, clocks.today());
        audit.did(who, "catalog.returned", entry.ref(), "edition", entry.draftNumber(), "reason", reason);
    }

    private Entry reviewable(Who who, long id, int version) {
        Entry entry = rows.lock(id);
        if (!entries.visible(who, entry)) {
            throw new Problem.Hidden(entry.ref());
        }
        who.must(CatalogRights.REVIEW, entry.unitId());
        // The bureau that answers for the unit decides; one further up may read.
        if (units.bureauOf(entry.unitId(), clocks.today()).id() != who.unitId()) {
            throw new Problem.Denied(CatalogRights.REVIEW, entry.unitId());
        }
        entry.mustBe(version);
        if (entry.stage() != EntryStage.AUTHORITY_REVIEW) {
            throw new Problem.Refused("catalog.review.not", entry.stage());
        }
        return entry;
    }

    private String name(Entry entry) {
        return rows.edition(entry.id(), entry.newest()).content().name();
    }

    private static Map<Field<?>, @Nullable Object> columns(Field<?> field, @Nullable Object value) {
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(field, value);
        return columns;
    }
}
