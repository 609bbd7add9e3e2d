package cdo.platform.identity.web;

import cdo.platform.identity.ApiTokens;
import cdo.platform.kernel.Who;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer cdo_…}. A session's cookie counts for nothing under /api. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;

    BearerFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        boolean ours = header != null && header.startsWith(SCHEME + ApiTokens.PREFIX) && header.length() < 200;
        Optional<Who> who = ours ? tokens.bearer(header.substring(SCHEME.length()), request.getRemoteAddr()) : Optional.empty();
        request.setAttribute(SessionWho.KEPT, who);
        who.ifPresent(each -> SecurityContextHolder.setContext(AccountContext.of(each)));
        chain.doFilter(request, response);
    }
}
