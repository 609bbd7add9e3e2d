package cdo.platform.audit;

import cdo.platform.audit.Finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the chain and compares it with the anchors. Knows neither database nor server: the same code judges the
 * running system, a stopped one and an exported file.
 */
public final class Verification {

    /** So many findings are listed; a trail that is broken altogether does not need more. */
    public static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Opening opening;
    private final Anchors.Read anchors;
    private final List<Finding> findings = new ArrayList<>();
    private boolean more;

    /**
     * What stands before the first event that is kept.
     *
     * @param place  place of the last event that is no longer there, 0 when the trail is whole
     * @param digest the digest at that place
     * @param told   the trail itself tells that the part before was removed, or it is not asked (an exported month)
     */
    public record Opening(long place, Digest digest, boolean told) {

        /** The trail from its first event. */
        public static final Opening WHOLE = new Opening(0, Digest.START, true);
    }

    /** What waits for its seal. */
    public record Tail(long count, @Nullable Instant oldest) {
        /** Of a file, which holds sealed events only. */
        public static final Tail NONE = new Tail(0, null);
    }

    public Verification(Opening opening, Anchors.Read anchors) {
        this.opening = opening;
        this.anchors = anchors;
    }

    /**
     * @param events in the order of their places
     * @param now    real time
     */
    public Verdict of(Iterator<Event> events, Tail tail, Instant now) {
        Map<Long, Digest> wanted = new HashMap<>();
        anchors.anchors().forEach(anchor -> wanted.put(anchor.count(), Digest.NONE));
        wanted.replace(opening.place(), opening.digest());
        var restores = new TreeMap<Long, Instant>();
        long first = 0;
        long place = opening.place();
        Digest before = opening.digest();
        while (events.hasNext()) {
            Event event = events.next();
            if (first == 0) {
                first = event.place();
            }
            if (event.place() > place + 1) {
                find(Finding.of(Kind.MISSING, event.place(), place + 1, event.place() - 1));
            } else if (!Seal.next(before, event).equals(event.digest())) {
                find(Finding.of(Kind.EDITED, event.place(), event.place(), event.id(), event.realAt()));
            }
            // Going on from the seal that stands there, so that one edited event is one finding.
            place = event.place();
            before = event.digest();
            wanted.replace(place, before);
            if (event.action().equals(Restores.ACTION)) {
                restores.put(place, event.realAt());
            }
        }
        anchors.unreadable().forEach(line -> find(Finding.of(Kind.ANCHOR_DAMAGED, 0, line)));
        compare(wanted, place, restores);
        if (tail.oldest() != null && tail.oldest().plus(PATIENCE).isBefore(now)) {
            find(Finding.of(Kind.UNSEALED, 0, tail.count(), tail.oldest()));
        }
        findings.sort(Comparator.comparingLong(Finding::place));
        return new Verdict(first, place, before, tail.count(), tail.oldest(), anchors.anchors().size(), findings, more);
    }

    private void compare(Map<Long, Digest> chain, long last, TreeMap<Long, Instant> restores) {
        List<Anchor> all = anchors.anchors();
        if (all.isEmpty() && last > 0) {
            find(Finding.of(Kind.NO_ANCHOR, 0));
        }
        long known = Long.MAX_VALUE;
        for (int i = all.size() - 1; i >= 0; i--) {
            Anchor anchor = all.get(i);
            if (anchor.count() > known) {
                continue;
            }
            judge(anchor, chain.get(anchor.count()), last);
            if (anchor.kind() == Anchor.Kind.RESTORED) {
                known = restored(anchor, all.subList(0, i), restores);
            }
        }
        boolean anchored = all.isEmpty() || all.stream().anyMatch(anchor -> anchor.count() == opening.place() && anchor.digest().equals(opening.digest()));
        if (opening.place() > 0 && !(opening.told() && anchored)) {
            find(Finding.of(Kind.MISSING, opening.place(), 1L, opening.place()));
        }
    }

    private void judge(Anchor anchor, @Nullable Digest there, long last) {
        if (anchor.count() > last) {
            if (findings.stream().noneMatch(finding -> finding.kind() == Kind.CUT)) {
                find(Finding.of(Kind.CUT, last + 1, anchor.count(), anchor.at(), last));
            }
        } else if (there != null && !there.equals(Digest.NONE) && !there.equals(anchor.digest())) {
            find(Finding.of(Kind.REWRITTEN, anchor.count(), anchor.count(), anchor.at()));
        }
    }

    /** A restored backup explains missing events only when the trail itself tells of it. */
    private long restored(Anchor restore, List<Anchor> earlier, TreeMap<Long, Instant> restores) {
        var told = restores.higherEntry(restore.count());
        if (told == null) {
            find(Finding.of(Kind.RESTORE_UNKNOWN, restore.count(), restore.at()));
            return Long.MAX_VALUE;
        }
        long lost = earlier.stream().mapToLong(Anchor::count).filter(count -> count > restore.count()).max().orElse(restore.count());
        find(Finding.of(Kind.RESTORED, told.getKey(), restore.at(), lost - restore.count()));
        return restore.count();
    }

    private void find(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        } else {
            more = true;
        }
    }
}
