package cdo.start.demo;

import cdo.platform.identity.Accounts;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.time.LocalDate;

/** The people of the history, by their demonstration accounts, and the units they belong to. */
final class Actors {

    private final Accounts accounts;
    private final Units units;
    private final LocalDate day;

    Actors(Accounts accounts, Units units, LocalDate day) {
        this.accounts = accounts;
        this.units = units;
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

    Unit unit(String name) {
        return units.all(day).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> new IllegalStateException("no unit " + name));
    }
}
