package cdo.office.program;

import static cdo.office.program.tables.PhaseTable.PHASE;
import static cdo.office.program.tables.ProgramTable.PROGRAM_;
import static cdo.office.program.tables.SubmissionTable.SUBMISSION;
import static cdo.office.program.tables.OwedTable.OWED;
import static cdo.office.program.tables.ObligationTable.OBLIGATION;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.CityFoundation;
import cdo.platform.organization.Units;
import cdo.platform.web.City;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets up the founding program of a demonstration city and its invented past, when nobody could answer for it yet. */
@Component
public class ProgramOpening {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final PlanTemplates templates;
    private final Owing owing;
    private final CityFoundation foundation;
    private final Units units;
    private final ObjectProvider<City> city;
    private final Audit audit;
    private final Clocks clocks;

    ProgramOpening(DSLContext sql, ProgramRows rows, PlanTemplates templates, Owing owing, CityFoundation foundation, Units units, ObjectProvider<City> city,
                   Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.templates = templates;
        this.owing = owing;
        this.foundation = foundation;
        this.units = units;
        this.city = city;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The program and the phase that runs on the day it was opened for. */
    public record Opened(long programId, long phaseId) {
    }

    /**
     * Founds the plan's program for the city's bureau as it stands on a day: at 2022-05-20 the pilot is open and the
     * roll-out planned; later years have the earlier phases behind them and their own yearly phase open. Repeating it
     * answers what exists.
     */
    @Transactional
    public Opened open(LocalDate day) {
        mustBeDemo();
        long organiser = units.bureau(foundation.city().id(), day).id();
        var known = rows.programs(PROGRAM_.DOCUMENT_NUMBER.eq(PlanTemplate.DOCUMENT_NUMBER));
        if (!known.isEmpty()) {
            return new Opened(known.getFirst().id(), current(known.getFirst().id()));
        }
        PlanTemplate plan = PlanTemplate.YICHANG;
        long program = rows.insert(organiser, null, plan.program());
        long pilot = add(program, organiser, plan.pilot(2022), state(2022, day));
        long rollout = add(program, organiser, plan.rollout(2023), state(2023, day));
        long current = day.getYear() <= 2022 ? pilot : day.getYear() == 2023 ? rollout : add(program, organiser, plan.yearly(day.getYear()), PhaseState.OPEN);
        audit.system("ProgramOpening", "program.begun", SubjectRef.of(Program.KIND, program), "day", day);
        return new Opened(program, current);
    }

    private static PhaseState state(int year, LocalDate day) {
        return day.getYear() < year ? PhaseState.PLANNED : day.getYear() == year ? PhaseState.OPEN : PhaseState.CLOSED;
    }

    private long add(long program, long organiser, PlanTemplate.TemplatePhase template, PhaseState state) {
        LocalDate from = template.phase().starts();
        long id = templates.add(program, organiser, template, state, from);
        Phase phase = rows.phase(id).orElseThrow();
        if (state == PhaseState.OPEN) {
            owing.open(phase, from);
        } else if (state == PhaseState.CLOSED) {
            owing.recall(phase, from);
        }
        return id;
    }

    private long current(long program) {
        return rows.phases(PHASE.PROGRAM_ID.eq(program).and(PHASE.STATE.eq(PhaseState.OPEN.name()))).stream().findFirst().map(Phase::id).orElse(0L);
    }

    /** All phases of the program, for setting up their past. */
    @Transactional(readOnly = true)
    public List<Phase> phases(long programId) {
        return rows.phases(PHASE.PROGRAM_ID.eq(programId));
    }

    /**
     * Enters what a unit handed in on a past day, accepted as it was; meets its duty as of that day.
     *
     * @param key for example {@code training}
     * @param by  who drafted it, by name
     * @return true when the obligation was met by it
     */
    @Transactional
    public boolean handedIn(long phaseId, String key, long unitId, LocalDate on, Parts parts, String by) {
        mustBeDemo();
        Owed owed = rows.owed(OBLIGATION.PHASE_ID.eq(phaseId).and(OBLIGATION.KEY.eq(key)).and(OWED.UNIT_ID.eq(unitId)).and(OWED.CANCELLED_ON.isNull())).stream().findFirst()
                .orElseThrow(() -> new Problem.Refused("program.submission.notOwed"));
        long organiser = rows.program(rows.phase(phaseId).orElseThrow().programId()).orElseThrow().organiserUnitId();
        Instant at = on.atTime(LocalTime.of(10, 0)).atZone(Clocks.ZONE).toInstant();
        sql.insertInto(SUBMISSION).set(SUBMISSION.OWED_ID, owed.id()).set(SUBMISSION.UNIT_ID, unitId).set(SUBMISSION.ORGANISER_UNIT_ID, organiser)
                .set(SUBMISSION.STAGE, SubmissionStage.ACCEPTED.name()).set(SubmissionRow.columns(parts)).set(SUBMISSION.SAVED_BY, by).set(SUBMISSION.SAVED_AT, at)
                .set(SUBMISSION.ROUND, 1).set(SUBMISSION.FIRST_SUBMITTED_ON, on).set(SUBMISSION.SUBMITTED_ON, on).set(SUBMISSION.ACCEPTED_ON, on)
                .onConflictDoNothing().execute();
        return owing.meet(owed, on, Message.of("program.why.accepted", on));
    }

    private void mustBeDemo() {
        City named = city.getIfAvailable();
        if (named == null || !named.demo()) {
            throw new Problem.Refused("program.opening.demo");
        }
    }
}
