package cdo.platform.documents;

import cdo.platform.kernel.Who;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Who reads the documents issued on a kind of record, where its module promises something else than "whoever reads the records of the unit that
 * issued them", e.g. minutes that only members read. What was published to all is read by all, whatever is said here.
 */
public interface DocumentReaders {

    /** The kind of record, as {@code SubjectRef.kind}. */
    String subject();

    boolean reads(Who who, IssuedDocument document);

    /**
     * The same for lists.
     *
     * @param record the id of the record, {@code kind} the {@link DocumentKind} by name
     */
    Condition readable(Who who, Field<Long> record, Field<String> kind);
}
