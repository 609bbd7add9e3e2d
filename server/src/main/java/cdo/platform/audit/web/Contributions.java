package cdo.platform.audit.web;

import cdo.platform.audit.AuditRights;
import cdo.platform.kernel.Right;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import java.util.List;
import org.springframework.stereotype.Component;

/** What audit adds to the common pages. */
@Component("auditContributions")
class Contributions implements Contribution {

    @Override
    public List<NavItem> navigation() {
        return List.of(
                new NavItem(Chapter.SYSTEM, 300, "nav.audit", "shield-check", "/audit", AuditRights.READ),
                new NavItem(Chapter.SYSTEM, 310, "nav.verification", "fingerprint", "/audit/verification", AuditRights.VERIFY));
    }

    @Override
    public List<Right> rights() {
        return List.of(AuditRights.READ, AuditRights.VERIFY);
    }
}
