package cdo.platform.approvals;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of signatures.
 *
 * @param key     {@code module.what}, for example {@code appointments.unit}
 * @param unitId  whose own route it is; null: everybody's
 * @param edition running routes keep theirs
 */
public record Route(long id, String key, @Nullable Long unitId, int edition, String titleZh, String titleEn, List<Step> steps) {

    public Route {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a route has at least one step");
        }
    }

    /** A route as a module ships it. */
    public static Route shipped(String key, String titleZh, String titleEn, Step... steps) {
        return new Route(0, key, null, 1, titleZh, titleEn, List.of(steps));
    }

    public String title(Language language) {
        return language.chinese() ? titleZh : titleEn;
    }

    /** In which unit a step is signed. */
    public enum Place {
        /** 本单位 */
        OWN,
        /** 主管部门 */
        BUREAU,
        /** 任免机关 */
        AUTHORITY,
        /** 本级政府 of the unit's own region */
        GOVERNMENT
    }

    /**
     * One step.
     *
     * @param roles who may sign, by the posts held in the step's unit that day
     * @param all   everyone who holds such a post must sign; else one suffices
     */
    public record Step(String zh, String en, Set<Role> roles, Place place, boolean all) {
        public Step {
            roles = Set.copyOf(roles);
        }

        public String name(Language language) {
            return language.chinese() ? zh : en;
        }
    }
}
