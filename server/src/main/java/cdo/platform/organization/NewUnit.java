package cdo.platform.organization;

import org.jspecify.annotations.Nullable;

/** A unit to be founded. The fields are those of {@link Unit}; an empty short name becomes the name. */
public record NewUnit(long regionId, UnitKind kind, String name, String nameEn, String shortName, @Nullable Long parentId, @Nullable String uscc, int position) {

    public NewUnit {
        name = name.strip();
        nameEn = nameEn.isBlank() ? name : nameEn.strip();
        shortName = shortName.isBlank() ? name : shortName.strip();
        uscc = uscc == null || uscc.isBlank() ? null : uscc.strip();
    }
}
