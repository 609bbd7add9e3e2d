/**
 * 试点推进: how the system of chief data officers is brought in, first in a pilot (试点), then everywhere (全面推行), then
 * every year. A program has an organiser; its phases (阶段) have their own scope (范围) of units and dated obligations
 * (事项): 报送名单, 业务交流会, 培训, 工作总结, 成果报告. Opening a phase opens the duties of exactly the units in scope; what
 * a unit hands in (报送材料) is signed in the unit and reviewed by the organiser. A county does the same with the units that
 * it chose. What can be copied elsewhere is kept in 成果库; the report to 市委、市政府 is computed from accepted summaries.
 * Plan 一（二）, 一（三）, 三.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · program", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "approvals", "documents", "notifications", "measures", "duties", "duties :: views",
    "appointments", "appointments :: views"})
@NullMarked
package cdo.office.program;

import org.jspecify.annotations.NullMarked;
