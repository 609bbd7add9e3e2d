package cdo.review.assessment.indicators;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Groups;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of a draft's tree, one node at a time. Every step names the version that it was made on. */
@Component
@Transactional
public class IndicatorTree {

    private static final int LEVELS = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    private static final int MOST_INDICATORS = 300;

    private final IndicatorSystems systems;
    private final SystemRows rows;
    private final Groups groups;
    private final Audit audit;

    IndicatorTree(IndicatorSystems systems, SystemRows rows, Groups groups, Audit audit) {
        this.systems = systems;
        this.rows = rows;
        this.groups = groups;
        this.audit = audit;
    }

    /** Puts a node last below its parent. */
    public void add(Who who, long versionId, int version, Indicator indicator) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        Indicator added = sound(draft, indicator);
        if (draft.find(added.code()).isPresent()) {
            throw new Problem.Invalid("code", "indicators.code.taken", added.code());
        }
        if (draft.indicators().size() >= MOST_INDICATORS) {
            throw new Problem.Refused("indicators.tooMany", MOST_INDICATORS);
        }
        rows.insert(versionId, added, draft.children(added.parent()).size() + 1);
        audit.did(who, "assessment.indicator-added", IndicatorSystems.ref(versionId), "code", added.code(), "title", added.title());
    }

    /** Changes everything but the code and the place. */
    public void change(Who who, long versionId, int version, Indicator indicator) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        Indicator was = must(draft, indicator.code());
        if (was.leaf() != indicator.leaf() && !was.leaf() && !draft.children(was.code()).isEmpty()) {
            throw new Problem.Invalid("kind", "indicators.rule.onGroup");
        }
        Indicator changed = sound(draft, new Indicator(was.code(), was.parent(), indicator.title(), indicator.titleEn(), indicator.points(), indicator.source(), indicator.rule(),
                indicator.subject(), indicator.evidence(), indicator.applies()));
        rows.update(versionId, changed);
        audit.did(who, "assessment.indicator-changed", IndicatorSystems.ref(versionId), "code", was.code(), "points", changed.points());
    }

    /** Moves a node with all below it: under another parent (null: level 1), before a sibling (null: last). */
    public void move(Who who, long versionId, int version, String code, @Nullable String parent, @Nullable String before) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        Indicator moved = must(draft, code);
        if (parent != null) {
            Indicator above = must(draft, parent);
            if (above.leaf()) {
                throw new Problem.Invalid("parent", "indicators.parent.leaf", parent);
            }
            for (Indicator up = above; up != null; up = up.parent() == null ? null : must(draft, up.parent())) {
                if (up.code().equals(code)) {
                    throw new Problem.Invalid("parent", "indicators.parent.itself");
                }
            }
            if (draft.level(above) + depth(draft, moved) > LEVELS) {
                throw new Problem.Invalid("parent", "indicators.levels", LEVELS);
            }
        } else if (depth(draft, moved) > LEVELS) {
            throw new Problem.Invalid("parent", "indicators.levels", LEVELS);
        }
        List<String> order = new ArrayList<>(draft.children(parent).stream().map(Indicator::code).filter(Predicate.not(code::equals)).toList());
        int place = before == null ? order.size() : order.indexOf(before);
        order.add(place < 0 ? order.size() : place, code);
        rows.arrange(versionId, parent, order);
        if (!Objects.equals(moved.parent(), parent)) {
            rows.arrange(versionId, moved.parent(), draft.children(moved.parent()).stream().map(Indicator::code).filter(Predicate.not(code::equals)).toList());
        }
        audit.did(who, "assessment.indicator-moved", IndicatorSystems.ref(versionId), "code", code, "parent", String.valueOf(parent));
    }

    /** Moves a node one place up or down among its siblings. */
    public void shift(Who who, long versionId, int version, String code, boolean up) {
        IndicatorSystem draft = systems.read(who, versionId);
        Indicator node = must(draft, code);
        List<String> siblings = draft.children(node.parent()).stream().map(Indicator::code).toList();
        int at = siblings.indexOf(code);
        int before = up ? at - 1 : at + 2;
        move(who, versionId, version, code, node.parent(), before < 0 ? siblings.getFirst() : before < siblings.size() ? siblings.get(before) : null);
    }

    /** Takes a node out; a group only when it is empty. */
    public void remove(Who who, long versionId, int version, String code) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        Indicator removed = must(draft, code);
        if (!draft.children(code).isEmpty()) {
            throw new Problem.Refused("indicators.remove.notEmpty", draft.children(code).size());
        }
        rows.delete(versionId, code);
        audit.did(who, "assessment.indicator-removed", IndicatorSystems.ref(versionId), "code", code, "title", removed.title());
    }

    /** Replaces the whole tree, as a workbook says. */
    void replace(Who who, long versionId, int version, List<Indicator> indicators) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        List<String> codes = indicators.stream().map(Indicator::code).toList();
        rows.clear(versionId);
        rows.fill(versionId, indicators, draft.weights().stream().filter(weight -> codes.contains(weight.code())).toList());
        audit.did(who, "assessment.system-imported", IndicatorSystems.ref(versionId), "indicators", indicators.size());
    }

    /**
     * Sets the points of a group or of a unit (exactly one of the two), all at once.
     *
     * @param points code of a leaf or of a level-1 node → points; what is not named keeps the indicator's own
     */
    public void weigh(Who who, long versionId, int version, @Nullable Long groupId, @Nullable Long unitId, Map<String, BigDecimal> points) {
        IndicatorSystem draft = systems.draft(who, IndicatorRights.EDIT, versionId, version);
        if ((groupId == null) == (unitId == null)) {
            throw new Problem.Invalid("group", "indicators.weight.whom");
        }
        if (groupId != null && groups.get(groupId).organiserId() != draft.organiserId()) {
            throw new Problem.Invalid("group", "indicators.weight.foreign");
        }
        if (unitId != null && !who.reads(unitId)) {
            throw new Problem.Denied(IndicatorRights.EDIT, unitId);
        }
        points.forEach((code, given) -> {
            Indicator node = must(draft, code);
            if (!node.leaf() && node.parent() != null) {
                throw new Problem.Invalid("points-" + code, "indicators.weight.level");
            }
            points(given);
        });
        draft.indicators().forEach(each -> rows.deleteWeight(versionId, new Weight(each.code(), groupId, unitId, BigDecimal.ZERO)));
        points.forEach((code, given) -> rows.insert(versionId, new Weight(code, groupId, unitId, given)));
        audit.did(who, "assessment.weights-set", IndicatorSystems.ref(versionId), "group", String.valueOf(groupId), "unit", String.valueOf(unitId), "points", points.toString());
    }

    private Indicator sound(IndicatorSystem draft, Indicator given) {
        if (!given.code().matches("[A-Za-z0-9][A-Za-z0-9.-]{0,19}")) {
            throw new Problem.Invalid("code", "indicators.code.form");
        }
        if (given.parent() != null) {
            Indicator above = must(draft, given.parent());
            if (above.leaf()) {
                throw new Problem.Invalid("parent", "indicators.parent.leaf", above.code());
            }
            if (draft.level(above) >= LEVELS) {
                throw new Problem.Invalid("parent", "indicators.levels", LEVELS);
            }
        }
        var leaf = new Indicator(given.code(), given.parent(), given.title(), given.titleEn().isBlank() ? given.title() : given.titleEn(), points(given.points()),
                given.rule() == null ? null : given.rule().source(), given.rule(), given.subject(), given.evidence(), given.applies() == null || given.applies().isBlank() ? null : given.applies());
        RuleChecks.must(leaf, systems.keys(), systems.groupNames());
        return leaf;
    }

    private static BigDecimal points(BigDecimal points) {
        if (points.signum() < 0 || points.compareTo(MOST) > 0 || points.stripTrailingZeros().scale() > 2) {
            throw new Problem.Invalid("points", "indicators.points.form");
        }
        return points;
    }

    private static Indicator must(IndicatorSystem draft, String code) {
        return draft.find(code).orElseThrow(() -> new Problem.NotFound(cdo.platform.kernel.Message.of("indicators.unknown", code)));
    }

    private static int depth(IndicatorSystem system, Indicator node) {
        return 1 + system.children(node.code()).stream().mapToInt(child -> depth(system, child)).max().orElse(0);
    }
}
