package cdo.platform.web;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import java.util.Optional;

/**
 * A kind of record, so that evidence, duties, approvals, audit, attachments and search can point at it: what it is called,
 * where its page is, and who may see it.
 */
public interface SubjectType {

    /** The singular noun used in {@code SubjectRef.kind}; its title is the message {@code kind.<kind>}. */
    String kind();

    /** What the record is called; empty when it does not exist. Titles typed by users are passed as text. */
    Optional<Message> label(long id);

    /** The address of its page. */
    String href(long id);

    /** May this person open it? The same rule that its page applies. */
    boolean visible(Who who, long id);
}
