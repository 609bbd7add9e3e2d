package cdo.platform.measures;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.organization.UnitKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One named query, a bean of the module that owns the facts. Its words are the messages {@code measure.<key>} (title),
 * {@code measure.<key>.explain} and {@code measure.<key>.formula}; reasons of rows are {@code measure.<key>.reason.<code>}.
 */
public interface Measure {

    /** {@code module.what}; never changes. */
    String key();

    Kind kind();

    Window window();

    /** Raised when the query changes its meaning; stored with every snapshot. */
    default int formulaVersion() {
        return 1;
    }

    /** Units that have an officer: all but the authority, which appoints them. */
    Set<UnitKind> WITH_OFFICER = Set.copyOf(EnumSet.complementOf(EnumSet.of(UnitKind.AUTHORITY)));

    /** The kinds of unit that it can say something of; in others it has no rows and comparisons leave them out. */
    default Set<UnitKind> unitKinds() {
        return Set.of(UnitKind.values());
    }

    /** False when less is better, as for days vacant. */
    default boolean moreIsBetter() {
        return true;
    }

    /**
     * The rows as they stand; {@code day} is the day they are taken for and bounds a year-to-date window.
     * Grain: something that has its own page.
     */
    List<Row> rows(LocalDate day);

    /**
     * Of the rows of a year to date those of a part of it, for example of a quarter or of an officer's days in the post: by
     * the day that decides. A measure whose rows add up days or hours answers for itself.
     *
     * @param yearToDate the rows as they stood on the period's last day
     */
    default List<Row> within(Period period, List<Row> yearToDate) {
        return yearToDate.stream().filter(row -> row.date() == null || period.covers(row.date())).toList();
    }

    /** How rows become a value. */
    enum Kind {
        /** Σ numerator ÷ Σ denominator. */
        RATIO,
        /** Σ numerator. */
        COUNT,
        /** Σ numerator. */
        SUM,
        /** Σ numerator ÷ Σ denominator, not a percentage. */
        MEAN,
        /** Σ numerator, in days. */
        DAYS
    }

    /** What a value covers. */
    enum Window {
        AS_AT, YEAR_TO_DATE
    }

    /**
     * One row of evidence.
     *
     * @param date   the day that decides, for example when it was met; may be absent
     * @param reason a code that says why the row counts as it does
     */
    record Row(long unitId, SubjectRef subject, BigDecimal numerator, BigDecimal denominator, @Nullable LocalDate date, String reason) {

        public static Row of(long unitId, SubjectRef subject, long numerator, long denominator, @Nullable LocalDate date, String reason) {
            return new Row(unitId, subject, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), date, reason);
        }

        /** With the numbers at the scale that is stored, so that equal rows are equal. */
        Row scaled() {
            return new Row(unitId, subject, numerator.setScale(Value.SCALE, RoundingMode.HALF_UP), denominator.setScale(Value.SCALE, RoundingMode.HALF_UP), date, reason);
        }

        /** One thing that is in order or not. */
        public static Row of(long unitId, SubjectRef subject, boolean inOrder, @Nullable LocalDate date, String reason) {
            return of(unitId, subject, inOrder ? 1 : 0, 1, date, reason);
        }
    }
}
