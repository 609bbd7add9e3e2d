package cdo.platform.notifications;

import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice (通知公告).
 *
 * @param units     the addressed units
 * @param roles     the addressed roles in them
 * @param expiresOn last day on which it counts as current; null for ever
 */
public record Notice(long id, long organiserId, String organiser, String author, String title, String body, Set<Long> units, Set<Role> roles, NoticeStage stage,
                     @Nullable LocalDate expiresOn, @Nullable Instant publishedAt, @Nullable Instant withdrawnAt, String reason, @Nullable Instant remindedAt,
                     int version) {

    public Notice {
        units = Set.copyOf(units);
        roles = Set.copyOf(roles);
    }

    /** Refuses what does not follow. */
    void mustBecome(NoticeStage next) {
        if (!stage.mayBecome(next)) {
            throw new Problem.Refused("notices.stage", stage, next);
        }
    }

    public boolean expired(LocalDate today) {
        return expiresOn != null && expiresOn.isBefore(today);
    }
}
