package cdo.review.assessment;

import cdo.platform.organization.UnitsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On a merger the successor carries this year's ledger and is assessed in the stead of the merged units. */
@Component("assessmentUnitChanges")
@Transactional
class UnitChanges {

    private final LedgerEntries ledger;
    private final Assessees assessees;

    UnitChanges(LedgerEntries ledger, Assessees assessees) {
        this.ledger = ledger;
        this.assessees = assessees;
    }

    @EventListener
    void on(UnitsMerged merged) {
        ledger.passOn(merged.from(), merged.into(), merged.on());
        assessees.merged(merged.from(), merged.into());
    }
}
