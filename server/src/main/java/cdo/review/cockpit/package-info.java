/**
 * 驾驶舱: the city, a county, a unit and an officer (履职档案) on one page each; the brief of the month and the wall. Shows
 * measures and duties, never counts on its own; nothing on it that cannot be opened down to rows, and nothing over units that
 * the reader may not read. Names of units that lag leave the house only where the organiser lets rankings carry names. Other
 * modules add their parts to an officer's page as panels of the subject {@code officer}. Plan 一（二）, 四（一）.
 */
@org.springframework.modulith.ApplicationModule(displayName = "review · cockpit", allowedDependencies = {"kernel", "web", "audit", "documents",
    "organization", "organization :: views", "appointments", "duties", "duties :: views", "measures", "plans", "tasks :: views", "meetings :: views", "talent :: views",
    "dutyreports :: views", "assessment :: views"})
@NullMarked
package cdo.review.cockpit;

import org.jspecify.annotations.NullMarked;
