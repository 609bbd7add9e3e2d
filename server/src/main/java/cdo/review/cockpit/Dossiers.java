package cdo.review.cockpit;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.year;

import cdo.office.duties.DutiesOnTime;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Tenure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 履职档案: what an officer held, owed and did over the years. Open to the officer, and to those who may read a unit in which
 * the officer serves or served – of each unit only to them. Other modules add their parts as panels of the subject
 * {@value #KIND}.
 */
@Component
@Transactional(readOnly = true)
public class Dossiers {

    /** A person as holder of officers' posts; the id is the person's. */
    public static final String KIND = "officer";

    private final DSLContext sql;
    private final Clocks clocks;
    private final People people;
    private final Posts posts;
    private final Reach reach;

    Dossiers(DSLContext sql, Clocks clocks, People people, Posts posts, Reach reach) {
        this.sql = sql;
        this.clocks = clocks;
        this.people = people;
        this.posts = posts;
        this.reach = reach;
    }

    /** A person's dossier, as far as the reader may read it. */
    public record Dossier(Person person, List<Held> held, List<Year> years, int open, int overdue) {
    }

    /** An officer's post the person held; {@code days} in office up to today. */
    public record Held(Tenure tenure, long unitId, PostKind kind, long days) {
    }

    /** The duties that counted for the person in a year. */
    public record Year(int year, int onTime, int notOnTime) {
    }

    public Dossier of(Who who, long personId) {
        who.must(CockpitRights.SEE);
        LocalDate today = clocks.today();
        boolean own = who.personId() == personId;
        List<Held> ever = held(personId, today);
        List<Held> held = ever.stream().filter(each -> own || who.reads(each.unitId())).toList();
        if (held.isEmpty()) {
            throw ever.isEmpty() ? new Problem.NotFound(SubjectRef.of(KIND, personId)) : new Problem.Hidden(SubjectRef.of(KIND, personId));
        }
        var duty = PUBLISHED_DUTY;
        Condition readable = own ? noCondition() : reach.readable(who, duty.DEBTOR_UNIT_ID);
        var when = year(DutiesOnTime.personsDay());
        List<Year> years = sql.select(when, count().filterWhere(duty.PERSON_ON_TIME.isTrue()), count().filterWhere(duty.PERSON_ON_TIME.isFalse())).from(duty)
                .where(DutiesOnTime.countedFor(personId)).and(readable).groupBy(when).orderBy(when.desc())
                .fetch(row -> new Year(row.value1(), row.value2(), row.value3()));
        List<Held> now = held.stream().filter(each -> each.tenure().on(today)).toList();
        Condition owed = duty.DEBTOR_POST_ID.in(now.stream().map(each -> each.tenure().postId()).toList())
                .or(duty.DEBTOR_POST_ID.isNull().and(duty.DEBTOR_UNIT_ID.in(now.stream().filter(each -> each.kind().answersForUnit()).map(Held::unitId).toList())));
        var running = sql.select(count(), count().filterWhere(duty.STATE.eq("OPEN").and(duty.DUE.lt(today)))).from(duty)
                .where(owed).and(duty.STATE.in("OPEN", "SUSPENDED")).and(readable).fetchSingle();
        return new Dossier(people.get(personId), held, years, running.value1(), running.value2());
    }

    /** May this person open the dossier? */
    public boolean open(Who who, long personId) {
        return who.may(CockpitRights.SEE) && held(personId, clocks.today()).stream().anyMatch(each -> who.personId() == personId || who.reads(each.unitId()));
    }

    private List<Held> held(long personId, LocalDate today) {
        List<Tenure> all = posts.historyOf(personId);
        record At(long unitId, PostKind kind) { }
        Map<Long, At> at = sql.select(PUBLISHED_POST.ID, PUBLISHED_POST.UNIT_ID, PUBLISHED_POST.KIND).from(PUBLISHED_POST).where(PUBLISHED_POST.ID.in(all.stream().map(Tenure::postId).toList()))
                .fetch().stream().collect(Collectors.toMap(row -> row.value1(), row -> new At(row.value2(), PostKind.valueOf(row.value3()))));
        return all.stream().filter(tenure -> at.get(tenure.postId()).kind().officer())
                .map(tenure -> new Held(tenure, at.get(tenure.postId()).unitId(), at.get(tenure.postId()).kind(), days(tenure, today))).toList();
    }

    private static long days(Tenure tenure, LocalDate today) {
        LocalDate last = tenure.to() == null || tenure.to().isAfter(today) ? today : tenure.to();
        return Math.max(0, java.time.temporal.ChronoUnit.DAYS.between(tenure.from(), last) + 1);
    }
}
