package cdo.office.meetings;

import static cdo.office.meetings.tables.WrongCodeTable.WRONG_CODE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Reading;
import java.time.Duration;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 自行签到: a member, or an approved substitute, types the code shown in the room. Tries are limited for each person and for each code, so that
 * nobody finds it by trying; the desk may always sign a member in, and show another code.
 */
@Component
public class OwnSignIn {

    static final int TRIES = 5;
    static final Duration PAUSE = Duration.ofMinutes(10);
    /** Wrong tries of all people together after which a code is no good any more. */
    static final int TRIES_OF_A_CODE = 30;

    private final DSLContext sql;
    private final MeetingRows rows;
    private final Sittings sittings;
    private final Audit audit;
    private final Clocks clocks;
    private final TransactionTemplate transaction;

    OwnSignIn(DSLContext sql, MeetingRows rows, Sittings sittings, Audit audit, Clocks clocks, TransactionTemplate transaction) {
        this.sql = sql;
        this.rows = rows;
        this.sittings = sittings;
        this.audit = audit;
        this.clocks = clocks;
        this.transaction = transaction;
    }

    /** Signs in with a code. A wrong try stays counted although it is refused: the refusal leaves after the count was written. */
    public void signIn(Who who, long meetingId, String typed) {
        Problem refused = transaction.execute(any -> attempt(who, meetingId, Reading.plain(typed).replaceAll("\\s", "")));
        if (refused != null) {
            throw refused;
        }
    }

    /** The lock on the meeting makes tries follow one another: a hundred at once are counted like a hundred in turn. */
    private @Nullable Problem attempt(Who who, long meetingId, String typed) {
        Meeting meeting = rows.lock(meetingId);
        Sittings.mustBeTheDay(meeting, clocks.today());
        Attendance place = sittings.placeOf(who, meeting).orElseThrow(() -> new Problem.Refused("meetings.signIn.notCalled"));
        if (place.presence() != null) {
            return null;
        }
        Condition here = WRONG_CODE.MEETING_ID.eq(meetingId);
        int wrong = sql.fetchCount(WRONG_CODE, here.and(WRONG_CODE.PERSON_ID.eq(who.personId())).and(WRONG_CODE.AT.gt(clocks.real().minus(PAUSE))));
        if (wrong >= TRIES) {
            return new Problem.Refused("meetings.signIn.tooOften", TRIES, PAUSE.toMinutes());
        }
        String code = String.valueOf(meeting.code());
        if (sql.fetchCount(WRONG_CODE, here.and(WRONG_CODE.CODE.eq(code))) >= TRIES_OF_A_CODE) {
            return new Problem.Refused("meetings.signIn.worn");
        }
        if (typed.equals(code)) {
            sittings.arrive(who, meeting, place, place.version());
            return null;
        }
        sql.insertInto(WRONG_CODE).set(WRONG_CODE.MEETING_ID, meetingId).set(WRONG_CODE.CODE, code).set(WRONG_CODE.PERSON_ID, who.personId()).set(WRONG_CODE.AT, clocks.real()).execute();
        int left = TRIES - wrong - 1;
        audit.failed(who.name() + " (" + who.login() + ")", left == 0 ? "meetings.code-blocked" : "meetings.code-wrong", meeting.ref(), who.source(), "left", left);
        return left == 0 ? new Problem.Refused("meetings.signIn.tooOften", TRIES, PAUSE.toMinutes()) : new Problem.Invalid("code", "meetings.signIn.code", left);
    }
}
