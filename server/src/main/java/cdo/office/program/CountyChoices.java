package cdo.office.program;

import static cdo.office.program.tables.PhaseTable.PHASE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A county in scope chooses its own units (plan 一（三）2: 原则上自主选择5个部门或单位). The choice founds the county's own
 * program, run by the county's bureau: the chosen units owe to it what the county owes to the city.
 */
@Component
@Transactional
public class CountyChoices {

    private final DSLContext sql;
    private final ProgramRows rows;
    private final Phases phases;
    private final Owing owing;
    private final Units units;
    private final Audit audit;
    private final Clocks clocks;

    CountyChoices(DSLContext sql, ProgramRows rows, Phases phases, Owing owing, Units units, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.phases = phases;
        this.owing = owing;
        this.units = units;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The county's own phase under the city's, once it has chosen. */
    @Transactional(readOnly = true)
    public Optional<Phase> of(long phaseId, long bureau) {
        return rows.phases(PHASE.PARENT_ID.eq(phaseId)).stream().filter(each -> phases.program(each).organiserUnitId() == bureau).findFirst();
    }

    /** Is this the bureau of a county that is in the phase's scope and expected to choose? */
    @Transactional(readOnly = true)
    public boolean mayChoose(Who who, Phase phase) {
        return who.seat() != null && phase.expectedChoice() != null && who.may(ProgramRights.ORGANISE, who.seat().unitId()) && county(phase, who.seat().unitId()).isPresent();
    }

    /** What the bureau can choose from: departments, institutions, towns and enterprises of its county, itself included. */
    @Transactional(readOnly = true)
    public List<Unit> choices(long bureau) {
        long region = units.get(bureau).regionId();
        return units.all(clocks.today()).stream().filter(unit -> unit.regionId() == region)
                .filter(unit -> unit.kind() != UnitKind.GOVERNMENT && unit.kind() != UnitKind.AUTHORITY).toList();
    }

    /**
     * Chooses, or changes the choice while the phase runs.
     *
     * @param unitIds all chosen units; those left out leave the scope
     * @param reason  required when their number is not the expected one; kept
     * @return the county's phase
     */
    public long choose(Who who, long phaseId, Set<Long> unitIds, String reason) {
        long bureau = who.unitId();
        who.must(ProgramRights.ORGANISE, bureau);
        Phase upper = rows.lock(phaseId);
        for (long unit : unitIds) {
            who.must(ProgramRights.SCOPE, unit);
        }
        Unit county = county(upper, bureau).orElseThrow(() -> new Problem.Refused("program.choice.notInScope"));
        mustSuit(upper, bureau, unitIds, reason);
        boolean usual = unitIds.size() == upper.expectedChoice();
        Phase own = of(phaseId, bureau).orElseGet(() -> found(who, upper, county, bureau));
        sql.update(PHASE).set(PHASE.CHOICE_REASON, usual ? null : reason).set(PHASE.VERSION, own.version() + 1).where(PHASE.ID.eq(own.id())).execute();
        apply(who, own, unitIds);
        audit.did(who, "program.units-chosen", own.ref(), "units", unitIds.toString(), "reason", usual ? null : reason);
        return own.id();
    }

    private void mustSuit(Phase upper, long bureau, Set<Long> unitIds, String reason) {
        if (upper.state() == PhaseState.CLOSED) {
            throw new Problem.Refused("program.phase.closed");
        }
        if (unitIds.isEmpty()) {
            throw new Problem.Invalid("units", "program.choice.none");
        }
        Set<Long> possible = choices(bureau).stream().map(Unit::id).collect(java.util.stream.Collectors.toSet());
        for (long unit : unitIds) {
            if (!possible.contains(unit)) {
                throw new Problem.Invalid("units", "program.choice.foreign", units.get(unit).name());
            }
        }
        if (unitIds.size() != upper.expectedChoice() && reason.isBlank()) {
            throw new Problem.Invalid("reason", "program.choice.number", upper.expectedChoice(), unitIds.size());
        }
    }

    private Phase found(Who who, Phase upper, Unit county, long bureau) {
        Program city = phases.program(upper);
        Long program = rows.programs(cdo.office.program.tables.ProgramTable.PROGRAM_.PARENT_ID.eq(city.id())
                .and(cdo.office.program.tables.ProgramTable.PROGRAM_.ORGANISER_UNIT_ID.eq(bureau))).stream().findFirst().map(Program::id).orElse(null);
        if (program == null) {
            program = rows.insert(bureau, city.id(), new Program.Draft(countyName(county) + "首席数据官制度试点工作", county.nameEn() + ": " + city.titleEn(), null, null, upper.starts(), city.ends()));
        }
        long id = rows.insert(program, upper.id(), PhaseState.PLANNED, null,
                new Phase.Draft(upper.kind(), countyName(county) + upper.title(), county.nameEn() + ": " + upper.titleEn(), upper.starts(), upper.ends(), null));
        for (Obligation obligation : rows.obligations(upper.id())) {
            if (obligation.debtor() == Debtor.UNITS) {
                rows.insert(id, new Obligation.Draft(obligation.key(), obligation.title(), obligation.titleEn(), obligation.ruleKey(), Debtor.UNITS,
                        obligation.form(), obligation.windowFrom(), obligation.due()));
            }
        }
        if (upper.state() == PhaseState.OPEN) {
            sql.update(PHASE).set(PHASE.STATE, PhaseState.OPEN.name()).where(PHASE.ID.eq(id)).execute();
        }
        rows.step(cdo.platform.kernel.SubjectRef.of(Phase.KIND, id), "chosen", who.name(), "");
        return phases.get(id);
    }

    private void apply(Who who, Phase own, Set<Long> wanted) {
        LocalDate today = clocks.today();
        for (long unit : rows.members(own.id())) {
            if (!wanted.contains(unit)) {
                phases.remove(who, own.id(), unit, "县（市、区）调整试点单位");
            }
        }
        wanted.forEach(unit -> rows.join(own.id(), unit, today));
        if (own.state() == PhaseState.OPEN) {
            owing.open(own, today);
        }
    }

    /** The government of the bureau's county, if it is in the phase's scope. */
    private Optional<Unit> county(Phase phase, long bureau) {
        long region = units.get(bureau).regionId();
        if (units.bureau(region, clocks.today()).id() != bureau || phases.program(phase).organiserUnitId() == bureau) {
            return Optional.empty();
        }
        return rows.members(phase.id()).stream().map(units::get).filter(unit -> unit.kind() == UnitKind.GOVERNMENT && unit.regionId() == region).findFirst();
    }

    private static String countyName(Unit government) {
        return government.name().replaceFirst("(人民政府|管理委员会)$", "");
    }
}
