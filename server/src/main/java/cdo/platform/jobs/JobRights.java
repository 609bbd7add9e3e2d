package cdo.platform.jobs;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;

/** Everyone sees and cancels what they started themselves; these rights go beyond that. */
public final class JobRights {

    /** See all long jobs and how far the day-jobs are. */
    public static final Right SEE_ALL = Right.named("jobs.see-all").to(Span.ALL, Role.SYSTEM_ADMIN);
    /** Cancel what another person started. */
    public static final Right CANCEL_ALL = Right.named("jobs.cancel-all").to(Span.ALL, Role.SYSTEM_ADMIN);

    private JobRights() {
    }
}
