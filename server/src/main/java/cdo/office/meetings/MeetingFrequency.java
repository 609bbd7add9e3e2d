package cdo.office.meetings;

import java.time.LocalDate;

/** How often a series meets; the plan says «regularly» (定期), so each organiser sets it. */
public enum MeetingFrequency {
    QUARTERLY(3), HALF_YEARLY(6), YEARLY(12), AS_NEEDED(0);

    private final int months;

    MeetingFrequency(int months) {
        this.months = months;
    }

    /** Is a regular meeting owed in every period? */
    public boolean owed() {
        return months > 0;
    }

    /** The period of a day: 2026-2 is the second of its year. */
    String period(LocalDate day) {
        return day.getYear() + "-" + ((day.getMonthValue() - 1) / months + 1);
    }

    LocalDate first(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
    }

    LocalDate last(LocalDate day) {
        return first(day).plusMonths(months).minusDays(1);
    }
}
