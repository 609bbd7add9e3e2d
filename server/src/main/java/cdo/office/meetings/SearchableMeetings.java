package cdo.office.meetings;

import static org.jooq.impl.DSL.trueCondition;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Meetings as the search finds them: title, number, place. Never what was said. */
@Component
class SearchableMeetings implements Searchable {

    private final MeetingRows rows;

    SearchableMeetings(MeetingRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return Meeting.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Meeting.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        rows.meetings(trueCondition()).forEach(each -> found.accept(new Item(each.id(), each.plan().title(),
                (each.issue() == null ? "" : each.issue().number() + " ") + each.plan().heldOn() + " " + each.plan().venue())));
    }
}
