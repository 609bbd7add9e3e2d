package cdo.data.catalog;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectType;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An entry as a subject that duties, approvals, audit and search point at. */
@Component
public class EntrySubject implements SubjectType {

    private final EntryRows rows;
    private final Entries entries;

    EntrySubject(EntryRows rows, Entries entries) {
        this.rows = rows;
        this.entries = entries;
    }

    @Override
    public String kind() {
        return Entry.KIND;
    }

    @Override
    public Optional<Message> label(long id) {
        return rows.find(id).map(entry -> Message.of("catalog.text", rows.edition(id, entry.publishedNumber() == null ? entry.newest() : entry.publishedNumber()).content().name()));
    }

    @Override
    public String href(long id) {
        return "/entries/" + id;
    }

    @Override
    public boolean visible(Who who, long id) {
        return rows.find(id).filter(entry -> entries.visible(who, entry)).isPresent();
    }
}
