package cdo.platform.notifications;

import static cdo.platform.notifications.tables.MailTable.MAIL;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import cdo.platform.notifications.tables.MailRow;
import cdo.platform.organization.People;
import cdo.platform.organization.Person;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies of letters by e-mail. Off while no mail server is named. A copy is queued in the transaction of the letter and
 * tried until the server takes it, ever more seldom, for about two days; the inbox has the letter in any case.
 */
public class Mails {

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    static final int MOST_TRIES = 12;
    private static final int TITLE_LENGTH = 60;

    private final DSLContext sql;
    private final TransactionTemplate alone;
    private final Clocks clocks;
    private final Words words;
    private final People people;
    private final @Nullable JavaMailSender server;
    private final MailSettings settings;

    public Mails(DSLContext sql, PlatformTransactionManager transactions, Clocks clocks, Words words, People people, @Nullable JavaMailSender server,
                 MailSettings settings) {
        this.sql = sql;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clocks = clocks;
        this.words = words;
        this.people = people;
        this.server = server;
        this.settings = settings;
    }

    /** A letter to somebody with an address is queued. */
    @EventListener
    public void queue(LetterTold letter) {
        if (server == null) {
            return;
        }
        people.find(letter.personId()).map(Person::email).filter(address -> !address.isBlank()).ifPresent(address -> {
            String text = words.say(Language.ZH, letter.text());
            String body = words.say(Language.ZH, Message.of("mail.body", text, settings.baseUrl() + letter.href()))
                    + "\n\n" + words.say(Language.EN, Message.of("mail.body", words.say(Language.EN, letter.text()), settings.baseUrl() + letter.href()));
            sql.insertInto(MAIL).set(MAIL.LETTER_ID, letter.letterId()).set(MAIL.ADDRESS, address)
                    .set(MAIL.TITLE, words.say(Language.ZH, "mail.title", text.length() > TITLE_LENGTH ? text.substring(0, TITLE_LENGTH) + "…" : text))
                    .set(MAIL.BODY, body).set(MAIL.STATE, "WAITING").set(MAIL.NEXT_AT, clocks.real()).execute();
        });
    }

    /**
     * Sends what is due, one by one, each in a transaction of its own; several nodes never take the same one.
     *
     * @return how many the server took
     */
    public int send() {
        int sent = 0;
        Optional<Boolean> one;
        while (server != null && (one = alone.execute(status -> next())).isPresent()) {
            sent += one.get() ? 1 : 0;
        }
        return sent;
    }

    private Optional<Boolean> next() {
        return sql.selectFrom(MAIL).where(MAIL.STATE.eq("WAITING")).and(MAIL.NEXT_AT.le(clocks.real())).orderBy(MAIL.NEXT_AT, MAIL.ID).limit(1)
                .forUpdate().skipLocked().fetchOptional().map(this::send);
    }

    private boolean send(MailRow mail) {
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(mail.getAddress());
        message.setSubject(mail.getTitle());
        message.setText(mail.getBody());
        try {
            java.util.Objects.requireNonNull(server).send(message);
            sql.update(MAIL).set(MAIL.STATE, "SENT").set(MAIL.SENT_AT, clocks.real()).setNull(MAIL.ERROR).where(MAIL.ID.eq(mail.getId())).execute();
            return true;
        } catch (MailException e) {
            int tries = mail.getTries() + 1;
            LOG.warn("mail {} was not taken (try {}): {}", mail.getId(), tries, e.getMessage());
            sql.update(MAIL).set(MAIL.TRIES, tries).set(MAIL.STATE, tries >= MOST_TRIES ? "GIVEN_UP" : "WAITING")
                    .set(MAIL.NEXT_AT, clocks.real().plus(pause(tries))).set(MAIL.ERROR, e.getMessage()).where(MAIL.ID.eq(mail.getId())).execute();
            return false;
        }
    }

    /** 1, 2, 4 … minutes, at most eight hours. */
    static Duration pause(int tries) {
        return Duration.ofMinutes(Math.min(480, 1L << Math.min(tries - 1, 20)));
    }
}
