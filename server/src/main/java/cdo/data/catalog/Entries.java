package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static cdo.data.catalog.tables.EntryTable.ENTRY;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The entries of the catalog as their units write them: drafted, saved, discarded; and what a person may see of each. */
@Component
@Transactional
public class Entries {

    private final DSLContext sql;
    private final Clocks clocks;
    private final EntryRows rows;
    private final Classifications classifications;
    private final Names names;
    private final Units units;
    private final EntryDuties duties;
    private final Audit audit;

    Entries(DSLContext sql, Clocks clocks, EntryRows rows, Classifications classifications, Names names, Units units, EntryDuties duties, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.classifications = classifications;
        this.names = names;
        this.units = units;
        this.duties = duties;
        this.audit = audit;
    }

    /** Begins a draft of the unit in which the person acts. */
    public long draft(Who who, Content content) {
        return draft(who, who.unitId(), content, EntrySource.MANUAL, null);
    }

    long draft(Who who, long unit, Content content, EntrySource source, @Nullable Long surveyedTable) {
        who.must(CatalogRights.WRITE, unit);
        mustBeSound(unit, content);
        long id = rows.insert(unit, source, surveyedTable, content);
        rows.step(rows.get(id), 1, EntryStep.DRAFTED, who.name(), unitName(who), "");
        audit.did(who, "catalog.drafted", SubjectRef.of(Entry.KIND, id), "name", content.name(), "source", source);
        return id;
    }

    /**
     * Saves the edition under way, gaps and all.
     *
     * @return the entry's new version
     */
    public int save(Who who, long id, int version, Content content) {
        Entry entry = writable(who, id, version);
        mustBeSound(entry.unitId(), content);
        if (!rows.edition(id, entry.newest()).content().equals(content)) {
            rows.write(entry, content);
            rows.change(entry, Map.of());
            audit.did(who, "catalog.saved", entry.ref(), "edition", entry.draftNumber(), "name", content.name());
            return version + 1;
        }
        return version;
    }

    /** Gives a draft up that was never published; it stays on record. */
    public void discard(Who who, long id, int version, String reason) {
        Entry entry = writable(who, id, version);
        if (entry.publishedNumber() != null) {
            throw new Problem.Refused("catalog.discard.published");
        }
        mustSay(reason);
        rows.move(entry, EntryStage.ABOLISHED, Map.of(ENTRY.REASON, reason));
        rows.step(entry, entry.newest(), EntryStep.DISCARDED, who.name(), unitName(who), reason);
        duties.ended(entry, Message.of("catalog.duty.discarded"));
        audit.did(who, "catalog.discarded", entry.ref(), "reason", reason);
    }

    private Entry writable(Who who, long id, int version) {
        Entry entry = rows.lock(id);
        who.must(CatalogRights.WRITE, entry.unitId());
        entry.mustBe(version);
        if (!entry.stage().open()) {
            throw new Problem.Refused("catalog.notOpen", entry.stage());
        }
        return entry;
    }

    /** What even a draft may not hold: secret matters, another unit's system, things that do not exist, too many items. */
    private void mustBeSound(long unit, Content content) {
        SecretWords.refuse(SecretWords.texts(content));
        Long system = content.source().systemId();
        if (system != null && !names.ownsSystem(unit, system)) {
            throw new Problem.Invalid("system", "catalog.system.elsewhere");
        }
        if (content.classification() != null && classifications.find(content.classification()).isEmpty()) {
            throw new Problem.Invalid("classification", "form.choose");
        }
        if (content.source().unitId() != null && units.find(content.source().unitId(), clocks.today()).isEmpty()) {
            throw new Problem.Invalid("sourceUnit", "form.choose");
        }
    }

    /** Everything that stands in the way of handing it in; empty when nothing does. */
    @Transactional(readOnly = true)
    public List<Problem.FieldError> checks(Entry entry) {
        Content content = rows.edition(entry.id(), entry.newest()).content();
        var unknown = new TreeSet<>(content.related());
        unknown.removeAll(sql.select(ENTRY.CODE).from(ENTRY).where(ENTRY.CODE.in(content.related())).fetchSet(ENTRY.CODE));
        boolean classifiable = content.classification() != null && classifications.find(content.classification()).filter(Classifications.Place::takesEntries).isPresent();
        return EntryChecks.of(content, new EntryChecks.Facts(nameTaken(entry, content.name()), classifiable, unknown, code(entry.unitId())));
    }

