/**
 * 人选报送备案与任免: how somebody becomes, and ceases to be, a chief data officer. A unit reports its nominees by letter
 * ({@link cdo.office.appointments.Filings 报送}), the bureau returns or accepts each of them and files the whole
 * ({@link cdo.office.appointments.FilingReview 备案}), the authority in force appoints and relieves by one document
 * ({@link cdo.office.appointments.Appointments 任免}), the relieved officer hands over (交接), a post left empty is told
 * (空缺预警), and the roster (花名册) shows all officers as of any date. Plan 二（一）组织体系, 三（一）报送人选名单.
 */
@org.springframework.modulith.ApplicationModule(displayName = "office · appointments", allowedDependencies = {"kernel", "web", "database", "organization",
    "organization :: views", "audit", "calendar", "approvals", "documents", "notifications", "jobs", "duties", "duties :: views", "measures", "masking"})
@NullMarked
package cdo.office.appointments;

import org.jspecify.annotations.NullMarked;
