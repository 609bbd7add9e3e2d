package cdo.office.meetings;

import static cdo.office.meetings.tables.MeetingTable.MEETING;
import static org.jooq.impl.DSL.select;

import cdo.platform.documents.DocumentKind;
import cdo.platform.documents.DocumentReaders;
import cdo.platform.documents.IssuedDocument;
import cdo.platform.kernel.Who;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** A meeting's papers in the register of documents are read by whoever reads them at the meeting: minutes by its setting, the notice by whoever sees the meeting. */
@Component
class MinutesReaders implements DocumentReaders {

    private final MeetingRows rows;
    private final MeetingAccess access;

    MinutesReaders(MeetingRows rows, MeetingAccess access) {
        this.rows = rows;
        this.access = access;
    }

    @Override
    public String subject() {
        return Meeting.KIND;
    }

    @Override
    public boolean reads(Who who, IssuedDocument document) {
        return rows.meeting(document.subject().id()).filter(meeting -> document.kind() == DocumentKind.MINUTES ? access.seesMinutes(who, meeting) : access.visible(who, meeting)).isPresent();
    }

    @Override
    public Condition readable(Who who, Field<Long> record, Field<String> kind) {
        Condition minutes = kind.eq(DocumentKind.MINUTES.name());
        return minutes.and(record.in(select(MEETING.ID).from(MEETING).where(access.minutes(who)))).or(minutes.not().and(record.in(select(MEETING.ID).from(MEETING).where(access.meetings(who)))));
    }
}
