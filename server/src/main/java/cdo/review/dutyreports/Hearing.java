package cdo.review.dutyreports;

import cdo.platform.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 述职会: which reports are heard in which order, who attends, who grades. */
public record Hearing(long id, long campaignId, LocalDate heldOn, String venue, String chair, HearingState state, String note, List<Long> reports, List<Attendee> attendees,
                      int version) {

    public Hearing {
        reports = List.copyOf(reports);
        attendees = List.copyOf(attendees);
    }

    public String href() {
        return "/duty-reports/hearings/" + id;
    }

    HearingState moveTo(HearingState next) {
        if (!state.successors().contains(next)) {
            throw new Problem.Refused("dutyreports.hearing.state", state, next);
        }
        return next;
    }

    /** Invited by post: whoever holds it that day. {@code present}: null until the hearing was held. */
    public record Attendee(long postId, @Nullable Long personId, boolean grader, @Nullable Boolean present) {
    }

    /** What an organiser plans. */
    public record Draft(LocalDate heldOn, String venue, String chair, List<Long> reports, List<Long> attendees, List<Long> graders) {
    }
}
