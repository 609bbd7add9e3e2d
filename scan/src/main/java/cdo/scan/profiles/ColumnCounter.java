package cdo.scan.profiles;

import cdo.scan.Column;
import cdo.scan.ValueType;
import cdo.scan.identifiers.Detection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Counts one column while its table streams by. */
final class ColumnCounter {

    private static final int SAMPLE = 1000;
    private static final int LONGEST_SAMPLED = 256;
    private static final int TOP = 10;
    /** After so many values a text column shows whether it is worth parsing on. */
    private static final int TRIAL = 1000;
    private static final double SHARE = 0.9;
    private static final Set<String> FLAGS = Set.of("0", "1", "true", "false", "t", "f", "y", "n", "yes", "no", "是", "否", "有", "无");

    private final Column column;
    private final boolean text;
    private long rows;
    private long nulls;
    private long blanks;
    private long cut;
    private long minLength = Long.MAX_VALUE;
    private long maxLength = -1;
    private long lengths;
    private @Nullable String min;
    private @Nullable String max;
    private final DistinctCounter distinct = new DistinctCounter();
    private final FrequentValues frequent = new FrequentValues();
    private final Numbers numbers = new Numbers();
    private final Moments moments = new Moments();
    private boolean tryNumbers;
    private boolean tryMoments;
    private boolean flags = true;
    private final List<String> sample = new ArrayList<>();
    /** Seeded alike each time, so that the same data gives the same survey. */
    private final SplittableRandom random = new SplittableRandom(20220520);

    ColumnCounter(Column column) {
        this.column = column;
        text = column.type() == ValueType.TEXT || column.type() == ValueType.LONG_TEXT || column.type() == ValueType.OTHER;
        tryNumbers = text || column.type().isNumber();
        tryMoments = text || column.type().isMoment();
    }

    void add(@Nullable String value, long length) {
        rows++;
        if (value == null) {
            nulls++;
            return;
        }
        minLength = Math.min(minLength, length);
        maxLength = Math.max(maxLength, length);
        lengths += length;
        if (isContentUnread()) {
            return;
        }
        boolean isCut = value.codePointCount(0, value.length()) < length;
        cut += isCut ? 1 : 0;
        distinct.add(DistinctCounter.hash(value, isCut ? length : 0));
        frequent.add(value);
        if (value.isBlank()) {
            blanks++;
        } else {
            content(value);
        }
    }

    private boolean isContentUnread() {
        return column.type() == ValueType.BINARY || column.type() == ValueType.GEOMETRY;
    }

    private void content(String value) {
        long seen = rows - nulls - blanks;
        if (!column.type().isNumber() && !column.type().isMoment()) {
            min = min == null || value.compareTo(min) < 0 ? value : min;
            max = max == null || value.compareTo(max) > 0 ? value : max;
        }
        flags &= value.length() <= 5 && FLAGS.contains(value.strip().toLowerCase(java.util.Locale.ROOT));
        if (tryNumbers) {
            numbers.add(text ? Numbers.ofText(value) : Numbers.of(value));
            tryNumbers = !text || seen < TRIAL || numbers.count() * 2 > seen;
        }
        if (tryMoments) {
            moments.add(Moments.of(value));
            tryMoments = !text || seen < TRIAL || moments.count() * 2 > seen;
        }
        sample(value, seen);
    }

    private void sample(String value, long seen) {
        String kept = value.length() > LONGEST_SAMPLED ? value.substring(0, LONGEST_SAMPLED) : value;
        if (sample.size() < SAMPLE) {
            sample.add(kept);
        } else {
            long at = random.nextLong(seen);
            if (at < SAMPLE) {
                sample.set((int) at, kept);
            }
        }
    }

    ColumnProfile profile(LocalDate today) {
        long values = rows - nulls;
        long filled = values - blanks;
        boolean numeric = filled > 0 && numbers.count() >= filled * SHARE && tryNumbers;
        boolean dated = filled > 0 && moments.count() >= filled * SHARE && tryMoments;
        BigDecimal mean = values == 0 ? null : BigDecimal.valueOf(lengths).divide(BigDecimal.valueOf(values), 2, RoundingMode.HALF_UP);
        String hints = column.name() + " " + (column.comment() == null ? "" : column.comment());
        return new ColumnProfile(column.name(), rows, nulls, blanks, distinct.count(), distinct.isExact(), shortened(min), shortened(max),
                values == 0 ? null : minLength, values == 0 ? null : maxLength, mean, frequent.top(TOP), frequent.shortBy(),
                column.type().isNumber() || numeric ? numbers.facts() : null, column.type().isMoment() || dated ? moments.facts() : null,
                looksLike(filled, numeric, dated), Detection.of(hints, sample, filled <= SAMPLE, today).orElse(null), cut, false);
    }

    private ValueType looksLike(long filled, boolean numeric, boolean dated) {
        if (filled > 0 && flags && isTwoSided()) {
            return ValueType.BOOLEAN;
        }
        if (!text) {
            return column.type();
        }
        if (dated) {
            MomentFacts facts = moments.facts();
            return facts != null && facts.withTime() ? ValueType.TIMESTAMP : ValueType.DATE;
        }
        if (numeric) {
            return numbers.allWhole() ? ValueType.INTEGER : ValueType.DECIMAL;
        }
        return column.type();
    }

    /** One word alone says nothing of yes and no, and of a content that is not read nothing is known. */
    private boolean isTwoSided() {
        long words = distinct.count() - (blanks > 0 ? 1 : 0);
        return !isContentUnread() && words >= 2 && distinct.count() <= 3;
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= FrequentValues.LONGEST ? value : value.substring(0, FrequentValues.LONGEST) + "…";
    }
}
