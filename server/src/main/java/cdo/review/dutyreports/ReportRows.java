package cdo.review.dutyreports;

import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static cdo.review.dutyreports.tables.CampaignKindTable.CAMPAIGN_KIND;
import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static cdo.review.dutyreports.tables.StepTable.STEP;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.PostKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads campaigns and reports, moves a report's stage, writes the steps. */
@Component
class ReportRows {

    private final DSLContext sql;
    private final Clocks clocks;

    ReportRows(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    List<Campaign> campaigns(Condition condition) {
        return sql.selectFrom(CAMPAIGN).where(condition).orderBy(CAMPAIGN.YEAR.desc(), CAMPAIGN.ID.desc()).fetch(this::campaign);
    }

    Optional<Campaign> campaign(long id) {
        return campaigns(CAMPAIGN.ID.eq(id)).stream().findFirst();
    }

    Campaign mustCampaign(long id) {
        return campaign(id).orElseThrow(() -> new Problem.NotFound(SubjectRef.of(Campaign.KIND, id)));
    }

    List<DutyReport> reports(Condition condition) {
        return sql.selectFrom(REPORT).where(condition).orderBy(REPORT.CAMPAIGN_ID.desc(), REPORT.UNIT_ID, REPORT.POST_ID, REPORT.FROM_DAY).fetch(ReportRows::report);
    }

    Optional<DutyReport> report(long id) {
        return reports(REPORT.ID.eq(id)).stream().findFirst();
    }

    DutyReport mustReport(long id) {
        return report(id).orElseThrow(() -> missing(id));
    }

    static Problem.NotFound missing(long report) {
        return new Problem.NotFound(SubjectRef.of(DutyReport.KIND, report));
    }

    void move(DutyReport found, int version, ReportStage next, Map<Field<?>, ?> columns) {
        int changed = sql.update(REPORT).set(REPORT.STAGE, found.moveTo(next).name()).set(REPORT.VERSION, version + 1).set(columns)
                .where(REPORT.ID.eq(found.id())).and(REPORT.VERSION.eq(version)).execute();
        if (changed == 0) {
            throw new Problem.Stale(found.ref());
        }
    }

    /** What happened to a record; the table only grows. */
    void step(SubjectRef subject, String what, @Nullable String actor, String remark) {
        sql.insertInto(STEP).set(STEP.SUBJECT_KIND, subject.kind()).set(STEP.SUBJECT_ID, subject.id()).set(STEP.WHAT, what).set(STEP.AT, clocks.now())
                .set(STEP.DAY, clocks.today()).set(STEP.ACTOR, actor).set(STEP.REMARK, remark).execute();
    }

    /** Latest first. */
    List<Step> steps(SubjectRef subject) {
        return sql.selectFrom(STEP).where(STEP.SUBJECT_KIND.eq(subject.kind())).and(STEP.SUBJECT_ID.eq(subject.id())).orderBy(STEP.ID.desc())
                .fetch(row -> new Step(row.get(STEP.WHAT), row.get(STEP.AT), row.get(STEP.ACTOR), row.get(STEP.REMARK)));
    }

    PostKind kind(DutyReport report) {
        return PostKind.valueOf(sql.select(PUBLISHED_POST.KIND).from(PUBLISHED_POST).where(PUBLISHED_POST.ID.eq(report.postId())).fetchSingle(PUBLISHED_POST.KIND));
    }

    /** 宜昌市公安局首席数据官2026年度述职报告（张三） in both languages. */
    Message title(DutyReport report) {
        return titles(List.of(report)).get(report.id());
    }

    Map<Long, Message> titles(List<DutyReport> reports) {
        var person = cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
        return sql.select(REPORT.ID, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.NAME_EN, PUBLISHED_POST.KIND, CAMPAIGN.YEAR, person.NAME).from(REPORT)
                .join(CAMPAIGN).on(CAMPAIGN.ID.eq(REPORT.CAMPAIGN_ID)).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(REPORT.OFFICE_UNIT_ID))
                .join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(REPORT.POST_ID)).join(person).on(person.ID.eq(REPORT.PERSON_ID))
                .where(REPORT.ID.in(reports.stream().map(DutyReport::id).toList()))
                .fetchMap(REPORT.ID, row -> Message.of("dutyreports.title", row.value2(), row.value3().isBlank() ? row.value2() : row.value3(),
                        Message.of(office(PostKind.valueOf(row.value4()))), row.value5().toString(), row.value6()));
    }

    /** 首席数据官 or 首席数据执行官, as titles write it. */
    static String office(PostKind kind) {
        return kind == PostKind.CITY_CDEO || kind == PostKind.COUNTY_CDEO ? "dutyreports.office.executive" : "dutyreports.office.officer";
    }

    private Campaign campaign(Record row) {
        long id = row.get(CAMPAIGN.ID);
        var kinds = sql.select(CAMPAIGN_KIND.KIND).from(CAMPAIGN_KIND).where(CAMPAIGN_KIND.CAMPAIGN_ID.eq(id)).fetch(CAMPAIGN_KIND.KIND).stream()
                .map(PostKind::valueOf).collect(Collectors.toSet());
        return new Campaign(id, row.get(CAMPAIGN.ORGANISER_UNIT_ID), row.get(CAMPAIGN.YEAR), row.get(CAMPAIGN.TITLE), row.get(CAMPAIGN.TITLE_EN), kinds,
                row.get(CAMPAIGN.OPENS), row.get(CAMPAIGN.DUE), row.get(CAMPAIGN.LEAST_DAYS), CampaignState.valueOf(row.get(CAMPAIGN.STATE)),
                row.get(CAMPAIGN.FREEZE_ID), row.get(CAMPAIGN.OPENED_ON), row.get(CAMPAIGN.VERSION));
    }

    static DutyReport report(Record row) {
        return new DutyReport(row.get(REPORT.ID), row.get(REPORT.CAMPAIGN_ID), row.get(REPORT.ORGANISER_UNIT_ID), row.get(REPORT.UNIT_ID), row.get(REPORT.OFFICE_UNIT_ID),
                row.get(REPORT.POST_ID), row.get(REPORT.PERSON_ID), row.get(REPORT.FROM_DAY), row.get(REPORT.TO_DAY), ReportStage.valueOf(row.get(REPORT.STAGE)),
                row.get(REPORT.PERSONAL), row.get(REPORT.CONFIRMED_ON), row.get(REPORT.CONFIRMED_HOW), row.get(REPORT.ROUND), row.get(REPORT.FIRST_SUBMITTED_ON),
                row.get(REPORT.SUBMITTED_ON), row.get(REPORT.ACCEPTED_ON), row.get(REPORT.SCORE), row.get(REPORT.REASON), row.get(REPORT.FREEZE_ID), row.get(REPORT.VERSION));
    }
}
