package cdo.office.talent;

import static cdo.office.talent.tables.CandidateTable.CANDIDATE;
import static cdo.office.talent.tables.DrawOpeningTable.DRAW_OPENING;
import static cdo.office.talent.tables.DrawTable.DRAW;
import static cdo.office.talent.tables.ExpertTable.EXPERT;
import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import cdo.platform.web.SubjectDirectory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 随机抽取: experts for a panel, at random, without those who must stay out. Reproducible from the seed that its page shows
 * (see {@link Lot}); how often somebody drew for the same subject is shown, too, so that nobody draws until it suits.
 */
@Component
@Transactional
public class Draws {

    private final DSLContext sql;
    private final ExpertRows experts;
    private final Recusals recusals;
    private final Lending lending;
    private final Units units;
    private final Reach reach;
    private final SubjectDirectory subjects;
    private final Audit audit;
    private final Clocks clocks;

    Draws(DSLContext sql, ExpertRows experts, Recusals recusals, Lending lending, Units units, Reach reach, SubjectDirectory subjects, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.experts = experts;
        this.recusals = recusals;
        this.lending = lending;
        this.units = units;
        this.reach = reach;
        this.subjects = subjects;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Draws from the pool of the organiser's level, or with that of the level above; refuses, with the number there is, when it is too small. */
    public Draw draw(Who who, NewDraw asked) {
        who.must(TalentRights.DRAW, asked.organiserId());
        LocalDate today = clocks.today();
        if (sql.fetchCount(PUBLISHED_UNIT_LAST, PUBLISHED_UNIT_LAST.ID.in(asked.avoidUnits())) < asked.avoidUnits().size()) {
            throw new Problem.Invalid("avoid", "form.choose");
        }
        long region = units.get(asked.organiserId()).regionId();
        Long upper = upper(who, asked, region, today);
        List<Expert> pool = pool(region, upper, asked.field(), today);
        Map<Long, Recusal> recused = recusals.of(who, asked, pool, today);
        List<Long> in = pool.stream().map(Expert::id).filter(id -> !recused.containsKey(id)).toList();
        if (asked.count() < 1 || in.size() < asked.count()) {
            throw new Problem.Refused("talent.draw.tooFew", in.size(), asked.count(), recused.size());
        }
        String list = Lot.list(in);
        String seed = Lot.seed();
        long id = sql.insertInto(DRAW).set(DRAW.ORGANISER_ID, asked.organiserId()).set(DRAW.REGION_ID, region).set(DRAW.UPPER_REGION_ID, upper).set(DRAW.SUBJECT_KIND, asked.subject().kind())
                .set(DRAW.SUBJECT_ID, asked.subject().id()).set(DRAW.PURPOSE, asked.purpose()).set(DRAW.WANTED, asked.count()).set(DRAW.FIELD, asked.field())
                .set(DRAW.AVOID_UNITS, asked.avoidUnits().stream().sorted().toArray(Long[]::new)).set(DRAW.AVOID_PEOPLE, asked.avoidPeople().stream().sorted().toArray(Long[]::new))
                .set(DRAW.SEED, seed).set(DRAW.LIST_DIGEST, list).set(DRAW.DRAWN_ON, today).set(DRAW.DRAWN_AT, clocks.now()).set(DRAW.DRAWN_BY, who.name())
                .set(DRAW.DRAWN_BY_ID, who.personId()).returning(DRAW.ID).fetchSingle(DRAW.ID);
        List<Long> order = Lot.order(seed, list, in);
        for (Expert expert : pool) {
            int place = order.indexOf(expert.id()) + 1;
            Recusal why = recused.get(expert.id());
            sql.insertInto(CANDIDATE).set(CANDIDATE.DRAW_ID, id).set(CANDIDATE.EXPERT_ID, expert.id()).set(CANDIDATE.PERSON_ID, expert.personId()).set(CANDIDATE.UNIT_ID, expert.unitId())
                    .set(CANDIDATE.RECUSED, why == null ? null : why.name()).set(CANDIDATE.KEY, why == null ? Lot.key(seed, list, expert.id()) : null)
                    .set(CANDIDATE.PLACE, why == null ? place : null).set(CANDIDATE.DRAWN, why == null && place <= asked.count()).execute();
        }
        Draw drawn = get(id);
        audit.did(who, "talent.drawn", drawn.ref(), "subject", asked.subject(), "wanted", asked.count(), "candidates", in.size(), "recused", recused.size(), "seed", seed, "list", list, "upper", upper);
        return drawn;
    }

    /** A drawn one does not serve: the next in the order stands in. */
    public Draw substitute(Who who, long id, long personId, String reason) {
        Draw found = get(id);
        who.must(TalentRights.DRAW, found.organiserId());
        sql.select(DRAW.ID).from(DRAW).where(DRAW.ID.eq(id)).forUpdate().fetch();
        Draw locked = get(id);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "talent.reason.missing");
        }
        Draw.Candidate leaving = locked.candidates().stream().filter(each -> each.personId() == personId && each.serves()).findFirst()
                .orElseThrow(() -> new Problem.Refused("talent.draw.servesNot"));
        Draw.Candidate next = locked.ordered().stream().filter(each -> !each.drawn()).min(Comparator.comparing(Draw.Candidate::place))
                .orElseThrow(() -> new Problem.Refused("talent.draw.nobodyLeft"));
        sql.update(CANDIDATE).set(CANDIDATE.DECLINED, reason).where(CANDIDATE.DRAW_ID.eq(id)).and(CANDIDATE.EXPERT_ID.eq(leaving.expertId())).execute();
        sql.update(CANDIDATE).set(CANDIDATE.DRAWN, true).set(CANDIDATE.STANDS_FOR, leaving.expertId()).where(CANDIDATE.DRAW_ID.eq(id)).and(CANDIDATE.EXPERT_ID.eq(next.expertId())).execute();
        audit.did(who, "talent.substituted", found.ref(), "leaves", personId, "comes", next.personId(), "reason", reason);
        return get(id);
    }

    @Transactional(readOnly = true)
    public Draw get(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Draw.KIND, id)));
    }

    @Transactional(readOnly = true)
    public Draw get(Who who, long id) {
        return Problem.Hidden.unless(find(id), draw -> visible(who, draw), SubjectRef.of(Draw.KIND, id));
    }

    /** Who may read the organiser's records may check its draws; once opened, everybody whom the subject concerns. */
    boolean visible(Who who, Draw draw) {
        return who.reads(draw.organiserId()) || draw.openedOn() != null && subjects.visible(who, draw.subject());
    }

    /** With the publicity of what the experts judged, seed and numbers of the draws are open to everyone concerned. */
    public void open(Who who, long organiser, SubjectRef subject) {
        who.must(TalentRights.DRAW, organiser);
        int opened = sql.insertInto(DRAW_OPENING, DRAW_OPENING.DRAW_ID, DRAW_OPENING.OPENED_ON)
                .select(select(DRAW.ID, val(clocks.today())).from(DRAW).where(DRAW.SUBJECT_KIND.eq(subject.kind())).and(DRAW.SUBJECT_ID.eq(subject.id())).and(DRAW.ORGANISER_ID.eq(organiser)))
                .onConflictDoNothing().execute();
        if (opened > 0) {
            audit.did(who, "talent.draws-opened", subject, "draws", opened);
        }
    }

    Optional<Draw> find(long id) {
        return sql.selectFrom(DRAW).where(DRAW.ID.eq(id)).fetchOptional(this::read);
    }

    /** All draws for a subject, first to last. */
    @Transactional(readOnly = true)
    public List<Draw> of(SubjectRef subject) {
        return sql.selectFrom(DRAW).where(DRAW.SUBJECT_KIND.eq(subject.kind())).and(DRAW.SUBJECT_ID.eq(subject.id())).orderBy(DRAW.ID).fetch(this::read);
    }

    /** Draws for the same matter, first to last: a draw that stands for itself alone shares only its unit with others, so the stated purpose tells. */
    @Transactional(readOnly = true)
    public List<Draw> alike(Draw draw) {
        boolean alone = draw.subject().kind().equals("unit");
        return of(draw.subject()).stream().filter(each -> !alone || each.purpose().strip().equals(draw.purpose().strip())).toList();
    }

    /** How many could be drawn today, before the draw is made: nobody's name is told. */
    @Transactional(readOnly = true)
    public int available(Who who, NewDraw asked) {
        who.must(TalentRights.DRAW, asked.organiserId());
        long region = units.get(asked.organiserId()).regionId();
        return free(who, asked, pool(region, asked.from() == DrawFrom.WITH_UPPER ? upper(region) : null, asked.field(), clocks.today()));
    }

    @Transactional(readOnly = true)
    public Slice<Draw> slice(Who who, String words, Slice.Ask ask) {
        who.must(TalentRights.SEE);
        Condition mine = reach.readable(who, DRAW.ORGANISER_ID);
        Condition asked = words.isBlank() ? noCondition() : DRAW.PURPOSE.containsIgnoreCase(words.strip());
        List<Draw> draws = sql.selectFrom(DRAW).where(mine.and(asked)).orderBy(DRAW.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(this::read);
        return ask.of(draws, sql.fetchCount(DRAW, mine.and(asked)), sql.fetchCount(DRAW, mine));
    }

    /** The level above, where it is drawn from, too. */
    private @Nullable Long upper(Who who, NewDraw asked, long region, LocalDate on) {
        return switch (asked.from()) {
            case OWN -> null;
            case OWN_FIRST -> free(who, asked, pool(region, null, asked.field(), on)) >= asked.count() ? null : lending.upper(region).orElse(null);
            case WITH_UPPER -> upper(region);
        };
    }

    private long upper(long region) {
        return lending.upper(region).orElseThrow(() -> new Problem.Refused("talent.draw.notLent"));
    }

    private int free(Who who, NewDraw asked, List<Expert> pool) {
        return pool.size() - recusals.of(who, asked, pool, clocks.today()).size();
    }

    /** In both pools, somebody is in the draw once: for the own. */
    private List<Expert> pool(long region, @Nullable Long upper, @Nullable String field, LocalDate on) {
        List<Expert> own = pool(region, field, on);
        if (upper == null) {
            return own;
        }
        Set<Long> people = own.stream().map(Expert::personId).collect(Collectors.toSet());
        return Stream.concat(own.stream(), pool(upper, field, on).stream().filter(each -> !people.contains(each.personId()))).sorted(Comparator.comparing(Expert::id)).toList();
    }

    private List<Expert> pool(long region, @Nullable String field, LocalDate on) {
        return experts.find(EXPERT.REGION_ID.eq(region).and(EXPERT.STAGE.eq(ExpertStage.ADMITTED.name())).and(EXPERT.VALID_FROM.le(on)).and(EXPERT.VALID_TO.ge(on))
                .and(field == null ? noCondition() : val(field).eq(any(EXPERT.FIELDS))));
    }

    private Draw read(Record row) {
        long id = row.get(DRAW.ID);
        List<Draw.Candidate> candidates = sql.select().from(CANDIDATE).join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(CANDIDATE.PERSON_ID))
                .join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(CANDIDATE.UNIT_ID)).where(CANDIDATE.DRAW_ID.eq(id)).orderBy(CANDIDATE.EXPERT_ID).fetch(Draws::candidate);
        List<Long> people = candidates.stream().filter(Draw.Candidate::serves).sorted(Comparator.comparing(Draw.Candidate::place)).map(Draw.Candidate::personId).toList();
        String field = row.get(DRAW.FIELD);
        return new Draw(id, row.get(DRAW.SEED), people, row.get(DRAW.ORGANISER_ID), SubjectRef.of(row.get(DRAW.SUBJECT_KIND), row.get(DRAW.SUBJECT_ID)), row.get(DRAW.PURPOSE),
                row.get(DRAW.WANTED), Arrays.stream(ProfessionalField.values()).filter(each -> each.name().equals(field)).findFirst().orElse(null), row.get(DRAW.LIST_DIGEST),
                row.get(DRAW.DRAWN_ON), row.get(DRAW.DRAWN_AT), row.get(DRAW.DRAWN_BY), row.get(DRAW.UPPER_REGION_ID) != null,
                sql.select(DRAW_OPENING.OPENED_ON).from(DRAW_OPENING).where(DRAW_OPENING.DRAW_ID.eq(id)).fetchOne(DRAW_OPENING.OPENED_ON), candidates);
    }

    private static Draw.Candidate candidate(Record row) {
        String recused = row.get(CANDIDATE.RECUSED);
        return new Draw.Candidate(row.get(CANDIDATE.EXPERT_ID), row.get(CANDIDATE.PERSON_ID), row.get(PUBLISHED_PERSON.NAME), row.get(CANDIDATE.UNIT_ID),
                row.get(PUBLISHED_UNIT_LAST.SHORT_NAME), recused == null ? null : Recusal.valueOf(recused), row.get(CANDIDATE.KEY), row.get(CANDIDATE.PLACE), row.get(CANDIDATE.DRAWN),
                row.get(CANDIDATE.DECLINED), row.get(CANDIDATE.STANDS_FOR));
    }
}
