package cdo.start.demo;

import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.identity.Accounts;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The people of the history, by their demonstration accounts, and the units they belong to. */
final class Actors {

    private static final Set<PostKind> CHIEFS = EnumSet.of(PostKind.CITY_CDO, PostKind.DEPARTMENT_CDO, PostKind.COUNTY_CDO);

    private final Accounts accounts;
    private final Units units;
    private final Posts posts;
    private final Routes routes;
    private final LocalDate day;

    Actors(Accounts accounts, Units units, Posts posts, Routes routes, LocalDate day) {
        this.accounts = accounts;
        this.units = units;
        this.posts = posts;
        this.routes = routes;
        this.day = day;
    }

    boolean exists(String login) {
        return accounts.byLogin(login).isPresent();
    }

    /** With the powers of the official day. */
    Who as(String login) {
        return accounts.whoOf(accounts.byLogin(login).orElseThrow().id(), null, "demo");
    }

    /** In one of several posts: the one of that unit. */
    Who as(String login, Unit unit) {
        long account = accounts.byLogin(login).orElseThrow().id();
        Seat seat = accounts.seats(account).stream().filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
        return accounts.whoOf(account, seat.postId(), "demo");
    }

    /** In one of several posts: this one. */
    Who in(String login, long postId) {
        return accounts.whoOf(accounts.byLogin(login).orElseThrow().id(), postId, "demo");
    }

    /** Signs what waits for this person's signature. */
    void sign(String login, SubjectRef subject) {
        Run run = routes.current(subject).orElseThrow();
        routes.sign(as(login), run.id(), run.version(), "同意");
    }

    /** The post of the chief data officer of that unit. */
    long chief(String unitName) {
        return post(unitName, CHIEFS);
    }

    /** Who holds the post of data steward of that unit on that day. */
    long steward(String unitName, LocalDate on) {
        return posts.holder(post(unitName, EnumSet.of(PostKind.DATA_STEWARD)), on).orElseThrow().personId();
    }

    private long post(String unitName, Set<PostKind> kinds) {
        return posts.ofUnit(unit(unitName).id()).stream().filter(post -> kinds.contains(post.kind())).findFirst().orElseThrow().id();
    }

    /** The ids of units, by their names. */
    Set<Long> units(List<String> names) {
        return names.stream().map(name -> unit(name).id()).collect(java.util.stream.Collectors.toSet());
    }

    Unit unit(String name) {
        return units.all(day).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new IllegalStateException("no unit " + name));
    }
}
