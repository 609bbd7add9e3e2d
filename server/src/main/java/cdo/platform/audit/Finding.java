package cdo.platform.audit;

import cdo.platform.kernel.Message;

/**
 * Something that verification found.
 *
 * @param place where in the chain it was noticed; 0 for none in particular
 */
public record Finding(Kind kind, long place, Message message) {

    /** What it is a sign of. */
    public enum Kind {
        /** An event, or its seal, is not what was sealed. */
        EDITED(true),
        /** Events in the middle, or at the beginning, are gone. */
        MISSING(true),
        /** The anchor knows of more events than there are: the end was cut off. */
        CUT(true),
        /** The chain agrees with itself but not with the anchor: it was written anew. */
        REWRITTEN(true),
        /** A line of an exported file is no event any more. */
        LINE_DAMAGED(true),
        /** A line of the anchor file is no anchor. */
        ANCHOR_DAMAGED(true),
        /** The anchor speaks of a restored backup of which the trail knows nothing. */
        RESTORE_UNKNOWN(true),
        /** Events have been waiting for their seal for more than a minute. */
        UNSEALED(true),
        /** There is no anchor to compare with: a cut at the end cannot be noticed. */
        NO_ANCHOR(true),
        /** A backup was restored; what came after it is known to be lost. For information. */
        RESTORED(false);

        private final boolean bad;

        Kind(boolean bad) {
            this.bad = bad;
        }

        /** False for what is only said. */
        public boolean bad() {
            return bad;
        }
    }

    static Finding of(Kind kind, long place, Object... args) {
        return new Finding(kind, place, new Message("audit.finding." + kind, args));
    }
}
