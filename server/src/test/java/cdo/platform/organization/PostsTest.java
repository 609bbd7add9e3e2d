package cdo.platform.organization;

import static cdo.platform.organization.tables.TenureTable.TENURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class PostsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Posts posts;
    @Autowired Clocks clocks;
    @Autowired Words words;
    @Autowired DSLContext sql;
    @Autowired ApplicationEvents events;
    private Who clerk;
    private Who authority;
    private Unit unit;
    private Post officer;

    @BeforeEach
    void found() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        officer = posts.of(unit.id(), PostKind.DEPARTMENT_CDO);
        authority = city.acting(city.unit("宜昌市数字政府领导小组"), PostKind.AUTHORITY_CLERK);
    }

    @Test
    void anOfficerIsSeatedByTheAuthorityInForce() {
        Tenure tenure = posts.seat(authority, wanted(MARCH, false));
        assertThat(posts.holder(officer.id(), MARCH)).contains(tenure);
        assertThat(posts.holder(officer.id(), MARCH.minusDays(1))).isEmpty();
        assertThat(posts.ofPerson(tenure.personId(), MARCH)).containsExactly(tenure);
        assertThat(events.stream(OfficerSeated.class)).contains(new OfficerSeated(tenure.id(), officer.id(), unit.id(), tenure.personId(), PostKind.DEPARTMENT_CDO, MARCH));
        assertThatThrownBy(() -> posts.seat(clerk, wanted(MARCH, false))).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aSecondHolderIsRefusedWithTheReasonAndTheWayOut() {
        Unit county = city.unit("夷陵区人民政府");
        Post post = posts.of(county.id(), PostKind.COUNTY_CDO);
        Who appointing = city.acting(city.unit("夷陵区数字政府领导小组"), PostKind.AUTHORITY_HEAD);
        posts.seat(appointing, new NewTenure(post.id(), city.person(county), MARCH, false, true, "夷数领〔2026〕1号"));
        var second = new NewTenure(post.id(), city.person(county), MARCH.plusMonths(2), false, true, "夷数领〔2026〕2号");
        var refusal = (Problem.Refused) catchThrowable(() -> posts.seat(appointing, second));
        assertThat(words.say(Language.ZH, refusal.reason())).isEqualTo("夷陵区已有在任首席数据官（2026年3月1日起任职）。请先办理免职，或将任职日期改为免职之后。");
        assertThat(words.say(Language.EN, refusal.reason())).isEqualTo("Yiling District already has a chief data officer (since 2026-03-01). End that tenure first, or let the new one begin after it.");
    }

    @Test
    void theSuccessorMayBeSeatedOnceTheLastDayIsKnown() {
        Tenure first = posts.seat(authority, wanted(MARCH, false));
        posts.unseat(authority, first.id(), MARCH.plusDays(9), "工作调整", "宜数领〔2026〕3号");
        assertThatThrownBy(() -> posts.seat(authority, wanted(MARCH.plusDays(9), false))).isInstanceOf(Problem.Refused.class);
        Tenure second = posts.seat(authority, wanted(MARCH.plusDays(10), false));
        assertThat(posts.holder(officer.id(), MARCH.plusDays(9)).orElseThrow().id()).isEqualTo(first.id());
        assertThat(posts.holder(officer.id(), MARCH.plusDays(10))).contains(second);
        assertThat(posts.tenures(officer.id())).extracting(Tenure::id).containsExactly(second.id(), first.id());
        assertThatThrownBy(() -> posts.unseat(authority, first.id(), MARCH.plusDays(20), "再次", "文")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> posts.unseat(authority, second.id(), MARCH, "早于起日", "文")).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void actingEndsTheDayBeforeThePostIsFilledAndIsNeverBesideAHolder() {
        Tenure acting = posts.seat(authority, wanted(MARCH, true));
        assertThatThrownBy(() -> posts.seat(authority, wanted(MARCH.plusDays(1), true))).isInstanceOf(Problem.Refused.class);
        Tenure filled = posts.seat(authority, wanted(MARCH.plusDays(30), false));
        assertThat(posts.tenure(acting.id()).to()).isEqualTo(MARCH.plusDays(29));
        assertThat(posts.holder(officer.id(), MARCH.plusDays(30))).contains(filled);
        assertThatThrownBy(() -> posts.seat(authority, wanted(MARCH.plusDays(40), true))).isInstanceOf(Problem.Refused.class);
        assertThat(events.stream(OfficerUnseated.class)).anySatisfy(event -> assertThat(event.tenureId()).isEqualTo(acting.id()));
    }

    @Test
    void anAppointmentIsWithdrawnBeforeItsFirstDayOnly() {
        Tenure coming = posts.seat(authority, wanted(clocks.today().plusDays(10), false));
        posts.withdraw(authority, coming.id(), "组织决定", "文");
        assertThat(posts.tenures(officer.id())).isEmpty();
        Tenure begun = posts.seat(authority, wanted(clocks.today(), false));
        assertThatThrownBy(() -> posts.withdraw(authority, begun.id(), "组织决定", "文")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void ofTwoClerksAtOnceOneIsRefused() throws Exception {
        var first = wanted(MARCH, false);
        var second = wanted(MARCH, false);
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Throwable> one = () -> { start.await(); return catchThrowable(() -> posts.seat(authority, first)); };
            Callable<Throwable> two = () -> { start.await(); return catchThrowable(() -> posts.seat(authority, second)); };
            List<Throwable> outcomes = threads.invokeAll(List.of(one, two)).stream().map(done -> done.resultNow()).toList();
            assertThat(outcomes).filteredOn(java.util.Objects::isNull).hasSize(1);
            assertThat(outcomes).filteredOn(java.util.Objects::nonNull).singleElement().isInstanceOf(Problem.Refused.class);
        }
        assertThat(posts.tenures(officer.id())).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesASecondHolder() {
        posts.seat(authority, wanted(MARCH, false));
        assertThatThrownBy(() -> sql.insertInto(TENURE).set(TENURE.POST_ID, officer.id()).set(TENURE.PERSON_ID, city.person(unit)).set(TENURE.VALID_FROM, MARCH.plusYears(1))
                .set(TENURE.ACTING, true).set(TENURE.CONCURRENT, false).set(TENURE.BASIS, "文").execute())
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("tenure_one_holder");
    }

    @Test
    void stewardsMayBeSeveralOfficersMayNot() {
        Post second = posts.another(clerk, unit.id(), PostKind.DATA_STEWARD);
        assertThat(posts.ofUnit(unit.id())).filteredOn(post -> post.kind() == PostKind.DATA_STEWARD).hasSize(2).contains(second);
        assertThatThrownBy(() -> posts.another(authority, unit.id(), PostKind.DEPARTMENT_CDO)).isInstanceOf(Problem.Refused.class);
    }

    private NewTenure wanted(LocalDate from, boolean acting) {
        return new NewTenure(officer.id(), city.person(unit), from, acting, true, "宜数领〔2026〕1号");
    }
}
