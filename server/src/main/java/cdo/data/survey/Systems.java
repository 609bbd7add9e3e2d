package cdo.data.survey;

import static cdo.data.survey.tables.SystemStepTable.SYSTEM_STEP;
import static cdo.data.survey.tables.SystemTable.SYSTEM;

import cdo.data.survey.tables.SystemRow;
import cdo.platform.approvals.RouteFinished;
import cdo.platform.approvals.Routes;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.UnitsMerged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The information systems of the city's units: the only writer of their table. */
@Component
public class Systems {

    /** The route by which a unit's own officer confirms a registration, where the unit wants that. */
    public static final String CONFIRMATION = "survey.registration";

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Routes routes;
    private final ApplicationEventPublisher events;

    Systems(DSLContext sql, Clocks clocks, Audit audit, Routes routes, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.routes = routes;
        this.events = events;
    }

    /** One entry of a system's history. */
    public record Step(String kind, String reason, String person, java.time.Instant at) {
    }

    public Optional<InformationSystem> find(long id) {
        return sql.selectFrom(SYSTEM).where(SYSTEM.ID.eq(id)).fetchOptional(Systems::read);
    }

    /** @throws Problem.NotFound also when this person may not read the unit's systems */
    public InformationSystem get(Who who, long id) {
        return Problem.Hidden.unless(find(id), system -> who.reads(system.unitId()), SubjectRef.of(InformationSystem.KIND, id));
    }

    public List<Step> steps(long id) {
        return sql.selectFrom(SYSTEM_STEP).where(SYSTEM_STEP.SYSTEM_ID.eq(id)).orderBy(SYSTEM_STEP.ID.desc())
                .fetch(row -> new Step(row.getKind(), row.getReason(), row.getPerson(), row.getAt()));
    }

    /** Begins a registration; gaps are allowed. */
    @Transactional
    public long draft(Who who, SystemDraft draft) {
        who.must(SurveyRights.REGISTER, draft.unitId());
        check(draft, null);
        long id = sql.insertInto(SYSTEM).set(SYSTEM.UNIT_ID, draft.unitId()).set(SYSTEM.NAME, draft.name()).set(SYSTEM.STAGE, SystemStage.DRAFT.name())
                .set(SYSTEM.PHASE, draft.phase() == null ? null : draft.phase().name()).set(SYSTEM.FORM, Answers.write(draft.answers()))
                .set(SYSTEM.UPDATED_ON, clocks.today()).returning(SYSTEM.ID).fetchSingle(SYSTEM.ID);
        step(who.name(), id, "DRAFTED", "");
        audit.did(who, "survey.system-drafted", SubjectRef.of(InformationSystem.KIND, id), "name", draft.name(), "unit", draft.unitId());
        return id;
    }

    /** Changes what is written; a registered system stays complete. The owner is not changed here. */
    @Transactional
    public void revise(Who who, long id, int version, SystemDraft draft) {
        InformationSystem old = mine(who, id, version);
        if (old.stage() == SystemStage.RETIRED) {
            throw new Problem.Refused("survey.system.retired");
        }
        mustNotWait(old);
        check(draft, id);
        var revised = new InformationSystem(id, old.unitId(), draft.name(), old.stage(), draft.phase(), draft.answers(), old.registeredOn(), clocks.today(), version);
        if (old.stage() != SystemStage.DRAFT) {
            mustBeComplete(revised);
        }
        sql.update(SYSTEM).set(SYSTEM.NAME, revised.name()).set(SYSTEM.PHASE, revised.phase() == null ? null : revised.phase().name())
                .set(SYSTEM.FORM, Answers.write(revised.answers())).set(SYSTEM.UPDATED_ON, clocks.today()).set(SYSTEM.VERSION, version + 1).where(SYSTEM.ID.eq(id)).execute();
        step(who.name(), id, "REVISED", "");
        audit.did(who, "survey.system-revised", old.ref(), "fields", changed(old, revised));
    }

    /** Puts the system into the register. */
    @Transactional
    public void register(Who who, long id, int version) {
        InformationSystem system = mine(who, id, version);
        mustNotWait(system);
        enter(system, who.name());
        audit.did(who, "survey.system-registered", system.ref(), "name", system.name());
    }

