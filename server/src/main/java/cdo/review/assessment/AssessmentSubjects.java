package cdo.review.assessment;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** Ledger entries and runs as records that duties, approvals, audit and attachments point at. */
@Component
public class AssessmentSubjects {

    private final LedgerEntries ledger;

    AssessmentSubjects(LedgerEntries ledger) {
        this.ledger = ledger;
    }

    public List<SubjectType> all() {
        return List.of(new Type(LedgerEntry.KIND, "/ledger-entries/", id -> ledger.find(id).map(each -> named(each.title())),
                (who, id) -> ledger.find(id).filter(each -> ledger.visible(who, each)).isPresent()));
    }

    private static Message named(String title) {
        return Message.of("assessment.named", title);
    }

    private record Type(String kind, String address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> readers) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id);
        }

        @Override
        public String href(long id) {
            return address + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return readers.test(who, id);
        }
    }
}
