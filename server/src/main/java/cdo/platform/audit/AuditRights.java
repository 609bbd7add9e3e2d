package cdo.platform.audit;

import cdo.platform.kernel.Right;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Span;

/** The trail is read by the audit administrator (审计管理员), and by an outside auditor within the units of the account. Nobody changes it. */
public final class AuditRights {

    /** Read and export events. An outside auditor sees those of people acting for units in scope. */
    public static final Right READ = Right.named("audit.read").to(Span.ALL, Role.AUDIT_ADMIN, Role.OUTSIDE_AUDITOR);
    /** Verify the chain, take it away with its anchors. */
    public static final Right VERIFY = Right.named("audit.verify").to(Span.ALL, Role.AUDIT_ADMIN);

    private AuditRights() {
    }
}
