package cdo.office.meetings;

import static cdo.office.meetings.Hall.DAY;
import static cdo.office.meetings.Hall.PLANNED;
import static cdo.platform.audit.tables.EventTable.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may come instead of a member, and how often a sign-in code may be tried. */
@ServerTest
class SubstitutesAndCodesTest {

    @Autowired
    Hall hall;
    @Autowired
    People people;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Hall.Council council;
    private long id;

    @BeforeEach
    void aMeetingThatWasCalled() {
        lead = clocks.lead();
        clocks.today(PLANNED);
        council = hall.council();
        id = hall.noticed(council);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void aSubstituteFromOutsideHasANameADutyAndAReason() {
        refused("substituteId", null, null);
        refused("guestName", null, guest("13900000000", "处长", "无人"));
        refused("guestName", null, guest("王", "处长", "无人"));
        refused("guestDuty", null, guest("王安和", " ", "无人"));
        refused("guestReason", null, guest("王安和", "信息中心主任", " "));
        refused("guestName", council.member(0).steward().personId(), guest("王安和", "信息中心主任", "无人"));
        reply(0, null, guest("王安和", "信息中心主任", "分管同志同日带队在外"));
        assertThat(hall.place(id, council.member(0)).substitute()).isEqualTo(new Attendance.Substitute(null, "王安和　信息中心主任", "分管同志同日带队在外", SubstituteState.ASKED, null, ""));
        clocks.today(DAY);
        assertThatThrownBy(() -> hall.arrive(council, id, council.member(0))).isInstanceOf(Problem.Refused.class);
        hall.invitations.decide(council.head(), id, council.member(0).post(), hall.place(id, council.member(0)).version(), true, "");
        hall.arrive(council, id, council.member(0));
        assertThat(hall.place(id, council.member(0)).person()).isEqualTo("王安和　信息中心主任");
    }

    @Test
    void aTypedNameOfTheUnitMeansThatPersonAndNobodyStandsInTwice() {
        Who steward = council.member(0).steward();
        reply(0, null, guest(people.get(steward.personId()).name(), "", ""));
        assertThat(hall.place(id, council.member(0)).substitute().personId()).isEqualTo(steward.personId());
        refused("substituteId", null, guest(people.get(council.member(0).officer().personId()).name(), "局长", "x"));
        reply(1, null, guest("王安和", "信息中心主任", "均在外"));
        refused("guestName", null, guest("王安和", "信息中心主任", "均在外"));
    }

    @Test
    void afterFiveWrongCodesTheThirdIsNoBetterAndTheTrailKnows() {
        clocks.today(DAY);
        Who member = council.member(0).officer();
        for (int left = 4; left > 0; left--) {
            int rest = left;
            assertThatThrownBy(() -> hall.ownSignIn.signIn(member, id, "wrong")).isInstanceOfSatisfying(Problem.Invalid.class,
                    problem -> assertThat(problem.errors().getFirst().message().args()).containsExactly(rest));
        }
        blocked(member, "wrong");
        blocked(member, hall.meeting(id).code());
        assertThat(trail("meetings.code-wrong")).isEqualTo(4);
        assertThat(trail("meetings.code-blocked")).isEqualTo(1);
        hall.ownSignIn.signIn(council.member(1).officer(), id, " " + hall.meeting(id).code() + " ");
        hall.arrive(council, id, council.member(0));
        assertThat(hall.place(id, council.member(0)).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void triesAtTheSameMomentAreCountedLikeTriesInTurn() throws Exception {
        clocks.today(DAY);
        Who member = council.member(0).officer();
        var tries = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 12; i++) {
            tries.add(() -> {
                try {
                    hall.ownSignIn.signIn(member, id, "wrong");
                    return false;
                } catch (Problem.Invalid counted) {
                    return true;
                } catch (Problem.Refused blocked) {
                    return false;
                }
            });
        }
        int counted = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(tries)) {
                counted += done.get() ? 1 : 0;
            }
        }
        assertThat(counted).isEqualTo(OwnSignIn.TRIES - 1);
    }

    @Test
    void aCodeThatManyMistypedIsNoGoodUntilTheDeskShowsAnother() {
        clocks.today(DAY);
        String old = hall.meeting(id).code();
        var wrong = cdo.office.meetings.tables.WrongCodeTable.WRONG_CODE;
        for (int i = 0; i < OwnSignIn.TRIES_OF_A_CODE; i++) {
            sql.insertInto(wrong).set(wrong.MEETING_ID, id).set(wrong.CODE, old).set(wrong.PERSON_ID, council.member(1).officer().personId()).set(wrong.AT, clocks.real()).execute();
        }
        assertThatThrownBy(() -> hall.ownSignIn.signIn(council.member(0).officer(), id, old)).isInstanceOfSatisfying(Problem.Refused.class,
                problem -> assertThat(problem.reason().key()).isEqualTo("meetings.signIn.worn"));
        assertThatThrownBy(() -> hall.sittings.changeCode(council.member(0).officer(), id, hall.version(id))).isInstanceOf(Problem.Denied.class);
        hall.sittings.changeCode(council.clerk(), id, hall.version(id));
        assertThat(hall.meeting(id).code()).isNotEqualTo(old).hasSize(6);
        assertThatThrownBy(() -> hall.ownSignIn.signIn(council.member(0).officer(), id, old)).isInstanceOf(Problem.Invalid.class);
        hall.ownSignIn.signIn(council.member(0).officer(), id, hall.meeting(id).code());
    }

    private void blocked(Who who, String code) {
        assertThatThrownBy(() -> hall.ownSignIn.signIn(who, id, code)).isInstanceOfSatisfying(Problem.Refused.class,
                problem -> assertThat(problem.reason().key()).isEqualTo("meetings.signIn.tooOften"));
    }

    private int trail(String action) {
        return sql.fetchCount(EVENT, EVENT.ACTION.eq(action).and(EVENT.SUBJECT_KIND.eq(Meeting.KIND)).and(EVENT.SUBJECT_ID.eq(id)));
    }

    private static Invitations.Guest guest(String name, String duty, String reason) {
        return new Invitations.Guest(name, duty, reason);
    }

    private void refused(String field, Long person, Invitations.Guest guest) {
        assertThatThrownBy(() -> reply(0, person, guest)).isInstanceOfSatisfying(Problem.Invalid.class, problem -> assertThat(problem.errors().getFirst().field()).isEqualTo(field));
    }

    private void reply(int member, Long person, Invitations.Guest guest) {
        Hall.Member of = council.member(member);
        hall.invitations.reply(of.steward(), id, of.post(), hall.place(id, of).version(), new Invitations.Answer(ReplyKind.SUBSTITUTE, "出差", person, guest));
    }
}
