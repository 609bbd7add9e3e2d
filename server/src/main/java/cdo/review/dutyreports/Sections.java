package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.SectionTable.SECTION;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The text of a report, part by part. Several may write at once: each part has its own version, and a text that came too late is kept. */
@Component
@Transactional
public class Sections {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Editions editions;
    private final Figures figures;
    private final FigureTexts texts;
    private final Audit audit;
    private final Clocks clocks;

    Sections(DSLContext sql, ReportRows rows, Editions editions, Figures figures, FigureTexts texts, Audit audit, Clocks clocks) {
        this.sql = sql;
        this.rows = rows;
        this.editions = editions;
        this.figures = figures;
        this.texts = texts;
        this.audit = audit;
        this.clocks = clocks;
    }

    /** The unit's people, and the officer, wherever the officer is by now. */
    static void mustWrite(Who who, DutyReport report) {
        if (!mayWrite(who, report)) {
            who.must(ReportRights.WRITE, report.unitId());
        }
    }

    public static boolean mayWrite(Who who, DutyReport report) {
        return who.seat() != null && (who.personId() == report.personId() || who.may(ReportRights.WRITE, report.unitId()));
    }

    /**
     * Keeps the text as it stands.
     *
     * @param version the version that the writer saw
     * @return the new version
     * @throws Problem.Stale when somebody else saved meanwhile; the text is kept as an edition all the same
     */
    public int save(Who who, long reportId, ReportPart part, int version, String text) {
        DutyReport report = rows.mustReport(reportId);
        mustWrite(who, report);
        if (!report.stage().editable()) {
            throw new Problem.Refused("dutyreports.notEditable", report.stage());
        }
        if (text.contains("{{")) {
            texts.mustBeKnown(part, text, figures.of(report));
        }
        if (get(reportId, part).text().equals(text)) {
            return get(reportId, part).version();
        }
        if (!written(who, reportId, part, version, text)) {
            editions.keepOvertaken(who, reportId, part, version, text);
            throw new Problem.Stale(report.ref());
        }
        editions.keep(who, reportId, part, version + 1, text);
        audit.did(who, "dutyreports.written", report.ref(), "part", part, "version", version + 1);
        return version + 1;
    }

    private boolean written(Who who, long report, ReportPart part, int version, String text) {
        if (version == 0) {
            return sql.insertInto(SECTION).set(SECTION.REPORT_ID, report).set(SECTION.PART, part.name()).set(SECTION.TEXT, text).set(SECTION.SAVED_BY, who.name())
                    .set(SECTION.SAVED_AT, clocks.now()).set(SECTION.VERSION, 1).onConflictDoNothing().execute() == 1;
        }
        return sql.update(SECTION).set(SECTION.TEXT, text).set(SECTION.SAVED_BY, who.name()).set(SECTION.SAVED_AT, clocks.now()).set(SECTION.VERSION, version + 1)
                .where(SECTION.REPORT_ID.eq(report)).and(SECTION.PART.eq(part.name())).and(SECTION.VERSION.eq(version)).execute() == 1;
    }

    @Transactional(readOnly = true)
    public Section get(long report, ReportPart part) {
        return Optional.ofNullable(of(report).get(part)).orElseThrow();
    }

    /** Every part, in order. */
    @Transactional(readOnly = true)
    public Map<ReportPart, Section> of(long report) {
        var all = new EnumMap<ReportPart, Section>(ReportPart.class);
        Arrays.stream(ReportPart.values()).forEach(part -> all.put(part, new Section(part, "", null, null, 0)));
        sql.selectFrom(SECTION).where(SECTION.REPORT_ID.eq(report)).forEach(row -> {
            ReportPart part = ReportPart.valueOf(row.get(SECTION.PART));
            all.put(part, new Section(part, row.get(SECTION.TEXT), row.get(SECTION.SAVED_BY), row.get(SECTION.SAVED_AT), row.get(SECTION.VERSION)));
        });
        return all;
    }

    /** The same post's text of the year before. */
    @Transactional(readOnly = true)
    public Optional<String> lastYear(DutyReport report, ReportPart part) {
        return figures.lastYear(report, rows.mustCampaign(report.campaignId()).year()).filter(before -> before.stage().accepted())
                .map(before -> texts.filled(get(before.id(), part).text(), figures.of(before), cdo.platform.kernel.Language.ZH)).filter(text -> !text.isBlank());
    }

    void mustBeComplete(DutyReport report, List<Suggestion> suggestions) {
        var errors = new ArrayList<Problem.FieldError>();
        of(report.id()).values().stream().filter(section -> !section.written())
                .forEach(section -> errors.add(new Problem.FieldError(section.part().name(), Message.of("dutyreports.part.missing", section.part()))));
        if (suggestions.isEmpty()) {
            errors.add(new Problem.FieldError("suggestions", Message.of("dutyreports.suggestion.missing")));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }
}
