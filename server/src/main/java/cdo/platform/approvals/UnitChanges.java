package cdo.platform.approvals;

import static cdo.platform.approvals.tables.RunTable.RUN;
import static cdo.platform.organization.views.PublishedUnitState.PUBLISHED_UNIT_STATE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import cdo.platform.organization.UnitNames;
import cdo.platform.organization.UnitSplit;
import cdo.platform.organization.UnitsMerged;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for a signature when units change. A merged unit's matters go on with the successor's post-holders. Where a unit ceased
 * without successor nobody is left to sign: a step of the bureau, the authority or the government goes to whoever is that now, the
 * unit's own goes back to its beginning, as a return does.
 */
@Component
@Transactional
class UnitChanges implements DayJob {

    private static final Condition RUNNING = RUN.STATE.eq(Run.State.RUNNING.name());

    private final DSLContext sql;
    private final Clocks clocks;
    private final RunRows rows;
    private final Places places;
    private final UnitNames names;
    private final Words words;
    private final ApplicationEventPublisher events;

    UnitChanges(DSLContext sql, Clocks clocks, RunRows rows, Places places, UnitNames names, Words words, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.places = places;
        this.names = names;
        this.words = words;
        this.events = events;
    }

    @EventListener
    void on(UnitsMerged merged) {
        for (Run run : rows.find(RUNNING.and(RUN.UNIT_ID.in(merged.from()).or(RUN.STEP_UNIT_ID.in(merged.from()))))) {
            boolean signedThere = run.stepUnitId() != null && merged.from().contains(run.stepUnitId());
            long old = signedThere ? run.stepUnitId() : run.unitId();
            sql.update(RUN).set(RUN.UNIT_ID, merged.from().contains(run.unitId()) ? merged.into() : run.unitId())
                    .set(RUN.STEP_UNIT_ID, signedThere ? Long.valueOf(merged.into()) : run.stepUnitId()).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
            rows.passed(run, Message.of("approvals.passage.merged", names.of(old).full(), names.of(merged.into()).full()), clocks.today(), clocks.now());
        }
    }

    @EventListener
    void on(UnitSplit split) {
        settle(clocks.today());
    }

    @Override
    public String key() {
        return "approvals.units";
    }

    /** After the day has turned, before duties are looked at. */
    @Override
    public int order() {
        return 110;
    }

    @Override
    public void run(LocalDate day) {
        settle(day);
    }

    private void settle(LocalDate day) {
        Condition ceased = notExists(selectOne().from(PUBLISHED_UNIT_STATE).where(PUBLISHED_UNIT_STATE.UNIT_ID.eq(RUN.STEP_UNIT_ID))
                .and(PUBLISHED_UNIT_STATE.VALID_TO.isNull().or(PUBLISHED_UNIT_STATE.VALID_TO.ge(day))));
        for (Run run : rows.find(RUNNING.and(RUN.STEP_UNIT_ID.isNotNull()).and(ceased))) {
            elsewhere(run, day).ifPresentOrElse(unit -> pass(run, unit, day), () -> lapse(run, day));
        }
    }

    /** Who is bureau, authority or government now. */
    private Optional<Long> elsewhere(Run run, LocalDate day) {
        if (run.current().place() == Route.Place.OWN) {
            return Optional.empty();
        }
        try {
            return Optional.of(places.of(run.current(), run.unitId(), day)).filter(unit -> !unit.equals(run.stepUnitId()));
        } catch (Problem.Refused nobody) {
            return Optional.empty();
        }
    }

    private void pass(Run run, long unit, LocalDate day) {
        sql.update(RUN).set(RUN.STEP_UNIT_ID, unit).set(RUN.ENTERED_ON, day).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
        rows.passed(run, Message.of("approvals.passage.elsewhere", names.of(run.stepUnitId()).full(), names.of(unit).full()), day, clocks.now());
        events.publishEvent(new StepLeft(run.id(), run.subject(), run.step(), false, day));
        events.publishEvent(new StepEntered(run.id(), run.route().key(), run.subject(), run.title(), run.step(), run.unitId(), unit, run.current().roles(), day));
    }

    private void lapse(Run run, LocalDate day) {
        UnitNames.Named unit = names.of(run.stepUnitId());
        sql.update(RUN).set(RUN.STATE, Run.State.RETURNED.name()).set(RUN.VERSION, run.version() + 1).where(RUN.ID.eq(run.id())).execute();
        rows.passed(run, Message.of("approvals.passage.ceased", unit.full()), day, clocks.now());
        events.publishEvent(new StepLeft(run.id(), run.subject(), run.step(), false, day));
        events.publishEvent(new RouteFinished(run.id(), run.route().key(), run.subject(), false, words.say(Language.ZH, "approvals.passage.ceased", unit.zh()), unit.zh(), day));
    }
}
