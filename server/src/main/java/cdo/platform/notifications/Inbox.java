package cdo.platform.notifications;

import static cdo.platform.notifications.tables.LetterTable.LETTER;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.notifications.tables.LetterRow;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Tenure;
import cdo.platform.web.Keyset;
import cdo.platform.web.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inboxes (收件箱). Telling is part of the caller's transaction: what was rolled back was not told. */
@Component
public class Inbox {

    private static final Keyset NEWEST_FIRST = Keyset.down(LETTER.ID);

    private final DSLContext sql;
    private final Clocks clocks;
    private final Words words;
    private final Posts posts;
    private final ApplicationEventPublisher events;

    Inbox(DSLContext sql, Clocks clocks, Words words, Posts posts, ApplicationEventPublisher events) {
        this.sql = sql;
        this.clocks = clocks;
        this.words = words;
        this.posts = posts;
        this.events = events;
    }

    /**
     * Tells one person.
     *
     * @param text    one sentence that says what happened and what is expected; no sensitive values, it may go out by e-mail
     * @param subject the record it is about
     * @param href    the page on which to go on, beginning with {@code /}
     */
    @Transactional
    public void tell(long personId, Message text, @Nullable SubjectRef subject, String href) {
        put(personId, null, text, subject, href);
    }

    /**
     * Tells whoever holds the post today.
     *
     * @return false when the post is vacant and nobody was told; the caller decides who should know instead
     */
    @Transactional
    public boolean tellPost(long postId, Message text, @Nullable SubjectRef subject, String href) {
        Optional<Tenure> holder = posts.holder(postId, clocks.today());
        holder.ifPresent(tenure -> put(tenure.personId(), postId, text, subject, href));
        return holder.isPresent();
    }

    private void put(long personId, @Nullable Long postId, Message text, @Nullable SubjectRef subject, String href) {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("an address inside the product is expected: " + href);
        }
        long id = sql.insertInto(LETTER)
                .set(LETTER.PERSON_ID, personId).set(LETTER.POST_ID, postId)
                .set(LETTER.TEXT_ZH, words.say(Language.ZH, text)).set(LETTER.TEXT_EN, words.say(Language.EN, text))
                .set(LETTER.SUBJECT_KIND, subject == null ? null : subject.kind()).set(LETTER.SUBJECT_ID, subject == null ? null : subject.id())
                .set(LETTER.HREF, href).set(LETTER.TOLD_AT, clocks.now())
                .returning(LETTER.ID).fetchSingle(LETTER.ID);
        events.publishEvent(new LetterTold(id, personId, text, href));
    }

    /** One's own letters, newest first. */
    public Slice<Letter> list(Who who, boolean unreadOnly, Slice.Ask ask) {
        Condition mine = LETTER.PERSON_ID.eq(who.personId());
        Condition wanted = mine.and(unreadOnly ? LETTER.READ_AT.isNull() : DSL.noCondition());
        return NEWEST_FIRST.slice(sql.selectFrom(LETTER).where(wanted), ask, Keyset.Counted.of(sql, LETTER, wanted, mine), rows -> rows.stream().map(Inbox::read).toList());
    }

    public int unread(Who who) {
        return sql.fetchCount(LETTER, LETTER.PERSON_ID.eq(who.personId()).and(LETTER.READ_AT.isNull()));
    }

    /** Marks one of one's own letters as read and returns it; reading it again changes nothing. */
    @Transactional
    public Letter open(Who who, long id) {
        Letter letter = read(Problem.Hidden.unless(sql.selectFrom(LETTER).where(LETTER.ID.eq(id)).fetchOptional(), row -> row.getPersonId() == who.personId(), SubjectRef.of("letter", id)));
        sql.update(LETTER).set(LETTER.READ_AT, clocks.now()).where(LETTER.ID.eq(id)).and(LETTER.READ_AT.isNull()).execute();
        return letter;
    }

    /** Marks these of one's own letters as read; somebody else's among them refuses the whole. */
    @Transactional
    public int open(Who who, Collection<Long> ids) {
        Condition these = LETTER.ID.in(ids);
        for (long foreign : sql.select(LETTER.ID).from(LETTER).where(these).and(LETTER.PERSON_ID.ne(who.personId())).fetch(LETTER.ID)) {
            throw new Problem.Hidden(SubjectRef.of("letter", foreign));
        }
        return sql.update(LETTER).set(LETTER.READ_AT, clocks.now()).where(these).and(LETTER.PERSON_ID.eq(who.personId())).and(LETTER.READ_AT.isNull()).execute();
    }

    /** Marks all of one's own letters as read. */
    @Transactional
    public int openAll(Who who) {
        return sql.update(LETTER).set(LETTER.READ_AT, clocks.now()).where(LETTER.PERSON_ID.eq(who.personId())).and(LETTER.READ_AT.isNull()).execute();
    }

    private static Letter read(LetterRow row) {
        SubjectRef subject = row.getSubjectKind() == null || row.getSubjectId() == null ? null : SubjectRef.of(row.getSubjectKind(), row.getSubjectId());
        return new Letter(row.getId(), row.getPersonId(), row.getTextZh(), row.getTextEn(), subject, row.getHref(), row.getToldAt(), row.getReadAt());
    }
}
