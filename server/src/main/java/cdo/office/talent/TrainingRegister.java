package cdo.office.talent;

import static cdo.office.talent.tables.InvitedTable.INVITED;
import static cdo.office.talent.tables.ParticipantTable.PARTICIPANT;
import static cdo.office.talent.tables.TrainingTable.TRAINING;
import static cdo.platform.organization.views.PublishedReach.PUBLISHED_REACH;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side of trainings: what one may see and join, who came, what a person has learned. */
@Component
@Transactional(readOnly = true)
public class TrainingRegister {

    private final DSLContext sql;
    private final TrainingRows rows;
    private final People people;
    private final Reach reach;
    private final Clocks clocks;

    TrainingRegister(DSLContext sql, TrainingRows rows, People people, Reach reach, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.people = people;
        this.reach = reach;
        this.clocks = clocks;
    }

    /** A training as lists show it. */
    public record Line(Training training, String organiser, int expected, int attended) {
    }

    /** One line of a person's learning record. */
    public record Learned(long trainingId, String topic, TrainingCategory category, String organiser, LocalDate on, BigDecimal hours, @Nullable BigDecimal score) {
    }

    public Training get(Who who, long id) {
        return Problem.Hidden.unless(rows.find(id), training -> find(who, id).isPresent(), SubjectRef.of(Training.KIND, id));
    }

    Optional<Training> find(Who who, long id) {
        return sql.selectFrom(TRAINING).where(TRAINING.ID.eq(id)).and(visible(who)).fetchOptional(rows::read);
    }

    Optional<Training> find(long id) {
        return rows.find(id);
    }

    /** The organiser's readers see all; those it is for, from the day it was opened; who took part, always. */
    private Condition visible(Who who) {
        Condition readable = reach.readable(who, TRAINING.ORGANISER_ID);
        if (who.seat() == null) {
            return readable;
        }
        long unit = who.seat().unitId();
        var a = PUBLISHED_UNIT_LAST.as("a");
        var b = PUBLISHED_UNIT_LAST.as("b");
        var within = PUBLISHED_REACH;
        Condition own = TRAINING.OPEN_TO.eq(OpenTo.OWN.name()).and(exists(selectOne().from(within).where(within.VIEWER_UNIT_ID.eq(TRAINING.ORGANISER_ID)).and(within.UNIT_ID.eq(unit)).and(within.KIND.eq("SUBTREE"))));
        Condition region = TRAINING.OPEN_TO.eq(OpenTo.REGION.name()).and(exists(selectOne().from(a).join(b).on(b.REGION_ID.eq(a.REGION_ID)).where(a.ID.eq(TRAINING.ORGANISER_ID)).and(b.ID.eq(unit)))
                .or(exists(selectOne().from(within).where(within.VIEWER_UNIT_ID.eq(TRAINING.ORGANISER_ID)).and(within.UNIT_ID.eq(unit)).and(within.KIND.eq("REGION")))));
        Condition listed = TRAINING.OPEN_TO.eq(OpenTo.LISTED.name()).and(exists(selectOne().from(INVITED).where(INVITED.TRAINING_ID.eq(TRAINING.ID)).and(INVITED.UNIT_ID.eq(unit))));
        Condition took = exists(selectOne().from(PARTICIPANT).where(PARTICIPANT.TRAINING_ID.eq(TRAINING.ID)).and(PARTICIPANT.PERSON_ID.eq(who.personId())));
        return readable.or(TRAINING.STAGE.ne(TrainingStage.PLANNED.name()).and(own.or(region).or(listed).or(took)));
    }

