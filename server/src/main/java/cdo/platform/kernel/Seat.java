package cdo.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The post in which a person acts now; one with several posts chooses.
 *
 * @param postId     the post, or null for an account without a post (administrators)
 * @param unitId     the post's unit
 * @param regionId   the unit's region
 * @param unitName   the unit's name in Chinese, as papers and the trail write it
 * @param unitNameEn the same in English; empty where nobody has given one
 * @param postName   the post's name in Chinese
 * @param postNameEn the same in English; may be empty
 */
public record Seat(@Nullable Long postId, long unitId, long regionId, String unitName, String unitNameEn, String postName, String postNameEn) {

    /** With Chinese names only, which every reader then sees. */
    public Seat(@Nullable Long postId, long unitId, long regionId, String unitName, String postName) {
        this(postId, unitId, regionId, unitName, "", postName, "");
    }

    /** The unit in the reader's language; in Chinese where it has no English name. */
    public String unitName(Language language) {
        return language.chinese() || unitNameEn.isBlank() ? unitName : unitNameEn;
    }

    /** The post in the reader's language. */
    public String postName(Language language) {
        return language.chinese() || postNameEn.isBlank() ? postName : postNameEn;
    }
}
