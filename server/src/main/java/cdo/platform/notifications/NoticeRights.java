package cdo.platform.notifications;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.Set;

/** Notices go to units of one's own region; an authority speaks to the whole region like its bureau. */
public final class NoticeRights {

    /** Write, publish, withdraw and follow up notices to these units. */
    public static final Right PUBLISH = Right.named("notices.publish").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK);

    /** Whom a notice can address. */
    public static final Set<Role> READERS = Set.of(Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON, Role.BUREAU_CLERK, Role.BUREAU_HEAD);

    private NoticeRights() {
    }
}
