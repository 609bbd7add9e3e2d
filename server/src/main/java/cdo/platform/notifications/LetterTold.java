package cdo.platform.notifications;

import cdo.platform.kernel.Message;

/** A person was told something; published in the same transaction. */
public record LetterTold(long letterId, long personId, Message text, String href) {
}
