package cdo.office.meetings;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.SubjectRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A series of meetings (会议制度).
 *
 * @param organiserId    the office (办公室) that runs it
 * @param convenorPostId 召集人, whoever holds the post that day
 * @param lastPeriod     期数 given out so far
 */
public record MeetingSeries(long id, long organiserId, long convenorPostId, Setting setting, int lastPeriod, LocalDate foundedOn, @Nullable LocalDate closedOn, int version) {

    public static final String KIND = "meeting-series";

    /**
     * What the organiser sets.
     *
     * @param quorumPercent     how many of the members in office must be there, in percent, rounded up; 0: no quorum
     * @param quorumSubstitutes an approved substitute counts
     * @param minutesCode       机关代字 of the numbers of its minutes
     * @param openMinutes       every officer may read issued minutes
     */
    public record Setting(String name, String nameEn, MeetingFrequency frequency, int quorumPercent, boolean quorumSubstitutes, String minutesCode, boolean openMinutes) {
    }

    public SubjectRef ref() {
        return ref(id);
    }

    static SubjectRef ref(long id) {
        return SubjectRef.of(KIND, id);
    }

    public String name(Language language) {
        return language.chinese() || setting.nameEn().isBlank() ? setting.name() : setting.nameEn();
    }

    /** How many must be there when so many members are in office. */
    public int quorum(int inOffice) {
        return (inOffice * setting.quorumPercent() + 99) / 100;
    }
}
