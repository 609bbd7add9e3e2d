package cdo.review.dutyreports;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.review.dutyreports.tables.GradeLineTable.GRADE_LINE;
import static cdo.review.dutyreports.tables.GradeTable.GRADE;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.select;

import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 评议: several graders, each alone with the same sheet, nobody for the own unit; the score is the mean of their totals. */
@Component
@Transactional
public class Grades {

    private static final String GRADED = "grade-";

    private final DSLContext sql;
    private final ReportRows rows;
    private final Reports reports;
    private final ScoringSheets sheets;
    private final Posts posts;
    private final Duties duties;
    private final Audit audit;
    private final Clocks clocks;

    Grades(DSLContext sql, ReportRows rows, Reports reports, ScoringSheets sheets, Posts posts, Duties duties, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.reports = reports;
        this.sheets = sheets;
        this.posts = posts;
        this.duties = duties;
        this.audit = audit;
        this.clocks = clocks;
    }

    /**
     * Asks the holders of posts to read and grade a report.
     *
     * @return how many were asked; those of the report's own unit are passed over
     */
    public int assign(Who who, long reportId, Collection<Long> postIds, LocalDate due) {
        DutyReport report = rows.mustReport(reportId);
        who.must(ReportRights.ORGANISE, report.organiserId());
        if (due.isBefore(clocks.today())) {
            throw new Problem.Invalid("due", "dutyreports.grade.past");
        }
        if (postIds.isEmpty()) {
            throw new Problem.Invalid("posts", "form.choose");
        }
        int asked = 0;
        for (long post : postIds) {
            who.must(ReportRights.SCOPE, posts.get(post).unitId());
            asked += ask(report, post, null, due) ? 1 : 0;
        }
        audit.did(who, "dutyreports.graders-asked", report.ref(), "asked", asked, "due", due);
        return asked;
    }

    /** The own report, or one of the own unit: nobody grades that. */
    boolean partial(DutyReport report, long postId) {
        long unit = posts.get(postId).unitId();
        return unit == report.unitId() || unit == report.officeUnitId() || posts.holder(postId, clocks.today()).filter(holder -> holder.personId() == report.personId()).isPresent();
    }

    boolean ask(DutyReport report, long postId, @Nullable Long hearing, LocalDate due) {
        if (report.stage() != ReportStage.ACCEPTED) {
            throw new Problem.Refused("dutyreports.grade.stage", report.stage());
        }
        Tenure holder = posts.holder(postId, clocks.today()).orElse(null);
        long unit = posts.get(postId).unitId();
        if (holder == null || partial(report, postId)) {
            return false;
        }
        Long id = sql.insertInto(GRADE).set(GRADE.REPORT_ID, report.id()).set(GRADE.PERSON_ID, holder.personId()).set(GRADE.UNIT_ID, unit).set(GRADE.HEARING_ID, hearing)
                .set(GRADE.DUE, due).onConflictDoNothing().returningResult(GRADE.ID).fetchOne(GRADE.ID);
        if (id == null) {
            return false;
        }
        duties.open(new NewDuty(ReportRules.GRADE, null, unit, report.organiserId(), holder.personId(), report.ref(), GRADED + id,
                Message.of("dutyreports.duty.grade", rows.title(report)), clocks.today(), due, "/duty-reports/grades/" + id).ofThePersonAlone());
        return true;
    }

    /** The grader's own sheet; may be given again until the score is concluded. */
    public void grade(Who who, long id, int version, Map<Long, BigDecimal> points, String remark) {
        Grade found = mine(who, id);
        DutyReport report = rows.mustReport(found.reportId());
        if (report.stage() != ReportStage.ACCEPTED || found.dismissed() != null) {
            throw new Problem.Refused("dutyreports.grade.stage", report.stage());
        }
        BigDecimal total = total(report, points);
        int changed = sql.update(GRADE).set(GRADE.TOTAL, total).set(GRADE.REMARK, remark).set(GRADE.GIVEN_ON, clocks.today()).set(GRADE.VERSION, version + 1)
                .where(GRADE.ID.eq(id)).and(GRADE.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(report.ref());
        }
        sql.deleteFrom(GRADE_LINE).where(GRADE_LINE.GRADE_ID.eq(id)).execute();
        points.forEach((line, given) -> sql.insertInto(GRADE_LINE).values(id, line, given).execute());
        duties.discharge(ReportRules.GRADE, report.ref(), GRADED + id, clocks.today(), null);
        audit.did(who, "dutyreports.graded", report.ref(), "grade", id, "total", total);
    }

