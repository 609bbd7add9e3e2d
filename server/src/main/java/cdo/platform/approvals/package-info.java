/**
 * 签批: routes of signatures as data. A route guards one transition inside one party; running routes keep the edition they
 * began with. A route has no clock of its own: it announces when a step is entered and left, and duties answer. Paper
 * signatures are recorded as 线下签批代录, marked and counted; a secretary prepares, never signs.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · approvals", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "documents", "jobs"})
@NullMarked
package cdo.platform.approvals;

import org.jspecify.annotations.NullMarked;
