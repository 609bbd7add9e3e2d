package cdo.start.demo;

import cdo.office.duties.Rules;
import cdo.platform.approvals.RouteEditions;
import cdo.platform.jobs.DayJobs;
import cdo.platform.kernel.Clocks;
import cdo.platform.organization.CityFoundation;
import cdo.start.DemoAccounts;
import cdo.start.OpeningMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens the demonstration city at the first start, before the scheduler runs and before anybody is told the address. Each
 * part is one transaction; a mark in the data folder tells the next start that an opening was cut off, and then everything
 * begins anew ({@link OpeningMark}).
 */
@Component
@ConditionalOnProperty(name = "cdo.empty", havingValue = "false")
class DemoCity {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final CityFoundation foundation;
    private final DayJobs dayJobs;
    private final Clocks clocks;
    private final Rules rules;
    private final RouteEditions routes;
    private final Staffing staffing;
    private final DemoSignIns signIns;
    private final Chronicle chronicle;
    private final Path data;
    private final String scenario;
    private final String today;

    DemoCity(CityFoundation foundation, DayJobs dayJobs, Clocks clocks, Rules rules, RouteEditions routes, Staffing staffing, DemoSignIns signIns, Chronicle chronicle,
             @Value("${cdo.data-folder}") Path data, @Value("${cdo.scenario}") String scenario, @Value("${cdo.today:}") String today) {
        this.foundation = foundation;
        this.dayJobs = dayJobs;
        this.clocks = clocks;
        this.rules = rules;
        this.routes = routes;
        this.staffing = staffing;
        this.signIns = signIns;
        this.chronicle = chronicle;
        this.data = data;
        this.scenario = scenario;
        this.today = today;
    }

    @EventListener(ContextRefreshedEvent.class)
    @Order(0)
    void open() throws IOException {
        if (foundation.founded()) {
            return;
        }
        OpeningMark.set(data);
        long from = System.nanoTime();
        // what other modules write at this same event, which may come to them later
        rules.ship();
        routes.ship();
        var stands = Scenario.of(scenario, today.isEmpty() ? clocks.today() : LocalDate.parse(today));
        dayJobs.begin(stands.begins());
        staffing.fill(stands);
        var accounts = signIns.found();
        long staffed = System.nanoTime();
        chronicle.play(stands);
        DemoAccounts.write(data, accounts);
        OpeningMark.remove(data);
        LOG.debug("the demonstration city is open: {} ms for units, people and accounts, {} ms for its history", (staffed - from) / 1_000_000, (System.nanoTime() - staffed) / 1_000_000);
    }
}
