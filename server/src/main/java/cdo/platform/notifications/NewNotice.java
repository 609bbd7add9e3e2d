package cdo.platform.notifications;

import cdo.platform.kernel.Role;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the author fills in; fields as in {@link Notice}. */
public record NewNotice(String title, String body, Set<Long> units, Set<Role> roles, @Nullable LocalDate expiresOn) {
    public NewNotice {
        units = Set.copyOf(units);
        roles = Set.copyOf(roles);
    }
}
