package cdo.platform.calendar;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calendars in force, of the country and of each region. Cheap to ask: one number is read, the days only when they changed. */
@Component
public class Calendars {
    private final Revisions revisions;
    private final YearFiles yearFiles;
    private final SpecialDays specialDays;
    private volatile Remembered remembered = new Remembered(-1, List.of(), List.of(), Map.of());

    Calendars(Revisions revisions, YearFiles yearFiles, SpecialDays specialDays) {
        this.revisions = revisions;
        this.yearFiles = yearFiles;
        this.specialDays = specialDays;
    }

    /** The calendar without special days of any region. */
    public WorkingCalendar national() {
        return in(null);
    }

    /**
     * The calendar of a region.
     *
     * @param region its code (GB/T 2260, or an own code of a zone); null for the whole country
     */
    @Transactional(readOnly = true)
    public WorkingCalendar in(@Nullable String region) {
        // The number is read before the days: days that are newer than their number are only read once more, never kept too long.
        long revision = revisions.current();
        Remembered now = remembered;
        if (now.revision != revision) {
            now = new Remembered(revision, yearFiles.current(), specialDays.all(), new ConcurrentHashMap<>());
            remembered = now;
        }
        return now.calendar(region);
    }

    private record Remembered(long revision, List<YearFile> years, List<SpecialDay> special, Map<String, WorkingCalendar> regions) {
        WorkingCalendar calendar(@Nullable String region) {
            return regions.computeIfAbsent(region == null ? "" : region, any -> WorkingCalendar.of(years, special, region));
        }
    }
}
