package cdo.platform.audit;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A restored backup ends before the anchors do. Said openly, in the trail and in the anchor file, it is no cut. */
public class Restores {

    /** The event that tells of it. */
    public static final String ACTION = "audit.restored";

    private final Audit audit;
    private final Sealer sealer;
    private final Anchors anchors;
    private final Clocks clocks;
    private final TransactionTemplate transaction;

    public Restores(Audit audit, Sealer sealer, Anchors anchors, Clocks clocks, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.sealer = sealer;
        this.anchors = anchors;
        this.clocks = clocks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes the break. Called once, right after a backup was restored and before anybody works on it.
     *
     * @param operator who restored, as the operating system knows them
     * @param backup   the file's name
     */
    public void record(String operator, String backup) {
        var end = new Sealer.End[1];
        transaction.executeWithoutResult(status -> {
            sealer.lock();
            end[0] = sealer.end();
            audit.system(operator, ACTION, SubjectRef.of("trail", end[0].place()), "backup", backup, "place", end[0].place(), "digest", end[0].digest());
        });
        anchors.append(new Anchor(Anchor.Kind.RESTORED, end[0].place(), end[0].digest(), clocks.real()));
        sealer.seal();
    }
}
