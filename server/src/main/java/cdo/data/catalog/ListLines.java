package cdo.data.catalog;

import static cdo.data.catalog.tables.ListLineTable.LIST_LINE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 需求清单, 责任清单 and 负面清单. Lines in force are for all officers; a demand comes into force when the bureau has taken it up, a
 * negative line when the bureau has looked at its basis.
 */
@Component
@Transactional
public class ListLines {

    private final DSLContext sql;
    private final Clocks clocks;
    private final JsonMapper json;
    private final Reach reach;
    private final Units units;
    private final Audit audit;
    private final LineDuties duties;

    ListLines(DSLContext sql, Clocks clocks, JsonMapper json, Reach reach, Units units, Audit audit, LineDuties duties) {
        this.sql = sql;
        this.clocks = clocks;
        this.json = json;
        this.reach = reach;
        this.units = units;
        this.audit = audit;
        this.duties = duties;
    }

    public long add(Who who, ListKind list, Map<String, String> fields) {
        who.must(CatalogRights.LISTS, who.unitId());
        ListLineState state = list.reviewed() ? ListLineState.PROPOSED : ListLineState.IN_FORCE;
        long id = sql.insertInto(LIST_LINE).set(LIST_LINE.LIST, list.name()).set(LIST_LINE.UNIT_ID, who.unitId()).set(LIST_LINE.FIELDS, write(list, fields))
                .set(LIST_LINE.STATE, state.name()).set(LIST_LINE.ENTERED_ON, clocks.today()).returningResult(LIST_LINE.ID).fetchSingle().value1();
        audit.did(who, "catalog.line-added", SubjectRef.of(ListLine.KIND, id), "list", list);
        propose(id, list, state, fields, who.unitId(), 0);
        return id;
    }

    private void propose(long id, ListKind list, ListLineState state, Map<String, String> fields, long unit, int edition) {
        if (state == ListLineState.PROPOSED) {
            String what = fields.getOrDefault(list.columns().getFirst().key(), "").strip();
            duties.proposed(id, list, what.length() > 40 ? what.substring(0, 40) + "…" : what, unit, edition, clocks.today());
        }
    }

    /** Changes a line; one of a reviewed list is reviewed anew. */
    public void amend(Who who, long id, int version, Map<String, String> fields) {
        ListLine line = own(who, id, version);
        if (line.state() == ListLineState.WITHDRAWN) {
            throw new Problem.Refused("catalog.list.withdrawn");
        }
        ListLineState state = line.list().reviewed() ? ListLineState.PROPOSED : ListLineState.IN_FORCE;
        sql.update(LIST_LINE).set(LIST_LINE.FIELDS, write(line.list(), fields)).set(LIST_LINE.STATE, state.name()).set(LIST_LINE.REMARK, "")
                .set(LIST_LINE.VERSION, version + 1).where(LIST_LINE.ID.eq(id)).execute();
        audit.did(who, "catalog.line-amended", SubjectRef.of(ListLine.KIND, id), "list", line.list());
        propose(id, line.list(), state, fields, line.unitId(), version + 1);
    }

    public void withdraw(Who who, long id, int version, String reason) {
        ListLine line = own(who, id, version);
        Entries.mustSay(reason);
        sql.update(LIST_LINE).set(LIST_LINE.STATE, ListLineState.WITHDRAWN.name()).set(LIST_LINE.REMARK, reason).set(LIST_LINE.VERSION, version + 1)
                .where(LIST_LINE.ID.eq(id)).execute();
        audit.did(who, "catalog.line-withdrawn", SubjectRef.of(ListLine.KIND, id), "list", line.list(), "reason", reason);
        duties.withdrawn(id, reason);
    }

    /** The bureau accepts a proposed line, or refuses it with a reason. */
    public void review(Who who, long id, int version, boolean accepted, String remark) {
        ListLine line = lock(id);
        who.must(CatalogRights.REVIEW, line.unitId());
        if (units.bureauOf(line.unitId(), clocks.today()).id() != who.unitId()) {
            throw new Problem.Denied(CatalogRights.REVIEW, line.unitId());
        }
        fresh(line, version);
        if (line.state() != ListLineState.PROPOSED) {
            throw new Problem.Refused("catalog.list.reviewed", line.state());
        }
        if (!accepted) {
            Entries.mustSay(remark);
        }
        sql.update(LIST_LINE).set(LIST_LINE.STATE, (accepted ? ListLineState.IN_FORCE : ListLineState.REFUSED).name()).set(LIST_LINE.REVIEWED_ON, clocks.today())
                .set(LIST_LINE.REVIEWED_BY, who.name()).set(LIST_LINE.REVIEWER, Entries.unitName(who)).set(LIST_LINE.REMARK, remark).set(LIST_LINE.VERSION, version + 1)
                .where(LIST_LINE.ID.eq(id)).execute();
        audit.did(who, "catalog.line-reviewed", SubjectRef.of(ListLine.KIND, id), "accepted", accepted, "remark", remark);
        duties.reviewed(id, version, clocks.today());
    }

