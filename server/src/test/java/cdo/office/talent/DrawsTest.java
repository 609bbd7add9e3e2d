package cdo.office.talent;

import static cdo.platform.audit.tables.EventTable.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Clocks;
import cdo.platform.organization.UnitKind;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class DrawsTest {

    @Autowired
    Faculty faculty;
    @Autowired
    Draws draws;
    @Autowired
    ExpertRows rows;
    @Autowired
    Lending lending;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Unit department;
    private Unit other;
    private Who clerk;

    @BeforeEach
    void twoDepartmentsWithExperts() {
        // the pool of a test is its own: who was admitted by another has a field of another
        sql.execute("update talent.expert set stage = 'LEFT' where region_id = ?", faculty.county().regionId());
        department = faculty.department();
        other = faculty.department();
        clerk = faculty.clerk();
        for (int i = 0; i < 3; i++) {
            faculty.admitted(department, ProfessionalField.HEALTH);
            faculty.admitted(other, ProfessionalField.HEALTH, ProfessionalField.LAW);
        }
    }

    private NewDraw asked(int count, String field, Set<Long> avoidUnits, Set<Long> avoidPeople) {
        return new NewDraw(clerk.unitId(), SubjectRef.of("unit", department.id()), "评审组", count, field, avoidUnits, avoidPeople);
    }

    @Test
    void aCountyDrawsFromTheCitysPoolOnceTheCityLendsIt() {
        Who city = faculty.city.acting(faculty.city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Unit home = faculty.city.fresh(city, faculty.city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long lent = faculty.experts.nominate(faculty.steward(home), faculty.city.person(home), Faculty.text(ProfessionalField.TRANSPORT));
        faculty.experts.admit(city, lent, 0, clocks.today(), clocks.today().plusYears(2));
        NewDraw both = new NewDraw(clerk.unitId(), SubjectRef.of("unit", department.id()), "评审组", 1, "TRANSPORT", Set.of(), Set.of(), DrawFrom.WITH_UPPER);
        set(city, false);
        assertThatThrownBy(() -> draws.draw(clerk, both)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> draws.draw(clerk, asked(1, "TRANSPORT", Set.of(), Set.of()))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> lending.change(faculty.steward(home), version(city), true)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> lending.change(city, version(city) + 1, true)).isInstanceOf(Problem.Stale.class);
        set(city, true);
        try {
            Draw drawn = draws.draw(clerk, both);
            assertThat(drawn.withUpper()).isTrue();
            assertThat(drawn.holds()).isTrue();
            assertThat(draws.draw(clerk, asked(1, "TRANSPORT", Set.of(), Set.of())).withUpper()).as("the own pool is too small").isTrue();
            assertThat(draws.draw(clerk, asked(1, "HEALTH", Set.of(), Set.of())).withUpper()).as("the own pool is large enough").isFalse();
            assertThatThrownBy(() -> draws.draw(clerk, new NewDraw(clerk.unitId(), both.subject(), "评审组", 1, "TRANSPORT", Set.of(home.id()), Set.of(), DrawFrom.WITH_UPPER)))
                    .as("recusal holds for lent experts").isInstanceOf(Problem.Refused.class);
            assertThat(sql.fetchCount(EVENT, EVENT.ACTION.eq("talent.pool-lent").and(EVENT.SUBJECT_ID.eq(city.unitId())))).isPositive();
        } finally {
            set(city, false);
        }
    }

    private int version(Who city) {
        return lending.of(faculty.city.unit("宜昌市人民政府").regionId()).map(Lending.Setting::version).orElse(0);
    }

    private void set(Who city, boolean lends) {
        lending.change(city, version(city), lends);
    }

    @Test
    void aUnitThatThereIsNotCannotBeAvoided() {
        assertThatThrownBy(() -> draws.draw(clerk, asked(1, null, Set.of(987_654_321L), Set.of()))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aDrawIsMadeAgainFromItsSeed() {
        Draw draw = draws.draw(clerk, asked(4, null, Set.of(), Set.of()));
        assertThat(draw.people()).hasSize(4).doesNotHaveDuplicates();
        assertThat(draw.holds()).isTrue();
        List<Long> ids = draw.ordered().stream().map(Draw.Candidate::expertId).toList();
        assertThat(Lot.order(draw.seed(), Lot.list(ids), ids).subList(0, 4)).isEqualTo(draw.ordered().stream().filter(Draw.Candidate::serves).map(Draw.Candidate::expertId).toList());
        assertThat(draws.get(draw.id())).isEqualTo(draw);
    }

    @Test
    void onlyDrawsForTheSamePurposeAreCalledTheSameMatter() {
        Draw draw = draws.draw(clerk, asked(1, null, Set.of(), Set.of()));
        Draw again = draws.draw(clerk, asked(1, null, Set.of(), Set.of()));
        Draw another = draws.draw(clerk, new NewDraw(clerk.unitId(), draw.subject(), "项目验收组", 1, null, Set.of(), Set.of()));
        assertThat(draws.alike(draw)).extracting(Draw::id).containsExactly(draw.id(), again.id());
        assertThat(draws.alike(another)).extracting(Draw::id).containsExactly(another.id());
    }

    @Test
    void aDrawThatSomebodyTurnedOverNoLongerHolds() {
        Draw draw = draws.draw(clerk, asked(2, null, Set.of(), Set.of()));
        long first = draw.ordered().getFirst().expertId();
        long last = draw.ordered().getLast().expertId();
        sql.execute("update talent.candidate set place = 99 where draw_id = ? and expert_id = ?", draw.id(), first);
        sql.execute("update talent.candidate set place = 1 where draw_id = ? and expert_id = ?", draw.id(), last);
        assertThat(draws.get(draw.id()).holds()).isFalse();
        assertThatThrownBy(() -> sql.execute("update talent.draw set seed = 'x' where id = ?", draw.id())).hasMessageContaining("written once");
    }

    @Test
    void peopleOfAJudgedUnitAndOfUnitsBelowItStayOut() {
        faculty.admitted(faculty.below(department), ProfessionalField.HEALTH);
        Draw draw = draws.draw(clerk, asked(3, null, Set.of(department.id()), Set.of()));
        assertThat(draw.recused()).hasSize(4).allMatch(each -> each.recused() == Recusal.OWN_UNIT);
        assertThat(draw.candidates()).filteredOn(Draw.Candidate::drawn).allMatch(each -> each.unitId() == other.id());
    }

    @Test
    void whoHoldsAPostInAJudgedUnitStaysOutWhereverAtHome() {
        Who elsewhere = faculty.city.acting(department, PostKind.LIAISON);
        long third = faculty.department().id();
        sql.execute("update organization.person set home_unit_id = ? where id = ?", third, elsewhere.personId());
        long id = faculty.experts.nominate(faculty.clerk(), elsewhere.personId(), Faculty.text(ProfessionalField.HEALTH));
        faculty.experts.admit(clerk, id, 0, java.time.LocalDate.of(2026, 1, 1), java.time.LocalDate.of(2030, 12, 31));
        Draw draw = draws.draw(clerk, asked(1, null, Set.of(department.id()), Set.of()));
        assertThat(draw.candidates()).filteredOn(each -> each.expertId() == id).singleElement().satisfies(each -> assertThat(each.recused()).isEqualTo(Recusal.OWN_UNIT));
    }

    @Test
    void declaredRelationsNamedPeopleAndTheDrawerStayOut() {
        List<Expert> pool = rows.find(cdo.office.talent.tables.ExpertTable.EXPERT.UNIT_ID.eq(other.id()));
        faculty.experts.avoid(clerk, pool.get(0).id(), department.id(), "曾任职");
        long own = faculty.experts.nominate(clerk, clerk.personId(), Faculty.text(ProfessionalField.LAW));
        faculty.experts.admit(faculty.clerk(), own, 0, java.time.LocalDate.of(2026, 1, 1), java.time.LocalDate.of(2030, 12, 31));
        Draw draw = draws.draw(clerk, asked(1, "LAW", Set.of(department.id()), Set.of(pool.get(1).personId())));
        assertThat(draw.recused()).extracting(Draw.Candidate::recused).containsExactlyInAnyOrder(Recusal.DECLARED, Recusal.NAMED, Recusal.DRAWER);
        assertThat(draw.people()).containsExactly(pool.get(2).personId());
    }

    @Test
    void aPoolThatIsTooSmallIsRefusedWithTheNumberThereIs() {
        assertThatThrownBy(() -> draws.draw(clerk, asked(4, "LAW", Set.of(), Set.of()))).isInstanceOfSatisfying(Problem.Refused.class,
                problem -> assertThat(problem.reason().args()).startsWith(3, 4));
        assertThat(draws.available(clerk, asked(4, "LAW", Set.of(), Set.of()))).isEqualTo(3);
        assertThat(draws.of(SubjectRef.of("unit", department.id()))).isEmpty();
    }

    @Test
    void whoDeclinesIsReplacedByTheNextInTheOrderAndThatIsAudited() {
        Draw draw = draws.draw(clerk, asked(2, null, Set.of(), Set.of()));
        long leaves = draw.people().getFirst();
        assertThatThrownBy(() -> draws.substitute(clerk, draw.id(), leaves, "")).isInstanceOf(Problem.Invalid.class);
        Draw after = draws.substitute(clerk, draw.id(), leaves, "出差");
        assertThat(after.people()).containsExactly(draw.people().get(1), draw.ordered().get(2).personId());
        assertThat(after.holds()).isTrue();
        assertThatThrownBy(() -> draws.substitute(clerk, draw.id(), leaves, "再次")).isInstanceOf(Problem.Refused.class);
        assertThat(sql.fetch("select action from audit.event where action in ('talent.drawn', 'talent.substituted') and subject_kind = 'draw' and subject_id = ? order by id", draw.id()))
                .extracting(row -> row.get(0)).containsExactly("talent.drawn", "talent.substituted");
    }

    @Test
    void onlyWhoMayDrawForTheOrganiserDraws() {
        Who stranger = faculty.steward(department);
        assertThatThrownBy(() -> draws.draw(stranger, asked(1, null, Set.of(), Set.of()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> draws.get(stranger, draws.draw(clerk, asked(1, null, Set.of(), Set.of())).id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void anExpertWhoseTermIsOverIsNotDrawn() {
        sql.execute("update talent.expert set valid_from = date '2020-01-01', valid_to = date '2020-12-31' where unit_id = ?", other.id());
        Draw draw = draws.draw(clerk, asked(3, null, Set.of(), Set.of()));
        assertThat(draw.candidates()).hasSize(3).allMatch(each -> each.unitId() == department.id());
    }
}
