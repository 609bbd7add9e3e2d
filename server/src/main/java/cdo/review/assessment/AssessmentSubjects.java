package cdo.review.assessment;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Units;
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
    private final Runs runs;
    private final Assessees assessees;
    private final SelfAssessments self;
    private final Panels panels;
    private final Appeals appeals;
    private final RunRows rows;
    private final Units units;

    AssessmentSubjects(LedgerEntries ledger, Runs runs, Assessees assessees, SelfAssessments self, Panels panels, Appeals appeals, RunRows rows, Units units) {
        this.ledger = ledger;
        this.runs = runs;
        this.assessees = assessees;
        this.self = self;
        this.panels = panels;
        this.appeals = appeals;
        this.rows = rows;
        this.units = units;
    }

    public List<SubjectType> all() {
        return List.of(
                new Type(LedgerEntry.KIND, id -> "/ledger-entries/" + id, id -> ledger.find(id).map(each -> named(each.title())), (who, id) -> ledger.find(id).filter(each -> ledger.visible(who, each)).isPresent()),
                new Type(AssessmentRun.KIND, id -> "/assessments/" + id, id -> runs.find(id).map(each -> named(each.title())), (who, id) -> runs.find(id).filter(each -> runs.visible(who, each)).isPresent()),
                new Type(Assessed.KIND, id -> "/assessments/objects/" + id, id -> assessees.find(id).map(this::named), (who, id) -> assessees.find(id).filter(each -> assessees.visible(who, each)).isPresent()),
                new Type(SelfAssessments.Claim.KIND, this::claimHref, id -> self.find(id).flatMap(each -> assessees.find(each.assessedId())).map(this::named), this::claimVisible),
                new Type(Panel.KIND, id -> "/assessments/panels/" + id, id -> panels.find(id).map(each -> named(rows.get(each.runId()).title())), (who, id) -> panels.find(id).filter(each -> panels.visible(who, each)).isPresent()),
                new Type(Appeal.KIND, id -> "/assessments/appeals/" + id, id -> appeals.find(id).flatMap(each -> assessees.find(each.assessedId())).map(this::named),
                        (who, id) -> appeals.find(id).filter(each -> appeals.visible(who, each)).isPresent()));
    }

    private Message named(Assessed assessed) {
        var unit = units.get(assessed.unitId());
        return Message.of("assessment.object.named", rows.get(assessed.runId()).title(), unit.name(), unit.nameEn());
    }

    private String claimHref(long id) {
        return self.find(id).map(each -> "/assessments/objects/" + each.assessedId()).orElse("/assessments");
    }

    private boolean claimVisible(Who who, long id) {
        return self.find(id).flatMap(each -> assessees.find(each.assessedId())).filter(each -> assessees.visible(who, each) && assessees.seesEvidence(who, rows.get(each.runId()), each)).isPresent();
    }

    private static Message named(String title) {
        return Message.of("assessment.named", title);
    }

    private record Type(String kind, LongFunction<String> address, LongFunction<Optional<Message>> name, BiPredicate<Who, Long> readers) implements SubjectType {

        @Override
        public Optional<Message> label(long id) {
            return name.apply(id);
        }

        @Override
        public String href(long id) {
            return address.apply(id);
        }

        @Override
        public boolean visible(Who who, long id) {
            return readers.test(who, id);
        }
    }
}
