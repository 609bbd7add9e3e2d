package cdo.review.dutyreports;

import static cdo.platform.organization.views.PublishedPerson.PUBLISHED_PERSON;
import static cdo.platform.organization.views.PublishedPost.PUBLISHED_POST;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;
import static cdo.review.dutyreports.tables.CampaignTable.CAMPAIGN;
import static cdo.review.dutyreports.tables.GradeTable.GRADE;
import static cdo.review.dutyreports.tables.ReportTable.REPORT;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports in a list: of one campaign, of one's own unit, of everything that one may read. That a draft exists is known to the organiser, what it says is not. */
@Component
@Transactional(readOnly = true)
public class Register {

    private final DSLContext sql;
    private final Reach reach;
    private final Clocks clocks;

    Register(DSLContext sql, Reach reach, Clocks clocks) {
        this.sql = sql;
        this.reach = reach;
        this.clocks = clocks;
    }

    /** What a list asks for; null and empty ask for everything. {@code stage}: a stage's name, or OVERDUE. */
    public record Filter(@Nullable Long campaign, String stage, String words, boolean ownUnit) {
    }

    /**
     * A report as a line shows it.
     *
     * @param opens may the reader open the report? That a draft exists is known to more people than its text.
     */
    public record Line(DutyReport report, int year, String unitZh, String unitEn, PostKind kind, String person, LocalDate due, boolean opens) {
        public String unit(Language language) {
            return language.chinese() || unitEn.isBlank() ? unitZh : unitEn;
        }

        public boolean overdue(LocalDate today) {
            return due.isBefore(today) && (report.stage().editable() || report.stage() == ReportStage.UNIT_SIGNATURE);
        }

        public boolean late() {
            return report.submittedOn() != null && report.submittedOn().isAfter(due);
        }
    }

    public Slice<Line> slice(Who who, Filter filter, Slice.Ask ask) {
        Condition whole = visible(who).and(filter.campaign() == null ? noCondition() : REPORT.CAMPAIGN_ID.eq(filter.campaign()))
                .and(filter.ownUnit() ? own(who) : noCondition());
        Condition wanted = whole.and(stage(filter.stage())).and(words(filter.words()));
        List<Line> rows = lines(who, wanted, ask.size(), ask.offset());
        return ask.of(rows, number(wanted), number(whole));
    }

    /** How many reports of a campaign stand at each stage. */
    public Map<ReportStage, Integer> stages(long campaign) {
        var all = new EnumMap<ReportStage, Integer>(ReportStage.class);
        sql.select(REPORT.STAGE, count()).from(REPORT).where(REPORT.CAMPAIGN_ID.eq(campaign)).groupBy(REPORT.STAGE)
                .forEach(row -> all.put(ReportStage.valueOf(row.value1()), row.value2()));
        return all;
    }

    /** One line, for pages that show who it is; the caller has checked that the report may be read. */
    public Line line(Who who, DutyReport report) {
        return lines(who, REPORT.ID.eq(report.id()), 1, 0).getFirst();
    }

    /** The lines of these reports by id, in one statement; the caller has checked that they may be named. */
    public Map<Long, Line> lines(Who who, Collection<Long> reports) {
        return lines(who, REPORT.ID.in(reports), reports.size(), 0).stream().collect(toMap(line -> line.report().id(), line -> line));
    }

    /** The accepted reports of a campaign, in official order; the caller has checked that they may be named. */
    public List<Line> accepted(Who who, long campaign) {
        return lines(who, REPORT.CAMPAIGN_ID.eq(campaign).and(REPORT.STAGE.in("ACCEPTED", "GRADED", "ARCHIVED")), Integer.MAX_VALUE, 0);
    }

    /** The latest reports of a unit's officers. */
    public List<Line> ofUnit(Who who, long unit) {
        return lines(who, visible(who).and(REPORT.OFFICE_UNIT_ID.eq(unit).or(REPORT.UNIT_ID.eq(unit))), 10, 0);
    }

    private List<Line> lines(Who who, Condition wanted, int size, int offset) {
        Field<Boolean> opens = field(opens(who)).as("opens");
        return sql.select(REPORT.fields()).select(opens).select(CAMPAIGN.YEAR, CAMPAIGN.DUE, PUBLISHED_UNIT_LAST.NAME, PUBLISHED_UNIT_LAST.NAME_EN, PUBLISHED_POST.KIND, PUBLISHED_PERSON.NAME)
                .from(joined()).where(wanted).orderBy(CAMPAIGN.YEAR.desc(), PUBLISHED_UNIT_LAST.POSITION, PUBLISHED_UNIT_LAST.ID, REPORT.POST_ID, REPORT.FROM_DAY, REPORT.ID)
                .limit(size).offset(offset)
                .fetch(row -> new Line(ReportRows.report(row), row.get(CAMPAIGN.YEAR), row.get(PUBLISHED_UNIT_LAST.NAME), row.get(PUBLISHED_UNIT_LAST.NAME_EN),
                        PostKind.valueOf(row.get(PUBLISHED_POST.KIND)), row.get(PUBLISHED_PERSON.NAME), row.get(CAMPAIGN.DUE), row.get(opens)));
    }

    private int number(Condition wanted) {
        return sql.selectCount().from(joined()).where(wanted).fetchSingle().value1();
    }

    private static org.jooq.Table<?> joined() {
        return REPORT.join(CAMPAIGN).on(CAMPAIGN.ID.eq(REPORT.CAMPAIGN_ID)).join(PUBLISHED_UNIT_LAST).on(PUBLISHED_UNIT_LAST.ID.eq(REPORT.OFFICE_UNIT_ID))
                .join(PUBLISHED_POST).on(PUBLISHED_POST.ID.eq(REPORT.POST_ID)).join(PUBLISHED_PERSON).on(PUBLISHED_PERSON.ID.eq(REPORT.PERSON_ID));
    }

    private Condition visible(Who who) {
        return own(who).or(reach.readable(who, REPORT.ORGANISER_UNIT_ID)).or(REPORT.ROUND.gt(0).and(reach.readable(who, REPORT.UNIT_ID)));
    }

    /** The same as {@link Reports#visible}, for many reports at once. */
    private Condition opens(Who who) {
        return own(who).or(REPORT.ROUND.gt(0).and(reach.readable(who, REPORT.UNIT_ID).or(reach.readable(who, REPORT.ORGANISER_UNIT_ID)).or(grades(who))));
    }

    private static Condition grades(Who who) {
        return who.seat() == null ? falseCondition() : exists(selectOne().from(GRADE).where(GRADE.REPORT_ID.eq(REPORT.ID)).and(GRADE.PERSON_ID.eq(who.personId())).and(GRADE.DISMISSED.isNull()));
    }

    private static Condition own(Who who) {
        return who.seat() == null ? falseCondition() : REPORT.UNIT_ID.eq(who.seat().unitId()).or(REPORT.PERSON_ID.eq(who.personId()));
    }

    private Condition stage(String stage) {
        if (stage.isEmpty()) {
            return noCondition();
        }
        return stage.equals("OVERDUE") ? REPORT.STAGE.in("DRAFT", "RETURNED", "UNIT_SIGNATURE").and(CAMPAIGN.DUE.lt(clocks.today())) : REPORT.STAGE.eq(stage);
    }

    private static Condition words(String words) {
        return words.isBlank() ? noCondition() : PUBLISHED_UNIT_LAST.NAME.containsIgnoreCase(words.strip()).or(PUBLISHED_UNIT_LAST.NAME_EN.containsIgnoreCase(words.strip()))
                .or(PUBLISHED_PERSON.NAME.contains(words.strip()));
    }
}
