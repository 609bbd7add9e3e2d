package cdo.office.tasks;

import static cdo.office.tasks.tables.DecisionTable.DECISION;
import static cdo.office.tasks.tables.TaskTable.TASK;
import static cdo.office.tasks.tables.TaskUnitTable.TASK_UNIT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.calendar.Calendars;
import cdo.platform.calendar.WorkingCalendar;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Reach;
import cdo.platform.organization.Regions;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 督办台账: the tasks that a person may read, filtered, and counted by source, unit and officer. */
@Component
@Transactional(readOnly = true)
public class Register {

    private final DSLContext sql;
    private final Reach reach;
    private final Units units;
    private final Regions regions;
    private final Posts posts;
    private final TaskOfficers officers;
    private final People people;
    private final Calendars calendars;
    private final Clocks clocks;

    Register(DSLContext sql, Reach reach, Units units, Regions regions, Posts posts, TaskOfficers officers, People people, Calendars calendars, Clocks clocks) {
        this.sql = sql;
        this.reach = reach;
        this.units = units;
        this.regions = regions;
        this.posts = posts;
        this.officers = officers;
        this.people = people;
        this.calendars = calendars;
        this.clocks = clocks;
    }

    /** What is looked for; {@code person}: for whom the tasks of the post count, 0 for nobody; {@code state}: running, late, judge, done or a stage; empty for everything. */
    public record Filter(String words, @Nullable DecisionSource source, @Nullable DutyArea area, String state, @Nullable Long unit, @Nullable Long post, @Nullable Long person) {
        public static final Filter NONE = new Filter("", null, null, "", null, null, null);
    }

    /**
     * A task as a line shows it.
     *
     * @param holder who holds the lead post today; empty when it is vacant
     * @param days   working days left, negative when overdue
     */
    public record Line(Task task, Decision decision, Unit lead, Unit organiser, Post post, String holder, int days) {
        Line heldBy(String name) {
            return new Line(task, decision, lead, organiser, post, name, days);
        }

        /** Red only for what is overdue and with the lead. */
        public String light(LocalDate today) {
            return !task.stage().running() ? "idle" : task.overdue(today) ? "late" : task.stage().withOrganiser() || days > 5 ? "ok" : "soon";
        }
    }

    /** How the tasks of one source, unit or officer stand. */
    public record Group(String key, String value, Object title, int all, int running, int late, int done, int onTime) {
    }

    /** By what the register is counted. */
    public enum GroupBy {
        SOURCE, UNIT, OFFICER
    }

