package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.RemarkTable.REMARK;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 批注: what readers of a report say to its authors, part by part, until somebody settles it. Not printed. */
@Component
@Transactional
public class Remarks {

    private final DSLContext sql;
    private final Reports reports;
    private final Audit audit;
    private final Clocks clocks;

    Remarks(DSLContext sql, Reports reports, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.reports = reports;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** One remark; open while {@code settledBy} is null. */
    public record Remark(long id, ReportPart part, String text, String author, Instant at, @Nullable String settledBy) {
    }

    /** The unit's people and the organiser's. */
    public static boolean mayRemark(Who who, DutyReport report) {
        return Sections.mayWrite(who, report) || who.may(ReportRights.REVIEW, report.organiserId()) || who.seat() != null && who.seat().unitId() == report.unitId();
    }

    public long add(Who who, long reportId, ReportPart part, String text) {
        DutyReport report = reports.get(who, reportId);
        if (!mayRemark(who, report)) {
            throw new Problem.Denied(ReportRights.REVIEW, report.organiserId());
        }
        if (text.isBlank()) {
            throw new Problem.Invalid("remark", "form.missing");
        }
        long id = sql.insertInto(REMARK).set(REMARK.REPORT_ID, reportId).set(REMARK.PART, part.name()).set(REMARK.TEXT, text).set(REMARK.AUTHOR, who.name())
                .set(REMARK.AUTHOR_ID, who.personId()).set(REMARK.AT, clocks.now()).returningResult(REMARK.ID).fetchSingle().value1();
        audit.did(who, "dutyreports.remarked", report.ref(), "part", part);
        return id;
    }

    public void settle(Who who, long reportId, long id) {
        DutyReport report = reports.get(who, reportId);
        if (!mayRemark(who, report)) {
            throw new Problem.Denied(ReportRights.REVIEW, report.organiserId());
        }
        int changed = sql.update(REMARK).set(REMARK.SETTLED_BY, who.name()).set(REMARK.SETTLED_AT, clocks.now()).where(REMARK.ID.eq(id)).and(REMARK.REPORT_ID.eq(reportId))
                .and(REMARK.SETTLED_AT.isNull()).execute();
        if (changed == 1) {
            audit.did(who, "dutyreports.remark-settled", report.ref(), "remark", id);
        }
    }

    /** Oldest first; the caller has checked that the report may be read. */
    @Transactional(readOnly = true)
    public List<Remark> of(long reportId) {
        return sql.selectFrom(REMARK).where(REMARK.REPORT_ID.eq(reportId)).orderBy(REMARK.ID)
                .fetch(row -> new Remark(row.get(REMARK.ID), ReportPart.valueOf(row.get(REMARK.PART)), row.get(REMARK.TEXT), row.get(REMARK.AUTHOR), row.get(REMARK.AT), row.get(REMARK.SETTLED_BY)));
    }
}
