/**
 * 普查登记: which information systems (信息系统) a unit runs, where their data lies (数据源), and what is in it. A system is registered on the
 * form of DB15/T 1876-2020 with the nationally required columns; a data source is surveyed (普查) as a long job, read-only, and what was found
 * – tables, columns, comments, exact counts, profiles – is kept masked, since nobody has yet said what the columns are. Drift (变化) compares
 * a survey with the one before. Passwords are sealed and never shown again; the forms have no field for anybody else's.
 *
 * <p>Plan 二（二）2: 开展数据普查登记，摸清数据家底. The catalog makes its drafts from the published views.
 */
@org.springframework.modulith.ApplicationModule(displayName = "data · survey", allowedDependencies = {"kernel", "web", "audit", "organization",
    "organization :: views", "identity", "documents", "jobs", "approvals", "measures"})
@NullMarked
package cdo.data.survey;

import org.jspecify.annotations.NullMarked;
