package cdo.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class InboxTest {

    static final Slice.Ask FIRST = new Slice.Ask(1, 25);
    static final Message TEXT = Message.of("jobs.clock.backwards", "2026-03-02", "2026-03-01");

    @Autowired
    Inbox inbox;
    @Autowired
    TransactionTemplate transactions;

    final Who officer = Somebody.in(8_101, Role.OFFICER);

    @Test
    void aPersonIsToldInBothLanguages() {
        inbox.tell(officer.personId(), TEXT, SubjectRef.of("duty", 7), "/duties/7");
        Letter letter = inbox.list(officer, false, FIRST).rows().getFirst();
        assertThat(letter.textZh()).contains("办公日期是 2026-03-02");
        assertThat(letter.textEn()).contains("The official date is 2026-03-02");
        assertThat(letter.subject()).isEqualTo(SubjectRef.of("duty", 7));
        assertThat(letter.unread()).isTrue();
    }

    @Test
    void readingMarksOnceAndTheCountFollows() {
        inbox.tell(officer.personId(), TEXT, null, "/a");
        inbox.tell(officer.personId(), TEXT, null, "/b");
        assertThat(inbox.unread(officer)).isEqualTo(2);
        Letter first = inbox.list(officer, true, FIRST).rows().getFirst();
        assertThat(inbox.open(officer, first.id()).href()).isEqualTo("/b");
        var readAt = inbox.open(officer, first.id()).readAt();
        assertThat(inbox.open(officer, first.id()).readAt()).isEqualTo(readAt).isNotNull();
        assertThat(inbox.list(officer, true, FIRST).rows()).extracting(Letter::href).containsExactly("/a");
        assertThat(inbox.openAll(officer)).isEqualTo(1);
        assertThat(inbox.unread(officer)).isZero();
    }

    @Test
    void tickedLettersAreReadTogetherAndAForeignOneRefusesTheWhole() {
        Who other = Somebody.in(8_102, Role.OFFICER);
        inbox.tell(officer.personId(), TEXT, null, "/a");
        inbox.tell(officer.personId(), TEXT, null, "/b");
        inbox.tell(officer.personId(), TEXT, null, "/c");
        inbox.tell(other.personId(), TEXT, null, "/d");
        var own = inbox.list(officer, true, FIRST).rows().stream().map(Letter::id).toList();
        long foreign = inbox.list(other, true, FIRST).rows().getFirst().id();
        assertThatThrownBy(() -> inbox.open(officer, java.util.List.of(own.get(0), foreign))).isInstanceOf(Problem.NotFound.class);
        assertThat(inbox.unread(officer)).isEqualTo(3);
        assertThat(inbox.open(officer, own.subList(0, 2))).isEqualTo(2);
        assertThat(inbox.open(officer, own.subList(0, 2))).as("again changes nothing").isZero();
        assertThat(inbox.unread(officer)).isEqualTo(1);
        assertThat(inbox.unread(other)).isEqualTo(1);
    }

    @Test
    void pagesAreTurnedByKeySoThatNewLettersNeitherRepeatNorHideAny() {
        Who busy = Somebody.in(8_103, Role.OFFICER);
        for (int i = 0; i < 60; i++) {
            inbox.tell(busy.personId(), TEXT, null, "/letter-" + i);
        }
        Slice<Letter> first = inbox.list(busy, false, Slice.Ask.keyed(25, "", ""));
        assertThat(hrefs(first)).hasSize(25).startsWith("/letter-59").endsWith("/letter-35");
        assertThat(first.before()).isNull();
        assertThat(first.total()).isEqualTo(60);
        inbox.tell(busy.personId(), TEXT, null, "/letter-60");
        Slice<Letter> second = inbox.list(busy, false, Slice.Ask.keyed(25, first.after(), ""));
        assertThat(hrefs(second)).hasSize(25).startsWith("/letter-34").endsWith("/letter-10");
        Slice<Letter> third = inbox.list(busy, false, Slice.Ask.keyed(25, second.after(), ""));
        assertThat(hrefs(third)).hasSize(10).endsWith("/letter-0");
        assertThat(third.after()).isNull();
        assertThat(third.total()).isEqualTo(61);
        assertThat(hrefs(inbox.list(busy, false, Slice.Ask.keyed(25, "", third.before())))).isEqualTo(hrefs(second));
        Slice<Letter> back = inbox.list(busy, false, Slice.Ask.keyed(50, "", second.before()));
        assertThat(hrefs(back)).as("backwards to the newest").startsWith("/letter-60").endsWith("/letter-35");
        assertThat(back.before()).isNull();
        for (String broken : new String[] {"%%%", "eA", "YR9i"}) {
            assertThatThrownBy(() -> inbox.list(busy, false, Slice.Ask.keyed(25, broken, ""))).as(broken).isInstanceOf(Problem.Invalid.class);
        }
    }

    private static java.util.List<String> hrefs(Slice<Letter> slice) {
        return slice.rows().stream().map(Letter::href).toList();
    }

    @Test
    void nobodyOpensAnothersLetter() {
        inbox.tell(officer.personId(), TEXT, null, "/a");
        long id = inbox.list(officer, true, FIRST).rows().getFirst().id();
        assertThatThrownBy(() -> inbox.open(Somebody.in(8_101, Role.OFFICER), id)).isInstanceOf(Problem.NotFound.class);
        assertThat(inbox.unread(officer)).isEqualTo(1);
    }

    @Test
    void whatWasRolledBackWasNotTold() {
        transactions.executeWithoutResult(status -> {
            inbox.tell(officer.personId(), TEXT, null, "/a");
            status.setRollbackOnly();
        });
        assertThat(inbox.list(officer, false, FIRST).total()).isZero();
    }

    @Test
    void aLetterNeverLeadsOutOfTheProduct() {
        assertThatThrownBy(() -> inbox.tell(officer.personId(), TEXT, null, "//evil.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
