/**
 * 决定事项、部署任务、督办、临时报表. A decision (决定事项) of an authority's document, a meeting, an inspection or a superior is split
 * into tasks (任务): content, lead post (牵头岗位), supporting units (配合单位), date, acceptance criterion (验收标准) and one of the five
 * duty areas (职责领域). The lead reports progress with evidence, asks for more time, refuses with a reason, submits; who set the task
 * accepts, returns or closes it with reservation (销号). Every date is a duty; when its ladder climbs, a 督办函 or 通报 is drafted.
 * Forms (临时报表) go to many units, come back checked, and are merged into one workbook. Plan 二（二）1, 二（三）1.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · tasks", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "approvals", "documents", "jobs", "notifications", "measures", "measures :: views", "duties", "duties :: views"})
@NullMarked
package cdo.office.tasks;

import org.jspecify.annotations.NullMarked;
