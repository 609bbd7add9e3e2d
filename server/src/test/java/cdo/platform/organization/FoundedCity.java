package cdo.platform.organization;

import static cdo.platform.organization.tables.ReachTable.REACH;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Yichang, founded once for all tests, and people who act in it. */
@Component
public class FoundedCity {

    public static final LocalDate SINCE = LocalDate.of(2022, 1, 1);
    public static final LocalDate CHANGE_OVER = LocalDate.of(2025, 1, 1);
    private static final AtomicLong NUMBER = new AtomicLong();

    private final CityFoundation foundation;
    private final Units units;
    private final Posts posts;
    private final People people;
    private final Reach reach;
    private final Clocks clocks;
    private final DSLContext sql;
    private final org.springframework.transaction.support.TransactionTemplate transaction;

    FoundedCity(CityFoundation foundation, Units units, Posts posts, People people, Reach reach, Clocks clocks, DSLContext sql,
                org.springframework.transaction.PlatformTransactionManager transactions) {
        this.foundation = foundation;
        this.units = units;
        this.posts = posts;
        this.people = people;
        this.reach = reach;
        this.clocks = clocks;
        this.sql = sql;
        this.transaction = new org.springframework.transaction.support.TransactionTemplate(transactions);
    }

    /** The city; founded at the first call, as a demonstration. */
    public synchronized Region yichang() {
        return foundation.founded() ? foundation.city() : foundation.found(CityFoundation.YICHANG, SINCE, CHANGE_OVER, true);
    }

    /** The unit of that name today. */
    public Unit unit(String name) {
        yichang();
        return units.all(clocks.today()).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError("no unit " + name));
    }

    /** A fresh department under the unit, so that a test disturbs nobody. */
    public Unit fresh(Who clerk, Unit under, UnitKind kind) {
        return units.found(clerk, new NewUnit(under.regionId(), kind, under.name() + "测试单位" + NUMBER.incrementAndGet(), "", "", under.id(), null, 900), SINCE, "测试文号");
    }

    public long person(Unit home) {
        long number = NUMBER.incrementAndGet();
        return transaction.execute(any -> people.enter(NewPerson.named(home.id(), "测试人员" + number, "副局长")));
    }

    /** Somebody newly seated in a post of the unit; a clerk gets a further place when the first is taken. */
    public Who acting(Unit unit, PostKind kind) {
        long person = person(unit);
        Post post = transaction.execute(any -> {
            Post first = posts.of(unit.id(), kind);
            if (posts.holder(first.id(), clocks.today()).isPresent() && kind.several()) {
                int place = 2 + (int) NUMBER.incrementAndGet();
                var table = cdo.platform.organization.tables.PostTable.POST;
                first = new Post(sql.insertInto(table).set(table.UNIT_ID, unit.id()).set(table.KIND, kind.name()).set(table.PLACE, place).returning(table.ID).fetchSingle(table.ID), unit.id(), kind);
            }
            Post free = first;
            posts.holder(free.id(), clocks.today()).ifPresent(held -> sql.deleteFrom(cdo.platform.organization.tables.TenureTable.TENURE)
                    .where(cdo.platform.organization.tables.TenureTable.TENURE.ID.eq(held.id())).execute());
            posts.enter(free, new NewTenure(free.id(), person, units.history(unit.id()).getFirst().validFrom(), false, false, "测试文号"), null);
            return free;
        });
        return who(person, post.id(), Set.of());
    }

    /** A tenure entered as history. */
    public void seat(long post, long person, LocalDate from, @org.jspecify.annotations.Nullable LocalDate last) {
        transaction.executeWithoutResult(any -> posts.enter(posts.get(post), new NewTenure(post, person, from, false, false, "测试文号"), last));
    }

    /** An account without a post: administrators, auditors. */
    public Who administrator(Role role) {
        return who(0, null, Set.of(role));
    }

    public Who who(long person, @org.jspecify.annotations.Nullable Long post, Set<Role> roles) {
        var powers = reach.powers(person, post, roles, clocks.today());
        return new Who(NUMBER.incrementAndGet(), "test" + person, person, "测试人员", post == null ? null : reach.seat(post), powers, "test");
    }

    Set<List<Object>> storedReach() {
        return rows(sql.select(REACH.VIEWER_UNIT_ID, REACH.UNIT_ID, REACH.KIND).from(REACH).fetch());
    }

    Set<List<Object>> computedReach() {
        return rows(sql.resultQuery("select viewer_unit_id, unit_id, kind from organization.reach_on({0}, null)", DSL.val(clocks.today())).fetch());
    }

    private static Set<List<Object>> rows(org.jooq.Result<? extends org.jooq.Record> result) {
        var rows = new java.util.HashSet<List<Object>>();
        result.forEach(row -> rows.add(row.intoList()));
        return rows;
    }
}
