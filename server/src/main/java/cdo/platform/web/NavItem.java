package cdo.platform.web;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the left navigation; shown only to those who hold the right somewhere.
 *
 * @param order within the chapter
 * @param key   of the label
 * @param icon  name in the sprite {@code static/icons.svg}
 * @param right null: everyone signed in
 * @param count how many things wait there for this person, 0 to show nothing
 */
public record NavItem(Chapter chapter, int order, String key, String icon, String href, @Nullable Right right, ToIntFunction<Who> count) {

    public NavItem(Chapter chapter, int order, String key, String icon, String href, @Nullable Right right) {
        this(chapter, order, key, icon, href, right, who -> 0);
    }
}
