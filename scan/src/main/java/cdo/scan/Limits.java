package cdo.scan;

import java.time.Duration;

/**
 * How gently a source is treated.
 *
 * @param connect    longest wait for a connection
 * @param statement  longest run of one statement at the source
 * @param fetchRows  rows that a database sends at once
 * @param longText   characters of a long text that are fetched; its whole length is still counted
 * @param fileBytes  largest file read
 * @param columns    most columns of one table
 * @param views      whether views are read too
 */
public record Limits(Duration connect, Duration statement, int fetchRows, int longText, long fileBytes, int columns, boolean views) {

    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofMinutes(10), 200, 4096, 2L << 30, 4096, true);

    public Limits withStatement(Duration longest) {
        return new Limits(connect, longest, fetchRows, longText, fileBytes, columns, views);
    }

    public Limits withConnect(Duration longest) {
        return new Limits(longest, statement, fetchRows, longText, fileBytes, columns, views);
    }

    public Limits withFileBytes(long largest) {
        return new Limits(connect, statement, fetchRows, longText, largest, columns, views);
    }
}
