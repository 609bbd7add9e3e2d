package cdo.platform.organization;

import cdo.platform.kernel.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it stood on the day asked for; the identity stays the same through renaming and moving.
 *
 * @param regionId  the region it belongs to; a township's unit belongs to its county
 * @param parentId  the unit above, null for the city's government
 * @param uscc      统一社会信用代码 where known
 * @param position  official order among its siblings
 * @param validFrom since when it has stood so
 * @param validTo   last day on which it stood so; null until further notice
 */
public record Unit(long id, long regionId, UnitKind kind, String name, String nameEn, String shortName, @Nullable Long parentId, @Nullable String uscc,
                   int position, LocalDate validFrom, @Nullable LocalDate validTo) {

    /** In Chinese where it has no English name. */
    public String name(Language language) {
        return language.chinese() || nameEn.isBlank() ? name : nameEn;
    }

    public String shortName(Language language) {
        return language.chinese() || nameEn.isBlank() ? shortName : nameEn;
    }

    public boolean on(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }
}
