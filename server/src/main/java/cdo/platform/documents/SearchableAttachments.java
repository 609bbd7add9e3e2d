package cdo.platform.documents;

import static cdo.platform.documents.tables.AttachmentTable.ATTACHMENT;

import cdo.platform.web.Searchable;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Attachments as the search finds them: by name, and by what a paper says. Found by whoever may read the record that carries it. */
@Component
class SearchableAttachments implements Searchable {

    private final DSLContext sql;

    SearchableAttachments(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return Attachment.SUBJECT;
    }

    @Override
    public Set<String> touchedBy() {
        return Set.of(Attachment.SUBJECT);
    }

    @Override
    public void all(Consumer<Item> found) {
        sql.select(ATTACHMENT.ID, ATTACHMENT.NAME, ATTACHMENT.TYPE, ATTACHMENT.WORDS).from(ATTACHMENT).where(ATTACHMENT.REMOVED_AT.isNull())
                .forEach(row -> found.accept(new Item(row.value1(), row.value2(), row.value3(), row.value4())));
    }
}
