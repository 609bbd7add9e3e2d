/**
 * 规划、战略、标准、计划、制度: what a government or a department wants to reach with its data, written down, issued and looked
 * at again. Each unit drafts (起草), seeks opinions from the units it names (征求意见), signs (审签), issues with number and
 * date (印发), reviews every year (年度评估) and replaces (代替) its 发展规划, 数据战略, 标准规范, 实施计划, 年度计划 and
 * 制度与办法. Goals (目标) are tied to measures and tasks – among them the founding document's own 全量化汇聚, 标准化治理,
 * 场景化开发 – or say plainly why they cannot be computed yet. Plan 一（二）, 二（二）1, 二（三）3.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · plans", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "approvals", "documents", "notifications", "measures", "duties", "tasks",
    "tasks :: views"})
@NullMarked
package cdo.office.plans;

import org.jspecify.annotations.NullMarked;
