package cdo.platform.measures;

import static cdo.platform.measures.tables.RankingRuleTable.RANKING_RULE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comparison within a comparable group (可比组). The organiser of the group decides whether the ranking names its units; those
 * who may read a unit see its name in any case, and a stranger to the whole group sees nothing of it.
 */
@Component
@Transactional
public class Rankings {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Evidence evidence;
    private final Groups groups;
    private final Units units;
    private final Audit audit;

    Rankings(DSLContext sql, Clocks clocks, Evidence evidence, Groups groups, Units units, Audit audit) {
        this.sql = sql;
        this.clocks = clocks;
        this.evidence = evidence;
        this.groups = groups;
        this.units = units;
        this.audit = audit;
    }

    /**
     * A unit's line.
     *
     * @param place  from 1, equal values share one; null where the measure does not apply
     * @param unit   null: the name is withheld
     * @param opens  this person may open the rows behind the value
     */
    public record Line(@Nullable Integer place, @Nullable Unit unit, Value value, boolean opens) {
    }

    /** A group's lines, best first. {@code median} of the values that apply; null when none does. */
    public record Ranking(Groups.Group group, boolean names, List<Line> lines, @Nullable BigDecimal median) {
    }

    /** What the organiser of a group decided; {@code setBy} is null while nothing was decided, and then no names are shown. */
    public record Rule(long organiserId, boolean names, @Nullable String setBy, @Nullable LocalDate setOn, int version) {
    }

    @Transactional(readOnly = true)
    public Ranking of(Who who, Measure measure, long groupId, LocalDate day) {
        who.must(MeasureRights.SEE);
        Groups.Group group = groups.get(groupId);
        boolean names = rule(group.organiserId()).names();
        Map<Long, Unit> members = members(groupId, day);
        if (!concerns(who, group, members.keySet())) {
            return new Ranking(group, names, List.of(), null);
        }
        Map<Long, Value> values = evidence.perUnit(measure, day);
        record Found(Unit unit, Value value) { }
        List<Found> found = members.values().stream().map(unit -> new Found(unit, values.getOrDefault(unit.id(), Value.of(measure.kind(), List.of())))).filter(each -> measure.unitKinds().contains(each.unit().kind()) && values.containsKey(each.unit().id()))
                .sorted(Comparator.comparing(Found::value, order(measure)).thenComparing(each -> each.unit().position())).toList();
        List<Line> lines = new ArrayList<>();
        for (Found each : found) {
            BigDecimal value = each.value().value();
            Integer place = value == null ? null
                    : 1 + (int) found.stream().filter(other -> other.value().value() != null && other.value().value().compareTo(value) != 0 && order(measure).compare(other.value(), each.value()) < 0).count();
            boolean reads = who.reads(each.unit().id());
            lines.add(new Line(place, names || reads ? each.unit() : null, each.value(), reads));
        }
        return new Ranking(group, names, lines, median(found.stream().map(Found::value).toList()));
    }

    /** The median of the group at every month's end, beside which a unit's own course is drawn. */
    @Transactional(readOnly = true)
    public List<Evidence.Point> medians(Measure measure, long groupId) {
        return evidence.months(measure, members(groupId, clocks.today()).keySet()).entrySet().stream().map(month -> {
            BigDecimal median = median(List.copyOf(month.getValue().values()));
            return new Evidence.Point(month.getKey(), new Value(BigDecimal.ZERO, BigDecimal.ZERO, median));
        }).toList();
    }

    /** The groups whose comparison this person may see. */
    @Transactional(readOnly = true)
    public List<Groups.Group> open(Who who) {
        return groups.all().stream().filter(group -> concerns(who, group, groups.on(group.id(), clocks.today()))).toList();
    }

    @Transactional(readOnly = true)
    public Rule rule(long organiserId) {
        return sql.selectFrom(RANKING_RULE).where(RANKING_RULE.ORGANISER_ID.eq(organiserId)).fetchOptional(row -> new Rule(organiserId, row.get(RANKING_RULE.NAMES), row.get(RANKING_RULE.SET_BY),
                row.get(RANKING_RULE.SET_ON), row.get(RANKING_RULE.VERSION))).orElse(new Rule(organiserId, false, null, null, -1));
    }

    /**
     * Decides for all groups of the organiser whether their rankings carry names.
     *
     * @param version of the rule that was seen; −1 when none was decided yet
     */
    public void name(Who who, long organiserId, boolean names, int version) {
        who.must(MeasureRights.NAME_RANKINGS, organiserId);
        int written = version < 0
                ? sql.insertInto(RANKING_RULE).set(RANKING_RULE.ORGANISER_ID, organiserId).set(RANKING_RULE.NAMES, names).set(RANKING_RULE.SET_BY, who.name()).set(RANKING_RULE.SET_ON, clocks.today())
                        .onConflictDoNothing().execute()
                : sql.update(RANKING_RULE).set(RANKING_RULE.NAMES, names).set(RANKING_RULE.SET_BY, who.name()).set(RANKING_RULE.SET_ON, clocks.today()).set(RANKING_RULE.VERSION, version + 1)
                        .where(RANKING_RULE.ORGANISER_ID.eq(organiserId)).and(RANKING_RULE.VERSION.eq(version)).execute();
        if (written == 0) {
            throw new Problem.Stale(SubjectRef.of("unit", organiserId));
        }
        audit.did(who, "measures.rankings-named", SubjectRef.of("unit", organiserId), "names", names);
    }

    private Map<Long, Unit> members(long groupId, LocalDate day) {
        Set<Long> on = groups.on(groupId, day);
        return units.all(day).stream().filter(unit -> on.contains(unit.id())).collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    private static boolean concerns(Who who, Groups.Group group, Set<Long> members) {
        return who.reads(group.organiserId()) || members.stream().anyMatch(who::reads);
    }

    /** Best first; those to which it does not apply last. */
    static Comparator<Value> order(Measure measure) {
        Comparator<BigDecimal> best = measure.moreIsBetter() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(Value::value, Comparator.nullsLast(best));
    }

    private static @Nullable BigDecimal median(List<Value> values) {
        List<BigDecimal> sorted = values.stream().map(Value::value).filter(java.util.Objects::nonNull).sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2), Value.SCALE, RoundingMode.HALF_UP);
    }
}
