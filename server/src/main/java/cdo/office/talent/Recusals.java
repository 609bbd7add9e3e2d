package cdo.office.talent;

import static cdo.office.talent.tables.AvoidanceTable.AVOIDANCE;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Says of each expert whether, and why, he must stay out of a draw. */
@Component
class Recusals {

    private final DSLContext sql;

    Recusals(DSLContext sql) {
        this.sql = sql;
    }

    /** Expert to reason; who is not named here is in the draw. */
    Map<Long, Recusal> of(Who who, NewDraw asked, List<Expert> pool, LocalDate on) {
        Map<Long, Long> parents = parents();
        Map<Long, Set<Long>> belongs = belonging(pool, on);
        Map<Long, Set<Long>> declared = declared(pool);
        var recused = new HashMap<Long, Recusal>();
        for (Expert expert : pool) {
            if (expert.personId() == who.personId()) {
                recused.put(expert.id(), Recusal.DRAWER);
            } else if (asked.avoidPeople().contains(expert.personId())) {
                recused.put(expert.id(), Recusal.NAMED);
            } else if (belongs.getOrDefault(expert.personId(), Set.of()).stream().anyMatch(unit -> below(unit, asked.avoidUnits(), parents))) {
                recused.put(expert.id(), Recusal.OWN_UNIT);
            } else if (declared.getOrDefault(expert.id(), Set.of()).stream().anyMatch(unit -> asked.avoidUnits().contains(unit) || below(unit, asked.avoidUnits(), parents))) {
                recused.put(expert.id(), Recusal.DECLARED);
            }
        }
        return recused;
    }

    /** Is the unit one of these, or below one? */
    private static boolean below(Long unit, Set<Long> these, Map<Long, Long> parents) {
        for (Long at = unit; at != null; at = parents.get(at)) {
            if (these.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private Map<Long, Long> parents() {
        var unit = PUBLISHED_UNIT_LAST;
        var parents = new HashMap<Long, Long>();
        sql.select(unit.ID, unit.PARENT_ID).from(unit).where(unit.PARENT_ID.isNotNull()).forEach(row -> parents.put(row.value1(), row.value2()));
        return parents;
    }

    /** By person: who nominated, where at home, where in a post that day. */
    private Map<Long, Set<Long>> belonging(List<Expert> pool, LocalDate on) {
        var belongs = new HashMap<Long, Set<Long>>();
        pool.forEach(expert -> belongs.computeIfAbsent(expert.personId(), any -> new HashSet<>()).add(expert.unitId()));
        Collection<Long> people = Set.copyOf(belongs.keySet());
        var person = PUBLISHED_PERSON;
        sql.select(person.ID, person.HOME_UNIT_ID).from(person).where(person.ID.in(people)).forEach(row -> belongs.get(row.value1()).add(row.value2()));
        var tenure = PUBLISHED_TENURE;
        sql.select(tenure.PERSON_ID, tenure.UNIT_ID).from(tenure).where(tenure.PERSON_ID.in(people)).and(tenure.VALID_FROM.le(on))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(on))).forEach(row -> belongs.get(row.value1()).add(row.value2()));
        return belongs;
    }

    private Map<Long, Set<Long>> declared(List<Expert> pool) {
        var declared = new HashMap<Long, Set<Long>>();
        sql.select(AVOIDANCE.EXPERT_ID, AVOIDANCE.UNIT_ID).from(AVOIDANCE).where(AVOIDANCE.EXPERT_ID.in(pool.stream().map(Expert::id).toList())).and(AVOIDANCE.ENDED_ON.isNull())
                .forEach(row -> declared.computeIfAbsent(row.value1(), any -> new HashSet<>()).add(row.value2()));
        return declared;
    }
}
