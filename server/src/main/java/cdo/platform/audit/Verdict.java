package cdo.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param first    first place that is kept; 0 for an empty trail
 * @param last     last sealed place
 * @param digest   the digest there
 * @param unsealed events that wait for their seal, normally those of the last second
 * @param anchors  how many anchors were compared
 * @param findings at most {@link Verification#MOST}, in the order of the chain
 */
public record Verdict(long first, long last, Digest digest, long unsealed, @Nullable Instant oldestUnsealed, int anchors, List<Finding> findings, boolean more) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** With what was noticed besides. */
    Verdict and(List<Finding> others) {
        return new Verdict(first, last, digest, unsealed, oldestUnsealed, anchors, Stream.concat(findings.stream(), others.stream()).toList(), more);
    }

    /** True when nothing speaks against the trail. */
    public boolean clean() {
        return findings.stream().noneMatch(finding -> finding.kind().bad());
    }
}
