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
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class ExpertsTest {

    @Autowired
    Faculty faculty;
    @Autowired
    Experts experts;
    @Autowired
    ExpertPool pool;
    @Autowired
    ExpertRows rows;
    @Autowired
    Duties duties;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;

    private Unit department;
    private Who clerk;

    @BeforeEach
    void aDepartment() {
        department = faculty.department();
        clerk = faculty.clerk();
    }

    private List<Duty> duties(long id) {
        return duties.about(rows.get(id).ref());
    }

    @Test
    void aNominationIsTheBureausDutyUntilItDecides() {
        long id = faculty.nominated(department, ProfessionalField.LAW);
        assertThat(duties(id)).singleElement().satisfies(duty -> {
            assertThat(duty.debtorUnitId()).isEqualTo(faculty.bureau().id());
            assertThat(duty.ruleKey()).isEqualTo(TalentRules.REVIEW);
        });
        experts.giveBack(clerk, id, 0, "请补充业绩");
        assertThat(duties(id)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
        experts.complete(faculty.steward(department), id, 1, Faculty.text(ProfessionalField.LAW, ProfessionalField.AUDITING));
        assertThat(duties(id)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.OPEN);
        LocalDate today = clocks.today();
        experts.admit(clerk, id, 2, today, today.plusYears(3));
        assertThat(rows.get(id).inPool(today)).isTrue();
        assertThat(duties(id)).extracting(Duty::state).containsOnly(DutyState.MET);
        assertThat(experts.history(rows.get(id))).extracting(Step::what).containsExactly("admitted", "nominated", "returned", "nominated");
    }

    @Test
    void nobodyIsTwiceInAPoolAndNobodyAdmitsHimself() {
        Who steward = faculty.steward(department);
        long person = faculty.city.person(department);
        experts.nominate(steward, person, Faculty.text(ProfessionalField.LAW));
        assertThatThrownBy(() -> experts.nominate(steward, person, Faculty.text(ProfessionalField.LAW))).isInstanceOf(Problem.Invalid.class);
        long own = experts.nominate(clerk, clerk.personId(), Faculty.text(ProfessionalField.LAW));
        assertThatThrownBy(() -> experts.admit(clerk, own, 0, clocks.today(), clocks.today().plusYears(1))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aTermIsFiveYearsAtMostAndRenewingIsTheBureausDutyBeforeItEnds() {
        long id = faculty.nominated(department, ProfessionalField.LAW);
        LocalDate today = clocks.today();
        assertThatThrownBy(() -> experts.admit(clerk, id, 0, today, today.plusYears(6))).isInstanceOf(Problem.Invalid.class);
        experts.admit(clerk, id, 0, today, today.plusDays(20));
        transaction.executeWithoutResult(any -> experts.termsEnding(today, today.plusDays(30)));
        transaction.executeWithoutResult(any -> experts.termsEnding(today, today.plusDays(30)));
        assertThat(duties(id)).filteredOn(duty -> duty.ruleKey().equals(TalentRules.TERM)).singleElement().satisfies(duty -> assertThat(duty.due()).isEqualTo(today.plusDays(20)));
        assertThatThrownBy(() -> experts.renew(clerk, id, 1, today.plusDays(20))).isInstanceOf(Problem.Invalid.class);
        experts.renew(clerk, id, 1, today.plusYears(1));
        assertThat(duties(id)).filteredOn(duty -> duty.ruleKey().equals(TalentRules.TERM)).singleElement().satisfies(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
    }

    @Test
    void whoLeavesIsNoLongerInThePoolAndMayBeNominatedAgain() {
        long id = faculty.admitted(department, ProfessionalField.LAW);
        assertThatThrownBy(() -> experts.release(clerk, id, 1, " ")).isInstanceOf(Problem.Invalid.class);
        experts.release(clerk, id, 1, "工作调动");
        assertThat(rows.get(id).inPool(clocks.today())).isFalse();
        assertThatThrownBy(() -> experts.renew(clerk, id, 2, clocks.today().plusYears(4))).isInstanceOf(Problem.Refused.class);
        experts.nominate(faculty.steward(department), rows.get(id).personId(), Faculty.text(ProfessionalField.LAW));
    }

    @Test
    void aStaleDecisionIsRefused() {
        long id = faculty.nominated(department, ProfessionalField.LAW);
        experts.giveBack(clerk, id, 0, "请补充");
        assertThatThrownBy(() -> experts.complete(faculty.steward(department), id, 0, Faculty.text(ProfessionalField.LAW))).isInstanceOf(Problem.Stale.class);
    }

    @Test
    void aPoolIsKnownInItsLevelAndNominationsOnlyToThoseConcerned() {
        long admitted = faculty.admitted(department, ProfessionalField.LAW);
        long nominated = faculty.nominated(department, ProfessionalField.LAW);
        Who colleague = faculty.steward(faculty.department());
        Who stranger = faculty.city.acting(faculty.city.unit("当阳市人民政府"), PostKind.DATA_STEWARD);
        assertThat(pool.get(colleague, admitted).id()).isEqualTo(admitted);
        assertThatThrownBy(() -> pool.get(colleague, nominated)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> pool.get(stranger, admitted)).isInstanceOf(Problem.NotFound.class);
        assertThat(pool.slice(colleague, "", ProfessionalField.LAW, null, new Slice.Ask(1, 100)).rows()).extracting(line -> line.expert().id()).contains(admitted).doesNotContain(nominated);
        assertThat(pool.slice(stranger, "", null, null, new Slice.Ask(1, 100)).rows()).extracting(line -> line.expert().id()).doesNotContain(admitted, nominated);
        assertThatThrownBy(() -> experts.nominate(colleague, faculty.city.person(department), Faculty.text(ProfessionalField.LAW))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> experts.admit(colleague, nominated, 0, clocks.today(), clocks.today().plusYears(1))).isInstanceOf(Problem.Denied.class);
    }
}
