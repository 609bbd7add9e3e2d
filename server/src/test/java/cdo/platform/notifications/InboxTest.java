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
