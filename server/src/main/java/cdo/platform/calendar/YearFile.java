package cdo.platform.calendar;

import java.util.Comparator;
import java.util.List;

/**
 * One year's notice as data. Its days may reach into the last days of December of the year before
 * (2022-12-31 is announced with 2023), so a date is looked up in the files of its own year and of the next.
 *
 * @param papers addresses or numbers of the notices it was taken from
 * @param days   in order of date
 */
public record YearFile(int year, List<String> papers, List<ListedDay> days) {
    public YearFile {
        papers = List.copyOf(papers);
        days = days.stream().sorted(Comparator.comparing(ListedDay::date)).toList();
    }
}
