package cdo.office.tasks.web;

import cdo.office.tasks.DutyArea;
import cdo.office.tasks.NewTask;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a task out of a form; {@code suffix} tells the parts of a split from each other. */
final class TaskForm {

    private static final Pattern STOP = Pattern.compile("(.+?)[\\s,，]+(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private TaskForm() {
    }

    /** Null when something was noted as wrong. */
    static @Nullable NewTask read(Reading read, long decision, String suffix, After after) {
        DutyArea area = read.choice("area" + suffix, DutyArea.class);
        String content = read.text("content" + suffix, 2000);
        String criterion = read.text("criterion" + suffix, 1000);
        long lead = read.id("lead" + suffix);
        LocalDate due = due(read, suffix, lead, after);
        String stops = read.optional("milestones" + suffix, 2000);
        return due == null || content.isEmpty() || criterion.isEmpty() || lead == 0 ? null
                : new NewTask(decision, area, content, criterion, lead, new HashSet<>(read.ids("supporting" + suffix)), due, stops(read, "milestones" + suffix, stops),
                        new HashSet<>(read.ids("needs" + suffix)));
    }

    /** The day that is so many working days after today, by the calendar of the lead's region. */
    @FunctionalInterface
    interface After {
        LocalDate day(long leadPost, int workingDays);
    }

    /** The date as typed, else so many working days from today. */
    private static @Nullable LocalDate due(Reading read, String suffix, long lead, After after) {
        LocalDate typed = read.optionalDate("due" + suffix);
        boolean counted = typed == null && read.optional("days" + suffix, 3) != null;
        if (!counted) {
            return typed != null ? typed : read.date("due" + suffix);
        }
        int days = (int) read.number("days" + suffix, 1, 250);
        return lead == 0 ? null : after.day(lead, days);
    }

    /** One stage per line: its title and its date. */
    private static List<NewTask.Stop> stops(Reading read, String field, @Nullable String typed) {
        var stops = new ArrayList<NewTask.Stop>();
        if (typed == null) {
            return stops;
        }
        for (String line : typed.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            Matcher matcher = STOP.matcher(line);
            matcher = matcher.matches() ? matcher : STOP.matcher(Reading.plain(line));
            LocalDate due = matcher.matches() ? date(matcher) : null;
            if (due == null) {
                read.wrong(field, "tasks.milestone.line", line);
            } else {
                stops.add(new NewTask.Stop(matcher.group(1).strip(), due));
            }
        }
        return stops;
    }

    private static @Nullable LocalDate date(Matcher matcher) {
        try {
            return LocalDate.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }
}
