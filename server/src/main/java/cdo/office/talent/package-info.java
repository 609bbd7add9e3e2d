/**
 * 人才队伍: the people who can do the work, per level (本级). Trainings and exchange meetings (业务交流、培训) with sign-up,
 * sign-in by a one-time code on a phone, hours and each person's learning record; a training that was held with attendance
 * meets what its organiser owes under {@code office.program} (plan 三（二）). The pool of experts (行业数据专家人才库): nominated,
 * reviewed, admitted for a term, drawn at random with recusal from a published seed. Data operating bodies (数据运营机构),
 * appointed civil servants and purchased services (聘任制公务员, 购买专业服务) with contracts that warn before they end.
 * Plan 二（二）5, 三（二）, 四（三）.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · talent", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "documents", "notifications", "jobs", "measures", "duties", "program"})
@NullMarked
package cdo.office.talent;

import org.jspecify.annotations.NullMarked;