    /** Another entry of the provider that was handed in or stands in the catalog has the name; unsubmitted drafts do not count. */
    private boolean nameTaken(Entry entry, String name) {
        return sql.fetchExists(ENTRY.join(EDITION).on(EDITION.ENTRY_ID.eq(ENTRY.ID)).and(EDITION.NUMBER.eq(ENTRY.DRAFT_NUMBER).or(EDITION.NUMBER.eq(ENTRY.PUBLISHED_NUMBER))),
                ENTRY.UNIT_ID.eq(entry.unitId()).and(ENTRY.ID.ne(entry.id())).and(EDITION.NAME.eq(name))
                        .and(ENTRY.STAGE.notIn(EntryStage.DRAFT.name(), EntryStage.ABOLISHED.name())));
    }

    /** The entry, if this person may see it. */
    @Transactional(readOnly = true)
    public Entry get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), entry -> visible(who, entry), SubjectRef.of(Entry.KIND, id));
    }

    /** Published entries are for all officers; the rest for who reads the unit's records. */
    boolean visible(Who who, Entry entry) {
        return who.may(CatalogRights.READ) && (entry.listed() && who.seat() != null || reads(who, entry));
    }

    /** May also see what is not published of it. */
    public boolean reads(Who who, Entry entry) {
        return who.reads(entry.unitId());
    }

    /** The edition under way for those who may see it, for others the published one. */
    @Transactional(readOnly = true)
    public Edition shown(Who who, Entry entry) {
        return rows.edition(entry.id(), reads(who, entry) || entry.publishedNumber() == null ? entry.newest() : entry.publishedNumber());
    }

    @Transactional(readOnly = true)
    public List<Edition> editions(Who who, Entry entry) {
        return rows.editions(entry.id()).stream().filter(edition -> edition.published() || reads(who, entry)).toList();
    }

    @Transactional(readOnly = true)
    public Edition edition(Who who, Entry entry, int number) {
        return editions(who, entry).stream().filter(each -> each.number() == number).findFirst().orElseThrow(() -> new Problem.NotFound(entry.ref()));
    }

    /** The edition under way, for its form. */
    @Transactional(readOnly = true)
    public Edition underWay(Who who, long id) {
        Entry entry = get(who, id);
        who.must(CatalogRights.WRITE, entry.unitId());
        if (!entry.stage().open()) {
            throw new Problem.Refused("catalog.notOpen", entry.stage());
        }
        return rows.edition(id, entry.newest());
    }

    /** What a blank form knows of the unit. */
    @Transactional(readOnly = true)
    public Content blank(Who who) {
        Unit unit = units.get(who.unitId());
        Content content = Content.named("");
        return new Content("", null, "", code(unit.id()), "", content.formats(), "", content.items(), content.sharing(), content.opening(), null,
                List.of(), new Content.Source(null, unit.id(), null, who.name(), "", null, null, ""));
    }

    /** 提供方代码: the unit's unified social credit code where it is known. */
    String code(long unit) {
        return Optional.ofNullable(units.get(unit).uscc()).orElse("");
    }

    /** Was the edition published by a unit whose successor provides the entry now? */
    boolean changedHands(Entry entry, Edition published) {
        return rows.steps(entry.id()).stream().anyMatch(step -> step.kind() == EntryStep.PROVIDER_CHANGED && step.number() == published.number())
                && !names.unit(entry.unitId()).zh().equals(published.providerName());
    }

    /** The source department of the edition where it is no more. */
    Set<Long> gone(Edition edition) {
        Long source = edition.content().source().unitId();
        return source == null || units.find(source, clocks.today()).isPresent() ? Set.of() : Set.of(source);
    }

    static void mustSay(String reason) {
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "catalog.reason.missing");
        }
    }

    static String unitName(Who who) {
        return who.seated().map(seat -> seat.unitName()).orElse("");
    }
}
