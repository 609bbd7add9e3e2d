/**
 * 政务数据目录: what data the city's units hold, entry by entry (目录) with the 13 core elements of 《政务信息资源目录编制指南（试行）》, its
 * items (信息项), and who may have it. Drafts come from surveyed tables, from a workbook or from the keyboard; the unit signs
 * ({@code catalog.unit}), the bureau reviews within two working days and publishes a numbered, immutable edition under a code that is given
 * once; a change is a new edition whose differences the reviewer sees field by field. The four lists (供给、需求、责任、负面清单) stand beside
 * it; the supply list is never written by hand. Secret matters (涉密) have no place here.
 *
 * <p>Plan 二（二）2: 编制政务数据目录，形成数据资源清单; 政务数据共享条例 ch. 3 (numbers of days 待核).
 */
@org.springframework.modulith.ApplicationModule(displayName = "data · catalog", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "documents", "approvals", "duties", "survey :: views", "measures"})
@NullMarked
package cdo.data.catalog;

import org.jspecify.annotations.NullMarked;
