package cdo.office.appointments;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 交接: what a relieved officer hands over, ticked off one by one. */
public record Handover(long id, long appointmentId, long unitId, long postId, long personId, @Nullable Long successorId, LocalDate lastDay, @Nullable LocalDate completedOn,
                       List<Item> items) {

    /**
     * One thing to hand over.
     *
     * @param found how many there were on the day of relief; null where nothing is counted
     */
    public record Item(HandoverKind kind, @Nullable Integer found, String remark, @Nullable LocalDate doneOn, @Nullable String doneBy) {
        public boolean done() {
            return doneOn != null;
        }
    }

    public String href() {
        return "/handovers/" + id;
    }
}