    public Slice<Line> slice(Who who, String words, @Nullable TrainingCategory category, @Nullable TrainingStage stage, @Nullable Integer year, Slice.Ask ask) {
        who.must(TalentRights.SEE);
        Condition mine = visible(who);
        Condition asked = (words.isBlank() ? noCondition() : TRAINING.TOPIC.containsIgnoreCase(words.strip()).or(TRAINING.LECTURER.containsIgnoreCase(words.strip())))
                .and(category == null ? noCondition() : TRAINING.CATEGORY.eq(category.name())).and(stage == null ? noCondition() : TRAINING.STAGE.eq(stage.name()))
                .and(year == null ? noCondition() : TRAINING.HELD_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        return ask.of(lines(mine.and(asked), ask.size(), ask.offset()), sql.fetchCount(TRAINING, mine.and(asked)), sql.fetchCount(TRAINING, mine));
    }

    /** What a unit organised and is going to, latest first, for its page. */
    public List<Line> ofUnit(Who who, long unitId, int most) {
        return lines(TRAINING.ORGANISER_ID.eq(unitId).and(visible(who)), most, 0);
    }

    /** What one could go to next. */
    public List<Line> coming(Who who, int most) {
        return who.may(TalentRights.SEE) ? lines(visible(who).and(TRAINING.STAGE.eq(TrainingStage.OPEN.name())).and(TRAINING.HELD_ON.ge(clocks.today())), most, 0) : List.of();
    }

    private List<Line> lines(Condition which, int most, int offset) {
        var expected = org.jooq.impl.DSL.field(select(org.jooq.impl.DSL.count()).from(PARTICIPANT).where(PARTICIPANT.TRAINING_ID.eq(TRAINING.ID)).and(PARTICIPANT.WITHDRAWN_ON.isNull()));
        var attended = org.jooq.impl.DSL.field(select(org.jooq.impl.DSL.count()).from(PARTICIPANT).where(PARTICIPANT.TRAINING_ID.eq(TRAINING.ID)).and(PARTICIPANT.ATTENDED_AT.isNotNull()));
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select(TRAINING.asterisk(), unit.SHORT_NAME, expected.as("expected"), attended.as("attended")).from(TRAINING).join(unit).on(unit.ID.eq(TRAINING.ORGANISER_ID)).where(which)
                .orderBy(TRAINING.HELD_ON.desc(), TRAINING.ID.desc()).limit(most).offset(offset)
                .fetch(row -> new Line(rows.read(row), row.get(unit.SHORT_NAME), row.get("expected", Integer.class), row.get("attended", Integer.class)));
    }

    /** Those whom one may see: the organiser's readers see all, a unit its own people, anybody himself. */
    public List<Participant> participants(Who who, Training training) {
        boolean all = who.reads(training.organiserId());
        return rows.participants(PARTICIPANT.TRAINING_ID.eq(training.id())).stream()
                .filter(each -> all || who.reads(each.unitId()) || each.personId() != null && each.personId() == who.personId()).toList();
    }

    /** Numbers that everybody who sees the training may know. */
    public Line line(Training training) {
        return lines(TRAINING.ID.eq(training.id()), 1, 0).getFirst();
    }

    public Optional<Participant> own(Who who, Training training) {
        return rows.participants(PARTICIPANT.TRAINING_ID.eq(training.id()).and(PARTICIPANT.PERSON_ID.eq(who.personId()))).stream().findFirst();
    }

    /** Mean satisfaction of those who said; empty when nobody did. */
    public Optional<Double> satisfaction(Training training) {
        return rows.participants(PARTICIPANT.TRAINING_ID.eq(training.id())).stream().filter(each -> each.satisfaction() != null).mapToInt(Participant::satisfaction).average().stream().boxed().findFirst();
    }

    /** May this person's learning be read: by himself, and by those who read his unit? */
    public boolean mayRead(Who who, long personId) {
        Person person = people.get(personId);
        return person.id() == who.personId() || who.reads(person.homeUnitId());
    }

    /** A person's learning record; one's own, or of people whose unit one may read. */
    public List<Learned> learned(Who who, long personId) {
        if (!mayRead(who, personId)) {
            throw new Problem.Hidden(SubjectRef.of("person", personId));
        }
        var unit = PUBLISHED_UNIT_LAST;
        return sql.select().from(PARTICIPANT).join(TRAINING).on(TRAINING.ID.eq(PARTICIPANT.TRAINING_ID)).join(unit).on(unit.ID.eq(TRAINING.ORGANISER_ID))
                .where(PARTICIPANT.PERSON_ID.eq(personId)).and(PARTICIPANT.ATTENDED_AT.isNotNull()).and(TRAINING.STAGE.eq(TrainingStage.HELD.name())).orderBy(TRAINING.HELD_ON.desc(), TRAINING.ID.desc())
                .fetch(row -> new Learned(row.get(TRAINING.ID), row.get(TRAINING.TOPIC), TrainingCategory.valueOf(row.get(TRAINING.CATEGORY)), row.get(unit.SHORT_NAME), row.get(TRAINING.HELD_ON),
                        row.get(PARTICIPANT.HOURS), row.get(PARTICIPANT.SCORE)));
    }

    /** Hours of a person in a year. */
    public BigDecimal hours(long personId, int year) {
        BigDecimal hours = sql.select(sum(PARTICIPANT.HOURS)).from(PARTICIPANT).join(TRAINING).on(TRAINING.ID.eq(PARTICIPANT.TRAINING_ID)).where(PARTICIPANT.PERSON_ID.eq(personId))
                .and(TRAINING.STAGE.eq(TrainingStage.HELD.name())).and(TRAINING.HELD_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))).fetchOne(0, BigDecimal.class);
        return hours == null ? BigDecimal.ZERO : hours;
    }
}
