package cdo.scan.profiles;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the dates among a column's values, in the ways in which they are written here. */
final class Moments {

    private static final Pattern SEPARATED = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[ T]{1,2}(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?(?:Z| ?[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern TOGETHER = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2}))?");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 35;

    private long count;
    private boolean withTime;
    private @Nullable LocalDateTime min;
    private @Nullable LocalDateTime max;

    boolean add(@Nullable LocalDateTime moment) {
        if (moment == null) {
            return false;
        }
        count++;
        withTime |= moment.getHour() + moment.getMinute() + moment.getSecond() > 0;
        min = min == null || moment.isBefore(min) ? moment : min;
        max = max == null || moment.isAfter(max) ? moment : max;
        return true;
    }

    long count() {
        return count;
    }

    @Nullable MomentFacts facts() {
        LocalDateTime first = min;
        LocalDateTime last = max;
        return first == null || last == null ? null : new MomentFacts(count, first, last, withTime);
    }

    static @Nullable LocalDateTime of(String text) {
        String moment = text.strip();
        if (moment.length() < SHORTEST || moment.length() > LONGEST || !Character.isDigit(moment.charAt(0))) {
            return null;
        }
        Matcher parts = SEPARATED.matcher(moment);
        if (parts.matches()) {
            return of(parts);
        }
        Matcher together = TOGETHER.matcher(moment);
        return together.matches() ? of(together) : null;
    }

    private static @Nullable LocalDateTime of(Matcher parts) {
        try {
            return LocalDateTime.of(part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5), part(parts, 6));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int part(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? 0 : Integer.parseInt(part);
    }
}
