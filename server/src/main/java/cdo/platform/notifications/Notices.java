package cdo.platform.notifications;

import static cdo.platform.notifications.tables.NoticeTable.NOTICE;
import static cdo.platform.notifications.tables.ReceiptTable.RECEIPT;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.tables.NoticeRow;
import cdo.platform.web.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 通知公告: written by a bureau or authority, sent to posts of its region, with receipts of reading (已读回执). */
@Component
public class Notices {

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Inbox inbox;
    private final Receipts receipts;

    Notices(DSLContext sql, Clocks clocks, Audit audit, Inbox inbox, Receipts receipts) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.inbox = inbox;
        this.receipts = receipts;
    }

    /** Writes a draft; only colleagues of the author's unit who may publish see it. */
    @Transactional
    public long draft(Who who, NewNotice notice) {
        who.must(NoticeRights.PUBLISH, who.unitId());
        check(who, notice);
        long id = sql.insertInto(NOTICE)
                .set(NOTICE.ORGANISER_ID, who.unitId()).set(NOTICE.ORGANISER, who.seated().orElseThrow().unitName()).set(NOTICE.AUTHOR, who.name())
                .set(NOTICE.TITLE, notice.title()).set(NOTICE.BODY, notice.body()).set(NOTICE.UNITS, notice.units().toArray(Long[]::new))
                .set(NOTICE.ROLES, notice.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .set(NOTICE.STAGE, NoticeStage.DRAFT.name()).set(NOTICE.EXPIRES_ON, notice.expiresOn())
                .returning(NOTICE.ID).fetchSingle(NOTICE.ID);
        audit.did(who, "notices.drafted", SubjectRef.of("notice", id), "title", notice.title(), "units", notice.units().size());
        return id;
    }

    /** Changes a draft. */
    @Transactional
    public void revise(Who who, long id, int version, NewNotice notice) {
        Notice before = mustManage(who, id);
        if (before.stage() != NoticeStage.DRAFT) {
            throw new Problem.Refused("notices.notDraft", before.stage());
        }
        check(who, notice);
        int changed = sql.update(NOTICE).set(NOTICE.TITLE, notice.title()).set(NOTICE.BODY, notice.body())
                .set(NOTICE.UNITS, notice.units().toArray(Long[]::new)).set(NOTICE.ROLES, notice.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .set(NOTICE.EXPIRES_ON, notice.expiresOn()).set(NOTICE.VERSION, NOTICE.VERSION.plus(1))
                .where(NOTICE.ID.eq(id)).and(NOTICE.VERSION.eq(version)).execute();
        mustHaveChanged(changed, id);
        audit.did(who, "notices.revised", SubjectRef.of("notice", id), "title", notice.title());
    }

    /**
     * Publishes a draft: the holders of the addressed posts are expected to read it and are told.
     *
     * @return how many
     */
    @Transactional
    public int publish(Who who, long id, int version) {
        Notice notice = mustManage(who, id);
        notice.mustBecome(NoticeStage.PUBLISHED);
        notice.units().forEach(unit -> who.must(NoticeRights.PUBLISH, unit));
        mustHaveChanged(sql.update(NOTICE).set(NOTICE.STAGE, NoticeStage.PUBLISHED.name()).set(NOTICE.PUBLISHED_AT, clocks.now()).set(NOTICE.VERSION, NOTICE.VERSION.plus(1))
                .where(NOTICE.ID.eq(id)).and(NOTICE.VERSION.eq(version)).execute(), id);
        int readers = receipts.expect(id, notice.units(), notice.roles());
        if (readers == 0) {
            throw new Problem.Refused("notices.nobody");
        }
        receipts.expected(id).forEach(person -> tell(person, notice, "notices.told"));
        audit.did(who, "notices.published", SubjectRef.of("notice", id), "title", notice.title(), "readers", readers);
        return readers;
    }

    /** Takes a published notice back; it stays visible as withdrawn. */
    @Transactional
    public void withdraw(Who who, long id, int version, String reason) {
        Notice notice = mustManage(who, id);
        notice.mustBecome(NoticeStage.WITHDRAWN);
        if (reason.isBlank()) {
            throw new Problem.Invalid("reason", "notices.reason.missing");
        }
        mustHaveChanged(sql.update(NOTICE).set(NOTICE.STAGE, NoticeStage.WITHDRAWN.name()).set(NOTICE.WITHDRAWN_AT, clocks.now()).set(NOTICE.REASON, reason)
                .set(NOTICE.VERSION, NOTICE.VERSION.plus(1)).where(NOTICE.ID.eq(id)).and(NOTICE.VERSION.eq(version)).execute(), id);
        audit.did(who, "notices.withdrawn", SubjectRef.of("notice", id), "title", notice.title(), "reason", reason);
    }

    /**
     * Reminds those who have not read it; once per notice, more would be noise.
     *
     * @return how many were reminded
     */
    @Transactional
    public int remind(Who who, long id) {
        Notice notice = mustManage(who, id);
        if (notice.stage() != NoticeStage.PUBLISHED) {
            throw new Problem.Refused("notices.notPublished", notice.stage());
        }
        int marked = sql.update(NOTICE).set(NOTICE.REMINDED_AT, clocks.now()).where(NOTICE.ID.eq(id)).and(NOTICE.REMINDED_AT.isNull()).execute();
        if (marked == 0) {
            throw new Problem.Refused("notices.reminded");
        }
        List<Long> unread = receipts.unread(id);
        unread.forEach(person -> tell(person, notice, "notices.remind"));
        audit.did(who, "notices.reminded", SubjectRef.of("notice", id), "readers", unread.size());
        return unread.size();
    }

    /** Opens it for reading: the receipt of an expected reader is noted. */
    @Transactional
    public Notice read(Who who, long id) {
        Notice notice = get(who, id);
        if (notice.stage() == NoticeStage.PUBLISHED) {
            receipts.read(id, who);
        }
        return notice;
    }

    /** The notice, if this person may see it: an expected reader, whoever reads an addressed unit, or its organiser. */
    public Notice get(Who who, long id) {
        return Problem.Hidden.unless(find(id), notice -> visible(who, notice), SubjectRef.of("notice", id));
    }

    public Optional<Notice> find(long id) {
        return sql.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).fetchOptional(Notices::read);
    }

    public boolean visible(Who who, Notice notice) {
        return manages(who, notice) || notice.stage() != NoticeStage.DRAFT && receipts.expects(notice.id(), who.personId());
    }

    /** May this person publish, withdraw and see the receipts? The organiser's colleagues with the right. */
    public boolean manages(Who who, Notice notice) {
        return who.seated().map(seat -> seat.unitId() == notice.organiserId()).orElse(false) && who.may(NoticeRights.PUBLISH, notice.organiserId());
    }

    /** Receipts unit by unit, for the organiser only. */
    public List<Receipts.UnitReaders> readers(Who who, long id) {
        mustManage(who, id);
        return receipts.byUnit(id);
    }

    /** What was addressed to this person, and for organisers all of their own unit; newest first. */
    public Slice<Notice> list(Who who, String text, Slice.Ask ask) {
        Condition mine = NOTICE.STAGE.ne(NoticeStage.DRAFT.name()).and(DSL.exists(DSL.selectOne().from(RECEIPT)
                .where(RECEIPT.NOTICE_ID.eq(NOTICE.ID)).and(RECEIPT.PERSON_ID.eq(who.personId()))));
        if (who.seat() != null && who.may(NoticeRights.PUBLISH, who.seat().unitId())) {
            mine = mine.or(NOTICE.ORGANISER_ID.eq(who.seat().unitId()));
        }
        Condition wanted = text.isBlank() ? mine : mine.and(NOTICE.TITLE.containsIgnoreCase(text.strip()));
        List<Notice> rows = sql.selectFrom(NOTICE).where(wanted).orderBy(NOTICE.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(Notices::read);
        return ask.of(rows, sql.fetchCount(NOTICE, wanted), sql.fetchCount(NOTICE, mine));
    }

    private void tell(long person, Notice notice, String key) {
        inbox.tell(person, Message.of(key, notice.organiser(), notice.title()), SubjectRef.of("notice", notice.id()), "/notices/" + notice.id());
    }

    private Notice mustManage(Who who, long id) {
        Notice notice = get(who, id);
        if (!manages(who, notice)) {
            throw new Problem.Denied(NoticeRights.PUBLISH, notice.organiserId());
        }
        return notice;
    }

    private void check(Who who, NewNotice notice) {
        if (notice.expiresOn() != null && notice.expiresOn().isBefore(clocks.today())) {
            throw new Problem.Invalid("expiresOn", "notices.expiresOn.past");
        }
        if (notice.units().isEmpty()) {
            throw new Problem.Invalid("units", "notices.units.missing");
        }
        if (notice.roles().isEmpty() || !NoticeRights.READERS.containsAll(notice.roles())) {
            throw new Problem.Invalid("roles", "notices.roles.missing");
        }
        notice.units().forEach(unit -> who.must(NoticeRights.PUBLISH, unit));
    }

    private static void mustHaveChanged(int rows, long id) {
        if (rows == 0) {
            throw new Problem.Stale(SubjectRef.of("notice", id));
        }
    }

    private static Notice read(NoticeRow row) {
        return new Notice(row.getId(), row.getOrganiserId(), row.getOrganiser(), row.getAuthor(), row.getTitle(), row.getBody(), Set.of(row.getUnits()),
                Arrays.stream(row.getRoles()).map(Role::valueOf).collect(Collectors.toSet()), NoticeStage.valueOf(row.getStage()), row.getExpiresOn(),
                row.getPublishedAt(), row.getWithdrawnAt(), row.getReason(), row.getRemindedAt(), row.getVersion());
    }
}
