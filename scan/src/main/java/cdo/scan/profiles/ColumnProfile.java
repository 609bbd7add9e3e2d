package cdo.scan.profiles;

import cdo.scan.ValueType;
import cdo.scan.identifiers.Detected;
import cdo.scan.identifiers.Kind;
import cdo.scan.identifiers.Masks;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a column told. Lengths are characters (bytes for binary columns).
 *
 * @param rows          rows of the table
 * @param nulls         rows without a value, exact
 * @param blanks        values that are empty or only white space, exact
 * @param distinct      different values, blanks included
 * @param distinctExact whether {@code distinct} was counted, not estimated (standard error 0.8 %)
 * @param min           first value in the order of characters; null for numbers, dates and binary columns
 * @param meanLength    half up, two digits after the point; null when there is no value
 * @param top           the most frequent values
 * @param topShortBy    0 = exact; else each count of {@code top} may really be higher by up to this
 * @param numbers       when the column is numeric, or at least nine tenths of its texts are numbers
 * @param moments       the same for dates
 * @param looksLike     what the values are, whatever the declared type
 * @param detected      the identifier the column seems to hold
 * @param cut           values compared only by their first characters, because they are very long
 * @param hidden        whether the values here are masked
 */
public record ColumnProfile(String column, long rows, long nulls, long blanks, long distinct, boolean distinctExact, @Nullable String min,
                            @Nullable String max, @Nullable Long minLength, @Nullable Long maxLength, @Nullable BigDecimal meanLength,
                            List<TopValue> top, long topShortBy, @Nullable NumberFacts numbers, @Nullable MomentFacts moments,
                            ValueType looksLike, @Nullable Detected detected, long cut, boolean hidden) {

    /** Numbers with more digits before the point may be somebody's. */
    private static final int DIGITS_SHOWN = 6;
    /** 0000-00-00 00:00:00, as old databases keep what they do not know. */
    private static final Pattern NO_DATE = Pattern.compile("[0:/ .T-]+");

    public ColumnProfile {
        top = List.copyOf(top);
    }

    /** @return rows with a value that is not blank */
    public long filled() {
        return rows - nulls - blanks;
    }

    /**
     * @return the same without anything that could show a person: values by what the column seems to hold, free text by shape only,
     *         frequent dates by year (the first and the last stay, they tell the period covered), long numbers not at all
     */
    public ColumnProfile masked() {
        if (hidden) {
            return this;
        }
        Kind kind = detected == null ? null : detected.kind();
        boolean free = kind != null && !kind.isPersonal() && detected != null && detected.decided();
        boolean figures = kind == null && looksLike.isNumber() && small(numbers);
        boolean dates = looksLike.isMoment();
        boolean flags = looksLike == ValueType.BOOLEAN;
        UnaryOperator<String> mask = flags ? value -> value
                : free ? value -> Masks.mask(kind, value)
                : figures ? value -> Numbers.of(value) != null ? value : Masks.shape(value)
                : dates ? value -> Moments.of(value) != null ? value.strip().substring(0, 4) + "…" : NO_DATE.matcher(value).matches() ? value : Masks.shape(value)
                : value -> Masks.mask(kind, value);
        return new ColumnProfile(column, rows, nulls, blanks, distinct, distinctExact, min == null ? null : mask.apply(min),
                max == null ? null : mask.apply(max), minLength, maxLength, meanLength,
                top.stream().map(each -> new TopValue(mask.apply(each.value()), each.count())).toList(), topShortBy,
                figures ? numbers : null, dates ? moments : null, looksLike, detected, cut, true);
    }

    private static boolean small(@Nullable NumberFacts numbers) {
        return numbers != null && digits(numbers.min()) <= DIGITS_SHOWN && digits(numbers.max()) <= DIGITS_SHOWN;
    }

    private static int digits(BigDecimal number) {
        return number.precision() - number.scale();
    }
}
