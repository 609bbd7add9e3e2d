package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ServerTest
class SubmissionsTest {

    @Autowired
    Submissions submissions;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;

    private final String token = UUID.randomUUID().toString();
    private final AtomicInteger runs = new AtomicInteger();
    private final FilterChain files = (request, response) -> {
        int number = runs.incrementAndGet();
        ((HttpServletResponse) response).setStatus(303);
        ((HttpServletResponse) response).setHeader("Location", "/filings/" + number);
    };

    @Test
    void theSecondSendingIsLedToWhereTheFirstEnded() throws Exception {
        assertThat(send(files).getHeader("Location")).isEqualTo("/filings/1");
        MockHttpServletResponse again = send(files);
        assertThat(again.getStatus()).isEqualTo(303);
        assertThat(again.getHeader("Location")).isEqualTo("/filings/1");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aDoubleClickWaitsForTheFirst() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        FilterChain slow = (request, response) -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new ServletException(e);
            }
            files.doFilter(request, response);
        };
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = pool.submit(() -> send(slow));
            inside.await();
            var second = pool.submit(() -> send(files));
            go.countDown();
            assertThat(first.get().getHeader("Location")).isEqualTo("/filings/1");
            assertThat(second.get().getHeader("Location")).isEqualTo("/filings/1");
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void aRefusedFormCanBeCorrectedAndSentAgain() throws Exception {
        FilterChain refuses = (request, response) -> ((HttpServletResponse) response).setStatus(422);
        assertThat(send(refuses).getStatus()).isEqualTo(422);
        assertThat(send(files).getHeader("Location")).isEqualTo("/filings/1");
    }

    @Test
    void aCrashedAttemptCanBeRepeated() throws Exception {
        assertThatThrownBy(() -> send((request, response) -> {
            throw new ServletException("cut off");
        })).isInstanceOf(ServletException.class);
        assertThat(send(files).getHeader("Location")).isEqualTo("/filings/1");
    }

    @Test
    void anAttemptThatAKilledServerLeftIsTakenOver() throws Exception {
        sql.execute("insert into web.submission (token, state, started_at) values (?, 'RUNNING', ?::timestamptz)",
                token + " /filings", clocks.real().minus(Duration.ofHours(1)).toString());
        assertThat(send(files).getHeader("Location")).isEqualTo("/filings/1");
    }

    @Test
    void whoeverWaitsLeavesWhenTheServerEnds() throws Exception {
        sql.execute("insert into web.submission (token, state, started_at) values (?, 'RUNNING', ?::timestamptz)", token + " /filings", clocks.real().toString());
        var answer = new AtomicReference<MockHttpServletResponse>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                answer.set(send(files));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
        assertThat(answer.get().getStatus()).isEqualTo(503);
        assertThat(runs).hasValue(0);
    }

    @Test
    void formsWithoutTokenAndReadingAreNotHeldBack() throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            submissions.doFilter(new MockHttpServletRequest(method, "/filings"), new MockHttpServletResponse(), files);
        }
        assertThat(runs).hasValue(2);
    }

    private MockHttpServletResponse send(FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("POST", "/filings");
        request.addParameter("once", token);
        var response = new MockHttpServletResponse();
        submissions.doFilter(request, response, chain);
        return response;
    }
}
