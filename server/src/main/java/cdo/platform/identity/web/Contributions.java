package cdo.platform.identity.web;

import cdo.platform.identity.Accounts;
import cdo.platform.identity.IdentityRights;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Right;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What accounts add to the common pages: the administrators' entries, and accounts as subjects of the trail. */
@Component
class Contributions implements Contribution {

    private final Accounts accounts;

    Contributions(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(
                new NavItem(Chapter.SYSTEM, 10, "identity.nav.accounts", "users", "/accounts", IdentityRights.READ),
                new NavItem(Chapter.SYSTEM, 20, "identity.nav.roles", "shield-lock", "/roles", IdentityRights.READ),
                new NavItem(Chapter.SYSTEM, 30, "identity.nav.auditors", "eye", "/accounts/auditors", IdentityRights.READ));
    }

    @Override
    public List<Right> rights() {
        return List.of(IdentityRights.ACCOUNTS, IdentityRights.ROLES, IdentityRights.UNLOCK, IdentityRights.POLICY, IdentityRights.READ);
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(new AccountSubject(accounts));
    }

    private record AccountSubject(Accounts accounts) implements SubjectType {
        @Override
        public String kind() {
            return "account";
        }

        @Override
        public Optional<Message> label(long id) {
            try {
                var account = accounts.get(id);
                return Optional.of(Message.of("identity.account.label", account.name(), account.login()));
            } catch (Problem.NotFound gone) {
                return Optional.empty();
            }
        }

        @Override
        public String href(long id) {
            return "/accounts/" + id;
        }

        @Override
        public boolean visible(Who who, long id) {
            return who.may(IdentityRights.READ);
        }
    }
}