    @Transactional(readOnly = true)
    public Slice<ListLine> slice(Who who, ListKind list, String q, String state, @Nullable Long unit, Slice.Ask ask) {
        who.must(CatalogRights.READ);
        Condition visible = visible(who, list);
        Condition wanted = visible.and(condition(q, state, unit));
        return ask.of(select(wanted, ask.size(), ask.offset()), sql.fetchCount(LIST_LINE, wanted), sql.fetchCount(LIST_LINE, visible));
    }

    @Transactional(readOnly = true)
    public List<ListLine> all(Who who, ListKind list, String q, String state, @Nullable Long unit) {
        who.must(CatalogRights.READ);
        return select(visible(who, list).and(condition(q, state, unit)), 100_000, 0);
    }

    /** The line, if this person may see it. */
    @Transactional(readOnly = true)
    public ListLine get(Who who, long id) {
        who.must(CatalogRights.READ);
        return Problem.Hidden.unless(select(LIST_LINE.ID.eq(id), 1, 0).stream().findFirst(), line -> line.state() == ListLineState.IN_FORCE && who.seat() != null || who.reads(line.unitId()),
                SubjectRef.of(ListLine.KIND, id));
    }

    private Condition visible(Who who, ListKind list) {
        Condition within = reach.readable(who, LIST_LINE.UNIT_ID);
        return LIST_LINE.LIST.eq(list.name()).and(who.seat() == null ? within : LIST_LINE.STATE.eq(ListLineState.IN_FORCE.name()).or(within));
    }

    private static Condition condition(String q, String state, @Nullable Long unit) {
        return (q.isBlank() ? noCondition() : LIST_LINE.FIELDS.cast(String.class).containsIgnoreCase(q.strip()))
                .and(state.isEmpty() ? noCondition() : LIST_LINE.STATE.eq(state)).and(unit == null ? noCondition() : LIST_LINE.UNIT_ID.eq(unit));
    }

    private List<ListLine> select(Condition wanted, int limit, int offset) {
        return sql.select(LIST_LINE.fields()).select(PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.SHORT_NAME, PUBLISHED_UNIT_LAST.NAME_EN).from(LIST_LINE).leftJoin(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(LIST_LINE.UNIT_ID))
                .where(wanted).orderBy(PUBLISHED_UNIT_LAST.POSITION, LIST_LINE.ID).limit(limit).offset(offset).fetch(this::line);
    }

    private ListLine own(Who who, long id, int version) {
        ListLine line = lock(id);
        who.must(CatalogRights.LISTS, line.unitId());
        fresh(line, version);
        return line;
    }

    private ListLine lock(long id) {
        sql.select(LIST_LINE.ID).from(LIST_LINE).where(LIST_LINE.ID.eq(id)).forUpdate().fetch();
        return select(LIST_LINE.ID.eq(id), 1, 0).stream().findFirst().orElseThrow(() -> new Problem.NotFound(SubjectRef.of(ListLine.KIND, id)));
    }

    private static void fresh(ListLine line, int version) {
        if (line.version() != version) {
            throw new Problem.Stale(SubjectRef.of(ListLine.KIND, line.id()));
        }
    }

    /** Only the list's own columns, checked for gaps, lengths and secret marks. */
    private JSONB write(ListKind list, Map<String, String> fields) {
        var kept = new LinkedHashMap<String, String>();
        for (ListKind.Column column : list.columns()) {
            String text = fields.getOrDefault(column.key(), "").strip();
            if (text.isEmpty() && column.required()) {
                throw new Problem.Invalid(column.key(), "form.missing");
            }
            if (text.length() > column.longest()) {
                throw new Problem.Invalid(column.key(), "form.tooLong", column.longest());
            }
            kept.put(column.key(), text);
        }
        SecretWords.refuse(kept);
        return JSONB.valueOf(json.writeValueAsString(kept));
    }

    private ListLine line(Record row) {
        return new ListLine(row.get(LIST_LINE.ID), ListKind.valueOf(row.get(LIST_LINE.LIST)), row.get(LIST_LINE.UNIT_ID),
                UnitNames.Named.of(row.get(PUBLISHED_UNIT_LAST.NAME), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), row.get(PUBLISHED_UNIT_LAST.NAME_EN)),
                json.readValue(row.get(LIST_LINE.FIELDS).data(), new TypeReference<Map<String, String>>() { }), ListLineState.valueOf(row.get(LIST_LINE.STATE)),
                row.get(LIST_LINE.ENTERED_ON), row.get(LIST_LINE.REVIEWED_ON), row.get(LIST_LINE.REVIEWER), row.get(LIST_LINE.REMARK), row.get(LIST_LINE.VERSION));
    }
}
