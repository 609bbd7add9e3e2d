package cdo.office.duties;

import static cdo.platform.organization.views.PublishedLineage.PUBLISHED_LINEAGE;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.web.Choice;
import cdo.platform.web.Happening;
import cdo.platform.web.Page;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a duty's page tells: its steps in words, and whom it may be handed to. */
@Component
@Transactional(readOnly = true)
public class History {

    private final DSLContext sql;
    private final DutyRows rows;

    History(DSLContext sql, DutyRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Newest first; what the rules did by themselves is said to be so. */
    public List<Happening> of(Page page, Duty duty) {
        return rows.steps(duty.id()).stream().map(step -> {
            String moved = step.oldDue() == null || step.newDue() == null ? "" : page.t("duties.step.moved", page.day(step.oldDue()), page.day(step.newDue()));
            String reason = step.reason() == null ? "" : page.t(step.reason());
            String who = step.actor() == null ? page.t("duties.step.byRule") : step.actor();
            return new Happening(page.v(step.kind()), (moved + " " + reason).strip(), who + " · " + page.day(step.day()));
        }).toList();
    }

    /** People who hold a post in the unit. */
    public List<Choice> colleagues(long unitId, LocalDate on) {
        var tenure = PUBLISHED_TENURE;
        return sql.selectDistinct(tenure.PERSON_ID, tenure.PERSON_NAME).from(tenure).where(tenure.UNIT_ID.eq(unitId)).and(tenure.VALID_FROM.le(on))
                .and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(on))).orderBy(tenure.PERSON_NAME).fetch(row -> Choice.of(row.value1().toString(), row.value2()));
    }

    /** The units into which the debtor was split. */
    public List<Choice> successors(Duty duty) {
        return duty.needsDecision() ? sql.select(PUBLISHED_UNIT_LAST.ID, PUBLISHED_UNIT_LAST.NAME).from(PUBLISHED_LINEAGE).join(PUBLISHED_UNIT_LAST)
                .on(PUBLISHED_UNIT_LAST.ID.eq(PUBLISHED_LINEAGE.OTHER_ID)).where(PUBLISHED_LINEAGE.UNIT_ID.eq(duty.debtorUnitId())).and(PUBLISHED_LINEAGE.KIND.eq("SPLIT"))
                .fetch(row -> Choice.of(row.value1().toString(), row.value2())) : List.of();
    }
}
