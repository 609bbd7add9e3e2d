package cdo.platform.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: the first argument of every command. Asked before anything is done: {@code who.must(SUBMIT, unit)}.
 *
 * @param accountId the signed-in account
 * @param personId  the person behind it
 * @param seat      the post the person acts in; null for administrators and auditors, who have none
 * @param source    where the request came from, for the audit (address), never a secret
 */
public record Who(long accountId, String login, long personId, String name, @Nullable Seat seat, Powers powers, String source) {

    /** To act for a unit at all; comes with a post. */
    private static final Right ACT = Right.named("kernel.act");

    /** Refuses unless the right is granted over the unit. */
    public void must(Right right, long unitId) {
        if (!may(right, unitId)) {
            throw new Problem.Denied(right, unitId);
        }
    }

    /** Refuses unless the right is granted somewhere. */
    public void must(Right right) {
        if (!may(right)) {
            throw new Problem.Denied(right, 0);
        }
    }

    public boolean may(Right right, long unitId) {
        return powers.granted(right, unitId);
    }

    public boolean may(Right right) {
        return powers.granted(right);
    }

    public boolean is(Role role) {
        return powers.roles().contains(role);
    }

    /** May read records of this unit that are not published to all. */
    public boolean reads(long unitId) {
        return powers.reads(unitId);
    }

    /** The unit acted for; refuses people without a post: whatever they asked for, they have no right to it. */
    public long unitId() {
        return seated().orElseThrow(() -> new Problem.Denied(ACT, 0, Message.of("problem.noSeat"))).unitId();
    }

    public Optional<Seat> seated() {
        return Optional.ofNullable(seat);
    }
}
