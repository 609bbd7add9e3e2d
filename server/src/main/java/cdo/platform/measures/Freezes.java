package cdo.platform.measures;

import static cdo.platform.measures.tables.AdjustmentTable.ADJUSTMENT;
import static cdo.platform.measures.tables.FreezeTable.FREEZE;
import static cdo.platform.measures.tables.FrozenMeasureTable.FROZEN_MEASURE;
import static cdo.platform.measures.tables.FrozenRowTable.FROZEN_ROW;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Freezes figures for a report or an assessment: copies the rows whole and seals them with SM3. What is edited at the source
 * afterwards appears as a list of changes (promise c); a wrong row is corrected only by an adjustment (promise d).
 */
@Component
@Transactional
public class Freezes {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Catalogue catalogue;
    private final Evidence evidence;
    private final Units units;
    private final Audit audit;

    Freezes(DSLContext sql, Clocks clocks, Catalogue catalogue, Evidence evidence, Units units, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.evidence = evidence;
        this.units = units;
        this.audit = audit;
    }

    /**
     * A freeze; {@code digest} is SM3 in hexadecimal.
     *
     * @param from first day of the period that it covers
     * @param day  the day as at which everything counts: the period's last, or that of freezing while the period runs
     */
    public record Freeze(long id, String title, long organiserId, LocalDate from, LocalDate day, String madeBy, LocalDate madeOn, String digest) {

        Period period() {
            return new Period(from, day);
        }
    }

    /**
     * A frozen row with the adjustment that stands on it.
     *
     * @param counted numerator and denominator that count: the adjusted ones once approved
     */
    public record Frozen(long id, String measureKey, Measure.Row row, Measure.Row counted, boolean adjusted) {
    }

    /** A row that stands otherwise at the source since the freeze; one side is null when it appeared or disappeared. */
    public record Change(Measure.@Nullable Row frozen, Measure.@Nullable Row now) {

        public Measure.Row any() {
            return now == null ? java.util.Objects.requireNonNull(frozen) : now;
        }
    }

    /** Copies today's rows of the measures for all units the organiser answers for: a bureau for its region, others for what is below them. */
    public Freeze freeze(Who who, long organiserId, String title, List<String> measures) {
        return freeze(who, organiserId, title, measures, answeredFor(organiserId));
    }

    private Collection<Long> answeredFor(long organiserId) {
        LocalDate day = clocks.today();
        Unit organiser = units.get(organiserId);
        long top = organiser.kind() != UnitKind.BUREAU && organiser.kind() != UnitKind.AUTHORITY ? organiserId
                : units.all(day).stream().filter(each -> each.kind() == UnitKind.GOVERNMENT && each.regionId() == organiser.regionId()).findFirst().map(Unit::id).orElse(organiserId);
        return units.subtree(top, day);
    }

    /** Copies today's rows of the measures for the units, all of which the one who freezes must be able to read. */
    public Freeze freeze(Who who, long organiserId, String title, List<String> measures, Collection<Long> units) {
        return freeze(who, organiserId, title, measures, units, Period.yearTo(clocks.today()));
    }

    /** The same for a period: once it is over, everything counts as at its last day, however late it is frozen. */
    public Freeze freeze(Who who, long organiserId, String title, List<String> measures, Collection<Long> units, Period period) {
        if (!who.may(MeasureRights.FREEZE, organiserId)) {
            who.must(MeasureRights.FREEZE_BELOW, organiserId);
            units.forEach(unit -> who.must(MeasureRights.FREEZE_BELOW, unit));
        }
        units.stream().filter(unit -> !who.reads(unit)).findFirst().ifPresent(unit -> {
            throw new Problem.Denied(MeasureRights.FREEZE, unit);
        });
        long id = copy(organiserId, title, who.name(), measures, units, period.until(clocks.today()));
        audit.did(who, "measures.frozen", SubjectRef.of("freeze", id), "title", title, "asAt", get(id).day(), "digest", hexOf(id));
        return get(id);
    }

    /** A shorter period of a freeze for some of its units, as its organiser ordered with the whole: of an officer who left during the year. */
    public Freeze part(long whole, String title, Collection<Long> units, Period period) {
        Freeze freeze = get(whole);
        long id = copy(freeze.organiserId(), title, freeze.madeBy(), measures(whole), units, period.until(clocks.today()));
        audit.system("measures", "measures.frozen", SubjectRef.of("freeze", id), "title", title, "partOf", whole, "asAt", get(id).day(), "digest", hexOf(id));
        return get(id);
    }

    /** The rows of a measure for a period, and where they come from: {@code day} null means counted now. */
    private record Taken(Measure measure, @Nullable LocalDate day, int formulaVersion, List<Measure.Row> rows) {
    }

