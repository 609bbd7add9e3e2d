package cdo.scan;

import org.jspecify.annotations.Nullable;

/**
 * A column as its source declares it.
 *
 * @param position     from 1
 * @param declaredType as the source writes it, e.g. {@code varchar(30)}
 * @param length       declared length in characters (bytes for binary), or null
 * @param precision    all digits, or null
 * @param scale        digits after the point, or null
 * @param defaultValue expression of the default, or null
 * @param primaryKey   place in the primary key from 1, or 0
 */
public record Column(int position, String name, String declaredType, ValueType type, @Nullable Long length, @Nullable Integer precision,
                     @Nullable Integer scale, boolean nullable, @Nullable String defaultValue, int primaryKey, @Nullable String comment) {

    /** A column of a file: it has a name and holds text until its values say more. */
    public static Column ofFile(int position, String name) {
        return new Column(position, name, "text", ValueType.TEXT, null, null, null, true, null, 0, null);
    }
}
