package cdo.platform.notifications;

import static cdo.platform.notifications.tables.MailTable.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.NewPerson;
import cdo.platform.organization.People;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.UnitKind;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** Against a real SMTP server that goes down and comes up again. */
@ServerTest
class MailsTest {

    static final Message TEXT = Message.of("jobs.clock.backwards", "2026-03-02", "2026-03-01");

    @Autowired
    DSLContext sql;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    Words words;
    @Autowired
    People people;
    @Autowired
    Posts posts;
    @Autowired
    Inbox inbox;
    @Autowired
    FoundedCity city;

    GreenMail smtp;
    ServerSetup port;
    Instant now = Instant.parse("2026-03-02T04:00:00Z");

    @BeforeEach
    void serverOnAFreePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = new ServerSetup(socket.getLocalPort(), "127.0.0.1", "smtp");
        }
        sql.deleteFrom(MAIL).execute();
    }

    @AfterEach
    void stop() {
        if (smtp != null) {
            smtp.stop();
        }
    }

    @Test
    void aLetterGoesOutInBothLanguagesWithItsAddress() throws Exception {
        up();
        long person = person("wang@example.cn");
        mails().queue(new LetterTold(letter(person), person, TEXT, "/duties/7"));
        assertThat(mails().send()).isEqualTo(1);
        var mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("【数官】办公日期是");
        assertThat((String) mail.getContent()).contains("https://cdo.example.cn/duties/7", "The official date is");
        assertThat(mails().send()).as("sent once").isZero();
    }

    @Test
    void whatCouldNotBeSentGoesOutWhenTheServerIsBack() {
        long person = person("wang@example.cn");
        mails().queue(new LetterTold(letter(person), person, TEXT, "/duties/7"));
        assertThat(mails().send()).isZero();
        var waiting = sql.selectFrom(MAIL).fetchSingle();
        assertThat(waiting.getState()).isEqualTo("WAITING");
        assertThat(waiting.getTries()).isEqualTo(1);
        assertThat(waiting.getError()).isNotBlank();
        up();
        assertThat(mails().send()).as("not before its pause is over").isZero();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(mails().send()).isEqualTo(1);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(sql.selectFrom(MAIL).fetchSingle().getState()).isEqualTo("SENT");
    }

    @Test
    void afterManyTriesItIsGivenUp() {
        long person = person("wang@example.cn");
        mails().queue(new LetterTold(letter(person), person, TEXT, "/duties/7"));
        for (int i = 0; i < Mails.MOST_TRIES; i++) {
            mails().send();
            now = now.plus(Duration.ofHours(9));
        }
        assertThat(sql.selectFrom(MAIL).fetchSingle().getState()).isEqualTo("GIVEN_UP");
        assertThat(Mails.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Mails.pause(40)).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void withoutServerOrAddressNothingIsQueued() {
        long person = person("");
        mails().queue(new LetterTold(letter(person), person, TEXT, "/duties/7"));
        long other = person("wang@example.cn");
        new Mails(sql, transactions, clocks(), words, people, null, settings()).queue(new LetterTold(letter(other), other, TEXT, "/a"));
        assertThat(sql.fetchCount(MAIL)).isZero();
    }

    @Test
    void aPostIsToldThroughWhoeverHoldsItThatDay() {
        var clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        var unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long post = posts.of(unit.id(), PostKind.LIAISON).id();
        assertThat(inbox.tellPost(post, TEXT, null, "/a")).as("vacant").isFalse();
        var holder = city.acting(unit, PostKind.LIAISON);
        assertThat(inbox.tellPost(post, TEXT, null, "/a")).isTrue();
        assertThat(inbox.unread(holder)).isEqualTo(1);
    }

    private void up() {
        smtp = new GreenMail(port);
        smtp.start();
    }

    private Mails mails() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port.getPort());
        return new Mails(sql, transactions, clocks(), words, people, sender, settings());
    }

    private Clocks clocks() {
        return new Clocks(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static MailSettings settings() {
        return new MailSettings("cdo@example.cn", "https://cdo.example.cn");
    }

    private long letter(long person) {
        inbox.tell(person, TEXT, null, "/duties/7");
        return sql.fetchOne("select max(id) from notifications.letter where person_id = ?", person).get(0, Long.class);
    }

    private long person(String address) {
        var bureau = city.unit("宜昌市政务服务和大数据管理局");
        var plain = NewPerson.named(bureau.id(), "收信人", "科员");
        return people.register(city.acting(bureau, PostKind.BUREAU_CLERK), new NewPerson(plain.homeUnitId(), plain.name(), "", null, "", "", plain.title(), "", "",
                "", "", "", "", "", "", address));
    }
}