    private BigDecimal total(DutyReport report, Map<Long, BigDecimal> points) {
        var errors = new ArrayList<Problem.FieldError>();
        BigDecimal total = BigDecimal.ZERO;
        for (Grade.SheetLine line : sheets.held(report.campaignId())) {
            BigDecimal given = points.get(line.id());
            if (given == null || given.signum() < 0 || given.compareTo(line.points()) > 0 || given.stripTrailingZeros().scale() > 1) {
                errors.add(new Problem.FieldError("line" + line.id(), Message.of("dutyreports.grade.points", line.points())));
            } else {
                total = total.add(given);
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        return total;
    }

    /** The organiser goes on without a grader who does not answer. */
    public void dismiss(Who who, long id, String reason) {
        Grade found = must(id);
        DutyReport report = rows.mustReport(found.reportId());
        who.must(ReportRights.ORGANISE, report.organiserId());
        if (!found.waited() || report.stage() != ReportStage.ACCEPTED) {
            throw new Problem.Refused("dutyreports.grade.given");
        }
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "form.missing");
        }
        sql.update(GRADE).set(GRADE.DISMISSED, reason).set(GRADE.VERSION, found.version() + 1).where(GRADE.ID.eq(id)).execute();
        duties.cancel(ReportRules.GRADE, report.ref(), GRADED + id, Message.of("dutyreports.why.dismissed", reason));
        audit.did(who, "dutyreports.grader-dismissed", report.ref(), "grade", id, "reason", reason);
    }

