package cdo.office.duties;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A duty as a subject that audit and search point at. */
@Component
public class DutySubject implements SubjectType {

    private final Ledger ledger;

    DutySubject(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return Duty.KIND;
    }

    @Override
    public Optional<Message> label(long id) {
        return ledger.find(id).map(Duty::title);
    }

    @Override
    public String href(long id) {
        return "/duties/" + id;
    }

    @Override
    public boolean visible(Who who, long id) {
        return ledger.find(id).filter(duty -> ledger.visible(who, duty)).isPresent();
    }
}
