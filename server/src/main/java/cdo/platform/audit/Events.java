package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The auditor's reading of the trail: newest first, filtered, and for an outside auditor only the units in scope. */
@Component
public class Events {

    private static final Keyset NEWEST_FIRST = Keyset.down(EVENT.ID);

    private final DSLContext sql;
    private final Audit audit;

    Events(DSLContext sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /**
     * What is asked for; empty text and null mean everything.
     *
     * @param from   first day by real time in Shanghai
     * @param to     last day, included
     * @param person part of the name or login
     * @param unit   part of the unit's name on that day
     * @param action beginning of the action, such as {@code identity.}
     * @param subject {@code kind} or {@code kind/id}
     * @param source beginning of the address
     */
    public record Filter(@Nullable LocalDate from, @Nullable LocalDate to, String person, String unit, String action, String subject,
                         @Nullable Outcome outcome, String source) {

        /** Everything. */
        public static final Filter NONE = new Filter(null, null, "", "", "", "", null, "");

        Condition condition() {
            Condition all = DSL.noCondition();
            if (from != null) {
                all = all.and(EVENT.REAL_AT.ge(start(from)));
            }
            if (to != null) {
                all = all.and(EVENT.REAL_AT.lt(start(to.plusDays(1))));
            }
            if (outcome != null) {
                all = all.and(EVENT.OUTCOME.eq(outcome.name()));
            }
            if (!subject.isBlank()) {
                SubjectRef one = SubjectRef.parse(subject.strip());
                all = one == null ? all.and(EVENT.SUBJECT_KIND.eq(subject.strip()))
                        : all.and(EVENT.SUBJECT_KIND.eq(one.kind())).and(EVENT.SUBJECT_ID.eq(one.id()));
            }
            all = person.isBlank() ? all : all.and(EVENT.ACTOR.containsIgnoreCase(person.strip()));
            all = unit.isBlank() ? all : all.and(EVENT.UNIT_NAME.containsIgnoreCase(unit.strip()));
            all = action.isBlank() ? all : all.and(EVENT.ACTION.startsWith(action.strip()));
            return source.isBlank() ? all : all.and(EVENT.SOURCE.startsWith(source.strip()));
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(Clocks.ZONE).toInstant();
        }
    }

    public Slice<Event> slice(Who who, Filter filter, Slice.Ask ask) {
        who.must(AuditRights.READ);
        Condition scope = scope(who);
        Condition wanted = scope.and(filter.condition());
        return NEWEST_FIRST.slice(EventRows.select(sql).where(wanted), ask, Keyset.Counted.of(sql, EVENT, wanted, scope), rows -> rows.stream().map(EventRows::read).toList());
    }

    public Event get(Who who, long id) {
        who.must(AuditRights.READ);
        return Problem.Hidden.unless(find(id), event -> visible(who, event), SubjectRef.of("event", id));
    }

    Optional<Event> find(long id) {
        return EventRows.select(sql).where(EVENT.ID.eq(id)).fetchOptional(EventRows::read);
    }

    /** The actions that occur, for the filter. */
    public List<String> actions(Who who) {
        who.must(AuditRights.READ);
        return sql.selectDistinct(EVENT.ACTION).from(EVENT).orderBy(EVENT.ACTION).fetch(EVENT.ACTION);
    }

    /** Hands over exactly what is filtered, newest first; the export itself is written to the trail first. */
    public void export(Who who, Filter filter, String format, Consumer<Iterator<Event>> to) {
        who.must(AuditRights.READ);
        Condition wanted = scope(who).and(filter.condition());
        audit.exported(who, "audit.exported", SubjectRef.of("trail", 0), "format", format, "events", sql.fetchCount(EVENT, wanted), "filter", filter);
        Trail.snapshot(sql, reading -> {
            try (var cursor = EventRows.select(reading).where(wanted).orderBy(EVENT.ID.desc()).fetchSize(2_000).fetchLazy()) {
                to.accept(Trail.events(cursor.iterator()));
                return true;
            }
        });
    }

    static boolean visible(Who who, Event event) {
        return who.is(Role.AUDIT_ADMIN) || event.unitId() != null && who.reads(event.unitId());
    }

    private Condition scope(Who who) {
        if (who.is(Role.AUDIT_ADMIN)) {
            return DSL.noCondition();
        }
        List<Long> units = sql.selectDistinct(EVENT.UNIT_ID).from(EVENT).where(EVENT.UNIT_ID.isNotNull()).fetch(EVENT.UNIT_ID);
        return EVENT.UNIT_ID.in(units.stream().filter(who::reads).toList());
    }
}
