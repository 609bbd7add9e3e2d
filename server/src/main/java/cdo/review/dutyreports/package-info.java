/**
 * 述职: every year each chief data officer reports to the city's (a county's) chief data officer and hands the report to
 * 市政府. A campaign (述职安排) has an organiser, a scope and one freeze of figures; from the tenures of the year it follows
 * who reports which part of it. The draft opens with the plan's seven headings (数据采集汇聚 … 数据需求), each with figures
 * that are frozen and can be cited, never edited, and with the officer's own duties. Signed in the unit and by the officer,
 * accepted or returned, heard (述职会) or read by graders, archived. 工作建议 become items that the organiser must answer.
 * Plan 二（三）2.
 */
@org.springframework.modulith.ApplicationModule(displayName = "review · dutyreports", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "approvals", "documents", "notifications", "measures", "duties", "duties :: views", "tasks"})
@NullMarked
package cdo.review.dutyreports;

import org.jspecify.annotations.NullMarked;
