package cdo.platform.organization;

import cdo.platform.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A region as it stood on the day asked for.
 *
 * @param code GB/T 2260 (six digits; townships nine), or an own code with letters for a functional zone
 */
public record Region(long id, String code, String name, String nameEn, RegionLevel level, @Nullable Long parentId) {

    public String name(Language language) {
        return language.chinese() ? name : nameEn;
    }
}
