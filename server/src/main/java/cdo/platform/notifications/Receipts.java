package cdo.platform.notifications;

import static cdo.platform.notifications.tables.ReceiptTable.RECEIPT;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnitLast.PUBLISHED_UNIT_LAST;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is expected to have read a notice, and who has. */
@Component
public class Receipts {

    private final DSLContext sql;
    private final Clocks clocks;

    Receipts(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** A reader. */
    public record Reader(long personId, String name, @Nullable Instant readAt) {
    }

    /** The readers of a unit. */
    public record UnitReaders(long unitId, String unit, List<Reader> readers) {
        public int read() {
            return (int) readers.stream().filter(reader -> reader.readAt() != null).count();
        }
    }

    /** How many of how many. */
    public record Count(int read, int expected) {
    }

    /** Expects the holders of the addressed posts today; one person in several posts reads once. */
    int expect(long noticeId, Set<Long> units, Set<Role> roles) {
        LocalDate today = clocks.today();
        List<String> kinds = Arrays.stream(PostKind.values()).filter(kind -> roles.contains(kind.role())).map(PostKind::name).toList();
        var t = PUBLISHED_TENURE;
        return sql.insertInto(RECEIPT, RECEIPT.NOTICE_ID, RECEIPT.PERSON_ID, RECEIPT.PERSON_NAME, RECEIPT.UNIT_ID)
                .select(DSL.select(DSL.inline(noticeId), t.PERSON_ID, DSL.min(t.PERSON_NAME), DSL.min(t.UNIT_ID)).from(t)
                        .where(t.UNIT_ID.in(units)).and(t.KIND.in(kinds)).and(t.VALID_FROM.le(today)).and(t.VALID_TO.isNull().or(t.VALID_TO.ge(today)))
                        .groupBy(t.PERSON_ID))
                .execute();
    }

    List<Long> expected(long noticeId) {
        return sql.select(RECEIPT.PERSON_ID).from(RECEIPT).where(RECEIPT.NOTICE_ID.eq(noticeId)).fetch(RECEIPT.PERSON_ID);
    }

    List<Long> unread(long noticeId) {
        return sql.select(RECEIPT.PERSON_ID).from(RECEIPT).where(RECEIPT.NOTICE_ID.eq(noticeId)).and(RECEIPT.READ_AT.isNull()).fetch(RECEIPT.PERSON_ID);
    }

    boolean expects(long noticeId, long personId) {
        return sql.fetchExists(RECEIPT, RECEIPT.NOTICE_ID.eq(noticeId).and(RECEIPT.PERSON_ID.eq(personId)));
    }

    /** Notes the first reading by somebody who is expected to read. */
    void read(long noticeId, Who who) {
        sql.update(RECEIPT).set(RECEIPT.READ_AT, clocks.now())
                .where(RECEIPT.NOTICE_ID.eq(noticeId)).and(RECEIPT.PERSON_ID.eq(who.personId())).and(RECEIPT.READ_AT.isNull()).execute();
    }

    public Count count(long noticeId) {
        return sql.select(DSL.count(RECEIPT.READ_AT), DSL.count()).from(RECEIPT).where(RECEIPT.NOTICE_ID.eq(noticeId)).fetchSingle(row -> new Count(row.value1(), row.value2()));
    }

    /** Unit by unit in their official order, people by pinyin. */
    List<UnitReaders> byUnit(long noticeId) {
        var u = PUBLISHED_UNIT_LAST;
        return sql.select(RECEIPT.UNIT_ID, u.NAME, RECEIPT.PERSON_ID, RECEIPT.PERSON_NAME, RECEIPT.READ_AT).from(RECEIPT).leftJoin(u).on(u.ID.eq(RECEIPT.UNIT_ID))
                .where(RECEIPT.NOTICE_ID.eq(noticeId)).orderBy(u.POSITION, RECEIPT.UNIT_ID, RECEIPT.PERSON_NAME.collate(DSL.collation(DSL.name("public", "pinyin"))))
                .fetchGroups(row -> new UnitReaders(row.value1(), row.value2() == null ? "" : row.value2(), List.of()), row -> new Reader(row.value3(), row.value4(), row.value5()))
                .entrySet().stream().map(each -> new UnitReaders(each.getKey().unitId(), each.getKey().unit(), each.getValue())).toList();
    }
}
