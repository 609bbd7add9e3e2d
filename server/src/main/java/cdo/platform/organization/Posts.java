package cdo.platform.organization;

import static cdo.platform.organization.tables.PostTable.POST;
import static cdo.platform.organization.tables.TenureTable.TENURE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.tables.PostRow;
import cdo.platform.organization.tables.TenureRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts and their holders. On any day a post has one holder at most, which the database guarantees; an acting holder (代理)
 * makes way by itself on the day the post is filled.
 */
@Component
public class Posts {

    private static final int ROWS_AT_ONCE = 500;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final UnitStates states;
    private final Regions regions;
    private final ApplicationEventPublisher events;

    Posts(DSLContext sql, Clocks clocks, Audit audit, UnitStates states, Regions regions, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.states = states;
        this.regions = regions;
        this.events = events;
    }

    public Post get(long id) {
        return sql.selectFrom(POST).where(POST.ID.eq(id)).fetchOptional(Posts::post).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("post", id)));
    }

    /** The unit's (first) post of that kind, made when the unit's kind has it; refused when it has not. */
    @Transactional
    public Post of(long unitId, PostKind kind) {
        return sql.selectFrom(POST).where(POST.UNIT_ID.eq(unitId)).and(POST.KIND.eq(kind.name())).and(POST.PLACE.eq(1)).fetchOptional(Posts::post)
                .orElseGet(() -> make(unitId, kind));
    }

    /** A further place for stewards, liaisons and clerks. */
    @Transactional
    public Post another(Who who, long unitId, PostKind kind) {
        who.must(OrganizationRights.seating(kind), unitId);
        if (!kind.several()) {
            throw new Problem.Refused("organization.post.onlyOne", kind);
        }
        of(unitId, kind);
        int place = 1 + sql.select(coalesce(max(POST.PLACE), val(0))).from(POST).where(POST.UNIT_ID.eq(unitId)).and(POST.KIND.eq(kind.name())).fetchSingle().value1();
        long id = sql.insertInto(POST).set(POST.UNIT_ID, unitId).set(POST.KIND, kind.name()).set(POST.PLACE, place).returning(POST.ID).fetchSingle(POST.ID);
        audit.did(who, "organization.post-added", SubjectRef.of("post", id), "unit", unitId, "kind", kind);
        return new Post(id, unitId, kind);
    }

    public List<Post> ofUnit(long unitId) {
        return sql.selectFrom(POST).where(POST.UNIT_ID.eq(unitId)).orderBy(POST.ID).fetch(Posts::post);
    }

    public Optional<Tenure> holder(long postId, LocalDate on) {
        return sql.selectFrom(TENURE).where(TENURE.POST_ID.eq(postId)).and(TENURE.WITHDRAWN.isFalse()).and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, on))
                .fetchOptional(Posts::tenure);
    }

    /** Everybody who held, holds or will hold the post, latest first. */
    public List<Tenure> tenures(long postId) {
        return sql.selectFrom(TENURE).where(TENURE.POST_ID.eq(postId)).and(TENURE.WITHDRAWN.isFalse()).orderBy(TENURE.VALID_FROM.desc()).fetch(Posts::tenure);
    }

    /** What the person holds on that day. */
    public List<Tenure> ofPerson(long personId, LocalDate on) {
        return sql.selectFrom(TENURE).where(TENURE.PERSON_ID.eq(personId)).and(TENURE.WITHDRAWN.isFalse()).and(Dates.holds(TENURE.VALID_FROM, TENURE.VALID_TO, on))
                .orderBy(TENURE.VALID_FROM, TENURE.ID).fetch(Posts::tenure);
    }

    /** All tenures of a person, latest first. */
    public List<Tenure> historyOf(long personId) {
        return sql.selectFrom(TENURE).where(TENURE.PERSON_ID.eq(personId)).and(TENURE.WITHDRAWN.isFalse()).orderBy(TENURE.VALID_FROM.desc()).fetch(Posts::tenure);
    }

    public Tenure tenure(long id) {
        return sql.selectFrom(TENURE).where(TENURE.ID.eq(id)).fetchOptional(Posts::tenure).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("tenure", id)));
    }

    /** Puts a person into a post, until further notice. Refused while somebody else holds it on that day or later. */
    @Transactional
    public Tenure seat(Who who, NewTenure wanted) {
        Post post = get(wanted.postId());
        who.must(OrganizationRights.seating(post.kind()), post.unitId());
        Tenure tenure = enter(post, wanted, null);
        audit.did(who, "organization.seated", SubjectRef.of("post", post.id()), "tenure", tenure.id(), "person", tenure.personId(), "from", tenure.from(),
                "acting", tenure.acting(), "concurrent", tenure.concurrent(), "basis", tenure.basis());
        return tenure;
    }

    /** Ends a tenure with that day, inclusive. */
    @Transactional
    public void unseat(Who who, long tenureId, LocalDate lastDay, String reason, String basis) {
        Post post = get(tenure(tenureId).postId());
        who.must(OrganizationRights.seating(post.kind()), post.unitId());
        end(post, tenureId, lastDay, reason, basis);
        audit.did(who, "organization.unseated", SubjectRef.of("post", post.id()), "tenure", tenureId, "lastDay", lastDay, "reason", reason, "basis", basis);
    }

    /** Takes back an appointment before its first day; it stays in the trail, not in the history. */
    @Transactional
    public void withdraw(Who who, long tenureId, String reason, String basis) {
        Tenure tenure = tenure(tenureId);
        Post post = get(tenure.postId());
        who.must(OrganizationRights.seating(post.kind()), post.unitId());
        if (!tenure.from().isAfter(clocks.today())) {
            throw new Problem.Refused("organization.tenure.begun", Dates.said(tenure.from()));
        }
        sql.update(TENURE).set(TENURE.WITHDRAWN, true).set(TENURE.END_REASON, reason).set(TENURE.END_BASIS, basis).where(TENURE.ID.eq(tenureId)).execute();
        audit.did(who, "organization.withdrawn", SubjectRef.of("post", post.id()), "tenure", tenureId, "reason", reason, "basis", basis);
        events.publishEvent(new OfficerUnseated(tenureId, post.id(), post.unitId(), tenure.personId(), post.kind(), tenure.from().minusDays(1)));
    }

    /**
     * Two clerks at once: the second waits here, until the first one's transaction has ended, and then reads what it has written.
     * In the order of the ids, so that two who lock several never wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<Long> ids) {
        sql.select(POST.ID).from(POST).where(POST.ID.in(ids)).orderBy(POST.ID).forUpdate().fetch();
    }

    /** Enters a tenure, past (with a last day) or open; the caller has asked for the right and writes the trail. */
    Tenure enter(Post post, NewTenure wanted, @Nullable LocalDate lastDay) {
        if (wanted.basis().isBlank()) {
            throw new Problem.Invalid("basis", "organization.tenure.basis");
        }
        states.must(post.unitId(), wanted.from());
        lock(List.of(post.id()));
        List<Tenure> inTheWay = sql.selectFrom(TENURE).where(TENURE.POST_ID.eq(post.id())).and(TENURE.WITHDRAWN.isFalse())
                .and(Dates.holdsSince(TENURE.VALID_TO, wanted.from())).and(lastDay == null ? org.jooq.impl.DSL.noCondition() : TENURE.VALID_FROM.le(lastDay))
                .orderBy(TENURE.VALID_FROM).fetch(Posts::tenure);
        for (Tenure other : inTheWay) {
            if (!other.acting() || wanted.acting() || !other.from().isBefore(wanted.from()) || lastDay != null) {
                throw new Problem.Refused("organization.post.held", where(post), Message.of("organization.postShort." + post.kind()), Dates.said(other.from()));
            }
            end(post, other.id(), wanted.from().minusDays(1), "代理期满，正式任职", wanted.basis());
        }
        TenureRow row = sql.insertInto(TENURE)
                .set(TENURE.POST_ID, post.id()).set(TENURE.PERSON_ID, wanted.personId()).set(TENURE.VALID_FROM, wanted.from()).set(TENURE.VALID_TO, lastDay)
                .set(TENURE.ACTING, wanted.acting()).set(TENURE.CONCURRENT, wanted.concurrent()).set(TENURE.BASIS, wanted.basis())
                .returning().fetchSingle();
        events.publishEvent(new OfficerSeated(row.getId(), post.id(), post.unitId(), wanted.personId(), post.kind(), wanted.from()));
        if (lastDay != null) {
            events.publishEvent(new OfficerUnseated(row.getId(), post.id(), post.unitId(), wanted.personId(), post.kind(), lastDay));
        }
        return tenure(row);
    }

    /** Enters many in few statements, each into a post that is free then; the caller answers for the rest. */
    void enter(List<Opening.Past> all) {
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            List<Opening.Past> some = all.subList(from, Math.min(all.size(), from + ROWS_AT_ONCE));
            var insert = sql.insertInto(TENURE, TENURE.POST_ID, TENURE.PERSON_ID, TENURE.VALID_FROM, TENURE.VALID_TO, TENURE.ACTING, TENURE.CONCURRENT, TENURE.BASIS);
            for (Opening.Past past : some) {
                NewTenure each = past.tenure();
                insert = insert.values(each.postId(), each.personId(), each.from(), past.lastDay(), each.acting(), each.concurrent(), each.basis());
            }
            List<Tenure> written = insert.returning().fetch(Posts::tenure);
            written.forEach(this::announce);
        }
    }

    private void announce(Tenure tenure) {
        Post post = get(tenure.postId());
        events.publishEvent(new OfficerSeated(tenure.id(), post.id(), post.unitId(), tenure.personId(), post.kind(), tenure.from()));
        if (tenure.to() != null) {
            events.publishEvent(new OfficerUnseated(tenure.id(), post.id(), post.unitId(), tenure.personId(), post.kind(), tenure.to()));
        }
    }

    /** Everybody in the unit leaves office with that day: the unit is no more. */
    void endAll(long unitId, LocalDate lastDay, String reason, String basis) {
        for (Post post : ofUnit(unitId)) {
            for (Tenure each : tenures(post.id())) {
                if (each.to() == null || each.to().isAfter(lastDay)) {
                    if (each.from().isAfter(lastDay)) {
                        throw new Problem.Refused("organization.unit.laterTenure", where(post), Dates.said(each.from()));
                    }
                    end(post, each.id(), lastDay, reason, basis);
                }
            }
        }
    }

    private void end(Post post, long tenureId, LocalDate lastDay, String reason, String basis) {
        Tenure tenure = tenure(tenureId);
        if (lastDay.isBefore(tenure.from())) {
            throw new Problem.Invalid("lastDay", "organization.tenure.endBeforeStart", Dates.said(tenure.from()));
        }
        int ended = sql.update(TENURE).set(TENURE.VALID_TO, lastDay).set(TENURE.END_REASON, reason).set(TENURE.END_BASIS, basis).set(TENURE.VERSION, TENURE.VERSION.plus(1))
                .where(TENURE.ID.eq(tenureId)).and(TENURE.VALID_TO.isNull().or(TENURE.VALID_TO.gt(lastDay))).and(TENURE.WITHDRAWN.isFalse()).execute();
        if (ended == 0) {
            throw new Problem.Refused("organization.tenure.ended", tenure.to() == null ? "" : Dates.said(tenure.to()));
        }
        events.publishEvent(new OfficerUnseated(tenureId, post.id(), post.unitId(), tenure.personId(), post.kind(), lastDay));
    }

    /** A unit that now stands under another level of government has that level's officer, 部门 or 县直部门首席数据官: the post stays, with its holder. */
    void fit() {
        sql.execute("""
                update organization.post p set kind = wanted.kind
                  from (select s.unit_id, case when r.level in ('CITY', 'PROVINCE') then 'DEPARTMENT_CDO' else 'COUNTY_DEPARTMENT_CDO' end as kind
                          from organization.present d
                          join organization.unit_state s on s.valid_from <= d.day and (s.valid_to is null or s.valid_to >= d.day)
                          join organization.region_state r on r.region_id = s.region_id and r.valid_from <= d.day and (r.valid_to is null or r.valid_to >= d.day)) wanted
                 where p.unit_id = wanted.unit_id and p.kind in ('DEPARTMENT_CDO', 'COUNTY_DEPARTMENT_CDO') and p.kind <> wanted.kind
                   and not exists (select 1 from organization.post other where other.unit_id = p.unit_id and other.kind = wanted.kind)""");
    }

    private Post make(long unitId, PostKind kind) {
        Unit unit = states.nearest(unitId, clocks.today()).orElseThrow(() -> new Problem.NotFound(SubjectRef.of("unit", unitId)));
        RegionLevel level = regions.find(unit.regionId(), clocks.today()).or(() -> regions.find(unit.regionId(), unit.validFrom())).orElseThrow().level();
        if (!PostKind.of(unit.kind(), level).contains(kind)) {
            throw new Problem.Refused("organization.post.notHere", Dates.named(unit.name(), unit.nameEn()), kind);
        }
        sql.insertInto(POST).set(POST.UNIT_ID, unitId).set(POST.KIND, kind.name()).set(POST.PLACE, 1).onConflictDoNothing().execute();
        return sql.selectFrom(POST).where(POST.UNIT_ID.eq(unitId)).and(POST.KIND.eq(kind.name())).and(POST.PLACE.eq(1)).fetchSingle(Posts::post);
    }

    /** 夷陵区 for a government, the short name for any other unit. */
    private Message where(Post post) {
        Unit unit = states.nearest(post.unitId(), clocks.today()).orElseThrow();
        if (unit.kind() == UnitKind.GOVERNMENT) {
            Region region = regions.get(unit.regionId());
            return Dates.named(region.name(), region.nameEn());
        }
        return Dates.named(unit.shortName(), unit.nameEn());
    }

    private static Post post(PostRow row) {
        return new Post(row.getId(), row.getUnitId(), PostKind.valueOf(row.getKind()));
    }

    private static Tenure tenure(TenureRow row) {
        return new Tenure(row.getId(), row.getPostId(), row.getPersonId(), row.getValidFrom(), row.getValidTo(), row.getActing(), row.getConcurrent(), row.getBasis());
    }
}
