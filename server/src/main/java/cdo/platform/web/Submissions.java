package cdo.platform.web;

import static cdo.platform.web.tables.SubmissionTable.SUBMISSION;

import cdo.platform.kernel.Clocks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form is submitted once. Every form carries a token of its page; the first request with it runs, and whoever sends the
 * same again – a double click, a reload, a second tab – is led to where the first one ended. A refused or failed attempt
 * frees the token, so it can be corrected and sent again. Runs after sign-in and CSRF were checked.
 */
@Component
@Order(10)
class Submissions extends OncePerRequestFilter {

    static final String TOKEN = "once";

    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration ABANDONED = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DSLContext sql;
    private final Clocks clocks;
    private volatile Instant swept = Instant.EPOCH;

    Submissions(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String token = request.getMethod().equals("POST") ? request.getParameter(TOKEN) : null;
        if (token == null || !token.matches("[0-9a-f-]{36}")) {
            chain.doFilter(request, response);
            return;
        }
        String key = token + " " + request.getRequestURI();
        Instant patience = clocks.real().plus(PATIENCE);
        while (!begin(key)) {
            String location = sql.select(SUBMISSION.LOCATION).from(SUBMISSION).where(SUBMISSION.TOKEN.eq(key)).fetchOne(SUBMISSION.LOCATION);
            if (location != null) {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", location);
                return;
            }
            if (clocks.real().isAfter(patience)) {
                response.sendError(HttpServletResponse.SC_CONFLICT);
                return;
            }
            if (!pause()) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        run(key, request, response, chain);
    }

    private void run(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String location = null;
        try {
            chain.doFilter(request, response);
            location = response.getStatus() / 100 == 3 ? response.getHeader("Location") : null;
        } finally {
            if (location == null) {
                sql.deleteFrom(SUBMISSION).where(SUBMISSION.TOKEN.eq(key)).execute();
            } else {
                sql.update(SUBMISSION).set(SUBMISSION.STATE, "DONE").set(SUBMISSION.LOCATION, location).where(SUBMISSION.TOKEN.eq(key)).execute();
            }
        }
    }

    /** True for the first who comes, also when an earlier attempt was cut off long ago. */
    private boolean begin(String key) {
        Instant now = clocks.real();
        sweep(now);
        return sql.insertInto(SUBMISSION).set(SUBMISSION.TOKEN, key).set(SUBMISSION.STATE, "RUNNING").set(SUBMISSION.STARTED_AT, now)
                .onConflict(SUBMISSION.TOKEN).doUpdate().set(SUBMISSION.STARTED_AT, now)
                .where(SUBMISSION.STATE.eq("RUNNING").and(SUBMISSION.STARTED_AT.lt(now.minus(ABANDONED))))
                .execute() == 1;
    }

    private void sweep(Instant now) {
        if (swept.isBefore(now.minus(Duration.ofHours(1)))) {
            swept = now;
            sql.deleteFrom(SUBMISSION).where(SUBMISSION.STARTED_AT.lt(now.minus(KEPT))).execute();
        }
    }

    /** False when the server asks the thread to end. */
    private static boolean pause() {
        try {
            Thread.sleep(100);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