    private long copy(long organiserId, String title, String by, List<String> measures, Collection<Long> units, Period period) {
        List<Taken> all = measures.stream().sorted().distinct().map(key -> taken(catalogue.get(key), units, period)).toList();
        var digest = new SM3Digest();
        all.forEach(taken -> taken.rows().forEach(row -> update(digest, canonical(taken.measure().key(), row))));
        long id = sql.insertInto(FREEZE).set(FREEZE.TITLE, title).set(FREEZE.ORGANISER_ID, organiserId).set(FREEZE.PERIOD_FROM, period.from()).set(FREEZE.DAY, period.to()).set(FREEZE.MADE_BY, by)
                .set(FREEZE.MADE_AT, clocks.now()).set(FREEZE.MADE_ON, clocks.today()).set(FREEZE.DIGEST, hex(digest)).returningResult(FREEZE.ID).fetchSingle().value1();
        List<Query> inserts = new ArrayList<>();
        for (Taken taken : all) {
            sql.insertInto(FROZEN_MEASURE).set(FROZEN_MEASURE.FREEZE_ID, id).set(FROZEN_MEASURE.MEASURE_KEY, taken.measure().key()).set(FROZEN_MEASURE.FORMULA_VERSION, taken.formulaVersion())
                    .set(FROZEN_MEASURE.TAKEN, taken.day()).execute();
            taken.rows().forEach(row -> inserts.add(insert(id, taken.measure().key(), row)));
        }
        sql.batch(inserts).execute();
        return id;
    }

    private Taken taken(Measure measure, Collection<Long> units, Period period) {
        Integer stored = stored(measure, period);
        List<Measure.Row> rows = (measure.window() == Measure.Window.AS_AT ? List.of(period) : period.years()).stream().flatMap(part -> rows(measure, units, part).stream())
                .filter(row -> units.contains(row.unitId())).map(Measure.Row::scaled).sorted(java.util.Comparator.comparing(row -> canonical(measure.key(), row))).toList();
        return new Taken(measure, stored == null ? null : period.to(), stored == null ? measure.formulaVersion() : stored, rows);
    }

    /** Of a day that has passed the snapshot of that day, which nobody has edited since; without one the query for that day. */
    private List<Measure.Row> rows(Measure measure, Collection<Long> units, Period period) {
        return within(measure, period, stored(measure, period) == null ? measure.rows(period.to()) : evidence.rows(measure, units, period.to()));
    }

    /** The version of the formula of the snapshot that counts; null: there is none, or the day still runs. */
    private @Nullable Integer stored(Measure measure, Period period) {
        return period.to().isBefore(clocks.today()) ? evidence.formulaVersion(measure, period.to()).orElse(null) : null;
    }

    private static List<Measure.Row> within(Measure measure, Period period, List<Measure.Row> rows) {
        return measure.window() == Measure.Window.AS_AT || period.yearToDate() ? rows : measure.within(period, rows);
    }

    private Query insert(long id, String key, Measure.Row row) {
        return sql.insertInto(FROZEN_ROW).set(FROZEN_ROW.FREEZE_ID, id).set(FROZEN_ROW.MEASURE_KEY, key).set(FROZEN_ROW.UNIT_ID, row.unitId())
                .set(FROZEN_ROW.SUBJECT_KIND, row.subject().kind()).set(FROZEN_ROW.SUBJECT_ID, row.subject().id()).set(FROZEN_ROW.NUMERATOR, row.numerator())
                .set(FROZEN_ROW.DENOMINATOR, row.denominator()).set(FROZEN_ROW.ROW_DATE, row.date()).set(FROZEN_ROW.REASON, row.reason());
    }

