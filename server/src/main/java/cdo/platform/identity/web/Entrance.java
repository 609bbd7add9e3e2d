package cdo.platform.identity.web;

import cdo.platform.identity.Account;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.Policies;
import cdo.platform.identity.Sessions;
import cdo.platform.identity.SignInStage;
import cdo.platform.identity.SignIns;
import cdo.platform.kernel.Clocks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The web session of somebody on the way in: a new one after each proof, so that a key planted before is worth nothing. */
@Component
class Entrance {

    private static final String FACTOR = "factor";
    private static final String NEXT = "next";
    private static final String FORM = "kept";

    private final Accounts accounts;
    private final SignIns signIns;
    private final Policies policies;
    private final CsrfTokenRepository csrf;
    private final Clocks clocks;

    Entrance(Accounts accounts, SignIns signIns, Policies policies, CsrfTokenRepository csrf, Clocks clocks) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.policies = policies;
        this.csrf = csrf;
        this.clocks = clocks;
    }

    /** The password or the link was right. Returns the address to go to. */
    String begin(HttpServletRequest request, HttpServletResponse response, Account account, String next, String kept) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(policies.now().sessionMinutes() * 60);
        session.setAttribute(Sessions.ACCOUNT, account.id());
        session.setAttribute(NEXT, local(next));
        session.setAttribute(FORM, kept.matches("[\\w-]{43}") ? kept : "");
        csrf.saveToken(null, request, response);
        return advance(request, account);
    }

    /** The code was right. */
    String factorShown(HttpServletRequest request, Account account) {
        request.getSession().setAttribute(FACTOR, true);
        return advance(request, account);
    }

    /** Goes one step on, or in. */
    String advance(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession();
        SignInStage stage = signIns.next(account, session.getAttribute(FACTOR) != null);
        session.setAttribute(Sessions.STAGE, stage.name());
        return switch (stage) {
            case SECOND_FACTOR -> "/sign-in/second-factor";
            case NEW_PASSWORD -> "/sign-in/new-password";
            case ENROLMENT -> "/sign-in/enrolment";
            case OPEN -> open(request, account);
        };
    }

    /** The account on the way in at exactly this step; empty when there is none, and the way begins again. */
    Optional<Account> at(HttpServletRequest request, SignInStage stage) {
        HttpSession session = request.getSession(false);
        if (session == null || !stage.name().equals(session.getAttribute(Sessions.STAGE)) || !(session.getAttribute(Sessions.ACCOUNT) instanceof Long id)) {
            return Optional.empty();
        }
        return Optional.of(accounts.get(id)).filter(account -> account.usable(clocks.real()));
    }

    private String open(HttpServletRequest request, Account account) {
        request.changeSessionId();
        HttpSession session = request.getSession();
        String agent = request.getHeader("User-Agent");
        String shortened = agent == null ? "" : agent.substring(0, Math.min(200, agent.length()));
        session.setAttribute(Sessions.ADDRESS, request.getRemoteAddr());
        session.setAttribute(Sessions.AGENT, shortened);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Long.toString(account.id()));
        signIns.opened(account, session.getId(), request.getRemoteAddr(), shortened);
        String next = text(session, NEXT);
        String kept = text(session, FORM);
        session.removeAttribute(NEXT);
        session.removeAttribute(FORM);
        String target = !kept.isEmpty() ? "/sign-in/kept?key=" + kept : next.isEmpty() ? "/workbench" : next;
        return account.guideSeen() ? target : "/account/guide?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    /** An address inside this system, or nothing: a link must not lead out of it after sign-in. */
    static String local(@Nullable String address) {
        boolean fine = address != null && address.length() < 2000 && address.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?")
                && (!address.startsWith("/sign-") || address.startsWith("/sign-in/kept?key="));
        return fine ? address : "";
    }

    private static String text(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "";
    }
}
