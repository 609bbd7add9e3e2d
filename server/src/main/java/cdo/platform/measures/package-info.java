/**
 * 指标: how much of a thing is in order. A measure is one named query, owned by one module, that returns rows; values and
 * rows are kept per day, frozen for reports and assessments under an SM3 digest, and corrected only by adjustment. Duty
 * reports, assessment, cockpit and portal pages show measures; they never count on their own (house §1).
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · measures", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "jobs"})
@NullMarked
package cdo.platform.measures;

import org.jspecify.annotations.NullMarked;
