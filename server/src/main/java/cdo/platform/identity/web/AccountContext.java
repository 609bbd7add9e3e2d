package cdo.platform.identity.web;

import cdo.platform.kernel.Who;
import cdo.platform.web.WhoSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells the framework whether somebody is signed in. The session holds numbers only; everything else is read anew for each request. */
@Component
class AccountContext implements SecurityContextRepository {

    private final WhoSource whoSource;

    AccountContext(WhoSource whoSource) {
        this.whoSource = whoSource;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return whoSource.of(holder.getRequest()).map(AccountContext::of).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // nothing: sign-in writes the session itself
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return whoSource.of(request).isPresent();
    }

    static SecurityContext of(Who who) {
        return new SecurityContextImpl(new SignedIn(who));
    }

    /** Somebody signed in; never stored. */
    static final class SignedIn extends AbstractAuthenticationToken {

        private final transient Who who;

        SignedIn(Who who) {
            super(List.<GrantedAuthority>of());
            this.who = who;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return who;
        }

        @Override
        public String getName() {
            return Long.toString(who.accountId());
        }
    }
}
