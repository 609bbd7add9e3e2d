package cdo.office.program.web;

import cdo.office.program.CellState;
import cdo.office.program.CountyChoices;
import cdo.office.program.Phase;
import cdo.office.program.Phases;
import cdo.office.program.Program;
import cdo.office.program.ProgramRights;
import cdo.office.program.Progress;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Charts;
import cdo.platform.web.Form;
import cdo.platform.web.Page;
import cdo.platform.web.Rate;
import cdo.platform.web.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A phase: its board, its scope and obligations, the comparison of counties, a county's own choice. */
@Controller
public class PhasePages {

    private final Phases phases;
    private final Progress progress;
    private final CountyChoices choices;
    private final Units units;
    private final Clocks clocks;

    PhasePages(Phases phases, Progress progress, CountyChoices choices, Units units, Clocks clocks) {
        this.phases = phases;
        this.progress = progress;
        this.choices = choices;
        this.units = units;
        this.clocks = clocks;
    }

    /** What every part of a phase shows at its head. */
    public record Head(Phase phase, Program program, Unit organiser, boolean organises, boolean chooses, String part) {
    }

    Head head(Who who, long id, String part) {
        who.must(ProgramRights.SEE);
        Phase phase = phases.get(id);
        Program program = phases.program(phase);
        return new Head(phase, program, units.get(program.organiserUnitId()), who.may(ProgramRights.ORGANISE, program.organiserUnitId()), choices.mayChoose(who, phase), part);
    }

    @GetMapping("/programs/phases/{id:\\d+}")
    Screen board(Who who, @PathVariable long id, @RequestParam(defaultValue = "") String state, @RequestParam @Nullable Long unit) {
        Progress.Board board = progress.board(who, id);
        CellState asked = java.util.Arrays.stream(CellState.values()).filter(each -> each.name().equals(state)).findFirst().orElse(null);
        return Screen.of("office/program/board").with("head", head(who, id, "board")).with("figures", board.figures()).with("total", board.rows().size())
                .with("board", board.only(asked, unit)).with("units", board.rows().stream().map(Progress.Row::unit).toList()).with("steps", phases.steps(id));
    }

    @GetMapping("/programs/phases/{id:\\d+}/scope")
    Screen scope(Who who, @PathVariable long id) {
        return scope(who, id, Form.empty());
    }

    Screen scope(Who who, long id, Form form) {
        Head head = head(who, id, "scope");
        List<Unit> members = phases.members(id);
        Set<Long> in = members.stream().map(Unit::id).collect(Collectors.toSet());
        List<Unit> others = head.organises() ? units.all(clocks.today()).stream().filter(unit -> !in.contains(unit.id())).filter(unit -> who.may(ProgramRights.SCOPE, unit.id()))
                .filter(unit -> eligible(head.organiser(), unit)).toList() : List.of();
        return Screen.of("office/program/scope").with("head", head).with("members", members).with("others", others).with("obligations", phases.obligations(id)).with("form", form);
    }

    /** Units of the organiser's own region, and the governments directly below: what is further down is the county's own choice. */
    private boolean eligible(Unit organiser, Unit unit) {
        return switch (unit.kind()) {
            case AUTHORITY -> false;
            case GOVERNMENT -> unit.parentId() != null && unit.parentId().equals(organiser.parentId());
            default -> unit.regionId() == organiser.regionId();
        };
    }

    @GetMapping("/programs/phases/{id:\\d+}/counties")
    Screen counties(Who who, Page page, @PathVariable long id) {
        List<Progress.County> counties = progress.counties(who, id);
        var values = new LinkedHashMap<String, Number>();
        counties.stream().filter(each -> each.figures().owed() > 0)
                .forEach(each -> values.put(each.government().shortName(page.language()), Rate.of(each.figures().met(), each.figures().owed()).percent()));
        return Screen.of("office/program/counties").with("head", head(who, id, "counties")).with("counties", counties).with("chart", values.isEmpty() ? "" : Charts.bars(values, "%"));
    }

    @GetMapping("/programs/phases/{id:\\d+}/choice")
    Screen choice(Who who, @PathVariable long id) {
        var chosen = choices.of(id, who.unitId());
        Form form = chosen.map(own -> Form.filled(java.util.Map.of("units", phases.members(own.id()).stream().map(Unit::id).toList(),
                "reason", own.choiceReason() == null ? "" : own.choiceReason()))).orElseGet(Form::empty);
        return choice(who, id, form);
    }

    Screen choice(Who who, long id, Form form) {
        who.must(ProgramRights.ORGANISE);
        Head head = head(who, id, "choice");
        return Screen.of("office/program/choice").with("head", head).with("choices", choices.choices(who.unitId())).with("form", form)
                .with("expected", head.phase().expectedChoice() == null ? 0 : head.phase().expectedChoice());
    }
}
