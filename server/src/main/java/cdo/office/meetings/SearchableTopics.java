package cdo.office.meetings;

import static org.jooq.impl.DSL.trueCondition;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Topics as the search finds them, by their titles. */
@Component
class SearchableTopics implements Searchable {

    private final MeetingRows rows;

    SearchableTopics(MeetingRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return Topic.KIND;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Topic.KIND);
    }

    @Override
    public void all(Consumer<Item> found) {
        rows.topics(trueCondition()).forEach(each -> found.accept(new Item(each.id(), each.text().title(), "")));
    }
}
