package cdo.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the trail, exactly as it is sealed.
 *
 * @param place   its place in the chain from 1; 0 while unsealed
 * @param details JSON text as the database writes it, kept letter by letter because the digest covers it
 * @param digest  SM3 over the digest of the place before and {@link Seal#text}; empty while unsealed
 */
public record Event(long place, long id, Instant realAt, Instant officialAt, @Nullable Long accountId, String actor, @Nullable Long unitId, @Nullable String unitName,
                    @Nullable Long postId, @Nullable String postName, String action, @Nullable String subjectKind, @Nullable Long subjectId, Outcome outcome,
                    String source, String details, Digest digest) {

    Event sealed(long place, Digest digest) {
        return new Event(place, id, realAt, officialAt, accountId, actor, unitId, unitName, postId, postName, action, subjectKind, subjectId, outcome, source,
                details, digest);
    }
}
