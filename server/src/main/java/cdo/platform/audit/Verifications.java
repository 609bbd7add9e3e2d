package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;
import static cdo.platform.audit.tables.SegmentTable.SEGMENT;
import static cdo.platform.audit.tables.VerificationTable.VERIFICATION;

import cdo.platform.audit.Verification.Opening;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifying from the page, and taking the chain away to verify it elsewhere. */
@Component
public class Verifications {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Words words;
    private final Audit audit;
    private final Sealer sealer;
    private final Anchors anchors;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Verifications(DSLContext sql, Clocks clocks, Words words, Audit audit, Sealer sealer, Anchors anchors, Trail trail, TransactionTemplate transaction) {
        this.sql = sql;
        this.clocks = clocks;
        this.words = words;
        this.audit = audit;
        this.sealer = sealer;
        this.anchors = anchors;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** One verification as it is remembered. */
    public record Done(long id, Instant at, String actor, long first, long last, String digest, long unsealed, int anchors, boolean clean, long millis,
                       List<String> findingsZh, List<String> findingsEn) {
        public List<String> findings(Language language) {
            return language.chinese() ? findingsZh : findingsEn;
        }
    }

    /** Recomputes the whole chain now and remembers the result. */
    public Verdict run(Who who) {
        who.must(AuditRights.VERIFY);
        long from = System.nanoTime();
        Verdict verdict = trail.verify(anchors.read(), clocks.real());
        long millis = Duration.ofNanos(System.nanoTime() - from).toMillis();
        transaction.executeWithoutResult(status -> {
            long id = sql.insertInto(VERIFICATION)
                    .set(VERIFICATION.REAL_AT, clocks.real()).set(VERIFICATION.ACTOR, who.name())
                    .set(VERIFICATION.FIRST_PLACE, verdict.first()).set(VERIFICATION.LAST_PLACE, verdict.last()).set(VERIFICATION.DIGEST, verdict.digest().toString())
                    .set(VERIFICATION.UNSEALED, verdict.unsealed()).set(VERIFICATION.ANCHORS, verdict.anchors())
                    .set(VERIFICATION.CLEAN, verdict.clean()).set(VERIFICATION.MILLIS, millis)
                    .set(VERIFICATION.FINDINGS_ZH, said(Language.ZH, verdict)).set(VERIFICATION.FINDINGS_EN, said(Language.EN, verdict))
                    .returning(VERIFICATION.ID).fetchSingle(VERIFICATION.ID);
            audit.did(who, "audit.verified", SubjectRef.of("verification", id), "events", verdict.last(), "findings", verdict.findings().size(),
                    "clean", verdict.clean());
        });
        return verdict;
    }

    private String[] said(Language language, Verdict verdict) {
        return verdict.findings().stream().map(finding -> words.say(language, finding.message())).toArray(String[]::new);
    }

    /** The last twenty, newest first. */
    public List<Done> past(Who who) {
        who.must(AuditRights.VERIFY);
        return sql.selectFrom(VERIFICATION).orderBy(VERIFICATION.ID.desc()).limit(20).fetch(row -> new Done(row.getId(), row.getRealAt(), row.getActor(),
                row.getFirstPlace(), row.getLastPlace(), row.getDigest(), row.getUnsealed(), row.getAnchors(), row.getClean(), row.getMillis(),
                List.of(row.getFindingsZh()), List.of(row.getFindingsEn())));
    }

    /**
     * Writes the chain as a file that verifies by itself.
     *
     * @param month one closed or running month; empty for everything that is kept
     */
    public void export(Who who, Optional<YearMonth> month, Writer out) {
        who.must(AuditRights.VERIFY);
        audit.exported(who, "audit.trail-exported", SubjectRef.of("trail", 0), "month", month.map(YearMonth::toString).orElse("all"));
        sealer.seal();
        Instant now = clocks.real();
        Trail.snapshot(sql, reading -> {
            try {
                write(reading, month, now, out);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void write(DSLContext reading, Optional<YearMonth> month, Instant now, Writer out) throws IOException {
        Opening opening = Segments.opening(reading);
        @Nullable Long until = null;
        if (month.isPresent()) {
            var segment = reading.selectFrom(SEGMENT).where(SEGMENT.MONTH.eq(month.get().atDay(1))).and(SEGMENT.RELEASED_AT.isNull())
                    .fetchOptional().orElseThrow(() -> new Problem.Refused("audit.noMonth", month.get().toString()));
            until = segment.getLastPlace();
            long before = segment.getFirstPlace() - 1;
            if (before > opening.place()) {
                opening = new Opening(before, digestAt(reading, before), true);
            }
        }
        Condition part = EVENT.PLACE.gt(opening.place()).and(until == null ? DSL.noCondition() : EVENT.PLACE.le(until));
        Long last = reading.select(DSL.max(EVENT.PLACE)).from(EVENT).where(part).fetchSingle().value1();
        Sealer.End end = last == null ? new Sealer.End(opening.place(), opening.digest()) : new Sealer.End(last, digestAt(reading, last));
        try (var cursor = EventRows.inOrder(reading, part)) {
            TrailFile.write(out, TrailFile.Head.of(opening, end, until == null, now), Trail.events(cursor.iterator()));
        }
    }

    private static Digest digestAt(DSLContext reading, long place) {
        return Digest.of(Objects.requireNonNull(reading.select(EVENT.DIGEST).from(EVENT).where(EVENT.PLACE.eq(place)).fetchOne(EVENT.DIGEST)));
    }

    /** The anchors of this node, to be taken along. */
    public List<Anchor> anchors(Who who) {
        who.must(AuditRights.VERIFY);
        audit.exported(who, "audit.anchors-exported", SubjectRef.of("trail", 0));
        return anchors.read().anchors();
    }
}
