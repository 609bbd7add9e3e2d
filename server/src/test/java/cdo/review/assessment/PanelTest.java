package cdo.review.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PanelTest {

    @Autowired
    RunBench bench;
    @Autowired
    Panels panels;
    @Autowired
    RunPapers papers;
    @Autowired
    cdo.office.talent.Draws draws;
    @Autowired
    Scores scores;
    @Autowired
    cdo.office.duties.Duties duties;
    @Autowired
    cdo.office.duties.Ledger ledger;
    @Autowired
    cdo.platform.measures.Catalogue catalogue;
    @Autowired
    cdo.platform.organization.Units units;
    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit unit;
    private Who clerk;
    private AssessmentRun run;
    private long own;

    @BeforeEach
    void aRunAtThePanel() {
        lead = clocks.lead();
        clocks.today(RunBench.NOVEMBER);
        unit = bench.department();
        Unit outside = bench.department();
        own = bench.expert(unit);
        bench.expert(outside);
        bench.expert(outside);
        bench.expert(outside);
        clerk = bench.clerk();
        bench.facts(unit, 4, 4);
        run = bench.frozen(clerk, AssessmentRun.Settings.USUAL, unit);
        bench.first.asClaimed(clerk, bench.of(run, unit).id());
        bench.first.finish(clerk, run.id(), run.version());
        run = bench.rows.get(run.id());
    }

    @AfterEach
    void asItWas() {
        bench.measure.rows.clear();
        clocks.lead(lead);
    }

    private Panel drawn() {
        return panels.find(panels.draw(clerk, run.id(), List.of(), null)).orElseThrow();
    }

    @Test
    void whatNeedsExpertsWaitsForThePanelAndNobodyOfTheUnitIsDrawn() {
        assertThat(run.stage()).isEqualTo(RunStage.PANEL);
        assertThat(bench.of(run, unit).total()).isEqualByComparingTo("60");
        Panel panel = drawn();
        assertThat(panel.reviewers()).hasSize(2).noneMatch(each -> each.personId() == own);
        assertThat(panel.seed()).isNotBlank();
        assertThatThrownBy(() -> panels.draw(clerk, run.id(), List.of(), null)).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> panels.finish(clerk, run.id(), run.version())).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void whatAReviewerOwesInPersonCountsNeitherForTheUnitNorForItsOfficer() {
        Panel panel = drawn();
        duties.about(panel.ref()).forEach(duty -> assertThat(duty.inPerson()).isTrue());
        long home = duties.about(panel.ref()).getFirst().debtorUnitId();
        bench.officer(units.get(home));
        var before = ledger.onTime(home, 2026);
        clocks.today(clocks.today().plusDays(40));
        transaction.executeWithoutResult(_ -> panel.reviewers().forEach(each -> duties.discharge("assessment.panel", panel.ref(), "reviewer-" + each.personId(), clocks.today(), null)));
        assertThat(duties.about(panel.ref())).allSatisfy(duty -> {
            assertThat(duty.state()).isEqualTo(cdo.office.duties.DutyState.MET_LATE);
            assertThat(duty.personId()).isNull();
        });
        assertThat(ledger.onTime(home, 2026)).isEqualTo(before);
        assertThat(catalogue.get("duties.met-on-time").rows(clocks.today())).extracting(row -> row.subject()).doesNotContainAnyElementsOf(duties.about(panel.ref()).stream().map(cdo.office.duties.Duty::ref).toList());
    }

    @Test
    void reviewersAreBlindToEachOtherAndTheMeanCounts() {
        Panel panel = drawn();
        Who first = reviewer(panel, 0);
        Who second = reviewer(panel, 1);
        mark(first, panel, "30");
        mark(second, panel, "32.5");
        assertThat(panels.marks(first, panel)).extracting(mark -> mark.points().stripTrailingZeros().toPlainString()).containsExactly("30");
        assertThat(panels.marks(clerk, panel)).isEmpty();
        panels.submit(first, panel.id());
        assertThatThrownBy(() -> mark(first, panel, "40")).isInstanceOf(Problem.Refused.class);
        panels.submit(second, panel.id());
        assertThat(panels.find(panel.id()).orElseThrow().stage()).isEqualTo(PanelStage.CLOSED);
        assertThat(bench.of(run, unit).total()).isEqualByComparingTo("91.25");
        panels.finish(clerk, run.id(), run.version());
        assertThat(bench.rows.get(run.id()).stage()).isEqualTo(RunStage.PUBLICITY);
        assertThat(scores.differences(bench.rows.get(run.id()))).isEmpty();
    }

    @Test
    void marksFarApartForceATalk() {
        Panel panel = drawn();
        Who first = reviewer(panel, 0);
        Who second = reviewer(panel, 1);
        mark(first, panel, "10");
        mark(second, panel, "30");
        panels.submit(first, panel.id());
        panels.submit(second, panel.id());
        Panel talking = panels.find(panel.id()).orElseThrow();
        assertThat(talking.stage()).isEqualTo(PanelStage.TALK);
        assertThat(bench.of(run, unit).total()).isEqualByComparingTo("60");
        assertThat(panels.marks(first, talking)).hasSize(2);
        assertThatThrownBy(() -> panels.finish(clerk, run.id(), run.version())).isInstanceOf(Problem.Refused.class);
        mark(first, panel, "28");
        panels.settle(clerk, panel.id(), panels.talks(talking).getFirst().id(), "一致认为成效属实");
        assertThat(bench.of(run, unit).total()).isEqualByComparingTo("89");
    }

    @Test
    void theRecordOfAPanelTellsTheDrawTheMarksAndTheTalk() {
        Panel panel = drawn();
        Who first = reviewer(panel, 0);
        Who second = reviewer(panel, 1);
        mark(first, panel, "10");
        mark(second, panel, "30.5");
        panels.submit(first, panel.id());
        panels.submit(second, panel.id());
        assertThatThrownBy(() -> papers.record(clerk, panel.id())).as("still talking").isInstanceOf(Problem.Refused.class);
        panels.settle(clerk, panel.id(), panels.talks(panel).getFirst().id(), "分歧有据，保留各自评分");
        assertThat(papers.record(clerk, panel.id()).toString()).contains(panel.seed(), panel.reviewers().getFirst().name(), unit.name(), "B1 应用创新", "30.5", "20.25", "分歧有据，保留各自评分");
        assertThatThrownBy(() -> papers.record(bench.officer(unit), panel.id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aMarkStaysWithinTheRangeAndItsSteps() {
        Panel panel = drawn();
        Who first = reviewer(panel, 0);
        assertThatThrownBy(() -> mark(first, panel, "40.5")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> mark(first, panel, "30.2")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> panels.submit(first, panel.id())).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aReviewerWhoCannotServeIsReplacedByTheNextOfTheDraw() {
        Panel panel = drawn();
        long leaving = panel.reviewers().getFirst().personId();
        Who first = reviewer(panel, 0);
        assertThatThrownBy(() -> panels.recuse(first, panel.id(), bench.of(run, unit).id(), "亲属在该单位")).isInstanceOf(Problem.Refused.class).hasMessageContaining("tooFew");
        panels.substitute(clerk, panel.id(), leaving, "亲属在该单位");
        assertThat(panels.find(panel.id()).orElseThrow().reviewers()).hasSize(2).noneMatch(each -> each.personId() == leaving);
        assertThatThrownBy(() -> panels.get(first, panel.id())).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void fromThePublicityOnEveryoneConcernedChecksTheDrawByItsNumbers() {
        Panel panel = drawn();
        Who officer = bench.officer(unit);
        Who first = reviewer(panel, 0);
        assertThatThrownBy(() -> draws.get(officer, panel.drawId())).isInstanceOf(Problem.NotFound.class);
        mark(first, panel, "30");
        mark(reviewer(panel, 1), panel, "30");
        panels.submit(first, panel.id());
        panels.submit(reviewer(panel, 1), panel.id());
        panels.finish(clerk, run.id(), run.version());
        assertThat(draws.get(officer, panel.drawId()).seed()).isEqualTo(panel.seed());
        Who stranger = bench.officer(bench.department());
        assertThatThrownBy(() -> draws.get(stranger, panel.drawId())).isInstanceOf(Problem.NotFound.class);
    }

    private Who reviewer(Panel panel, int place) {
        return bench.reviewer(panel.reviewers().get(place).personId());
    }

    private void mark(Who who, Panel panel, String points) {
        panels.mark(who, panel.id(), bench.of(run, unit).id(), "B1", new BigDecimal(points), "");
    }
}
