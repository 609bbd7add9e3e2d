package cdo.office.talent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Contracts and operating bodies. */
@ServerTest
class ContractsTest {

    @Autowired
    Faculty faculty;
    @Autowired
    Contracts contracts;
    @Autowired
    OperatingBodies bodies;
    @Autowired
    ContractsInForce inForce;
    @Autowired
    BodiesOperating operating;
    @Autowired
    Duties duties;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;

    private Unit department;
    private Who steward;
    private LocalDate today;

    @BeforeEach
    void aDepartment() {
        department = faculty.department();
        steward = faculty.steward(department);
        today = clocks.today();
    }

    private Contract.Text text(LocalDate starts, LocalDate ends) {
        return new Contract.Text(ContractKind.APPOINTED_CIVIL_SERVANT, "数据架构师", "赵六", "负责数据架构", new Contract.Term("HT-1", starts, starts, ends, new BigDecimal("300000")));
    }

    private List<Duty> duties(long id) {
        return duties.about(contracts.find(id).orElseThrow().ref());
    }

    @Test
    void aContractIsSignedBeforeItIsRegisteredAndItsNumberIsOneHoweverItIsWritten() {
        assertThatThrownBy(() -> contracts.register(steward, text(today.plusDays(1), today.plusYears(1)))).isInstanceOfSatisfying(Problem.Invalid.class,
                invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("signedOn"));
        contracts.register(steward, text(today, today.plusYears(1)));
        var same = new Contract.Text(ContractKind.PURCHASED_SERVICE, "数据治理", "某公司", "驻场", new Contract.Term("ht-1", today, today, today.plusYears(1), null));
        assertThatThrownBy(() -> contracts.register(steward, same)).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("number"));
    }

    @Test
    void aContractBecomesADutySixtyDaysBeforeItsEndAndOnlyOnce() {
        long id = contracts.register(steward, text(today, today.plusDays(Contracts.NOTICE + 1)));
        assertThat(duties(id)).isEmpty();
        transaction.executeWithoutResult(any -> contracts.endsComing(today));
        assertThat(duties(id)).isEmpty();
        transaction.executeWithoutResult(any -> contracts.endsComing(today.plusDays(1)));
        transaction.executeWithoutResult(any -> contracts.endsComing(today.plusDays(2)));
        assertThat(duties(id)).singleElement().satisfies(duty -> {
            assertThat(duty.due()).isEqualTo(today.plusDays(Contracts.NOTICE + 1));
            assertThat(duty.debtorUnitId()).isEqualTo(department.id());
        });
    }

    @Test
    void renewingMeetsTheDutyAndTheNewContractFollowsTheOld() {
        long id = contracts.register(steward, text(today.minusYears(1), today.plusDays(20)));
        assertThat(duties(id)).hasSize(1);
        assertThatThrownBy(() -> contracts.renew(steward, id, 0, new Contract.Term("HT-2", today, today.plusDays(1), today.plusDays(10), null), "合格")).isInstanceOf(Problem.Invalid.class);
        long next = contracts.renew(steward, id, 0, new Contract.Term("HT-2", today, today.plusDays(21), today.plusYears(1), null), "年度考核合格");
        assertThat(duties(id)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
        assertThat(contracts.find(next).orElseThrow().renewalOf()).isEqualTo(id);
        assertThat(contracts.find(id).orElseThrow()).satisfies(old -> {
            assertThat(old.stage()).isEqualTo(ContractStage.RENEWED);
            assertThat(old.inForce(today.plusDays(20))).isTrue();
            assertThat(old.inForce(today.plusDays(21))).isFalse();
        });
        assertThatThrownBy(() -> contracts.end(steward, id, 1, today, "重复")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aContractOfAnotherTimeOrWithANumberTwiceIsNotRegistered() {
        assertThatThrownBy(() -> contracts.register(steward, text(LocalDate.of(1900, 1, 1), LocalDate.of(1900, 12, 31)))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> contracts.register(steward, text(LocalDate.of(1900, 1, 1), today.plusDays(1)))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> contracts.register(steward, text(today.minusDays(9), today.minusDays(1)))).isInstanceOf(Problem.Invalid.class);
        contracts.register(steward, text(today, today.plusYears(1)));
        assertThatThrownBy(() -> contracts.register(steward, text(today, today.plusYears(2))))
                .isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors()).extracting(Problem.FieldError::field).containsExactly("number"));
    }

    @Test
    void anEarlyEndIsATerminationAndCountsNoMore() {
        long id = contracts.register(steward, text(today.minusDays(10), today.plusDays(300)));
        assertThat(inForce.rows(today)).anyMatch(row -> row.subject().id() == id);
        assertThatThrownBy(() -> contracts.end(steward, id, 0, today.plusDays(301), "x")).isInstanceOf(Problem.Invalid.class);
        contracts.end(steward, id, 0, today.minusDays(1), "服务不达标");
        assertThat(contracts.find(id).orElseThrow().stage()).isEqualTo(ContractStage.TERMINATED);
        assertThat(inForce.rows(today)).noneMatch(row -> row.subject().id() == id);
        assertThat(inForce.rows(today.minusDays(1))).anyMatch(row -> row.subject().id() == id);
    }

    @Test
    void aCorrectedEndMovesTheWarning() {
        long id = contracts.register(steward, text(today.minusYears(1), today.plusDays(20)));
        contracts.correct(steward, id, 0, text(today.minusYears(1), today.plusDays(400)));
        assertThat(duties(id)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.CANCELLED));
        assertThatThrownBy(() -> contracts.correct(steward, id, 0, text(today, today.plusDays(2)))).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void contractsAreTheUnitsOwnAndGoToItsSuccessor() {
        long id = contracts.register(steward, text(today, today.plusYears(1)));
        Unit sibling = faculty.department();
        Who stranger = faculty.steward(sibling);
        assertThatThrownBy(() -> contracts.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> contracts.end(stranger, id, 0, today, "x")).isInstanceOf(Problem.Denied.class);
        units.merge(faculty.clerk(), Set.of(department.id()), sibling.id(), today, "机构改革文件");
        assertThat(contracts.find(id).orElseThrow().unitId()).isEqualTo(sibling.id());
        assertThat(inForce.rows(today)).filteredOn(row -> row.subject().id() == id).singleElement().satisfies(row -> assertThat(row.unitId()).isEqualTo(sibling.id()));
    }

    @Test
    void anOperatingBodyIsPreparedThenOperatesThenCloses() {
        var text = new OperatingBody.Text("五峰数据运营公司", BodyKind.STATE_COMPANY, "", "公共数据运营", "五政发〔2026〕1号", 12, "");
        assertThatThrownBy(() -> bodies.register(steward, new OperatingBody.Text("x", BodyKind.STATE_COMPANY, "123", "x", "x", null, ""))).isInstanceOf(Problem.Invalid.class);
        long id = bodies.register(steward, text);
        Who colleague = faculty.steward(faculty.department());
        assertThatThrownBy(() -> bodies.get(colleague, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> bodies.operate(steward, id, 0, today.plusDays(1))).isInstanceOf(Problem.Invalid.class);
        bodies.operate(steward, id, 0, today.minusDays(3));
        assertThat(bodies.get(colleague, id).stage()).isEqualTo(BodyStage.OPERATING);
        assertThat(operating.rows(today)).anyMatch(row -> row.subject().id() == id);
        assertThat(operating.rows(today.minusDays(4))).noneMatch(row -> row.subject().id() == id);
        bodies.close(steward, id, 1, "并入市级平台");
        assertThat(operating.rows(today)).noneMatch(row -> row.subject().id() == id);
        assertThatThrownBy(() -> bodies.operate(steward, id, 2, today)).isInstanceOf(Problem.Refused.class);
    }
}
