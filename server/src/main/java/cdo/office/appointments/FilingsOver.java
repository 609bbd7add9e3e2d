package cdo.office.appointments;

import static cdo.office.appointments.tables.FilingLineTable.FILING_LINE;
import static cdo.office.appointments.tables.FilingTable.FILING;

import cdo.platform.audit.Audit;
import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Message;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A filing that the bureau has ends with its unit: a post that is no more is not filled, and its successor files anew. */
@Component
class FilingsOver implements DayJob {

    private final FilingRows rows;
    private final FilingDuties duties;
    private final Units units;
    private final PostNames names;
    private final Inbox inbox;
    private final Audit audit;

    FilingsOver(FilingRows rows, FilingDuties duties, Units units, PostNames names, Inbox inbox, Audit audit) {
        this.rows = rows;
        this.duties = duties;
        this.units = units;
        this.names = names;
        this.inbox = inbox;
        this.audit = audit;
    }

    @Override
    public String key() {
        return "appointments.filings-over";
    }

    /** After units, before the duties of the day. */
    @Override
    public int order() {
        return 140;
    }

    @Override
    public void run(LocalDate day) {
        rows.list(FILING.STAGE.in(FilingStage.SUBMITTED.name(), FilingStage.UNDER_REVIEW.name(), FilingStage.CORRECTION.name()), Integer.MAX_VALUE, 0).stream()
                .filter(filing -> units.find(filing.unitId(), day).isEmpty()).forEach(this::end);
    }

    private void end(Filing filing) {
        filing.standing().forEach(line -> rows.change(line, Map.of(FILING_LINE.STATE, NomineeState.WITHDRAWN.name())));
        Filing over = rows.save(filing.moveTo(FilingStage.DISCARDED));
        rows.step(over.id(), null, FilingStep.UNIT_ENDED, "", "");
        duties.unitEnded(over);
        audit.system("FilingsOver", "appointments.filing-over", over.ref());
        inbox.tell(over.draftedBy(), Message.of("appointments.told.unitEnded", names.unit(over.unitId())), over.ref(), over.href());
    }
}
