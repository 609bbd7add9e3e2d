package cdo.review.dutyreports;

import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.HeadingMeasureTable.HEADING_MEASURE;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Evidence;
import cdo.platform.measures.Freezes;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Period;
import cdo.platform.measures.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which measures stand under which heading (data), their one freeze, and the figures of a report. */
@Component
@Transactional(readOnly = true)
public class Figures {

    private final DSLContext sql;
    private final ReportRows rows;
    private final Reporters reporters;
    private final Catalogue catalogue;
    private final Freezes freezes;
    private final Evidence evidence;
    private final PinnedFigures pinned;

    Figures(DSLContext sql, ReportRows rows, Reporters reporters, Catalogue catalogue, Freezes freezes, Evidence evidence, PinnedFigures pinned) {
        this.sql = sql;
        this.rows = rows;
        this.reporters = reporters;
        this.catalogue = catalogue;
        this.freezes = freezes;
        this.evidence = evidence;
        this.pinned = pinned;
    }

    /** A measure under a heading. */
    public record Placed(ReportPart part, String key) {
    }

    /** The campaign's own arrangement. */
    public List<Placed> placed(long campaignId) {
        return sql.selectFrom(HEADING_MEASURE).where(HEADING_MEASURE.CAMPAIGN_ID.eq(campaignId)).orderBy(HEADING_MEASURE.PLACE, HEADING_MEASURE.ID)
                .fetch(row -> new Placed(ReportPart.valueOf(row.get(HEADING_MEASURE.PART)), row.get(HEADING_MEASURE.MEASURE_KEY)));
    }

    /** Begins with the shipped arrangement, as far as the system has these measures. */
    @Transactional
    void arrange(long campaignId) {
        Set<String> known = keys();
        var shipped = sql.selectFrom(HEADING_MEASURE).where(HEADING_MEASURE.CAMPAIGN_ID.isNull()).orderBy(HEADING_MEASURE.PLACE).fetch();
        shipped.stream().filter(row -> known.contains(row.get(HEADING_MEASURE.MEASURE_KEY)))
                .forEach(row -> place(campaignId, ReportPart.valueOf(row.get(HEADING_MEASURE.PART)), row.get(HEADING_MEASURE.MEASURE_KEY)));
    }

    @Transactional
    boolean place(long campaignId, ReportPart part, String key) {
        catalogue.get(key);
        int place = 10 * (1 + sql.fetchCount(HEADING_MEASURE, HEADING_MEASURE.CAMPAIGN_ID.eq(campaignId)));
        return sql.insertInto(HEADING_MEASURE).set(HEADING_MEASURE.CAMPAIGN_ID, campaignId).set(HEADING_MEASURE.PART, part.name())
                .set(HEADING_MEASURE.MEASURE_KEY, key).set(HEADING_MEASURE.PLACE, place).onConflictDoNothing().execute() == 1;
    }

    @Transactional
    boolean remove(long campaignId, ReportPart part, String key) {
        return sql.deleteFrom(HEADING_MEASURE).where(HEADING_MEASURE.CAMPAIGN_ID.eq(campaignId)).and(HEADING_MEASURE.PART.eq(part.name()))
                .and(HEADING_MEASURE.MEASURE_KEY.eq(key)).execute() == 1;
    }

    /** Freezes once, for all units of the campaign: as at the last day of its year when that is over. */
    @Transactional
    long freeze(Who who, Campaign campaign) {
        Set<String> known = keys();
        List<String> keys = placed(campaign.id()).stream().map(Placed::key).distinct().filter(known::contains).toList();
        return freezes.freeze(who, campaign.organiserId(), campaign.title(), keys, reporters.writers(campaign).keySet(), Period.of(campaign.year())).id();
    }

    /** Who held the post for a part of the year only answers for that part: its figures are frozen as they stood on its last day. */
    @Transactional
    void freezePart(DutyReport report) {
        Campaign campaign = rows.mustCampaign(report.campaignId());
        if (campaign.freezeId() == null) {
            return;
        }
        LocalDate day = freezes.get(campaign.freezeId()).day();
        LocalDate last = report.to().isBefore(day) || report.from().isAfter(day) ? report.to() : day;
        boolean whole = report.from().getDayOfYear() == 1 && last.equals(day);
        Long own = whole ? null : freezes.part(campaign.freezeId(), campaign.title() + " " + report.from() + " – " + last, units(report, campaign), new Period(report.from(), last)).id();
        sql.update(REPORT).set(REPORT.FREEZE_ID, own).where(REPORT.ID.eq(report.id())).execute();
    }

    /** Before an archived report's paper is made: what it says is what its page says from now on. */
    @Transactional
    void pin(DutyReport report) {
        List<Figure> figures = of(report);
        pinned.pin(report.id(), figures);
        figures.stream().map(Figure::key).distinct().forEach(key -> pinned.pinRows(report.id(), counted(report, key)));
    }

    /** The figures of a report in the order of the headings; empty before the freeze. */
    public List<Figure> of(DutyReport report) {
        return of(report, new FrozenRows(freezes));
    }

    /** The same for all reports of a volume. */
    Map<Long, List<Figure>> of(Collection<DutyReport> reports) {
        var read = new FrozenRows(freezes);
        return reports.stream().collect(java.util.stream.Collectors.toMap(DutyReport::id, report -> of(report, read)));
    }