    @Transactional(readOnly = true)
    public Freeze get(long id) {
        return sql.selectFrom(FREEZE).where(FREEZE.ID.eq(id)).fetchOptional(row -> new Freeze(row.get(FREEZE.ID), row.get(FREEZE.TITLE), row.get(FREEZE.ORGANISER_ID),
                row.get(FREEZE.PERIOD_FROM), row.get(FREEZE.DAY), row.get(FREEZE.MADE_BY), row.get(FREEZE.MADE_ON), row.get(FREEZE.DIGEST))).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("freeze", id)));
    }

    @Transactional(readOnly = true)
    public List<Freeze> of(Collection<Long> organisers) {
        return sql.select(FREEZE.ID).from(FREEZE).where(FREEZE.ORGANISER_ID.in(organisers)).orderBy(FREEZE.ID.desc()).fetch(row -> get(row.value1()));
    }

    @Transactional(readOnly = true)
    public List<String> measures(long id) {
        return sql.select(FROZEN_MEASURE.MEASURE_KEY).from(FROZEN_MEASURE).where(FROZEN_MEASURE.FREEZE_ID.eq(id)).orderBy(FROZEN_MEASURE.MEASURE_KEY).fetch(FROZEN_MEASURE.MEASURE_KEY);
    }

    /** The rows of a frozen measure, with the adjustments that were approved. */
    @Transactional(readOnly = true)
    public List<Frozen> rows(long id, String measureKey) {
        return sql.select().from(FROZEN_ROW).leftJoin(ADJUSTMENT).on(ADJUSTMENT.FROZEN_ROW_ID.eq(FROZEN_ROW.ID)).and(ADJUSTMENT.STATE.eq("APPROVED"))
                .and(ADJUSTMENT.ID.eq(DSL.select(DSL.max(ADJUSTMENT.as("later").ID)).from(ADJUSTMENT.as("later"))
                        .where(ADJUSTMENT.as("later").FROZEN_ROW_ID.eq(FROZEN_ROW.ID)).and(ADJUSTMENT.as("later").STATE.eq("APPROVED"))))
                .where(FROZEN_ROW.FREEZE_ID.eq(id)).and(FROZEN_ROW.MEASURE_KEY.eq(measureKey)).orderBy(FROZEN_ROW.UNIT_ID, FROZEN_ROW.SUBJECT_KIND, FROZEN_ROW.SUBJECT_ID)
                .fetch(Freezes::frozen);
    }

    /** Has it rows of this unit? */
    @Transactional(readOnly = true)
    public boolean covers(long id, long unitId) {
        return sql.fetchExists(FROZEN_ROW, FROZEN_ROW.FREEZE_ID.eq(id).and(FROZEN_ROW.UNIT_ID.eq(unitId)));
    }

    /** A frozen value: the rows that count × the kind of the measure. */
    @Transactional(readOnly = true)
    public Value value(long id, String measureKey, Collection<Long> units) {
        return Value.of(catalogue.get(measureKey).kind(), rows(id, measureKey).stream().map(Frozen::counted).filter(row -> units.contains(row.unitId())).toList());
    }

    /** Does the seal still fit the rows? */
    @Transactional(readOnly = true)
    public boolean intact(long id) {
        var digest = new SM3Digest();
        for (String key : measures(id)) {
            rows(id, key).stream().map(frozen -> canonical(key, frozen.row())).sorted().forEach(line -> update(digest, line));
        }
        return hex(digest).equals(get(id).digest());
    }

    /** What stands otherwise at the source today. */
    @Transactional(readOnly = true)
    public List<Change> changedSince(long id, String measureKey) {
        List<Frozen> then = rows(id, measureKey);
        var units = then.stream().map(frozen -> frozen.row().unitId()).collect(java.util.stream.Collectors.toSet());
        Measure measure = catalogue.get(measureKey);
        Period period = get(id).period();
        var now = new java.util.LinkedHashMap<Evidence.Place, java.util.Deque<Measure.Row>>();
        (measure.window() == Measure.Window.AS_AT ? List.of(period) : period.years()).stream().flatMap(part -> within(measure, part, measure.rows(part.to())).stream())
                .filter(row -> units.contains(row.unitId())).forEach(row -> now.computeIfAbsent(new Evidence.Place(row.unitId(), row.subject()), any -> new java.util.ArrayDeque<>()).add(row.scaled()));
        List<Change> changes = new ArrayList<>();
        for (Frozen frozen : then) {
            java.util.Deque<Measure.Row> like = now.getOrDefault(new Evidence.Place(frozen.row().unitId(), frozen.row().subject()), new java.util.ArrayDeque<>());
            if (!like.remove(frozen.row())) {
                changes.add(new Change(frozen.row(), like.poll()));
            }
        }
        now.values().forEach(left -> left.forEach(row -> changes.add(new Change(null, row))));
        return changes;
    }

    /** The version of the formula under which a measure was frozen. */
    @Transactional(readOnly = true)
    public int formulaVersion(long id, String measureKey) {
        return sql.select(FROZEN_MEASURE.FORMULA_VERSION).from(FROZEN_MEASURE).where(FROZEN_MEASURE.FREEZE_ID.eq(id)).and(FROZEN_MEASURE.MEASURE_KEY.eq(measureKey))
                .fetchOptional(FROZEN_MEASURE.FORMULA_VERSION).orElse(0);
    }

    private static Frozen frozen(Record row) {
        var original = new Measure.Row(row.get(FROZEN_ROW.UNIT_ID), SubjectRef.of(row.get(FROZEN_ROW.SUBJECT_KIND), row.get(FROZEN_ROW.SUBJECT_ID)),
                row.get(FROZEN_ROW.NUMERATOR), row.get(FROZEN_ROW.DENOMINATOR), row.get(FROZEN_ROW.ROW_DATE), row.get(FROZEN_ROW.REASON));
        BigDecimal numerator = row.get(ADJUSTMENT.NUMERATOR);
        boolean adjusted = numerator != null;
        Measure.Row counted = adjusted ? new Measure.Row(original.unitId(), original.subject(), numerator, row.get(ADJUSTMENT.DENOMINATOR), original.date(), "adjusted") : original;
        return new Frozen(row.get(FROZEN_ROW.ID), row.get(FROZEN_ROW.MEASURE_KEY), original, counted, adjusted);
    }

    private static String canonical(String key, Measure.Row row) {
        return String.join("\t", key, Long.toString(row.unitId()), row.subject().toString(), row.numerator().toPlainString(), row.denominator().toPlainString(),
                String.valueOf(row.date()), row.reason());
    }

    private static void update(SM3Digest digest, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
    }

    private static String hex(SM3Digest digest) {
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private String hexOf(long id) {
        return get(id).digest();
    }
}