    /** The score: the mean of all sheets, four places, half up. Every grader has answered or was dismissed. */
    public BigDecimal conclude(Who who, long reportId) {
        DutyReport report = rows.mustReport(reportId);
        who.must(ReportRights.ORGANISE, report.organiserId());
        List<Grade> all = of(reportId);
        List<BigDecimal> totals = all.stream().filter(grade -> grade.givenOn() != null).map(Grade::total).toList();
        if (totals.isEmpty() || all.stream().anyMatch(Grade::waited)) {
            throw new Problem.Refused("dutyreports.grade.waiting", all.stream().filter(Grade::waited).count());
        }
        BigDecimal score = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(totals.size()), 4, RoundingMode.HALF_UP);
        reports.graded(report, score, who.name());
        audit.did(who, "dutyreports.concluded", report.ref(), "score", score, "graders", totals.size());
        return score;
    }

    /** The sheets of a report, in the order in which they were asked for; the caller has checked who may see what. */
    @Transactional(readOnly = true)
    public List<Grade> of(long reportId) {
        return find(GRADE.REPORT_ID.eq(reportId));
    }

    /** All sheets of a campaign by report, in one statement; for its organiser. */
    @Transactional(readOnly = true)
    public Map<Long, List<Grade>> ofCampaign(long campaignId) {
        return find(GRADE.REPORT_ID.in(select(REPORT.ID).from(REPORT).where(REPORT.CAMPAIGN_ID.eq(campaignId)))).stream().collect(Collectors.groupingBy(Grade::reportId));
    }

    /** The mean points of each criterion, by report and line of the sheet; only of reports whose score is concluded. Four places, half up. */
    @Transactional(readOnly = true)
    public Map<Long, Map<Long, BigDecimal>> means(long campaignId) {
        return sql.select(GRADE.REPORT_ID, GRADE_LINE.SHEET_LINE_ID, avg(GRADE_LINE.POINTS)).from(GRADE_LINE).join(GRADE).on(GRADE.ID.eq(GRADE_LINE.GRADE_ID)).join(REPORT).on(REPORT.ID.eq(GRADE.REPORT_ID))
                .where(REPORT.CAMPAIGN_ID.eq(campaignId)).and(REPORT.SCORE.isNotNull()).groupBy(GRADE.REPORT_ID, GRADE_LINE.SHEET_LINE_ID)
                .fetch().stream().collect(Collectors.groupingBy(Record3::value1, Collectors.toMap(Record3::value2, row -> row.value3().setScale(4, RoundingMode.HALF_UP))));
    }

    /** What this person has still to grade. */
    @Transactional(readOnly = true)
    public List<Grade> waitingFor(Who who) {
        return who.seat() == null ? List.of() : find(GRADE.PERSON_ID.eq(who.personId()).and(GRADE.GIVEN_ON.isNull()).and(GRADE.DISMISSED.isNull()));
    }

    /** The own sheet; nobody sees another's before the score is concluded. */
    @Transactional(readOnly = true)
    public Grade mine(Who who, long id) {
        return Problem.Hidden.unless(byId(id), found -> who.seat() != null && found.personId() == who.personId(), SubjectRef.of("grade", id));
    }

    /** The report of a sheet, for its organiser. */
    @Transactional(readOnly = true)
    public long reportOf(Who who, long id) {
        Grade found = must(id);
        who.must(ReportRights.ORGANISE, rows.mustReport(found.reportId()).organiserId());
        return found.reportId();
    }

    @Transactional(readOnly = true)
    public Map<Long, BigDecimal> points(long gradeId) {
        return sql.selectFrom(GRADE_LINE).where(GRADE_LINE.GRADE_ID.eq(gradeId)).fetchMap(GRADE_LINE.SHEET_LINE_ID, GRADE_LINE.POINTS);
    }

    Optional<Grade> byId(long id) {
        return find(GRADE.ID.eq(id)).stream().findFirst();
    }

    private Grade must(long id) {
        return byId(id).orElseThrow(() -> new Problem.NotFound(Message.of("problem.notFound", "grade", id)));
    }

    /** A post that may be asked, with who holds it. */
    public record Candidate(long postId, long unitId, String unitName, String unitNameEn, String kind, String person) {
    }

    /** Officers, heads and the bureau's people of the units that the organiser reaches, today. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Who who) {
        var tenure = PUBLISHED_TENURE;
        var unit = cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
        LocalDate today = clocks.today();
        return sql.select(tenure.POST_ID, unit.ID, unit.SHORT_NAME, unit.NAME_EN, tenure.KIND, tenure.PERSON_NAME).from(tenure).join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(tenure.POST_ID))
                .join(unit).on(unit.ID.eq(tenure.UNIT_ID)).where(unit.ID.in(who.powers().units(ReportRights.SCOPE)))
                .and(tenure.KIND.in("CITY_CDO", "CITY_CDEO", "DEPARTMENT_CDO", "COUNTY_CDO", "COUNTY_CDEO", "BUREAU_HEAD", "BUREAU_CLERK", "AUTHORITY_HEAD"))
                .and(tenure.VALID_FROM.le(today)).and(tenure.VALID_TO.isNull().or(tenure.VALID_TO.ge(today))).orderBy(unit.POSITION, unit.ID, tenure.POST_ID)
                .fetch(row -> new Candidate(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    private List<Grade> find(Condition condition) {
        return sql.selectFrom(GRADE).where(condition).orderBy(GRADE.ID).fetch(Grades::read);
    }

    private static Grade read(Record row) {
        return new Grade(row.get(GRADE.ID), row.get(GRADE.REPORT_ID), row.get(GRADE.PERSON_ID), row.get(GRADE.UNIT_ID), row.get(GRADE.HEARING_ID), row.get(GRADE.DUE),
                row.get(GRADE.TOTAL), row.get(GRADE.REMARK), row.get(GRADE.GIVEN_ON), row.get(GRADE.DISMISSED), row.get(GRADE.VERSION));
    }
}