    public Slice<Line> slice(Who who, Filter filter, Slice.Ask ask) {
        who.must(TaskRights.SEE);
        Condition visible = TaskRows.readable(reach, who);
        Condition wanted = visible.and(condition(filter));
        List<Line> lines = lines(sql.select().from(TASK).join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID)).where(wanted)
                .orderBy(TASK.STAGE.in("ACCEPTED", "RESERVED", "CANCELLED", "MERGED", "SPLIT").asc(), TASK.DUE, TASK.ID).limit(ask.size()).offset(ask.offset()).fetch());
        int filtered = sql.fetchCount(TASK.join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID)), wanted);
        return ask.of(lines, filtered, sql.fetchCount(TASK, visible));
    }

    /** Every line that matches, for the workbook. */
    public List<Line> all(Who who, Filter filter) {
        who.must(TaskRights.SEE);
        return lines(sql.select().from(TASK).join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID)).where(TaskRows.readable(reach, who).and(condition(filter)))
                .orderBy(DECISION.DECIDED_ON, DECISION.ID, TASK.PLACE).fetch());
    }

    /** The lines of these tasks; the caller has checked that they may be read. */
    public List<Line> of(List<Task> tasks) {
        return lines(sql.select().from(TASK).join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID)).where(TASK.ID.in(tasks.stream().map(Task::id).toList()))
                .orderBy(TASK.DECISION_ID, TASK.PLACE).fetch());
    }

    /** The running tasks that a unit leads or supports, soonest first. */
    public List<Line> running(Who who, long unit) {
        return slice(who, new Filter("", null, null, "running", unit, null, null), new Slice.Ask(1, 25)).rows();
    }

    /** The running tasks that a post leads. */
    public List<Line> led(Who who, long post) {
        return slice(who, new Filter("", null, null, "running", null, post, null), new Slice.Ask(1, 25)).rows();
    }

    private Condition condition(Filter filter) {
        String words = filter.words().strip();
        Condition said = words.isEmpty() ? noCondition() : TASK.CONTENT.containsIgnoreCase(words).or(TASK.CRITERION.containsIgnoreCase(words))
                .or(DECISION.TITLE.containsIgnoreCase(words)).or(DECISION.NUMBER.containsIgnoreCase(words));
        Condition unit = filter.unit() == null ? noCondition()
                : TASK.LEAD_UNIT_ID.eq(filter.unit()).or(exists(selectOne().from(TASK_UNIT).where(TASK_UNIT.TASK_ID.eq(TASK.ID)).and(TASK_UNIT.UNIT_ID.eq(filter.unit()))));
        return said.and(unit).and(state(filter.state())).and(filter.source() == null ? noCondition() : DECISION.SOURCE.eq(filter.source().name()))
                .and(filter.area() == null ? noCondition() : TASK.AREA.eq(filter.area().name())).and(filter.post() == null ? noCondition() : TASK.LEAD_POST_ID.eq(filter.post()))
                .and(filter.post() == null || filter.person() == null ? noCondition() : TASK.ID.in(counting(filter.post(), filter.person())));
    }

    private List<Long> counting(long post, long person) {
        List<Line> lines = lines(sql.select().from(TASK).join(DECISION).on(DECISION.ID.eq(TASK.DECISION_ID)).where(TASK.LEAD_POST_ID.eq(post)).fetch());
        Map<Long, Long> counts = officers.of(lines.stream().map(Line::task).toList());
        return lines.stream().map(line -> line.task().id()).filter(task -> counts.getOrDefault(task, 0L) == person).toList();
    }

    private Condition state(String state) {
        return switch (state) {
            case "" -> noCondition();
            case "running" -> TASK.STAGE.in("HANDED", "UNDERWAY", "REFUSED", "SUBMITTED", "RETURNED");
            case "late" -> TASK.STAGE.in("HANDED", "UNDERWAY", "RETURNED").and(TASK.DUE.lt(clocks.today()));
            case "judge" -> TASK.STAGE.in("REFUSED", "SUBMITTED");
            case "done" -> TASK.STAGE.in("ACCEPTED", "RESERVED");
            default -> TASK.STAGE.eq(state);
        };
    }

    /** How many tasks match each of the usual states. */
    public Map<String, Integer> counts(Who who) {
        var counts = new LinkedHashMap<String, Integer>();
        Condition visible = TaskRows.readable(reach, who);
        for (String state : List.of("", "running", "late", "judge", "done")) {
            counts.put(state, sql.fetchCount(TASK, visible.and(state(state))));
        }
        return counts;
    }

    private record Officer(long post, long person) {
    }

    /** Counted by source, unit or officer, most overdue first; a task counts for the officer to whom the ledger attributes it, also after a change in office. */
    public List<Group> groups(Who who, GroupBy by) {
        var rows = new LinkedHashMap<Object, List<Line>>();
        List<Line> all = all(who, Filter.NONE);
        Map<Long, Long> persons = by == GroupBy.OFFICER ? officers.of(all.stream().map(Line::task).toList()) : Map.of();
        Map<Long, String> named = new HashMap<>(Map.of(0L, ""));
        for (Line line : all) {
            long person = persons.getOrDefault(line.task().id(), 0L);
            Object key = switch (by) {
                case SOURCE -> line.decision().source();
                case UNIT -> line.lead().id();
                case OFFICER -> new Officer(line.post().id(), person);
            };
            rows.computeIfAbsent(key, any -> new ArrayList<>()).add(by == GroupBy.OFFICER ? line.heldBy(named.computeIfAbsent(person, id -> people.get(id).name())) : line);
        }
        return rows.entrySet().stream().map(entry -> group(by, entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparingInt(Group::late).thenComparingInt(Group::all).reversed()).toList();
    }

    private Group group(GroupBy by, Object key, List<Line> lines) {
        Line first = lines.getFirst();
        LocalDate today = clocks.today();
        int done = count(lines, line -> line.task().stage().done());
        int onTime = count(lines, line -> line.task().stage().done() && line.task().submittedOn() != null && !line.task().submittedOn().isAfter(line.task().due()));
        int running = count(lines, line -> line.task().stage().running());
        int late = count(lines, line -> line.task().overdue(today));
        return switch (by) {
            case SOURCE -> new Group("source", first.decision().source().name(), first.decision().source(), lines.size(), running, late, done, onTime);
            case UNIT -> new Group("unit", "" + first.lead().id(), first.lead(), lines.size(), running, late, done, onTime);
            case OFFICER -> new Group("post", key instanceof Officer officer ? officer.post() + "&person=" + officer.person() : "", first, lines.size(), running, late, done, onTime);
        };
    }

    private static int count(List<Line> lines, java.util.function.Predicate<Line> which) {
        return (int) lines.stream().filter(which).count();
    }

    private List<Line> lines(List<? extends Record> rows) {
        LocalDate today = clocks.today();
        Map<Long, Unit> known = new HashMap<>();
        Map<Long, String> holders = new HashMap<>();
        Map<Long, Post> held = new HashMap<>();
        Map<Long, WorkingCalendar> days = new HashMap<>();
        Function<Long, Unit> unit = id -> known.computeIfAbsent(id, units::get);
        return rows.stream().<Line>map(row -> {
            Task task = TaskRows.read(row.into(TASK));
            Unit lead = unit.apply(task.leadUnitId());
            String holder = holders.computeIfAbsent(task.leadPostId(), post -> posts.holder(post, today).map(tenure -> people.get(tenure.personId()).name()).orElse(""));
            return new Line(task, Decisions.read(row.into(DECISION)), lead, unit.apply(task.organiserId()), held.computeIfAbsent(task.leadPostId(), posts::get), holder,
                    days.computeIfAbsent(lead.regionId(), region -> calendars.in(regions.get(region).code())).workingDaysBetween(today, task.due()));
        }).toList();
    }
}
