package cdo.start.demo;

import java.time.LocalDate;

/**
 * A day on which the demonstration may be entered, and where its past begins.
 *
 * @param begins   first official day; from here on every day's work is really done
 * @param today    the day on which the newcomer enters
 * @param officers are there chief data officers already?
 */
record Scenario(LocalDate begins, LocalDate today, boolean officers) {

    /** The day of 宜城指办〔2022〕1号. */
    private static final LocalDate PLAN = LocalDate.of(2022, 5, 20);
    private static final int MONTHS_OF_HISTORY = 2;

    static Scenario of(String name, LocalDate today) {
        return switch (name) {
            case "pilot-2022" -> new Scenario(PLAN, PLAN, false);
            case "present" -> new Scenario(today.minusMonths(MONTHS_OF_HISTORY), today, true);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
