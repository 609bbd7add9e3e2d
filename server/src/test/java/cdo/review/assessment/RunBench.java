package cdo.review.assessment;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Measure;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.review.assessment.indicators.Judgement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** People, an indicator system, a 办法 and experts for a run; every test has departments and a run of its own. */
@Component
public class RunBench {

    public static final String BUREAU = "宜昌市政务服务和大数据管理局";
    public static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);
    public static final LocalDate SELF_DUE = LocalDate.of(2026, 11, 13);
    public static final LocalDate AFTER = LocalDate.of(2026, 11, 16);
    private static final AtomicLong NUMBER = new AtomicLong();

    public final FoundedCity city;
    public final Runs runs;
    public final Assessees assessees;
    public final SelfAssessments self;
    public final Freezing freezing;
    public final FirstReview first;
    public final Publicity publicity;
    final RunRows rows;
    public final AssessedMeasure measure;
    private final Clocks clocks;
    private final DSLContext sql;

    RunBench(FoundedCity city, Runs runs, Assessees assessees, SelfAssessments self, Freezing freezing, FirstReview first, Publicity publicity, RunRows rows, AssessedMeasure measure, Clocks clocks, DSLContext sql) {
        this.city = city;
        this.runs = runs;
        this.assessees = assessees;
        this.self = self;
        this.freezing = freezing;
        this.first = first;
        this.publicity = publicity;
        this.rows = rows;
        this.measure = measure;
        this.clocks = clocks;
        this.sql = sql;
    }

    public void forget() {
        measure.rows.clear();
    }

    /** As if the test's measure had never been taken. */
    void noSnapshots() {
        for (String table : new String[] {"row_interval", "value", "snapshot"}) {
            sql.query("delete from measures." + table + " where measure_key = ?", AssessedMeasure.KEY).execute();
        }
    }

    public AssessmentRun get(long id) {
        return rows.get(id);
    }

    public Unit bureau() {
        return city.unit(BUREAU);
    }

    public Who clerk() {
        return city.acting(bureau(), PostKind.BUREAU_CLERK);
    }

    public Who head() {
        return city.acting(bureau(), PostKind.BUREAU_HEAD);
    }

    public Unit department() {
        return city.fresh(clerk(), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
    }

    public Who officer(Unit unit) {
        return city.acting(unit, PostKind.DEPARTMENT_CDO);
    }

    /** A 办法 of the unit, in force. */
    public long method(Unit unit) {
        long number = NUMBER.incrementAndGet();
        return insert("insert into plans.plan (unit_id, kind, title, content, starts, stage, number, issued_on, valid_from, drafted_on, drafted_by) "
                + "values (?, 'REGULATION', ?, 'x', date '2026-01-05', 'ISSUED', ?, date '2026-01-05', date '2026-01-05', date '2026-01-05', 'x') returning id", unit.id(), "数据资源管理考核评估办法" + number, "测考〔2026〕" + number + "号");
    }

    /** A1 computed 40, A2 tiers 20, B1 expert 40, a bonus, a deduction and a veto that caps at 合格. */
    public long system(Unit unit) {
        long system = insert("insert into assessment.system (organiser_id, title, title_en) values (?, ?, 'Unified indicators') returning id", unit.id(), "统一考核指标" + NUMBER.incrementAndGet());
        long version = insert("insert into assessment.system_version (system_id, number, state, excellent_from, good_from, pass_from, made_by, made_on) values (?, 1, 'DRAFT', 90, 80, 60, 'x', date '2026-01-05') returning id", system);
        indicator(version, "A", null, 1, "基础工作", 60, null);
        indicator(version, "A1", "A", 2, "办结率", 40, "{\"kind\":\"RATIO\",\"measure\":\"test.assessed\",\"full\":1}");
        indicator(version, "A2", "A", 3, "制度", 20, "{\"kind\":\"TIERS\",\"tiers\":[{\"key\":\"full\",\"points\":20,\"title\":\"齐全\",\"titleEn\":\"Complete\"},{\"key\":\"half\",\"points\":10,\"title\":\"起草中\",\"titleEn\":\"Drafting\"}]}");
        indicator(version, "B", null, 4, "应用成效", 40, null);
        indicator(version, "B1", "B", 5, "应用创新", 40, "{\"kind\":\"EXPERT\",\"least\":0,\"most\":40,\"step\":0.5}");
        indicator(version, "C", null, 6, "加分", 10, null);
        indicator(version, "C1", "C", 7, "表彰", 10, "{\"kind\":\"BONUS\",\"items\":[]}");
        indicator(version, "D", null, 8, "扣分", 20, null);
        indicator(version, "D1", "D", 9, "通报批评", 20, "{\"kind\":\"DEDUCTION\",\"items\":[]}");
        indicator(version, "V1", null, 10, "重大安全事件", 0, "{\"kind\":\"VETO\",\"zeroes\":[],\"cap\":\"PASS\"}");
        sql.query("update assessment.system_version set state = 'IN_FORCE', issued_by = 'x', issued_on = date '2026-01-05' where id = ?", version).execute();
        return version;
    }

    private void indicator(long version, String code, String parent, int place, String title, int points, String rule) {
        sql.query("insert into assessment.indicator (version_id, code, parent, place, title, title_en, points, source, rule) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)", version, code, parent, place, title, title, points,
                rule == null ? null : code.equals("A1") ? "AUTO" : "EVIDENCE", rule).execute();
    }

    private long insert(String statement, Object... values) {
        return sql.fetchSingle(statement, values).get(0, Long.class);
    }

    /** Somebody in the region's pool of experts, from a unit of their own. */
    public long expert(Unit home) {
        long person = city.person(home);
        insert("insert into talent.expert (person_id, region_id, unit_id, rank, fields, strengths, reason, stage, nominated_on, valid_from, valid_to) "
                + "values (?, ?, ?, '高级工程师', array['DATA_GOVERNANCE'], 'x', 'x', 'ADMITTED', date '2026-01-05', date '2026-01-05', date '2027-12-31') returning id", person, home.regionId(), home.id());
        return person;
    }

    /** A person who acts without a post: a reviewer. */
    public Who reviewer(long person) {
        return city.who(person, null, Set.of());
    }

    public AssessmentRun.Draft draft(Unit organiser, AssessmentRun.Settings settings) {
        return new AssessmentRun.Draft("2026年度考核" + NUMBER.incrementAndGet(), RunObject.UNIT, RunCadence.YEARLY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), method(organiser), system(organiser), null, settings);
    }

    /** Without a panel: the first review decides everything. */
    public static AssessmentRun.Settings alone() {
        var usual = AssessmentRun.Settings.USUAL;
        return new AssessmentRun.Settings(false, 2, usual.talkShare(), usual.evidenceShown(), false, usual.scale(), new BigDecimal("0.5"), usual.unitWeight(), usual.dutyWeight(), usual.reportWeight(), 90);
    }

    public AssessmentRun drafted(Who clerk, AssessmentRun.Settings settings, Unit... units) {
        long id = runs.begin(clerk, draft(city.unit(clerk.seated().orElseThrow().unitName()), settings));
        assessees.add(clerk, id, Stream.of(units).map(Unit::id).toList(), null);
        return rows.get(id);
    }

    public AssessmentRun issued(Who clerk, AssessmentRun.Settings settings, Unit... units) {
        AssessmentRun run = drafted(clerk, settings, units);
        runs.issue(clerk, run.id(), run.version(), SELF_DUE);
        return rows.get(run.id());
    }

    public Assessed of(AssessmentRun run, Unit unit) {
        return rows.assessed(run.id()).stream().filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
    }

    /** Facts: so many of so many done. */
    public void facts(Unit unit, int done, int all) {
        for (int i = 0; i < all; i++) {
            measure.rows.add(Measure.Row.of(unit.id(), SubjectRef.of("unit", unit.id() * 1000 + i), i < done, LocalDate.of(2026, 6, 1), "met"));
        }
    }

    public void handIn(AssessmentRun run, Unit unit, String tier, String expert) {
        Who officer = officer(unit);
        long id = of(run, unit).id();
        self.claim(officer, id, "A2", -1, new Judgement.Chosen(tier), "");
        self.claim(officer, id, "B1", -1, new Judgement.Given(new BigDecimal(expert)), "");
        self.submit(officer, id, of(run, unit).version());
    }

    /** Everyone handed in; frozen after the deadline. */
    public AssessmentRun frozen(Who clerk, AssessmentRun.Settings settings, Unit... units) {
        AssessmentRun run = issued(clerk, settings, units);
        for (Unit unit : units) {
            handIn(run, unit, "full", "30");
        }
        clocks.today(AFTER);
        freezing.freeze(clerk, run.id(), rows.get(run.id()).version());
        return rows.get(run.id());
    }

    /** Judged as claimed and published. */
    public AssessmentRun published(Who clerk, AssessmentRun.Settings settings, Unit... units) {
        AssessmentRun run = frozen(clerk, settings, units);
        rows.assessed(run.id()).forEach(each -> first.asClaimed(clerk, each.id()));
        first.finish(clerk, run.id(), rows.get(run.id()).version());
        return rows.get(run.id());
    }

    /** Past the window, at the grades. */
    public AssessmentRun grading(Who clerk, AssessmentRun run) {
        clocks.today(publicity.windowEnd(run).orElseThrow().plusDays(1));
        publicity.end(clerk, run.id(), rows.get(run.id()).version());
        publicity.settle(clerk, run.id(), rows.get(run.id()).version());
        return rows.get(run.id());
    }
}
