package cdo.data.catalog.web;

import cdo.platform.kernel.Message;
import cdo.platform.web.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a record; an action that is not named is not shown.
 *
 * @param reasons by action: why it cannot be done now; null: it can
 */
public record Actions(Map<String, @Nullable Message> reasons) {

    public boolean has(String action) {
        return reasons.containsKey(action);
    }

    public boolean can(String action) {
        return reasons.containsKey(action) && reasons.get(action) == null;
    }

    public boolean none() {
        return reasons.isEmpty();
    }

    /** Said in the page's language; null when it can be done. */
    public @Nullable String why(Page page, String action) {
        Message reason = reasons.get(action);
        return reason == null ? null : page.t(reason);
    }
}
