package cdo.data.catalog;

import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Departments of their own for the tests of the catalog, people in them, entries at any stage, and a survey as if it had been taken. */
@Component
public class Catalogers {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final FoundedCity city;
    private final Units units;
    private final Clocks clocks;
    private final Entries entries;
    private final Reviews reviews;
    private final Routes routes;
    private final Classifications classifications;
    private final DSLContext sql;
    private final TransactionTemplate transaction;

    Catalogers(FoundedCity city, Units units, Clocks clocks, Entries entries, Reviews reviews, Routes routes, Classifications classifications, DSLContext sql,
               TransactionTemplate transaction) {
        this.city = city;
        this.units = units;
        this.clocks = clocks;
        this.entries = entries;
        this.reviews = reviews;
        this.routes = routes;
        this.classifications = classifications;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** A department and the people around it. */
    public record Team(Unit unit, Who steward, Who officer, Who clerk) {
    }

    public Team team() {
        long region = city.yichang().id();
        Unit bureau = units.bureau(region, clocks.today());
        Who clerk = city.acting(bureau, PostKind.BUREAU_CLERK);
        Unit government = units.all(clocks.today()).stream().filter(unit -> unit.regionId() == region && unit.kind() == UnitKind.GOVERNMENT).findFirst().orElseThrow();
        Unit unit = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        return new Team(unit, city.acting(unit, PostKind.DATA_STEWARD), city.acting(unit, PostKind.DEPARTMENT_CDO), clerk);
    }

    public Who clerkOfTheBureau() {
        return city.acting(units.bureau(city.yichang().id(), clocks.today()), PostKind.BUREAU_CLERK);
    }

    /** Somebody of a county's department, far from the city's. */
    public Who stranger() {
        return city.acting(city.fresh(clerkOfTheBureau(), city.unit("远安县人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
    }

    public long place(String code) {
        return classifications.coded(code).orElseThrow().id();
    }

    public static String name() {
        return "测试目录" + NUMBER.incrementAndGet();
    }

    /** Whole content under a name nobody else uses. */
    public Content content(Team team, String name) {
        Content whole = EntryChecksTest.whole();
        Content.Source source = whole.source();
        return new Content(name, place("307"), "数据科", whole.providerCode(), whole.summary(), whole.formats(), "", whole.items(), whole.sharing(), whole.opening(), whole.cycle(), List.of(),
                new Content.Source(source.grading(), team.unit().id(), null, source.contact(), source.phone(), source.from(), null, source.keywords()));
    }

    public long draft(Team team) {
        return entries.draft(team.steward(), content(team, name()));
    }

    /** Handed in and signed: the bureau has it. */
    public long received(Team team) {
        long id = draft(team);
        handIn(team, id);
        return id;
    }

    public void handIn(Team team, long id) {
        reviews.submit(team.steward(), id, version(id));
        sign(team, id);
    }

    public void sign(Team team, long id) {
        Run run = routes.current(cdo.platform.kernel.SubjectRef.of(Entry.KIND, id)).orElseThrow();
        routes.sign(team.officer(), run.id(), run.version(), "同意");
    }

    public long published(Team team) {
        long id = received(team);
        reviews.publish(team.clerk(), id, version(id), "");
        return id;
    }

    public int version(long id) {
        return sql.fetchSingle("select version from catalog.entry where id = ?", id).get(0, Integer.class);
    }

    /** A finished survey of a system of the unit with these tables, each with two columns. */
    public long survey(Unit unit, String state, String... tables) {
        return transaction.execute(any -> {
            LocalDate today = clocks.today();
            long system = id("insert into survey.system (unit_id, name, stage, updated_on) values (?, ?, 'REGISTERED', ?) returning id", unit.id(), "测试系统" + NUMBER.incrementAndGet(), today);
            long source = id("insert into survey.source (system_id, name, kind, entered_by, entered_on) values (?, '业务库', 'MYSQL', 1, ?) returning id", system, today);
            long survey = id("insert into survey.run (source_id, account_id, person, state, node, asked_at, beat_at, taken_on, place) values (?, 1, '测试', ?, 'test', now(), now(), ?, '测试') returning id",
                    source, state, today);
            for (int i = 0; i < tables.length; i++) {
                String[] named = tables[i].split("\\|", -1);
                long table = id("insert into survey.surveyed_table (survey_id, position, schema, name, kind, comment, row_count, column_count, profile) values (?, ?, 'yw', ?, 'TABLE', ?, 12, 2, '{}') returning id",
                        survey, i, named[0], named.length > 1 ? named[1] : null);
                sql.execute("insert into survey.surveyed_column (table_id, position, name, comment, declared_type, type, length, nullable, primary_key, personal) values (?, 0, 'id', '编号', 'bigint', 'INTEGER', null, false, 1, false), (?, 1, 'xm', '姓名（必填）', 'varchar(30)', 'TEXT', 30, true, 0, true)", table, table);
            }
            return survey;
        });
    }

    private long id(String insert, Object... values) {
        return sql.fetchSingle(insert, values).get(0, Long.class);
    }
}
