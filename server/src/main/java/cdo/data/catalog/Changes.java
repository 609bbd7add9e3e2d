package cdo.data.catalog;

import static cdo.data.catalog.tables.EntryTable.ENTRY;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.UnitsMerged;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an entry after it was published: a next edition, out of the catalog and back, out for good, another provider. */
@Component
@Transactional
public class Changes {

    private final DSLContext sql;
    private final Clocks clocks;
    private final EntryRows rows;
    private final Entries entries;
    private final EntryDuties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Changes(DSLContext sql, Clocks clocks, EntryRows rows, Entries entries, EntryDuties duties, Audit audit, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.entries = entries;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
    }

    /** A law that was passed takes effect within this time; later days are mistyped. */
    private static final int MOST_YEARS_AHEAD = 1;

    /**
     * A change as the unit declares it.
     *
     * @param effectiveOn the day on which the law, the function or the data changed: the update is due from it
     */
    public record Declared(ChangeKind kind, LocalDate effectiveOn, String reason) {
    }

    /** Begins the next edition as a copy of the published one, which stays in the catalog meanwhile. */
    public void declare(Who who, long id, int version, Declared declared) {
        Entry entry = rows.lock(id);
        who.must(CatalogRights.WRITE, entry.unitId());
        entry.mustBe(version);
        entry.mustReach(EntryStage.CHANGE);
        mustBeSound(declared);
        Edition published = rows.edition(id, entry.newest());
        int number = published.number() + 1;
        rows.insertEdition(id, number, entries.changedHands(entry, published) ? passed(published.content(), entry.unitId(), entries.gone(published), true) : published.content(), declared);
        var more = columns(ENTRY.DRAFT_NUMBER, number, ENTRY.REASON, declared.reason());
        more.put(ENTRY.SERIAL, entry.serial() + 1);
        rows.move(entry, EntryStage.CHANGE, more);
        rows.step(entry, number, EntryStep.CHANGE_DECLARED, who.name(), Entries.unitName(who), declared.reason());
        duties.changed(entry, entry.serial() + 1, published.content().name(), declared.effectiveOn());
        audit.did(who, "catalog.change-declared", entry.ref(), "edition", number, "kind", declared.kind(), "effective", declared.effectiveOn(), "reason", declared.reason());
    }

    /** A change of law names the law, and none lies in a distant future. */
    private void mustBeSound(Declared declared) {
        Entries.mustSay(declared.reason());
        LocalDate latest = clocks.today().plusYears(MOST_YEARS_AHEAD);
        if (declared.effectiveOn().isAfter(latest)) {
            throw new Problem.Invalid("effectiveOn", "catalog.change.tooLate", latest);
        }
        if (declared.kind() == ChangeKind.LAW && !EntryChecks.namesDocument(declared.reason())) {
            throw new Problem.Invalid("reason", "catalog.change.noLaw");
        }
    }

    /** Gives the edition under way up; the published one stands. */
    public void drop(Who who, long id, int version, String reason) {
        Entry entry = rows.lock(id);
        who.must(CatalogRights.WRITE, entry.unitId());
        entry.mustBe(version);
        if (entry.publishedNumber() == null || !entry.stage().open()) {
            throw new Problem.Refused("catalog.drop.none");
        }
        Entries.mustSay(reason);
        rows.drop(entry);
        var more = columns(ENTRY.DRAFT_NUMBER, null, ENTRY.REASON, null);
        more.put(ENTRY.ROUND, 0);
        more.put(ENTRY.RECEIVED_ON, null);
        rows.move(entry, EntryStage.PUBLISHED, more);
        rows.step(entry, entry.newest(), EntryStep.CHANGE_DROPPED, who.name(), Entries.unitName(who), reason);
        duties.ended(entry, Message.of("catalog.duty.dropped"));
        audit.did(who, "catalog.change-dropped", entry.ref(), "edition", entry.draftNumber(), "reason", reason);
    }

    /** 下线: out of the catalog for a time. */
    public void takeOffline(Who who, long id, int version, String reason) {
        withdraw(who, id, version, EntryStage.OFFLINE, EntryStep.TAKEN_OFFLINE, "catalog.taken-offline", reason);
    }

