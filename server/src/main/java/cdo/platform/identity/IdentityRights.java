package cdo.platform.identity;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;

/** The rights of the three administrators; separated so that nobody can both make an account and give it power (三员分立). */
public final class IdentityRights {

    /** Create, disable and reopen accounts, hand out links. */
    public static final Right ACCOUNTS = Right.named("identity.accounts").to(Span.ALL, Role.SYSTEM_ADMIN);

    /** Grant and revoke the roles of administrators and outside auditors. */
    public static final Right ROLES = Right.named("identity.roles").to(Span.ALL, Role.SECURITY_ADMIN);

    /** Unlock accounts, take away a lost second factor. */
    public static final Right UNLOCK = Right.named("identity.unlock").to(Span.ALL, Role.SECURITY_ADMIN);

    /** Change the rules of passwords, lockout and sessions, within the bounds of level three. */
    public static final Right POLICY = Right.named("identity.policy").to(Span.ALL, Role.SECURITY_ADMIN);

    /** Look at the register of accounts and the table of roles. */
    public static final Right READ = Right.named("identity.read").to(Span.ALL, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);

    /** What lies outside an outside auditor's mandate: granted to nobody, named in the refusal and in the trail. */
    public static final Right BEYOND_MANDATE = Right.named("identity.beyond-mandate");

    private IdentityRights() {
    }
}
