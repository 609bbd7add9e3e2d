package cdo.office.program;

import static cdo.office.duties.views.PublishedDuty.PUBLISHED_DUTY;
import static cdo.office.program.tables.ObligationTable.OBLIGATION;
import static cdo.office.program.tables.OwedTable.OWED;
import static cdo.office.program.tables.SubmissionTable.SUBMISSION;

import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a phase has come, unit by unit. Board, export, comparison and report all count here, so they cannot differ. */
@Component
@Transactional(readOnly = true)
public class Progress {

    private static final int SOON = 5;

    private final DSLContext sql;
    private final Phases phases;
    private final Units units;
    private final Regions regions;
    private final Calendars calendars;
    private final Clocks clocks;

    Progress(DSLContext sql, Phases phases, Units units, Regions regions, Calendars calendars, Clocks clocks) {
        this.sql = sql;
        this.phases = phases;
        this.units = units;
        this.regions = regions;
        this.calendars = calendars;
        this.clocks = clocks;
    }

    /**
     * One obligation of one unit.
     *
     * @param days working days left, negative when overdue; 0 for what has ended
     */
    public record Cell(Owed owed, CellState state, LocalDate due, int days, @Nullable Long submissionId) {
    }

    /** A unit with its cells by obligation id; what it does not owe has no cell. */
    public record Row(Unit unit, Map<Long, Cell> cells) {
        public boolean has(@Nullable CellState state) {
            return state == null || cells.values().stream().anyMatch(cell -> cell.state() == state);
        }
    }

    /** What a board shows in large numbers; waived obligations are not owed. */
    public record Figures(int owed, int met, int onTime, int inReview, int overdue) {
        /** What 按时率 is a share of, here as on the cockpit: what was met, and what should have been. */
        public int due() {
            return met + overdue;
        }

        static Figures of(List<Cell> cells) {
            var counted = cells.stream().filter(cell -> cell.state() != CellState.WAIVED).toList();
            return new Figures(counted.size(), count(counted, CellState.MET) + count(counted, CellState.MET_LATE), count(counted, CellState.MET),
                    count(counted, CellState.IN_REVIEW), count(counted, CellState.OVERDUE));
        }

        private static int count(List<Cell> cells, CellState state) {
            return (int) cells.stream().filter(cell -> cell.state() == state).count();
        }
    }

    /** Units × obligations. */
    public record Board(Phase phase, Program program, List<Obligation> obligations, List<Row> rows) {

        public Figures figures() {
            return Figures.of(rows.stream().flatMap(row -> row.cells().values().stream()).toList());
        }

        public Figures figures(Obligation obligation) {
            return Figures.of(rows.stream().map(row -> row.cells().get(obligation.id())).filter(java.util.Objects::nonNull).toList());
        }

        public Board only(@Nullable CellState state, @Nullable Long unit) {
            return new Board(phase, program, obligations, rows.stream().filter(row -> row.has(state)).filter(row -> unit == null || row.unit().id() == unit).toList());
        }
    }

    /** A county beside the others: what its own units owe to it. */
    public record County(Unit government, @Nullable Phase phase, int chosen, Figures figures) {
    }

    /** The board as far as this person may read: the organiser sees all, a unit itself and what is below it. */
    public Board board(Who who, long phaseId) {
        who.must(ProgramRights.SEE);
        Phase phase = phases.get(phaseId);
        boolean all = who.reads(phases.program(phase).organiserUnitId());
        return board(phase, unit -> all || who.reads(unit));
    }

    /** The whole board, for the report. */
    Board whole(long phaseId) {
        return board(phases.get(phaseId), unit -> true);
    }

    private Board board(Phase phase, LongPredicate readable) {
        Program program = phases.program(phase);
        Map<Long, Map<Long, Cell>> cells = new HashMap<>();
        for (Cell cell : cells(OBLIGATION.PHASE_ID.eq(phase.id()), program.organiserUnitId())) {
            cells.computeIfAbsent(cell.owed().unitId(), any -> new HashMap<>()).put(cell.owed().obligation().id(), cell);
        }
        var shown = new ArrayList<>(phases.members(phase.id()));
        cells.keySet().stream().filter(id -> shown.stream().noneMatch(unit -> unit.id() == id)).sorted().forEach(id -> shown.add(units.get(id)));
        List<Row> rows = shown.stream().filter(unit -> readable.test(unit.id())).sorted(Comparator.comparingInt(Unit::position).thenComparing(Unit::id))
                .map(unit -> new Row(unit, cells.getOrDefault(unit.id(), Map.of()))).toList();
        return new Board(phase, program, phases.obligations(phase.id()), rows);
    }