    /** 废止: out of the catalog for good; the code is never used again. */
    public void abolish(Who who, long id, int version, String reason) {
        withdraw(who, id, version, EntryStage.ABOLISHED, EntryStep.ABOLISHED, "catalog.abolished", reason);
    }

    /** 重新上线. */
    public void putOnline(Who who, long id, int version, String reason) {
        Entry entry = withdrawable(who, id, version);
        if (entry.stage() != EntryStage.OFFLINE) {
            throw new Problem.Refused("catalog.stage.no", entry.stage(), EntryStage.PUBLISHED);
        }
        Entries.mustSay(reason);
        rows.move(entry, EntryStage.PUBLISHED, columns(ENTRY.REASON, null, ENTRY.ROUND, 0));
        rows.step(entry, entry.newest(), EntryStep.PUT_ONLINE, who.name(), Entries.unitName(who), reason);
        audit.did(who, "catalog.put-online", entry.ref(), "reason", reason);
        events.publishEvent(new EntryPublished(id, entry.unitId(), system(entry), entry.newest(), clocks.today()));
    }

    private void withdraw(Who who, long id, int version, EntryStage stage, EntryStep step, String action, String reason) {
        Entry entry = withdrawable(who, id, version);
        if (entry.publishedNumber() == null) {
            throw new Problem.Refused("catalog.stage.no", entry.stage(), stage);
        }
        entry.mustReach(stage);
        Entries.mustSay(reason);
        rows.move(entry, stage, columns(ENTRY.REASON, reason, ENTRY.ROUND, 0));
        rows.step(entry, entry.newest(), step, who.name(), Entries.unitName(who), reason);
        duties.ended(entry, Message.of("catalog.duty.withdrawn"));
        audit.did(who, action, entry.ref(), "reason", reason);
        events.publishEvent(new EntryWithdrawn(id, entry.unitId(), system(entry), stage, reason, clocks.today()));
    }

    private Entry withdrawable(Who who, long id, int version) {
        Entry entry = rows.lock(id);
        if (!entries.visible(who, entry)) {
            throw new Problem.Hidden(entry.ref());
        }
        who.must(CatalogRights.WITHDRAW, entry.unitId());
        entry.mustBe(version);
        return entry;
    }

    /** The entries of units that merged go on with their successor, what is under way says so; published editions keep what they said of the old one. */
    @EventListener
    void on(UnitsMerged merged) {
        sql.selectFrom(ENTRY).where(ENTRY.UNIT_ID.in(merged.from())).fetch(row -> row.get(ENTRY.ID)).forEach(id -> {
            Entry entry = rows.lock(id);
            if (entry.draftNumber() != null) {
                rows.write(entry, passed(rows.edition(id, entry.draftNumber()).content(), merged.into(), merged.from(), entry.stage().open()));
            }
            rows.change(entry, columns(ENTRY.UNIT_ID, merged.into(), ENTRY.ROUND, entry.round()));
            rows.step(entry, entry.newest(), EntryStep.PROVIDER_CHANGED, "", "", "");
        });
    }

    /**
     * What was said of the old provider, said of the new one: its code, and where the data came from the old one itself, its department.
     *
     * @param from  units that are no more
     * @param blank whom to ask is left for the new provider to name, as long as somebody still writes
     */
    private Content passed(Content content, long into, Set<Long> from, boolean blank) {
        Content.Source source = content.source();
        return content.providedBy(entries.code(into)).from(new Content.Source(source.grading(), source.unitId() != null && from.contains(source.unitId()) ? Long.valueOf(into) : source.unitId(),
                source.systemId(), blank ? "" : source.contact(), blank ? "" : source.phone(), source.from(), source.to(), source.keywords()));
    }

    private @Nullable Long system(Entry entry) {
        return rows.edition(entry.id(), entry.newest()).content().source().systemId();
    }

    private static Map<Field<?>, @Nullable Object> columns(Field<?> one, @Nullable Object first, Field<?> other, @Nullable Object second) {
        var columns = new HashMap<Field<?>, @Nullable Object>();
        columns.put(one, first);
        columns.put(other, second);
        return columns;
    }
}
