package cdo.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The post in which a person acts now; one with several posts chooses.
 *
 * @param postId   the post, or null for an account without a post (administrators)
 * @param unitId   the post's unit
 * @param regionId the unit's region
 */
public record Seat(@Nullable Long postId, long unitId, long regionId, String unitName, String postName) {
}
