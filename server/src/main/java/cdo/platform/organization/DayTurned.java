package cdo.platform.organization;

import cdo.platform.jobs.DayJob;
import java.time.LocalDate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns the published views and the reach to the official day before any other work of the day, and at start. Always to
 * today, also while missed days are caught up: nobody may be given the powers of a past day. Work for a past day reads the
 * dated views.
 */
@Component
class DayTurned implements DayJob {

    private final ReachRows rows;
    private final Posts posts;

    DayTurned(ReachRows rows, Posts posts) {
        this.rows = rows;
        this.posts = posts;
    }

    @Override
    public String key() {
        return "organization.day";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void run(LocalDate day) {
        rows.turn();
        posts.fit();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        rows.turn();
    }
}
