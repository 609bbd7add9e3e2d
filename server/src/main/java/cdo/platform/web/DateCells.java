package cdo.platform.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates in workbooks. A cell holds a number; that it is meant as a day follows from its format alone, and readers of spreadsheets do not know them all. */
public final class DateCells {

    /**
     * Formats that Excel and WPS know by number and need not write into the file (ECMA-376, 18.8.30): those of every language, and those with which the Chinese
     * editions write 2024年1月5日 (31) or 1月5日 (58). The ones that show a time alone are left out.
     */
    private static final Set<Integer> KNOWN = Stream.of(IntStream.rangeClosed(14, 17), IntStream.of(22), IntStream.rangeClosed(27, 31), IntStream.of(36), IntStream.rangeClosed(50, 54),
            IntStream.rangeClosed(57, 58)).flatMap(IntStream::boxed).collect(Collectors.toUnmodifiableSet());
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
    private static final Pattern DATE = Pattern.compile("(?i)(?=.*[yde])[ymdhsaepgb年月日时分秒上下午\\-/.,:;@_\\s]+");
    /** 9999-12-31, after which Excel knows no days. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private DateCells() {
    }

    /**
     * @param serial    days since the beginning of 1900, or of 1904; the time of day is passed over
     * @param format    number of the cell's format; null: none
     * @param pattern   the format as written in the file; null: none
     * @param since1904 workbooks of older Macintoshes count from there
     * @return as 2024-01-05; empty when the cell is no date, or there is no such day
     */
    public static Optional<String> said(double serial, @Nullable Integer format, @Nullable String pattern, boolean since1904) {
        return dated(format, pattern) ? day(Math.floor(serial), since1904).map(LocalDate::toString) : Optional.empty();
    }

    private static boolean dated(@Nullable Integer format, @Nullable String pattern) {
        return format != null && KNOWN.contains(format) || pattern != null && DATE.matcher(LITERAL.matcher(pattern).replaceAll("")).matches();
    }

    /** Excel counts a 29 February 1900 that never was: days before it begin one later. */
    private static Optional<LocalDate> day(double days, boolean since1904) {
        if (days < (since1904 ? 0 : 1) || days > 3_000_000 || !since1904 && days == 60) {
            return Optional.empty();
        }
        LocalDate zero = since1904 ? LocalDate.of(1904, 1, 1) : days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return Optional.of(zero.plusDays((long) days)).filter(day -> !day.isAfter(LAST));
    }
}
