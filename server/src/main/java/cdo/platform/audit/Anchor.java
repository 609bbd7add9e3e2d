package cdo.platform.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One line of the anchor file: {@code SEALED 1234 <sm3> <real time>}.
 *
 * @param count how many events the chain had, which is the place of the last one
 */
public record Anchor(Kind kind, long count, Digest digest, Instant at) {

    /** What the line bears witness of. */
    public enum Kind {
        /** The chain had come so far. */
        SEALED,
        /** A backup was restored that had come so far; longer counts written before this line are known to be lost. */
        RESTORED,
        /** Everything up to here was removed after the time of keeping. */
        RELEASED
    }

    static Optional<Anchor> parse(String line) {
        String[] parts = line.strip().split(" ");
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Anchor(Kind.valueOf(parts[0]), Long.parseLong(parts[1]), Digest.parse(parts[2]), Instant.parse(parts[3])));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return kind + " " + count + " " + digest + " " + at;
    }
}