    /** Lets the unit's own officer confirm the registration first. */
    @Transactional
    public void askConfirmation(Who who, long id, int version) {
        InformationSystem system = mine(who, id, version);
        mustNotWait(system);
        system.moveTo(SystemStage.REGISTERED);
        mustBeComplete(system);
        routes.start(who, CONFIRMATION, system.ref(), system.unitId(), Message.of("survey.confirmation.title", system.name()));
        step(who.name(), id, "SENT", "");
        audit.did(who, "survey.system-sent", system.ref(), "name", system.name());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void confirmed(RouteFinished finished) {
        if (!finished.routeKey().equals(CONFIRMATION)) {
            return;
        }
        InformationSystem system = find(finished.subject().id()).orElseThrow();
        if (finished.granted()) {
            enter(system, finished.by());
        } else {
            step(finished.by(), system.id(), "RETURNED", finished.remark());
        }
    }

    @Transactional
    public void suspend(Who who, long id, int version, String reason) {
        move(who, id, version, SystemStage.SUSPENDED, reason, "survey.system-suspended");
    }

    @Transactional
    public void resume(Who who, long id, int version) {
        InformationSystem system = mine(who, id, version);
        mustBeComplete(system);
        move(who, id, version, SystemStage.REGISTERED, "", "survey.system-resumed");
    }

    /** Takes it out of the register for good; what was found in it stays readable. */
    @Transactional
    public void retire(Who who, long id, int version, String reason) {
        move(who, id, version, SystemStage.RETIRED, reason, "survey.system-retired");
    }

    /** Gives the system with all that is known of it to another unit. */
    @Transactional
    public void handOver(Who who, long id, int version, long unitId, String reason) {
        InformationSystem system = get(who, id);
        who.must(SurveyRights.HAND_OVER, system.unitId());
        who.must(SurveyRights.HAND_OVER, unitId);
        lock(system, version);
        mustNotWait(system);
        if (system.stage() == SystemStage.RETIRED) {
            throw new Problem.Refused("survey.system.retired");
        }
        if (sql.fetchExists(SYSTEM, SYSTEM.UNIT_ID.eq(unitId).and(SYSTEM.NAME.eq(system.name())).and(SYSTEM.STAGE.ne(SystemStage.RETIRED.name())))) {
            throw new Problem.Invalid("unit", "survey.system.twiceThere", system.name());
        }
        sql.update(SYSTEM).set(SYSTEM.UNIT_ID, unitId).set(SYSTEM.UPDATED_ON, clocks.today()).set(SYSTEM.VERSION, version + 1).where(SYSTEM.ID.eq(id)).execute();
        step(who.name(), id, "HANDED_OVER", reason);
        audit.did(who, "survey.system-handed-over", system.ref(), "from", system.unitId(), "to", unitId, "reason", reason);
    }

    /** The successor takes over the systems of merged units; a name that it already has is told apart by the former unit's. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void merged(UnitsMerged merged) {
        for (InformationSystem system : sql.selectFrom(SYSTEM).where(SYSTEM.UNIT_ID.in(merged.from())).orderBy(SYSTEM.ID).fetch(Systems::read)) {
            boolean taken = system.stage() != SystemStage.RETIRED && sql.fetchExists(SYSTEM, SYSTEM.UNIT_ID.eq(merged.into()).and(SYSTEM.NAME.eq(system.name()))
                    .and(SYSTEM.STAGE.ne(SystemStage.RETIRED.name())).and(SYSTEM.ID.ne(system.id())));
            sql.update(SYSTEM).set(SYSTEM.UNIT_ID, merged.into()).set(SYSTEM.NAME, taken ? system.name() + " #" + system.id() : system.name())
                    .set(SYSTEM.VERSION, SYSTEM.VERSION.plus(1)).where(SYSTEM.ID.eq(system.id())).execute();
            step("", system.id(), "TAKEN_OVER", "");
        }
    }

    private void move(Who who, long id, int version, SystemStage next, String reason, String action) {
        InformationSystem system = mine(who, id, version);
        mustNotWait(system);
        sql.update(SYSTEM).set(SYSTEM.STAGE, system.moveTo(next).name()).set(SYSTEM.UPDATED_ON, clocks.today()).set(SYSTEM.VERSION, version + 1).where(SYSTEM.ID.eq(id)).execute();
        step(who.name(), id, next.name(), reason);
        audit.did(who, action, system.ref(), "name", system.name(), "reason", reason);
    }

    private void enter(InformationSystem system, String by) {
        if (system.stage() != SystemStage.DRAFT) {
            throw new Problem.Refused("survey.system.cannotMove", system.stage(), SystemStage.REGISTERED);
        }
        mustBeComplete(system);
        LocalDate today = clocks.today();
        sql.update(SYSTEM).set(SYSTEM.STAGE, system.moveTo(SystemStage.REGISTERED).name()).set(SYSTEM.REGISTERED_ON, today).set(SYSTEM.UPDATED_ON, today)
                .set(SYSTEM.VERSION, system.version() + 1).where(SYSTEM.ID.eq(system.id())).execute();
        step(by, system.id(), "REGISTERED", "");
        events.publishEvent(new SystemRegistered(system.id(), system.unitId(), today));
    }

    private InformationSystem mine(Who who, long id, int version) {
        InformationSystem system = get(who, id);
        who.must(SurveyRights.REGISTER, system.unitId());
        lock(system, version);
        return system;
    }

    private void lock(InformationSystem system, int version) {
        int now = sql.select(SYSTEM.VERSION).from(SYSTEM).where(SYSTEM.ID.eq(system.id())).forUpdate().fetchSingle(SYSTEM.VERSION);
        if (now != version) {
            throw new Problem.Stale(system.ref());
        }
    }

    private void mustNotWait(InformationSystem system) {
        if (routes.current(system.ref()).isPresent()) {
            throw new Problem.Refused("survey.system.waits");
        }
    }

    private static void mustBeComplete(InformationSystem system) {
        var errors = new ArrayList<Problem.FieldError>();
        if (system.phase() == null) {
            errors.add(new Problem.FieldError("phase", Message.of("survey.system.missingPhase")));
        }
        system.missing().forEach(field -> errors.add(new Problem.FieldError(field.field(), Message.of("survey.system.missing", Message.of(field.title())))));
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private void check(SystemDraft draft, @Nullable Long self) {
        var errors = new ArrayList<Problem.FieldError>();
        if (draft.name().isEmpty()) {
            errors.add(new Problem.FieldError("name", Message.of("form.missing")));
        } else if (draft.name().length() > Answers.SHORT) {
            errors.add(new Problem.FieldError("name", Message.of("form.tooLong", Answers.SHORT)));
        } else if (TypedPasswords.in(draft.name())) {
            errors.add(new Problem.FieldError("name", Message.of("survey.answer.password")));
        }
        draft.answers().forEach((field, value) -> {
            if ((field.kind() == SystemField.Kind.TEXT || field.kind() == SystemField.Kind.LONG) && TypedPasswords.in(value)) {
                errors.add(new Problem.FieldError(field.field(), Message.of("survey.answer.password")));
            }
        });
        mustEndAfter(draft, SystemField.LIVE_SINCE, SystemField.ENDED_ON, errors);
        mustEndAfter(draft, SystemField.DATA_FROM, SystemField.DATA_TO, errors);
        // waits for whoever names a system of this unit at the same moment
        sql.fetch("select pg_advisory_xact_lock({0}, {1})", org.jooq.impl.DSL.inline(0x5359), org.jooq.impl.DSL.inline((int) draft.unitId()));
        if (sql.fetchExists(SYSTEM, SYSTEM.UNIT_ID.eq(draft.unitId()).and(SYSTEM.NAME.eq(draft.name())).and(SYSTEM.STAGE.ne(SystemStage.RETIRED.name()))
                .and(SYSTEM.ID.ne(self == null ? 0L : self)))) {
            errors.add(new Problem.FieldError("name", Message.of("survey.system.twice", draft.name())));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }

    private static void mustEndAfter(SystemDraft draft, SystemField from, SystemField to, List<Problem.FieldError> errors) {
        String begun = draft.answers().getOrDefault(from, "");
        String ended = draft.answers().getOrDefault(to, "");
        // both are kept as 2026-11-23
        if (!begun.isEmpty() && !ended.isEmpty() && ended.compareTo(begun) < 0) {
            errors.add(new Problem.FieldError(to.field(), Message.of("survey.answer.endsBefore", Message.of(to.title()), Message.of(from.title()))));
        }
    }

    private static String changed(InformationSystem old, InformationSystem revised) {
        var fields = new ArrayList<String>();
        if (!old.name().equals(revised.name())) {
            fields.add("NAME");
        }
        if (!Objects.equals(old.phase(), revised.phase())) {
            fields.add("PHASE");
        }
        for (SystemField field : SystemField.values()) {
            if (!old.answer(field).equals(revised.answer(field))) {
                fields.add(field.name());
            }
        }
        return String.join(",", fields);
    }

    private void step(String person, long system, String kind, String reason) {
        sql.insertInto(SYSTEM_STEP).set(SYSTEM_STEP.SYSTEM_ID, system).set(SYSTEM_STEP.KIND, kind).set(SYSTEM_STEP.REASON, reason).set(SYSTEM_STEP.PERSON, person)
                .set(SYSTEM_STEP.AT, clocks.now()).execute();
    }

    static InformationSystem read(SystemRow row) {
        return new InformationSystem(row.getId(), row.getUnitId(), row.getName(), SystemStage.valueOf(row.getStage()), row.getPhase() == null ? null : SystemPhase.valueOf(row.getPhase()),
                Answers.read(row.getForm()), row.getRegisteredOn(), row.getUpdatedOn(), row.getVersion());
    }
}
