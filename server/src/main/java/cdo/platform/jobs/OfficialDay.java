package cdo.platform.jobs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anything else of a request asks for the official day: another node may have moved it. Before the sign-in, too, since
 * the post in which somebody acts depends on the day. Static files need no day.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OfficialDay extends OncePerRequestFilter {

    private static final Pattern FILE = Pattern.compile("\\.(css|js|svg|png|ico|woff2?|ttf)$");

    private final OfficialClock clock;

    OfficialDay(OfficialClock clock) {
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILE.matcher(request.getRequestURI()).find();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        clock.restore();
        chain.doFilter(request, response);
    }
}
