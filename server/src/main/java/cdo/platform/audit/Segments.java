package cdo.platform.audit;

import static cdo.platform.audit.tables.EventTable.EVENT;
import static cdo.platform.audit.tables.SegmentTable.SEGMENT;

import cdo.platform.audit.Verification.Opening;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The months of the trail, and how long they are kept: network logs at least six months by law (网络安全法 第二十三条（三）). */
public class Segments {

    /** Nobody can set less. */
    public static final int LEAST_MONTHS = 6;

    private static final String RELEASED = "audit.segment-released";

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Sealer sealer;
    private final Anchors anchors;
    private final TransactionTemplate transaction;
    private final int keepMonths;

    /** @throws IllegalArgumentException when fewer months than the law allows are to be kept */
    public Segments(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Audit audit, Sealer sealer, Anchors anchors, int keepMonths) {
        if (keepMonths < LEAST_MONTHS) {
            throw new IllegalArgumentException("审计日志至少保存 6 个月（cdo.audit.keep-months=" + keepMonths + "）。The audit trail is kept for at least 6 months.");
        }
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.sealer = sealer;
        this.anchors = anchors;
        this.transaction = new TransactionTemplate(transactions);
        this.keepMonths = keepMonths;
    }

    public int keepMonths() {
        return keepMonths;
    }

    /** All months, newest first. */
    public List<Segment> all() {
        return sql.selectFrom(SEGMENT).orderBy(SEGMENT.MONTH.desc())
                .fetch(row -> new Segment(YearMonth.from(row.getMonth()), row.getFirstPlace(), row.getLastPlace(), Digest.of(row.getClosing()), row.getReleasedAt()));
    }

    /** Where the kept part begins. */
    Opening opening() {
        return opening(sql);
    }

    static Opening opening(DSLContext sql) {
        return sql.selectFrom(SEGMENT).where(SEGMENT.RELEASED_AT.isNotNull()).orderBy(SEGMENT.LAST_PLACE.desc()).limit(1)
                .fetchOptional(row -> {
                    long last = Objects.requireNonNull(row.getLastPlace());
                    boolean told = sql.fetchExists(EVENT, EVENT.ACTION.eq(RELEASED).and(EVENT.SUBJECT_ID.eq(last)));
                    return new Opening(last, Digest.of(row.getClosing()), told);
                }).orElse(Opening.WHOLE);
    }

    /** Removes the months whose time of keeping is over, oldest first; says so in the trail and in the anchors. */
    public int release() {
        LocalDate keepFrom = clocks.real().atZone(Clocks.ZONE).toLocalDate().withDayOfMonth(1).minusMonths(keepMonths);
        int released = 0;
        for (Segment segment : all().reversed()) {
            if (segment.released() == null && segment.last() != null && segment.month().atDay(1).isBefore(keepFrom)) {
                release(segment, segment.last());
                released++;
            }
        }
        return released;
    }

    private void release(Segment segment, long last) {
        transaction.executeWithoutResult(status -> {
            sealer.lock();
            sql.update(SEGMENT).set(SEGMENT.RELEASED_AT, clocks.real()).where(SEGMENT.MONTH.eq(segment.month().atDay(1))).execute();
            int events = sql.deleteFrom(EVENT).where(EVENT.PLACE.between(segment.first(), last)).execute();
            audit.system("audit", RELEASED, SubjectRef.of("trail", last), "month", segment.month(), "events", events, "keepMonths", keepMonths);
        });
        anchors.append(new Anchor(Anchor.Kind.RELEASED, last, segment.closing(), clocks.real()));
    }
}
