package cdo.review.assessment;

import cdo.platform.organization.UnitsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On a merger the successor carries this year's ledger. */
@Component("assessmentUnitChanges")
@Transactional
class UnitChanges {

    private final LedgerEntries ledger;

    UnitChanges(LedgerEntries ledger) {
        this.ledger = ledger;
    }

    @EventListener
    void on(UnitsMerged merged) {
        ledger.passOn(merged.from(), merged.into(), merged.on());
    }
}
