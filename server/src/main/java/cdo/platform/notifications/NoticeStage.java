package cdo.platform.notifications;

/** The life of a notice. Titles: {@code enum.NoticeStage.<NAME>}. */
public enum NoticeStage {
    /** With its author. */
    DRAFT,
    /** With its readers. */
    PUBLISHED,
    /** Taken back, with the reason; readers see that it was. */
    WITHDRAWN;

    /** Where it may go from here. */
    boolean mayBecome(NoticeStage next) {
        return this == DRAFT && next == PUBLISHED || this == PUBLISHED && next == WITHDRAWN;
    }
}
