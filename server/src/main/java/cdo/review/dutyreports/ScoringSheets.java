package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.GradeTable.GRADE;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static cdo.review.dutyreports.tables.SheetLineTable.SHEET_LINE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 评分表: the criteria by which the reports of a campaign are graded, in order, with their points. The organiser writes it until
 * the first score is given; the points make 100, because an assessment reads a report's score as so many hundredths.
 */
@Component
@Transactional
public class ScoringSheets {

    public static final int LONGEST = 20;

    private static final BigDecimal WHOLE = new BigDecimal("100");

    private static final List<Line> SHIPPED = List.of(new Line("履职总体情况", "Duties of the office", new BigDecimal("30")), new Line("数据工作成效", "Results of the work with data", new BigDecimal("40")),
            new Line("问题分析和下一步打算", "Problems and next steps", new BigDecimal("20")), new Line("工作建议", "Suggestions", new BigDecimal("10")));

    private final DSLContext sql;
    private final ReportRows rows;
    private final Audit audit;

    ScoringSheets(DSLContext sql, ReportRows rows, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.audit = audit;
    }

    /** A criterion as the organiser writes it; the order is that of the list. */
    public record Line(String title, String titleEn, BigDecimal points) {
    }

    /** The sheet with which a campaign begins. */
    void begin(long campaignId) {
        store(campaignId, SHIPPED);
    }

    private void store(long campaignId, List<Line> lines) {
        int place = 1;
        for (Line line : lines) {
            sql.insertInto(SHEET_LINE).set(SHEET_LINE.CAMPAIGN_ID, campaignId).set(SHEET_LINE.PLACE, place++).set(SHEET_LINE.TITLE, line.title()).set(SHEET_LINE.TITLE_EN, line.titleEn())
                    .set(SHEET_LINE.POINTS, line.points()).execute();
        }
    }

    @Transactional(readOnly = true)
    public List<Grade.SheetLine> of(long campaignId) {
        return sql.selectFrom(SHEET_LINE).where(SHEET_LINE.CAMPAIGN_ID.eq(campaignId)).orderBy(SHEET_LINE.PLACE)
                .fetch(row -> new Grade.SheetLine(row.get(SHEET_LINE.ID), row.get(SHEET_LINE.TITLE), row.get(SHEET_LINE.TITLE_EN), row.get(SHEET_LINE.POINTS)));
    }

    /** Was a score given already? Then all reports are graded by the same sheet. */
    @Transactional(readOnly = true)
    public boolean frozen(long campaignId) {
        return sql.fetchExists(GRADE.join(REPORT).on(REPORT.ID.eq(GRADE.REPORT_ID)), REPORT.CAMPAIGN_ID.eq(campaignId).and(GRADE.GIVEN_ON.isNotNull()));
    }

    /** Keeps the sheet as it is until the end of the transaction, while a grader gives points by it. */
    List<Grade.SheetLine> held(long campaignId) {
        sql.select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.ID.eq(campaignId)).forShare().fetch();
        return of(campaignId);
    }

    /** Writes the whole sheet anew. Its lines get new ids, so that what a grader had typed by the old sheet is not taken for the new one. */
    public void write(Who who, long campaignId, int version, List<Line> lines) {
        Campaign campaign = rows.mustCampaign(campaignId);
        who.must(ReportRights.ORGANISE, campaign.organiserId());
        check(lines);
        if (sql.update(CAMPAIGN).set(CAMPAIGN.VERSION, version + 1).where(CAMPAIGN.ID.eq(campaignId)).and(CAMPAIGN.VERSION.eq(version)).execute() == 0) {
            throw new Problem.Stale(campaign.ref());
        }
        if (campaign.state() == CampaignState.CLOSED || frozen(campaignId)) {
            throw new Problem.Refused("dutyreports.sheet.frozen");
        }
        sql.deleteFrom(SHEET_LINE).where(SHEET_LINE.CAMPAIGN_ID.eq(campaignId)).execute();
        store(campaignId, lines);
        rows.step(campaign.ref(), "sheet", who.name(), "");
        audit.did(who, "dutyreports.sheet-written", campaign.ref(), "lines", lines.stream().map(line -> line.title() + " " + line.points()).toList().toString());
    }

    private static void check(List<Line> lines) {
        if (lines.isEmpty() || lines.size() > LONGEST) {
            throw new Problem.Invalid("title0", "dutyreports.sheet.size", LONGEST);
        }
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : lines) {
            if (line.title().isBlank()) {
                throw new Problem.Invalid("title0", "form.missing");
            }
            if (line.points().signum() <= 0 || line.points().stripTrailingZeros().scale() > 1) {
                throw new Problem.Invalid("points0", "dutyreports.sheet.points", line.title());
            }
            total = total.add(line.points());
        }
        if (total.compareTo(WHOLE) != 0) {
            throw new Problem.Invalid("points0", "dutyreports.sheet.total", total);
        }
    }
}
