package cdo.office.talent;

import static cdo.office.talent.tables.OperatingBodyTable.OPERATING_BODY;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of data operating bodies; those that operate are known to all of their level. The only writer of its table. */
@Component
@Transactional
public class OperatingBodies {

    private final DSLContext sql;
    private final Steps steps;
    private final Units units;
    private final Reach reach;
    private final Audit audit;
    private final Clocks clocks;

    OperatingBodies(DSLContext sql, Steps steps, Units units, Reach reach, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.steps = steps;
        this.units = units;
        this.reach = reach;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** A body as lists show it. */
    public record Line(OperatingBody body, String unitName) {
    }

    /** Registers a body of the own unit, being prepared. */
    public long register(Who who, OperatingBody.Text text) {
        who.must(TalentRights.BODIES, who.unitId());
        checked(text);
        long id = sql.insertInto(OPERATING_BODY).set(columns(text)).set(OPERATING_BODY.UNIT_ID, who.unitId()).set(OPERATING_BODY.REGION_ID, units.get(who.unitId()).regionId())
                .set(OPERATING_BODY.STAGE, BodyStage.PREPARING.name()).returning(OPERATING_BODY.ID).fetchSingle(OPERATING_BODY.ID);
        SubjectRef ref = SubjectRef.of(OperatingBody.KIND, id);
        steps.add(ref, "registered", who.name(), "");
        audit.did(who, "talent.body-registered", ref, "name", text.name());
        return id;
    }

    public void revise(Who who, long id, int version, OperatingBody.Text text) {
        OperatingBody found = mine(who, id);
        if (found.stage() == BodyStage.CLOSED) {
            throw new Problem.Refused("talent.body.stage", found.stage(), found.stage());
        }
        checked(text);
        change(found, version, columns(text));
        steps.add(found.ref(), "revised", who.name(), "");
        audit.did(who, "talent.body-revised", found.ref());
    }

    /** Begins to operate on that day. */
    public void operate(Who who, long id, int version, LocalDate since) {
        OperatingBody found = mine(who, id);
        if (since.isAfter(clocks.today())) {
            throw new Problem.Invalid("since", "talent.day.future");
        }
        change(found, version, Map.of(OPERATING_BODY.STAGE, found.moveTo(BodyStage.OPERATING).name(), OPERATING_BODY.SINCE, since));
        steps.add(found.ref(), "operates", who.name(), since.toString());
        audit.did(who, "talent.body-operates", found.ref(), "since", since);
    }

    public void close(Who who, long id, int version, String reason) {
        OperatingBody found = mine(who, id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("remark", "talent.reason.missing");
        }
        change(found, version, Map.of(OPERATING_BODY.STAGE, found.moveTo(BodyStage.CLOSED).name(), OPERATING_BODY.CLOSED_ON, clocks.today()));
        steps.add(found.ref(), "closed", who.name(), reason);
        audit.did(who, "talent.body-closed", found.ref(), "reason", reason);
    }

    @Transactional(readOnly = true)
    public OperatingBody mine(Who who, long id) {
        OperatingBody found = find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(OperatingBody.KIND, id)));
        who.must(TalentRights.BODIES, found.unitId());
        return found;
    }

    @Transactional(readOnly = true)
    public OperatingBody get(Who who, long id) {
        return Problem.Hidden.unless(find(id), body -> visible(who, body), SubjectRef.of(OperatingBody.KIND, id));
    }

    boolean visible(Who who, OperatingBody body) {
        return who.reads(body.unitId()) || who.seat() != null && body.stage() == BodyStage.OPERATING && units.get(who.unitId()).regionId() == body.regionId();
    }

    Optional<OperatingBody> find(long id) {
        return sql.selectFrom(OPERATING_BODY).where(OPERATING_BODY.ID.eq(id)).fetchOptional(OperatingBodies::read);
    }

    @Transactional(readOnly = true)
    public List<Step> history(OperatingBody body) {
        return steps.of(body.ref());
    }

    @Transactional(readOnly = true)
    public Slice<Line> slice(Who who, String words, @Nullable BodyStage stage, Slice.Ask ask) {
        who.must(TalentRights.SEE);
        Condition mine = reach.readable(who, OPERATING_BODY.UNIT_ID)
                .or(who.seat() == null ? falseCondition() : OPERATING_BODY.STAGE.eq(BodyStage.OPERATING.name()).and(OPERATING_BODY.REGION_ID.eq(units.get(who.unitId()).regionId())));
        Condition asked = (words.isBlank() ? noCondition() : OPERATING_BODY.NAME.containsIgnoreCase(words.strip()).or(OPERATING_BODY.BUSINESS.containsIgnoreCase(words.strip())))
                .and(stage == null ? noCondition() : OPERATING_BODY.STAGE.eq(stage.name()));
        List<Line> lines = sql.select().from(OPERATING_BODY).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(OPERATING_BODY.UNIT_ID)).where(mine.and(asked))
                .orderBy(PUBLISHED_UNIT_LAST.POSITION, OPERATING_BODY.ID).limit(ask.size()).offset(ask.offset()).fetch(row -> new Line(read(row), row.get(PUBLISHED_UNIT_LAST.SHORT_NAME)));
        return ask.of(lines, sql.fetchCount(OPERATING_BODY, mine.and(asked)), sql.fetchCount(OPERATING_BODY, mine));
    }

    private static void checked(OperatingBody.Text text) {
        if (!text.uscc().isEmpty() && !text.uscc().matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
            throw new Problem.Invalid("uscc", "talent.body.uscc");
        }
    }

    private void change(OperatingBody found, int version, Map<Field<?>, ? extends @Nullable Object> columns) {
        int changed = sql.update(OPERATING_BODY).set(columns).set(OPERATING_BODY.VERSION, version + 1).where(OPERATING_BODY.ID.eq(found.id())).and(OPERATING_BODY.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    private static Map<Field<?>, @Nullable Object> columns(OperatingBody.Text text) {
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(OPERATING_BODY.NAME, text.name());
        columns.put(OPERATING_BODY.KIND, text.kind().name());
        columns.put(OPERATING_BODY.USCC, text.uscc());
        columns.put(OPERATING_BODY.BUSINESS, text.business());
        columns.put(OPERATING_BODY.BASIS, text.basis());
        columns.put(OPERATING_BODY.STAFF, text.staff());
        columns.put(OPERATING_BODY.CONTACT, text.contact());
        return columns;
    }

    static OperatingBody read(Record row) {
        var text = new OperatingBody.Text(row.get(OPERATING_BODY.NAME), BodyKind.valueOf(row.get(OPERATING_BODY.KIND)), row.get(OPERATING_BODY.USCC), row.get(OPERATING_BODY.BUSINESS),
                row.get(OPERATING_BODY.BASIS), row.get(OPERATING_BODY.STAFF), row.get(OPERATING_BODY.CONTACT));
        return new OperatingBody(row.get(OPERATING_BODY.ID), row.get(OPERATING_BODY.REGION_ID), row.get(OPERATING_BODY.UNIT_ID), text, BodyStage.valueOf(row.get(OPERATING_BODY.STAGE)),
                row.get(OPERATING_BODY.SINCE), row.get(OPERATING_BODY.CLOSED_ON), row.get(OPERATING_BODY.VERSION));
    }
}
