package cdo.platform.organization;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;
import java.util.List;

/** What may be done here. Reading the register of units, posts and people needs no right beyond being signed in. */
public final class OrganizationRights {

    public static final Right EDIT_UNITS = Right.named("organization.edit-units").to(Span.REGION, Role.BUREAU_CLERK);
    public static final Right EDIT_PEOPLE = Right.named("organization.edit-people").to(Span.REGION, Role.BUREAU_CLERK)
            .to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.UNIT_HEAD);
    /** Officers are appointed by the authority in force (plan 二（一）). */
    public static final Right SEAT_OFFICER = Right.named("organization.seat-officer").to(Span.APPOINTED, Role.AUTHORITY_CLERK, Role.AUTHORITY_HEAD);
    /** Stewards, liaisons and heads are named by their unit or the bureau. */
    public static final Right SEAT_STAFF = Right.named("organization.seat-staff").to(Span.OWN, Role.UNIT_HEAD, Role.OFFICER)
            .to(Span.REGION, Role.BUREAU_CLERK).to(Span.ALL, Role.SECURITY_ADMIN);
    /** Whoever sits in the bureau or the authority decides over others: given by the security administrator or the bureau's head. */
    public static final Right SEAT_CLERK = Right.named("organization.seat-clerk").to(Span.REGION, Role.BUREAU_HEAD).to(Span.ALL, Role.SECURITY_ADMIN);
    public static final Right IMPORT = Right.named("organization.import").to(Span.REGION, Role.BUREAU_CLERK);
    public static final Right EDIT_GROUPS = Right.named("organization.edit-groups").to(Span.OWN, Role.BUREAU_CLERK);
    public static final Right EDIT_LINES = Right.named("organization.edit-lines").to(Span.REGION, Role.BUREAU_CLERK);
    public static final Right CHANGE_AUTHORITY = Right.named("organization.change-authority").to(Span.REGION, Role.BUREAU_CLERK);
    public static final Right REVEAL = Right.named("organization.reveal").to(Span.REGION, Role.BUREAU_CLERK, Role.BUREAU_HEAD)
            .to(Span.APPOINTED, Role.AUTHORITY_CLERK).to(Span.OWN, Role.STEWARD, Role.LIAISON, Role.UNIT_HEAD);

    static final List<Right> ALL = List.of(EDIT_UNITS, EDIT_PEOPLE, SEAT_OFFICER, SEAT_STAFF, SEAT_CLERK, IMPORT, EDIT_GROUPS, EDIT_LINES, CHANGE_AUTHORITY, REVEAL);

    private OrganizationRights() {
    }

    static Right seating(PostKind kind) {
        return switch (kind) {
            case DATA_STEWARD, LIAISON, UNIT_HEAD -> SEAT_STAFF;
            case BUREAU_CLERK, BUREAU_HEAD, AUTHORITY_CLERK, AUTHORITY_HEAD -> SEAT_CLERK;
            default -> SEAT_OFFICER;
        };
    }
}