    /** What one unit owes in all phases, soonest first. */
    public List<Cell> of(Who who, long unitId) {
        if (!who.reads(unitId)) {
            return List.of();
        }
        return cells(OWED.UNIT_ID.eq(unitId).and(OWED.DUTY_ID.isNotNull()), unitId).stream().sorted(Comparator.comparing(Cell::due)).toList();
    }

    /** One obligation of one unit as the board shows it. */
    public Cell cell(Owed owed) {
        return cells(OWED.ID.eq(owed.id()), owed.unitId()).getFirst();
    }

    /** The counties as far as this person may read, as on the board. */
    public List<County> counties(Who who, long phaseId) {
        who.must(ProgramRights.SEE);
        boolean all = who.reads(phases.program(phases.get(phaseId)).organiserUnitId());
        return counties(phaseId).stream().filter(county -> all || who.reads(county.government().id())).toList();
    }

    List<County> counties(long phaseId) {
        List<Phase> below = phases.below(phaseId);
        return phases.members(phaseId).stream().filter(unit -> unit.kind() == UnitKind.GOVERNMENT).map(government -> {
            Phase own = below.stream().filter(each -> units.get(phases.program(each).organiserUnitId()).regionId() == government.regionId()).findFirst().orElse(null);
            return own == null ? new County(government, null, 0, Figures.of(List.of()))
                    : new County(government, own, phases.members(own.id()).size(), whole(own.id()).figures());
        }).toList();
    }

    private List<Cell> cells(Condition which, long calendarUnit) {
        WorkingCalendar calendar = calendars.in(regions.get(units.get(calendarUnit).regionId()).code());
        return sql.select().from(OWED).join(OBLIGATION).on(OBLIGATION.ID.eq(OWED.OBLIGATION_ID))
                .leftJoin(PUBLISHED_DUTY).on(PUBLISHED_DUTY.ID.eq(OWED.DUTY_ID)).leftJoin(SUBMISSION).on(SUBMISSION.OWED_ID.eq(OWED.ID))
                .where(which).and(OWED.CANCELLED_ON.isNull()).orderBy(OBLIGATION.PLACE, OWED.ID).fetch(row -> cell(row, calendar));
    }

    private Cell cell(Record row, WorkingCalendar calendar) {
        Owed owed = ProgramRows.owed(row);
        LocalDate today = clocks.today();
        LocalDate due = row.get(PUBLISHED_DUTY.DUE) == null ? owed.obligation().due() : row.get(PUBLISHED_DUTY.DUE);
        String stage = row.get(SUBMISSION.STAGE);
        CellState state = state(owed, due, row.get(PUBLISHED_DUTY.STATE), stage, today, calendar);
        return new Cell(owed, state, due, state.met() || state == CellState.WAIVED ? 0 : calendar.workingDaysBetween(today, due), row.get(SUBMISSION.ID));
    }

    private static CellState state(Owed owed, LocalDate due, @Nullable String duty, @Nullable String stage, LocalDate today, WorkingCalendar calendar) {
        if (owed.metOn() != null) {
            return owed.metOn().isAfter(due) ? CellState.MET_LATE : CellState.MET;
        }
        if ("WAIVED".equals(duty)) {
            return CellState.WAIVED;
        }
        if (SubmissionStage.SUBMITTED.name().equals(stage)) {
            return CellState.IN_REVIEW;
        }
        if (due.isBefore(today)) {
            return CellState.OVERDUE;
        }
        if (SubmissionStage.RETURNED.name().equals(stage)) {
            return CellState.RETURNED;
        }
        return calendar.workingDaysBetween(today, due) <= SOON ? CellState.SOON : CellState.OPEN;
    }
}
