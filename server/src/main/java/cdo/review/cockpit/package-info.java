/**
 * 驾驶舱: the city, a county and a unit on one page each. Shows measures and duties, never counts on its own; nothing on it
 * that cannot be opened down to rows. Plan 四（一）.
 */
@org.springframework.modulith.ApplicationModule(displayName = "review · cockpit", allowedDependencies = {"kernel", "web", "organization",
    "organization :: views", "duties :: views", "measures"})
@NullMarked
package cdo.review.cockpit;

import org.jspecify.annotations.NullMarked;
