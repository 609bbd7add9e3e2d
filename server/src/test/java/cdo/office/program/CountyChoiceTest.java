package cdo.office.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A county chooses its own units (plan 一（三）2); and the plan's own pilot scope. */
@ServerTest
class CountyChoiceTest {

    @Autowired
    Bench bench;
    @Autowired
    CountyChoices choices;
    @Autowired
    Phases phases;
    @Autowired
    ProgramOpening opening;
    @Autowired
    Progress progress;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Who city;
    private Who county;
    private long phase;
    private List<Long> own;

    @BeforeEach
    void aCountyInScope() {
        lead = clocks.lead();
        clocks.today(LocalDate.of(2026, 3, 2));
        city = bench.clerk();
        phase = bench.phase(city);
        phases.add(city, phase, Set.of(bench.city.unit("夷陵区人民政府").id()));
        phases.open(city, phase);
        county = bench.city.acting(bench.city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        own = choices.choices(county.unitId()).stream().map(Unit::id).toList();
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void fiveUnitsAreTakenWithoutAQuestionAndOweToTheCountysBureau() {
        long chosen = choices.choose(county, phase, first(5), "");
        assertThat(phases.get(chosen).state()).isEqualTo(PhaseState.OPEN);
        assertThat(phases.get(chosen).choiceReason()).isNull();
        assertThat(phases.program(phases.get(chosen)).organiserUnitId()).isEqualTo(county.unitId());
        assertThat(bench.owed(chosen)).hasSize(15).allSatisfy(each -> assertThat(bench.duty(each).owedToUnitId()).isEqualTo(county.unitId()));
        assertThat(progress.counties(city, phase)).singleElement().satisfies(each -> {
            assertThat(each.chosen()).isEqualTo(5);
            assertThat(each.figures().owed()).isEqualTo(15);
        });
    }

    @Test
    void sixUnitsWarnAndTheReasonIsKept() {
        assertThatThrownBy(() -> choices.choose(county, phase, first(6), "")).isInstanceOfSatisfying(Problem.Invalid.class,
                warned -> assertThat(warned.errors()).extracting(Problem.FieldError::field).containsExactly("reason"));
        assertThat(choices.of(phase, county.unitId())).isEmpty();
        long chosen = choices.choose(county, phase, first(6), "城管与住建分设");
        assertThat(phases.get(chosen).choiceReason()).isEqualTo("城管与住建分设");
        assertThat(phases.members(chosen)).hasSize(6);
    }

    @Test
    void aChangedChoiceCancelsWhatIsLeftOut() {
        long chosen = choices.choose(county, phase, first(5), "");
        assertThat(choices.choose(county, phase, Set.copyOf(own.subList(1, 6)), "")).isEqualTo(chosen);
        assertThat(phases.members(chosen)).extracting(Unit::id).containsExactlyInAnyOrderElementsOf(own.subList(1, 6));
        assertThat(bench.owed(chosen)).hasSize(15).noneMatch(each -> each.unitId() == own.getFirst());
    }

    @Test
    void aForeignCountysUnitIsRefusedAndNothingIsWritten() {
        var wanted = new HashSet<>(first(4));
        wanted.add(bench.city.unit("当阳市公安局").id());
        assertThatThrownBy(() -> choices.choose(county, phase, wanted, "")).isInstanceOf(Problem.Denied.class);
        assertThat(choices.of(phase, county.unitId())).isEmpty();
    }

    @Test
    void aCountyOutOfScopeChoosesNothing() {
        Who foreign = bench.city.acting(bench.city.unit("当阳市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThat(choices.mayChoose(foreign, phases.get(phase))).isFalse();
        assertThatThrownBy(() -> choices.choose(foreign, phase, choices.choices(foreign.unitId()).stream().limit(5).map(Unit::id).collect(Collectors.toSet()), ""))
                .isInstanceOf(Problem.Refused.class);
    }

    @Test
    void thePlansPilotHasTenDepartmentsAndFourCountiesByName() {
        clocks.today(LocalDate.of(2022, 5, 20));
        var opened = opening.open(LocalDate.of(2022, 5, 20));
        assertThat(opening.open(LocalDate.of(2022, 5, 20))).isEqualTo(opened);
        Phase pilot = opening.phases(opened.programId()).stream().filter(each -> each.kind() == PhaseKind.PILOT).findFirst().orElseThrow();
        assertThat(phases.members(pilot.id())).extracting(Unit::name).containsExactlyInAnyOrder("宜昌市政务服务和大数据管理局", "宜昌市经济和信息化局", "宜昌市公安局",
                "宜昌市民政局", "宜昌市自然资源和规划局", "宜昌市住房和城乡建设局", "宜昌市交通运输局", "宜昌市卫生健康委员会", "宜昌市应急管理局", "宜昌市城市管理执法委员会",
                "宜都市人民政府", "当阳市人民政府", "长阳土家族自治县人民政府", "夷陵区人民政府");
        assertThat(phases.obligations(pilot.id())).extracting(Obligation::due).contains(LocalDate.of(2022, 5, 31), LocalDate.of(2022, 7, 31), LocalDate.of(2022, 12, 31));
    }

    private Set<Long> first(int number) {
        return Set.copyOf(own.subList(0, number));
    }
}
