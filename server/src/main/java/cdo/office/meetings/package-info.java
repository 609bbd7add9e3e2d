/**
 * 联席会议: the joint meeting of chief data officers. A series (会议制度) has a convenor (召集人), members by post – whoever holds it
 * on the day – and an office (办公室), the organiser. Topics (议题) are collected by a deadline and put in order; the agenda (议程) is
 * signed (议题审定), the notice (会议通知) goes out days before, members answer 出席, 请假 or 代会, sign in (签到) and count towards the
 * quorum. Minutes (纪要) are written item by item; what was 议定 or 交办 becomes tasks in the same transaction in which the minutes
 * get period and number and are issued; later they change only by a recorded correction (更正). The next agenda opens with how
 * far earlier resolutions have come. A county runs its own series. Topics are also the way in for 重大、复杂事项.
 * Plan 二（三）1.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · meetings", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "approvals", "documents", "notifications", "jobs", "measures", "duties", "tasks", "tasks :: views"})
@NullMarked
package cdo.office.meetings;

import org.jspecify.annotations.NullMarked;
