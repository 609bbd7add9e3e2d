package cdo.data.survey;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Who;
import cdo.scan.Limits;
import cdo.scan.Note;
import cdo.scan.SourceProblem;
import cdo.scan.sources.Sources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries a connection out: what is there, or what to do about it. No transaction is open while the source is waited for. */
@Component
public class Trials {

    private static final Limits SHORT = Limits.USUAL.withConnect(Duration.ofSeconds(8)).withStatement(Duration.ofSeconds(20));

    private final DataSources sources;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Trials(DataSources sources, Audit audit, TransactionTemplate transaction) {
        this.sources = sources;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param note   null when the source answered
     * @param detail the source's own words; null for everybody but the account that entered it, since they may quote values
     */
    public record Outcome(String product, int tables, @Nullable Note note, @Nullable String detail) {
        public boolean answered() {
            return note == null;
        }
    }

    public Outcome tryOut(Who who, long id) {
        DataSource source = sources.get(who, id);
        who.must(SurveyRights.ATTACH, source.unitId());
        Outcome outcome;
        try (DataSources.Opening opening = sources.opening(source)) {
            Sources.Trial trial = Sources.tryOut(opening.source(), () -> sources.password(id), SHORT);
            outcome = new Outcome(trial.product(), trial.tables(), null, null);
        } catch (SourceProblem problem) {
            outcome = new Outcome("", 0, problem.note(), source.enteredBy() == who.accountId() ? problem.detail() : null);
        }
        boolean answered = outcome.answered();
        transaction.executeWithoutResult(any -> audit.did(who, "survey.source-tried", source.ref(), "answered", answered));
        return outcome;
    }
}
