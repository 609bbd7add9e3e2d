package cdo.data.catalog;

import cdo.platform.organization.UnitNames;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the demand, duty or negative list.
 *
 * @param fields   by column key
 * @param reviewer the bureau that reviewed it
 */
public record ListLine(long id, ListKind list, long unitId, UnitNames.Named unit, Map<String, String> fields, ListLineState state, LocalDate enteredOn,
                       @Nullable LocalDate reviewedOn, @Nullable String reviewer, String remark, int version) {

    public static final String KIND = "listline";

    public String field(String key) {
        return fields.getOrDefault(key, "");
    }
}
