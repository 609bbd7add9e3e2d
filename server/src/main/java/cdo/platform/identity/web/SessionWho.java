package cdo.platform.identity.web;

import cdo.platform.identity.Accounts;
import cdo.platform.identity.Sessions;
import cdo.platform.identity.SignInStage;
import cdo.platform.kernel.Who;
import cdo.platform.web.WhoSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who a request comes from: read from the session's account and post once per request, never kept longer. */
@Component
class SessionWho implements WhoSource {

    static final String KEPT = SessionWho.class.getName();

    private final Accounts accounts;

    SessionWho(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<Who> of(HttpServletRequest request) {
        var kept = (Optional<Who>) request.getAttribute(KEPT);
        if (kept == null) {
            kept = read(request);
            request.setAttribute(KEPT, kept);
        }
        return kept;
    }

    private Optional<Who> read(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !SignInStage.OPEN.name().equals(session.getAttribute(Sessions.STAGE)) || !(session.getAttribute(Sessions.ACCOUNT) instanceof Long account)) {
            return Optional.empty();
        }
        return accounts.whoIn(account, (Long) session.getAttribute(Sessions.POST), request.getRemoteAddr());
    }
}
