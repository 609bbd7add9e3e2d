package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LedgerTest {

    private static final String BUREAU = "宜昌市政务服务和大数据管理局";
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);

    @Autowired
    FoundedCity city;
    @Autowired
    LedgerEntries ledger;
    @Autowired
    Duties duties;
    @Autowired
    Posts posts;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Who clerk;
    private Who head;
    private Unit department;
    private Who officer;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MARCH);
        department = city.fresh(city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        clerk = city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK);
        head = city.acting(city.unit(BUREAU), PostKind.BUREAU_HEAD);
        officer = city.acting(department, PostKind.DEPARTMENT_CDO);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void anEntryCountsFromTheDayItIsRecordedAndAsksForAnAnswer() {
        LedgerEntry entry = recorded(LedgerKind.DEDUCTION, "1.5", null);
        assertThat(entry.effect()).isEqualByComparingTo("-1.5");
        assertThat(ledger.counting(clerk.unitId(), List.of(department.id()), MARCH, MARCH)).extracting(LedgerEntry::id).containsExactly(entry.id());
        assertThat(duties.about(entry.ref())).singleElement().satisfies(duty -> {
            assertThat(duty.debtorUnitId()).isEqualTo(department.id());
            assertThat(duty.due()).isEqualTo(LocalDate.of(2026, 3, 9));
        });
    }

    @Test
    void anEntryAboutTheOfficerCountsForWhoHeldThePostThatDayAndNotForTheUnit() {
        LedgerEntry entry = recorded(LedgerKind.BONUS, "2", officer.seated().orElseThrow().postId());
        assertThat(entry.personId()).isEqualTo(officer.personId());
        assertThat(ledger.counting(clerk.unitId(), officer.personId(), MARCH, MARCH)).hasSize(1);
        assertThat(ledger.counting(clerk.unitId(), List.of(department.id()), MARCH, MARCH)).isEmpty();
    }

    @Test
    void anEntryAboutAVacantPostIsRefused() {
        long vacant = posts.of(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT).id(), PostKind.DEPARTMENT_CDO).id();
        Who again = city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> ledger.record(again, draft(posts.get(vacant).unitId(), vacant, LedgerKind.BONUS, "1"))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void whoIsConcernedAcknowledgesAndTheDutyIsMet() {
        LedgerEntry entry = recorded(LedgerKind.REMINDER, "0", null);
        ledger.acknowledge(officer, entry.id(), 0);
        assertThat(duties.about(entry.ref())).extracting(each -> each.state()).containsExactly(DutyState.MET);
        assertThatThrownBy(() -> ledger.contest(officer, entry.id(), 1, "迟了")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aContestedEntryIsDecidedByTheHeadWithReasonsAndWithdrawnItCountsNoMore() {
        LedgerEntry entry = recorded(LedgerKind.DEDUCTION, "3", null);
        assertThatThrownBy(() -> ledger.contest(officer, entry.id(), 0, " ")).isInstanceOf(Problem.Invalid.class);
        ledger.contest(officer, entry.id(), 0, "当日系统故障");
        assertThatThrownBy(() -> ledger.decide(clerk, entry.id(), 1, false, "属实")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> ledger.decide(head, entry.id(), 0, false, "旧版本")).isInstanceOf(Problem.Stale.class);
        ledger.decide(head, entry.id(), 1, false, "故障属实");
        assertThat(ledger.counting(clerk.unitId(), List.of(department.id()), MARCH, MARCH)).isEmpty();
        LedgerEntry after = ledger.get(officer, entry.id());
        assertThat(after.stage()).isEqualTo(LedgerStage.WITHDRAWN);
        assertThat(after.decision().text()).isEqualTo("故障属实");
        assertThat(ledger.steps(after)).extracting(RunStep::what).containsExactly("withdrawn", "contested", "recorded");
    }

    @Test
    void whoRecordedAnEntryNeverDecidesOnTheAnswerToIt() {
        long id = ledger.record(head, draft(department.id(), null, LedgerKind.DEDUCTION, "1"));
        ledger.contest(officer, id, 0, "不属实");
        assertThatThrownBy(() -> ledger.decide(head, id, 1, true, "维持")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void pointsFitTheKind() {
        for (String[] wrong : new String[][] {{"REMINDER", "1"}, {"BONUS", "0"}, {"DEDUCTION", "-1"}, {"BONUS", "20.5"}, {"BONUS", "1.234"}}) {
            assertThatThrownBy(() -> ledger.record(clerk, draft(department.id(), null, LedgerKind.valueOf(wrong[0]), wrong[1]))).isInstanceOf(Problem.Invalid.class);
        }
    }

    @Test
    void aForeignCountysBureauNeitherRecordsNorReads() {
        LedgerEntry entry = recorded(LedgerKind.BONUS, "1", null);
        Who foreign = city.acting(city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> ledger.record(foreign, draft(department.id(), null, LedgerKind.BONUS, "1"))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> ledger.get(foreign, entry.id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aCountysBureauKeepsItsOwnLedger() {
        Unit county = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        Who bureau = city.acting(city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        long id = ledger.record(bureau, draft(county.id(), null, LedgerKind.BONUS, "1"));
        assertThat(ledger.get(bureau, id).organiserId()).isEqualTo(bureau.unitId());
    }

    @Test
    void theSuccessorOfMergedUnitsCarriesThisYearsEntries() {
        LedgerEntry entry = recorded(LedgerKind.DEDUCTION, "2", null);
        Unit into = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        units.merge(city.acting(city.unit(BUREAU), PostKind.BUREAU_CLERK), Set.of(department.id()), into.id(), LocalDate.of(2026, 3, 3), "测试文号");
        LedgerEntry after = ledger.find(entry.id()).orElseThrow();
        assertThat(after.unitId()).isEqualTo(into.id());
        assertThat(after.writtenForId()).isEqualTo(department.id());
    }

    private LedgerEntry recorded(LedgerKind kind, String points, @Nullable Long post) {
        return ledger.find(ledger.record(clerk, draft(department.id(), post, kind, points))).orElseThrow();
    }

    private static LedgerEntry.Draft draft(long unit, @Nullable Long post, LedgerKind kind, String points) {
        return new LedgerEntry.Draft(unit, post, kind, new BigDecimal(points), MARCH, "目录未更新", "催办三次未更新", "考核办法第八条", null);
    }
}
