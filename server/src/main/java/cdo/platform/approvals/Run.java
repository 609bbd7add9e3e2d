package cdo.platform.approvals;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route that runs, or ran, for one record.
 *
 * @param unitId     whose matter it is
 * @param step       the step that waits, from 0
 * @param stepUnitId the unit in which it is signed
 * @param passages   where a step went on with another unit, or lapsed, because units changed
 */
public record Run(long id, Route route, SubjectRef subject, long unitId, Message title, long startedBy, LocalDate startedOn, State state, int step,
                  @Nullable Long stepUnitId, LocalDate enteredOn, int version, List<Signature> signatures, List<Passage> passages) {

    /** Where a run stands. */
    public enum State {
        RUNNING, GRANTED, RETURNED, WITHDRAWN
    }

    /** Has this person signed the step that waits, in person or through a delegate? */
    boolean signedBy(long personId) {
        return signatures.stream().filter(each -> each.step() == step && "SIGNED".equals(each.decision()))
                .anyMatch(each -> each.forPersonId() != null ? each.forPersonId() == personId : each.personId() != null && each.personId() == personId);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public Route.Step current() {
        return route.steps().get(step);
    }

    /**
     * One decision.
     *
     * @param forName   for whom it was signed by delegation
     * @param paper     线下签批代录; {@code recordedBy} says who recorded it
     */
    public record Signature(int step, String decision, @Nullable Long personId, String name, @Nullable Long forPersonId, @Nullable String forName, boolean paper,
                            @Nullable String recordedBy, @Nullable Long attachmentId, String remark, LocalDate day, Instant at) {
    }

    /** A step that went over to another unit, or lapsed, when units changed. */
    public record Passage(int step, Message text, LocalDate day, Instant at) {
    }
}
