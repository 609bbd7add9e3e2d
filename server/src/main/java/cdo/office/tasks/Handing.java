package cdo.office.tasks;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedReach.PUBLISHED_REACH;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Post;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * To whom a unit may hand tasks and forms: those below it, those that answer to it as bureau, those whose officers it appoints. Professional
 * guidance (条线) reads and hands out nothing. An authority works through the bureau of its region and reaches what that reaches.
 */
@Component
public class Handing {

    private static final List<String> COMMANDING = List.of("OWN", "SUBTREE", "SUPERVISED", "APPOINTED", "REGION");

    private static final List<String> OFFICERS = Arrays.stream(PostKind.values()).filter(PostKind::officer).map(Enum::name).toList();

    private final DSLContext sql;
    private final Units units;
    private final Clocks clocks;

    Handing(DSLContext sql, Units units, Clocks clocks) {
        this.sql = sql;
        this.units = units;
        this.clocks = clocks;
    }

    /** Ids of the units that this organiser may task today. */
    public Set<Long> reach(long organiserId) {
        Unit organiser = units.get(organiserId);
        var viewers = new HashSet<>(Set.of(organiserId));
        if (organiser.kind() == UnitKind.AUTHORITY) {
            viewers.add(units.bureau(organiser.regionId(), clocks.today()).id());
        }
        return new HashSet<>(sql.selectDistinct(PUBLISHED_REACH.UNIT_ID).from(PUBLISHED_REACH).where(PUBLISHED_REACH.VIEWER_UNIT_ID.in(viewers))
                .and(PUBLISHED_REACH.KIND.in(COMMANDING)).fetch(PUBLISHED_REACH.UNIT_ID));
    }

    /** Existing units that this organiser may task today, in their official order. */
    public List<Unit> units(long organiserId) {
        Set<Long> reach = reach(organiserId);
        return units.all(clocks.today()).stream().filter(unit -> reach.contains(unit.id())).toList();
    }

    /** Those among them that are offered in a list: the organiser's own region and the governments of the next lower regions. */
    public List<Unit> offered(long organiserId) {
        long region = units.get(organiserId).regionId();
        return units(organiserId).stream().filter(unit -> unit.regionId() == region || unit.kind() == UnitKind.GOVERNMENT).toList();
    }

    /** The officers' posts of the units that are offered, in the units' order. */
    public List<Lead> leads(long organiserId) {
        Map<Long, Unit> offered = new LinkedHashMap<>();
        offered(organiserId).forEach(unit -> offered.put(unit.id(), unit));
        var posts = sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.UNIT_ID, PUBLISHED_POST.KIND).from(PUBLISHED_POST).where(PUBLISHED_POST.UNIT_ID.in(offered.keySet()))
                .and(PUBLISHED_POST.KIND.in(OFFICERS)).fetchGroups(PUBLISHED_POST.UNIT_ID, row -> new Lead(row.value1(), offered.get(row.value2()), PostKind.valueOf(row.value3())));
        return offered.keySet().stream().flatMap(unit -> posts.getOrDefault(unit, List.of()).stream().sorted(Comparator.comparing(Lead::kind))).toList();
    }

    /** A post that may lead a task. */
    public record Lead(long postId, Unit unit, PostKind kind) {
    }

    /** Refuses a lead whom no list of this organiser offers: what is below a government it hands out itself. */
    void mustOffer(long organiserId, Post lead) {
        if (!lead.kind().officer() || offered(organiserId).stream().noneMatch(unit -> unit.id() == lead.unitId())) {
            throw new Problem.Invalid("lead", "tasks.lead.notOffered");
        }
    }

    /** Refuses units out of reach, as something this person has no right to. */
    public void must(Who who, Right right, long organiserId, Set<Long> wanted) {
        who.must(right, organiserId);
        Set<Long> reach = reach(organiserId);
        for (long unit : wanted) {
            if (!reach.contains(unit)) {
                throw new Problem.Denied(right, unit);
            }
        }
    }
}
