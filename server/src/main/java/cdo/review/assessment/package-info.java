/**
 * 监督考核: how units and officers are assessed from evidence. An indicator system (指标体系) is versioned data: a tree of up
 * to three levels, points, rules, weights; scoring (计分) is pure and decimal, so that the same frozen figures give the same
 * score to the digit. A run (考核) of an organiser goes through self-assessment (自评), freeze (数据冻结), first review (初评),
 * panel (专家评审), publicity (公示), appeal (申诉), grades (定级), report and use of results (结果运用); the daily ledger
 * (日常考核台账) feeds the annual run. Every score opens to indicator → rule → measure → rows. Plan 二（三）3, 四（二）.
 */
@org.springframework.modulith.ApplicationModule(displayName = "review · assessment", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "identity", "approvals", "documents", "notifications", "jobs", "measures", "measures :: views", "duties", "duties :: views", "plans :: views", "talent", "dutyreports :: views"})
@NullMarked
package cdo.review.assessment;

import org.jspecify.annotations.NullMarked;
