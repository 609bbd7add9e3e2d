package cdo.platform.calendar;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the shipped years before the first request is served and before any other start-up work asks for a date. Several nodes may
 * start at once: the revision's lock lets one at a time through, and the second finds nothing left to do.
 */
@Component("calendarShipment")
class Shipment implements SmartInitializingSingleton {
    private final YearFiles yearFiles;
    private final Revisions revisions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final List<CalendarChanged> corrections = new ArrayList<>();

    Shipment(YearFiles yearFiles, Revisions revisions, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.yearFiles = yearFiles;
        this.revisions = revisions;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            revisions.next();
            ShippedYears.read().forEach(file -> yearFiles.ship(file).ifPresent(corrections::add));
        });
    }

    /** A new version of the product that corrects a year tells the holders of dates, once they can listen. */
    @EventListener(ContextRefreshedEvent.class)
    void announce() {
        transaction.executeWithoutResult(status -> corrections.forEach(events::publishEvent));
        corrections.clear();
    }
}
