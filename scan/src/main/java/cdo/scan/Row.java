package cdo.scan;

import org.jspecify.annotations.Nullable;

/** One row while it passes by; valid only during the call that hands it over. */
public interface Row {

    /**
     * @param column index from 0
     * @return the value as the source writes it; the beginning of it when it is very long ({@link Limits#longText}); null when there is none
     */
    @Nullable String text(int column);

    /** @return whole length in characters (bytes for binary), also when {@link #text} was cut */
    long length(int column);
}
