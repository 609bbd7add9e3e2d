/**
 * 履职事项: who owes what, to whom, by when, under which rule. From this one ledger come the workbench, reminders and the
 * ladder 提醒 → 催办 → 督办 → 通报, on-time rates and the officer's record (履职台账). Business modules open and discharge
 * duties; none computes a deadline, sends a reminder or counts overdue work itself. Plan 二（二）, 二（三）3, 三.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · duties", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "identity", "jobs", "notifications", "measures", "approvals"})
@NullMarked
package cdo.office.duties;

import org.jspecify.annotations.NullMarked;
