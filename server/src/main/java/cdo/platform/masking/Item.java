package cdo.platform.masking;

import cdo.scan.identifiers.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A place in which values stand: a column of a surveyed table, a field of a record.
 *
 * @param unitId whose data it is
 * @param field  a stable name, such as {@code survey.column/17} or {@code person.mobile}
 * @param kind   what stands there, as the survey recognised it; null while unknown
 */
public record Item(long unitId, String field, @Nullable Kind kind) {
}
