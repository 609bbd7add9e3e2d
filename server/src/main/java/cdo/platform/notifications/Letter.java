package cdo.platform.notifications;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an inbox.
 *
 * @param href   where to go on
 * @param toldAt official time
 * @param readAt official time; null while unread
 */
public record Letter(long id, long personId, String textZh, String textEn, @Nullable SubjectRef subject, String href, Instant toldAt, @Nullable Instant readAt) {

    public String text(Language language) {
        return language.chinese() ? textZh : textEn;
    }

    public boolean unread() {
        return readAt == null;
    }
}
