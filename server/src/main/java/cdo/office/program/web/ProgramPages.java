package cdo.office.program.web;

import cdo.office.program.Phase;
import cdo.office.program.Program;
import cdo.office.program.ProgramRights;
import cdo.office.program.Programs;
import cdo.office.program.PhaseState;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of programs and one program's page. */
@Controller
public class ProgramPages {

    private final Programs programs;
    private final Units units;

    ProgramPages(Programs programs, Units units) {
        this.programs = programs;
        this.units = units;
    }

    /** A program in the register, with the phase that runs. */
    public record Line(Program program, Unit organiser, int phases, Optional<Phase> current) {
    }

    @GetMapping("/programs")
    Screen register(Who who, @RequestParam @Nullable Long organiser) {
        List<Line> lines = programs.all(who, organiser).stream().map(this::line).toList();
        return Screen.of("office/program/programs").with("lines", lines);
    }

    private Line line(Program program) {
        List<Phase> phases = programs.phases(program.id());
        return new Line(program, units.get(program.organiserUnitId()), phases.size(), phases.stream().filter(each -> each.state() == PhaseState.OPEN).findFirst());
    }

    @GetMapping("/programs/new")
    Screen blank(Who who) {
        who.must(ProgramRights.ORGANISE);
        return Screen.of("office/program/programNew").with("form", Form.empty());
    }

    @GetMapping("/programs/{id:\\d+}")
    Screen record(Who who, @PathVariable long id) {
        return record(who, id, Form.empty());
    }

    Screen record(Who who, long id, Form form) {
        who.must(ProgramRights.SEE);
        Program program = programs.get(id);
        return Screen.of("office/program/program").with("program", program).with("organiser", units.get(program.organiserUnitId())).with("phases", programs.phases(id))
                .with("form", form).with("organises", who.may(ProgramRights.ORGANISE, program.organiserUnitId()));
    }
}
