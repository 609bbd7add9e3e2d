package cdo.platform.masking;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows one hidden value in full, for a reason. The trail is written first and in the same transaction as the reading:
 * what was not written down was not shown. Page: component {@code ui/reveal}.
 */
@Component
public class Reveal {

    /** A reason that could be understood later. */
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    private final Audit audit;

    Reveal(Audit audit) {
        this.audit = audit;
    }

    /**
     * @param right   the owning module's right to see this in full
     * @param field   which value, for the trail; never the value
     * @param value   reads it, after everything was checked and written down
     * @throws Problem.Invalid of the field {@code reason} when it says too little
     */
    @Transactional
    public String value(Who who, Right right, long unitId, SubjectRef subject, String field, String reason, Supplier<String> value) {
        who.must(right, unitId);
        String said = reason.strip();
        if (said.length() < SHORTEST || said.length() > LONGEST) {
            throw new Problem.Invalid("reason", "masking.reason", SHORTEST, LONGEST);
        }
        audit.read(who, "masking.revealed", subject, "field", field, "reason", said);
        return value.get();
    }
}
