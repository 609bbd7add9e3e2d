package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static cdo.platform.organization.views.PublishedUnitState.PUBLISHED_UNIT_STATE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Message;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/**
 * Running duties of units that are no more and have no successor: nobody is left to do them, so that the unit that is owed to decides what becomes
 * of each, and until then nobody is chased for it.
 */
@Component
class Stranded {

    private final DutyRows rows;
    private final Told told;

    Stranded(DutyRows rows, Told told) {
        this.rows = rows;
        this.told = told;
    }

    /** Asks for a decision on those among the duties whose debtor has ceased by that day; again without effect. */
    void flag(Condition which, LocalDate day) {
        Condition ceased = notExists(selectOne().from(PUBLISHED_UNIT_STATE).where(PUBLISHED_UNIT_STATE.UNIT_ID.eq(DUTY.DEBTOR_UNIT_ID))
                .and(PUBLISHED_UNIT_STATE.VALID_TO.isNull().or(PUBLISHED_UNIT_STATE.VALID_TO.ge(day))));
        for (Duty duty : rows.lock(which.and(DUTY.STATE.in(DutyState.OPEN.name(), DutyState.SUSPENDED.name())).and(DUTY.NEEDS_DECISION.isFalse()).and(ceased))) {
            rows.change(duty, Map.of(DUTY.NEEDS_DECISION, true), StepKind.TRANSFERRED, day, null, Message.of("duties.step.closed"), null);
            told.unit(duty.owedToUnitId(), Message.of("duties.tell.closed", duty.title()), duty.ref(), "/duties/" + duty.id());
        }
    }
}
