package cdo.start.demo;

import cdo.office.program.Parts;
import cdo.office.program.Phase;
import cdo.office.program.PhaseState;
import cdo.office.program.Phases;
import cdo.office.program.ProgramOpening;
import cdo.office.program.Progress;
import cdo.office.program.Submissions;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 试点与推行: the plan's program with its earlier phases behind it, this year's lists and trainings handed in (a few units are
 * late), some summaries accepted, one with the bureau and one returned.
 */
@Component
@Order(-10)
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class ProgramEpisode implements Episode {

    private static final String BY = "演示人员";
    /** Every so many units one hands in after the day. */
    private static final int LATE = 11;

    private final ProgramOpening opening;
    private final Phases phases;
    private final Progress progress;
    private final Submissions submissions;
    private final Routes routes;

    ProgramEpisode(ProgramOpening opening, Phases phases, Progress progress, Submissions submissions, Routes routes) {
        this.opening = opening;
        this.phases = phases;
        this.progress = progress;
        this.submissions = submissions;
        this.routes = routes;
    }

    @Override
    public void write(Scenario scenario, Actors actors, Script script) {
        LocalDate begins = scenario.begins();
        script.on(begins, () -> {
            var opened = opening.open(begins);
            if (scenario.officers()) {
                opening.phases(opened.programId()).stream().filter(phase -> phase.state() != PhaseState.PLANNED).forEach(phase -> {
                    past(phase, begins);
                    if (phase.state() == PhaseState.OPEN) {
                        exchanged(phase, actors.unit("宜昌市政务服务和大数据管理局"), begins);
                    }
                });
            }
        });
        if (scenario.officers()) {
            int year = begins.getYear(); // the year that is open; a newcomer of January finds last year's summaries coming in
            script.on(scenario.today().minusDays(10), () -> handIn(actors, "civil", "宜昌市民政局", year));
            script.on(scenario.today().minusDays(7), () -> decide(actors, "宜昌市民政局", year, false));
            script.on(scenario.today().minusDays(5), () -> handIn(actors, "emergency", "宜昌市应急管理局", year));
            script.on(scenario.today().minusDays(4), () -> decide(actors, "宜昌市应急管理局", year, true));
            script.on(scenario.today().minusDays(1), () -> handIn(actors, "housing", "宜昌市住房和城乡建设局", year));
        }
    }

    /** What units handed in before the day on which the history begins. */
    private void past(Phase phase, LocalDate begins) {
        int year = phase.starts().getYear();
        int place = 0;
        for (Unit unit : phases.members(phase.id())) {
            boolean late = ++place % LATE == 0;
            handedIn(phase, "roster", unit, LocalDate.of(year, late ? 6 : 5, late ? 8 : 21 + place % 8), Parts.EMPTY, begins);
            LocalDate trained = LocalDate.of(year, 6, 12).plusDays(late ? 52 : place % 30);
            handedIn(phase, "training", unit, trained, Parts.event(trained.minusDays(2), "本单位会议室", 18 + place % 40, BigDecimal.valueOf(4), "数据目录编制与数据安全培训（演示数据）"), begins);
            handedIn(phase, "summary", unit, LocalDate.of(year, 12, 8 + place % 20), summary(), begins);
        }
    }

    /** 业务交流会: the bureau's own. */
    private void exchanged(Phase phase, Unit bureau, LocalDate begins) {
        LocalDate held = LocalDate.of(phase.starts().getYear(), 6, 25);
        handedIn(phase, "exchange", bureau, held, Parts.event(held, "市民之家会议中心", 96, BigDecimal.valueOf(3), "全市首席数据官业务交流会（演示数据）"), begins);
    }

    private void handedIn(Phase phase, String key, Unit unit, LocalDate on, Parts parts, LocalDate begins) {
        if (on.isBefore(begins) && !on.isBefore(phase.starts())) {
            opening.handedIn(phase.id(), key, unit.id(), on, parts, BY);
        }
    }

    private static Parts summary() {
        return Parts.summary("本年度完成信息系统登记和数据目录编制，推动数据共享应用。（演示数据，与实际无关）", "部分历史数据质量不高，专业人员不足。", "建议统一数据质量规则，加强县级技术支持。");
    }

    private void handIn(Actors actors, String who, String unitName, int year) {
        Who steward = actors.as(who + "-steward");
        long unit = actors.unit(unitName).id();
        long owed = cell(steward, unit, year).owed().id();
        long id = submissions.draft(steward, owed);
        submissions.save(steward, id, submissions.get(steward, id).version(), summary());
        submissions.requestSignature(steward, id, submissions.get(steward, id).version());
        var ref = submissions.get(steward, id).ref();
        Run run = routes.current(ref).orElseThrow();
        Who head = actors.as(who + "-head");
        routes.sign(head, run.id(), run.version(), "同意");
    }

    private void decide(Actors actors, String unitName, int year, boolean accept) {
        Who clerk = actors.as("bureau-clerk");
        long id = java.util.Objects.requireNonNull(cell(clerk, actors.unit(unitName).id(), year).submissionId());
        int version = submissions.get(clerk, id).version();
        if (accept) {
            submissions.accept(clerk, id, version, "内容完整，予以受理。");
        } else {
            submissions.giveBack(clerk, id, version, "“存在的问题”过于笼统，请补充具体事项后重新报送。");
        }
    }

    private Progress.Cell cell(Who who, long unit, int year) {
        List<Progress.Cell> cells = progress.of(who, unit);
        return cells.stream().filter(cell -> cell.owed().obligation().key().equals("summary") && cell.due().getYear() == year).findFirst().orElseThrow();
    }
}