    private List<Figure> of(DutyReport report, FrozenRows read) {
        if (report.stage() == ReportStage.ARCHIVED) {
            List<Figure> kept = pinned.of(report.id());
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        Campaign campaign = rows.mustCampaign(report.campaignId());
        if (campaign.freezeId() == null) {
            return List.of();
        }
        long freeze = freezeOf(report, campaign);
        Freezes.Freeze taken = freezes.get(freeze);
        Set<Long> units = units(report, campaign);
        Set<String> frozen = Set.copyOf(freezes.measures(freeze));
        Optional<Campaign> previous = report.freezeId() == null ? previous(campaign, units) : Optional.empty();
        List<Figure> figures = new ArrayList<>();
        for (ReportPart part : ReportPart.values()) {
            placed(campaign.id()).stream().filter(placed -> placed.part() == part && frozen.contains(placed.key())).forEach(placed -> {
                Measure measure = catalogue.get(placed.key());
                Before before = before(previous, measure, units, taken, read);
                figures.add(new Figure(part, measure.key(), measure.kind(), read.value(freeze, measure, units), taken.day(), before.value(), before.day()));
            });
        }
        return figures;
    }

    /**
     * What one figure was counted from.
     *
     * @param formulaVersion the version of the formula under which it was frozen
     */
    public record FigureRows(Figure figure, long freezeId, int formulaVersion, List<Freezes.Frozen> rows) {
    }

    /** The frozen rows behind a figure of a report, of an archived one as they counted in its paper; the caller has checked that the report may be read. */
    public FigureRows rows(DutyReport report, String key) {
        Campaign campaign = rows.mustCampaign(report.campaignId());
        Figure figure = of(report).stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow(() -> new Problem.NotFound(Message.of("dutyreports.figure.none", key)));
        long freeze = freezeOf(report, campaign);
        boolean kept = report.stage() == ReportStage.ARCHIVED && !pinned.of(report.id()).isEmpty();
        return new FigureRows(figure, freeze, freezes.formulaVersion(freeze, key), kept ? pinned.rows(report.id(), freezes.rows(freeze, key)) : counted(report, key));
    }

    /** What the figure counts now: adjustments are in both, the figure and its rows, until the report is archived. */
    private List<Freezes.Frozen> counted(DutyReport report, String key) {
        Campaign campaign = rows.mustCampaign(report.campaignId());
        Set<Long> units = units(report, campaign);
        return freezes.rows(freezeOf(report, campaign), key).stream().filter(row -> units.contains(row.row().unitId())).toList();
    }

    /** Of the part that is reported, else the campaign's. */
    private static long freezeOf(DutyReport report, Campaign campaign) {
        return report.freezeId() == null ? java.util.Objects.requireNonNull(campaign.freezeId()) : report.freezeId();
    }

    private record Before(@org.jspecify.annotations.Nullable Value value, @org.jspecify.annotations.Nullable LocalDate day) {
    }

    /** What the last year's report said; without one, the snapshot of the same day a year before, if there is any. The middle of a year is never compared with a year to date. */
    private Before before(Optional<Campaign> previous, Measure measure, Collection<Long> units, Freezes.Freeze taken, FrozenRows read) {
        LocalDate day = taken.day();
        if (measure.window() == Measure.Window.YEAR_TO_DATE && taken.from().getDayOfYear() != 1) {
            return new Before(null, null);
        }
        if (previous.isPresent() && freezes.measures(previous.get().freezeId()).contains(measure.key())) {
            return new Before(read.value(previous.get().freezeId(), measure, units), freezes.get(previous.get().freezeId()).day());
        }
        Optional<LocalDate> then = evidence.nearest(measure, day.minusYears(1)).filter(each -> each.getYear() == day.getYear() - 1);
        return then.map(each -> new Before(evidence.total(measure, units, each), each)).orElse(new Before(null, null));
    }

    private Optional<Campaign> previous(Campaign campaign, Collection<Long> units) {
        return rows.campaigns(CAMPAIGN.ORGANISER_UNIT_ID.eq(campaign.organiserId()).and(CAMPAIGN.YEAR.eq(campaign.year() - 1)).and(CAMPAIGN.FREEZE_ID.isNotNull())).stream()
                .filter(each -> sql.fetchExists(REPORT, REPORT.CAMPAIGN_ID.eq(each.id()).and(REPORT.OFFICE_UNIT_ID.in(units)))).findFirst();
    }

    /** The unit with those merged into it during the year: their rows of the year are its own. */
    Set<Long> units(DutyReport report, Campaign campaign) {
        var all = new HashSet<>(reporters.carried(report.unitId(), LocalDate.of(campaign.year(), 1, 1)));
        all.add(report.officeUnitId());
        return all;
    }

    /** Everything that can stand under a heading. */
    public List<Measure> choices() {
        return catalogue.all();
    }

    private Set<String> keys() {
        return catalogue.all().stream().map(Measure::key).collect(java.util.stream.Collectors.toSet());
    }

    /** The earlier report of the same post, for its text beside this year's. */
    Optional<DutyReport> lastYear(DutyReport report, int year) {
        return sql.select(REPORT.fields()).from(REPORT).join(CAMPAIGN).on(CAMPAIGN.ID.eq(REPORT.CAMPAIGN_ID)).where(REPORT.POST_ID.eq(report.postId())).and(CAMPAIGN.YEAR.eq(year - 1))
                .orderBy(REPORT.TO_DAY.desc(), REPORT.ID.desc()).limit(1).fetchOptional((Record row) -> ReportRows.report(row));
    }
}
