package cdo.platform.jobs;

import java.time.LocalDate;

/**
 * Work of every official day: a bean. For each day the jobs run in their {@link #order()}, one at a time in the whole
 * installation, each in a transaction of its own; a day is done for a job exactly when that transaction committed. When the
 * server was off, the missed days follow one after the other, so {@code day} is not always today: use it, not the clock.
 */
public interface DayJob {

    /** A stable name, {@code module.what}; renaming it makes a new job. Its title is the message {@code dayjob.<key>}. */
    String key();

    /** Smaller runs first. Tenure and rules 100, duties 200, reminders 300, measures 400, reports 500. */
    int order();

    /** Does the day's work inside the transaction that is already open; throwing leaves the day undone and is tried again. */
    void run(LocalDate day);
}
