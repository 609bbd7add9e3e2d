package cdo.data.catalog;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** Who may do what with the catalog. A unit writes its own entries; its bureau reviews and publishes them. */
public final class CatalogRights {

    /** Opens the catalog: published entries are for all officers and those who work for them. */
    public static final Right READ = Right.named("catalog.read").to(Span.OWN, Role.OFFICER, Role.EXECUTIVE, Role.UNIT_HEAD, Role.STEWARD, Role.LIAISON,
            Role.BUREAU_CLERK, Role.BUREAU_HEAD, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD, Role.OUTSIDE_AUDITOR);
    /** Writes drafts and declares changes. */
    public static final Right WRITE = Right.named("catalog.write").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER);
    /** Hands a draft in for the unit's signature. */
    public static final Right SUBMIT = Right.named("catalog.submit").to(Span.OWN, Role.STEWARD, Role.OFFICER);
    /** 主管部门审核: publishes or returns. */
    public static final Right REVIEW = Right.named("catalog.review").to(Span.SUPERVISED, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Takes a published entry off the catalog for a time, or for good. */
    public static final Right WITHDRAW = Right.named("catalog.withdraw").to(Span.SUPERVISED, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Adds 目 and 细目 to the classification. */
    public static final Right CLASSIFY = Right.named("catalog.classify").to(Span.OWN, Role.BUREAU_CLERK, Role.BUREAU_HEAD);
    /** Keeps the unit's lines of the demand, duty and negative lists. */
    public static final Right LISTS = Right.named("catalog.lists").to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.OFFICER);

    private CatalogRights() {
    }

    public static List<Right> all() {
        return List.of(READ, WRITE, SUBMIT, REVIEW, WITHDRAW, CLASSIFY, LISTS);
    }
}
