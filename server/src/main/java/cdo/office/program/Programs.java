package cdo.office.program;

import static cdo.office.program.tables.PhaseTable.PHASE;
import static cdo.office.program.tables.ProgramTable.PROGRAM_;
import static org.jooq.impl.DSL.noCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All programs: begun by a bureau, extended by phases. That a program runs is open to every officer; what units hand in is not. */
@Component
@Transactional
public class Programs {

    private final ProgramRows rows;
    private final PlanTemplates templates;
    private final Audit audit;
    private final Clocks clocks;

    Programs(ProgramRows rows, PlanTemplates templates, Audit audit, Clocks clocks) {
        this.rows = rows;
        this.templates = templates;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** Begins a program of the person's own bureau; phases are added afterwards. */
    public long begin(Who who, Program.Draft draft) {
        who.must(ProgramRights.ORGANISE, who.unitId());
        long id = rows.insert(who.unitId(), null, checked(draft));
        audit.did(who, "program.begun", SubjectRef.of(Program.KIND, id), "title", draft.title());
        return id;
    }

    /** Begins a program with the phases, scope and obligations of the shipped plan, dated for the year of its start. */
    public long begin(Who who, Program.Draft draft, PlanTemplate template) {
        long id = begin(who, draft);
        int year = draft.starts().getYear();
        template.phases(year).forEach(phase -> templates.add(id, who.unitId(), phase, PhaseState.PLANNED, clocks.today()));
        return id;
    }

    /** Adds a phase, planned until it is opened. */
    public long addPhase(Who who, long programId, Phase.Draft draft) {
        Program program = get(programId);
        who.must(ProgramRights.ORGANISE, program.organiserUnitId());
        if (draft.ends().isBefore(draft.starts())) {
            throw new Problem.Invalid("ends", "program.dates.order", draft.starts());
        }
        if (draft.starts().isBefore(program.starts())) {
            throw new Problem.Invalid("starts", "program.phase.beforeProgram", program.starts());
        }
        long id = rows.insert(programId, null, PhaseState.PLANNED, null, draft);
        audit.did(who, "program.phase-added", SubjectRef.of(Phase.KIND, id), "program", programId, "title", draft.title());
        return id;
    }

    @Transactional(readOnly = true)
    public Program get(long id) {
        return rows.program(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Program.KIND, id)));
    }

    /** Every program, newest first; those of one organiser when given. */
    @Transactional(readOnly = true)
    public List<Program> all(Who who, @Nullable Long organiser) {
        who.must(ProgramRights.SEE);
        return rows.programs(organiser == null ? noCondition() : PROGRAM_.ORGANISER_UNIT_ID.eq(organiser)).stream().filter(program -> known(who, program)).toList();
    }

    /** Known to every officer; to an outside auditor when the organiser or a unit that takes part lies in the mandate. */
    private boolean known(Who who, Program program) {
        return who.seat() != null || who.reads(program.organiserUnitId())
                || phases(program.id()).stream().flatMap(phase -> rows.members(phase.id()).stream()).anyMatch(who::reads);
    }

    @Transactional(readOnly = true)
    public List<Phase> phases(long programId) {
        return rows.phases(PHASE.PROGRAM_ID.eq(programId));
    }

    private static Program.Draft checked(Program.Draft draft) {
        LocalDate ends = draft.ends();
        if (ends != null && ends.isBefore(draft.starts())) {
            throw new Problem.Invalid("ends", "program.dates.order", draft.starts());
        }
        return draft;
    }
}
