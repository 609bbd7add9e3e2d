package cdo.office.duties;

import static cdo.office.duties.tables.DutyTable.DUTY;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.organization.OfficerSeated;
import cdo.platform.organization.Post;
import cdo.platform.organization.Posts;
import cdo.platform.organization.UnitClosed;
import cdo.platform.organization.UnitSplit;
import cdo.platform.organization.UnitsMerged;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of duties when units change: on a merger the successor takes open duties and this year's rows; a split asks
 * the unit that is owed to, and so does a closing without successor. A new holder of a post takes over what is open, with the rule's grace.
 */
@Component
@Transactional
class UnitChanges {

    private final DSLContext sql;
    private final Clocks clocks;
    private final DutyRows rows;
    private final Posts posts;
    private final Told told;
    private final Stranded stranded;

    UnitChanges(DSLContext sql, Clocks clocks, DutyRows rows, Posts posts, Told told, Stranded stranded) {
        this.sql = sql;
        this.clocks = clocks;
        this.rows = rows;
        this.posts = posts;
        this.told = told;
        this.stranded = stranded;
    }

    @EventListener
    void on(UnitsMerged merged) {
        sql.update(DUTY).set(DUTY.COUNTS_FOR_UNIT_ID, merged.into()).where(DUTY.COUNTS_FOR_UNIT_ID.in(merged.from()))
                .and(DUTY.MET_ON.ge(merged.on().withDayOfYear(1)).or(DUTY.DUE.ge(merged.on().withDayOfYear(1)))).execute();
        for (Duty duty : rows.lock(DUTY.DEBTOR_UNIT_ID.in(merged.from()).and(running()))) {
            transfer(duty, merged.into(), merged.on());
        }
        // What was owed to a merged unit is owed to its successor.
        sql.update(DUTY).set(DUTY.OWED_TO_UNIT_ID, merged.into()).where(DUTY.OWED_TO_UNIT_ID.in(merged.from())).and(running()).execute();
    }

    private void transfer(Duty duty, long into, LocalDate on) {
        Long post = duty.debtorPostId() == null ? null : posts.of(into, posts.get(duty.debtorPostId()).kind()).id();
        boolean owedAlready = sql.fetchExists(DUTY, DUTY.RULE_KEY.eq(duty.ruleKey()).and(DUTY.SUBJECT_KIND.eq(duty.subject().kind()))
                .and(DUTY.SUBJECT_ID.eq(duty.subject().id())).and(DUTY.DEBTOR_UNIT_ID.eq(into)).and(DUTY.DEBTOR_POST_ID.isNotDistinctFrom(post))
                .and(DUTY.OCCURRENCE.eq(duty.occurrence())));
        if (owedAlready) {
            rows.change(duty, Map.of(DUTY.STATE, DutyState.CANCELLED.name()), StepKind.CANCELLED, on, null, Message.of("duties.step.mergedTwin"), null);
            return;
        }
        var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
        columns.put(DUTY.DEBTOR_UNIT_ID, into);
        columns.put(DUTY.COUNTS_FOR_UNIT_ID, into);
        columns.put(DUTY.DEBTOR_POST_ID, post);
        columns.put(DUTY.HANDLER_PERSON_ID, null);
        rows.change(duty, columns, StepKind.TRANSFERRED, on, null, Message.of("duties.step.merged"), null);
    }

    @EventListener
    void on(UnitSplit split) {
        for (Duty duty : rows.lock(DUTY.DEBTOR_UNIT_ID.eq(split.from()).and(running()))) {
            rows.change(duty, Map.of(DUTY.NEEDS_DECISION, true), StepKind.TRANSFERRED, split.on(), null, Message.of("duties.step.split"), null);
            told.unit(duty.owedToUnitId(), Message.of("duties.tell.split", duty.title()), duty.ref(), "/duties/" + duty.id());
        }
    }

    @EventListener
    void on(UnitClosed closed) {
        stranded.flag(DUTY.DEBTOR_UNIT_ID.eq(closed.unitId()), clocks.today());
    }

    @EventListener
    void on(OfficerSeated seated) {
        Post post = posts.get(seated.postId());
        for (Duty duty : rows.lock(DUTY.DEBTOR_POST_ID.eq(post.id()).and(running()))) {
            if (duty.started().isBefore(seated.from())) {
                rows.step(duty.id(), StepKind.HANDED_OVER, clocks.today(), null, Message.of("duties.step.handedOver", seated.from()), null, null);
            }
        }
    }

    private static org.jooq.Condition running() {
        return DUTY.STATE.in(DutyState.OPEN.name(), DutyState.SUSPENDED.name());
    }
}
