package cdo.office.program;

import static cdo.office.program.tables.OwedTable.OWED;
import static cdo.office.program.tables.ObligationTable.OBLIGATION;
import static cdo.office.program.tables.PhaseTable.PHASE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The phases: their scope, their obligations, their opening. Whatever changes, the duties are those of exactly the units in scope. */
@Component
@Transactional
public class Phases {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Owing owing;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    Phases(DSLContext sql, ProgramRows rows, Owing owing, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.owing = owing;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    @Transactional(readOnly = true)
    public Phase get(long id) {
        return rows.phase(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Phase.KIND, id)));
    }

    /** The phase's organiser and program. */
    @Transactional(readOnly = true)
    public Program program(Phase phase) {
        return rows.program(phase.programId()).orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<Obligation> obligations(long phaseId) {
        return rows.obligations(phaseId);
    }

    /** Units in scope now, in their official order: departments before counties' units as organization sorts them. */
    @Transactional(readOnly = true)
    public List<Unit> members(long phaseId) {
        return rows.members(phaseId).stream().map(units::get).sorted(Comparator.comparingInt(Unit::position).thenComparing(Unit::id)).toList();
    }

    /** Phases of county programs that answer to this one. */
    @Transactional(readOnly = true)
    public List<Phase> below(long phaseId) {
        return rows.phases(PHASE.PARENT_ID.eq(phaseId));
    }

    @Transactional(readOnly = true)
    public List<Step> steps(long phaseId) {
        return rows.steps(SubjectRef.of(Phase.KIND, phaseId));
    }

    /** Opens a planned phase: from now on its obligations are owed. Opening an open one again only adds what is missing. */
    public void open(Who who, long phaseId) {
        Phase phase = organised(who, phaseId);
        if (rows.obligations(phaseId).isEmpty()) {
            throw new Problem.Refused("program.phase.noObligations");
        }
        if (phase.state() != PhaseState.OPEN) {
            move(phase, PhaseState.OPEN);
            rows.step(phase.ref(), "opened", who.name(), "");
        }
        int opened = owing.open(get(phaseId), clocks.today());
        audit.did(who, "program.phase-opened", phase.ref(), "duties", opened);
    }

    /** Closes a phase. What is still owed stays owed: closing forgives nobody. */
    public void close(Who who, long phaseId) {
        Phase phase = organised(who, phaseId);
        move(phase, PhaseState.CLOSED);
        rows.step(phase.ref(), "closed", who.name(), "");
        audit.did(who, "program.phase-closed", phase.ref());
    }

    /** Takes units into scope; in an open phase each gets its duties at once. */
    public void add(Who who, long phaseId, Collection<Long> unitIds) {
        Phase phase = organised(who, phaseId);
        if (unitIds.isEmpty()) {
            throw new Problem.Invalid("units", "program.scope.none");
        }
        mustBeOpenTo(who, phase, unitIds);
        LocalDate today = clocks.today();
        for (long unit : unitIds) {
            if (rows.join(phaseId, unit, today)) {
                rows.step(phase.ref(), "added", who.name(), units.get(unit).name());
                audit.did(who, "program.unit-added", phase.ref(), "unit", unit);
            }
        }
        if (phase.state() == PhaseState.OPEN) {
            owing.open(phase, today);
        }
    }

    /** Takes a unit out of scope; what it still owed is cancelled with the reason, what it has done stays done. */
    public void remove(Who who, long phaseId, long unitId, String reason) {
        Phase phase = organised(who, phaseId);
        who.must(ProgramRights.SCOPE, unitId);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "program.scope.reason");
        }
        if (!rows.leave(phaseId, unitId, clocks.today(), reason)) {
            throw new Problem.Refused("program.scope.notIn");
        }
        owing.cancel(OBLIGATION.PHASE_ID.eq(phaseId).and(OWED.UNIT_ID.eq(unitId)).and(OBLIGATION.DEBTOR.eq(Debtor.UNITS.name())), reason,
                Message.of("program.cancel.removed", reason));
        rows.step(phase.ref(), "removed", who.name(), units.get(unitId).name() + "：" + reason);
        audit.did(who, "program.unit-removed", phase.ref(), "unit", unitId, "reason", reason);
    }

    /** Adds an obligation; in an open phase it is owed at once. */
    public Obligation oblige(Who who, long phaseId, Obligation.Draft draft) {
        Phase phase = organised(who, phaseId);
        if (draft.windowFrom() != null && draft.windowFrom().isAfter(draft.due())) {
            throw new Problem.Invalid("windowFrom", "program.obligation.window", draft.due());
        }
        if (phase.state() == PhaseState.CLOSED || draft.due().isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "program.obligation.past", clocks.today());
        }
        if (rows.obligations(phaseId).stream().anyMatch(each -> each.key().equals(draft.key()))) {
            throw new Problem.Invalid("title", "program.obligation.twice", draft.title());
        }
        Obligation obligation = rows.insert(phaseId, draft);
        audit.did(who, "program.obligation-added", phase.ref(), "key", draft.key(), "due", draft.due());
        if (phase.state() == PhaseState.OPEN) {
            owing.open(phase, clocks.today());
        }
        return obligation;
    }

    /** Keeps the organiser's own words of the report. */
    public void write(Who who, long phaseId, int version, String experience, String outlook) {
        Phase phase = get(phaseId);
        who.must(ProgramRights.REPORT, program(phase).organiserUnitId());
        int changed = sql.update(PHASE).set(PHASE.EXPERIENCE, experience).set(PHASE.OUTLOOK, outlook).set(PHASE.VERSION, version + 1)
                .where(PHASE.ID.eq(phaseId)).and(PHASE.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(phase.ref());
        }
        audit.did(who, "program.report-written", phase.ref());
    }

    /** Locks the phase, so that opening and change of scope wait for each other. */
    private Phase organised(Who who, long phaseId) {
        who.must(ProgramRights.ORGANISE, program(get(phaseId)).organiserUnitId());
        return rows.lock(phaseId);
    }

    private void mustBeOpenTo(Who who, Phase phase, Collection<Long> unitIds) {
        if (phase.state() == PhaseState.CLOSED) {
            throw new Problem.Refused("program.phase.closed");
        }
        for (long unit : unitIds) {
            who.must(ProgramRights.SCOPE, unit);
            Unit found = units.get(unit);
            if (!found.on(clocks.today())) {
                throw new Problem.Invalid("units", "program.scope.gone", found.name());
            }
        }
    }

    private void move(Phase phase, PhaseState next) {
        sql.update(PHASE).set(PHASE.STATE, phase.moveTo(next).name()).set(PHASE.VERSION, phase.version() + 1).where(PHASE.ID.eq(phase.id())).execute();
    }
}
