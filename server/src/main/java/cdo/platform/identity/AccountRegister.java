package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.AttemptTable.ATTEMPT;
import static cdo.platform.identity.tables.GrantedRoleTable.GRANTED_ROLE;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static cdo.platform.organization.views.PublishedUnit.PUBLISHED_UNIT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.listAgg;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** The reading side of all accounts, for the administrators. */
@Component
public class AccountRegister {

    private final DSLContext sql;
    private final Clocks clocks;

    AccountRegister(DSLContext sql, Clocks clocks) {
        this.sql = sql;
        this.clocks = clocks;
    }

    /** @param units where the person holds posts today, empty for none */
    public record Row(Account account, String units, boolean locked) {
    }

    /** Somebody who holds a post and has no account yet. */
    public record Waiting(long personId, String name, String units, String login) {
    }

    /** @param state empty for all; {@code LOCKED} for those locked out now */
    public Slice<Row> slice(Who who, String text, String state, Slice.Ask ask) {
        who.must(IdentityRights.READ);
        Condition wanted = text.isBlank() ? noCondition() : ACCOUNT.LOGIN.containsIgnoreCase(text.strip()).or(ACCOUNT.NAME.contains(text.strip()));
        Condition standing = state.isEmpty() ? noCondition() : state.equals("LOCKED") ? locked() : ACCOUNT.STATE.eq(state);
        int total = sql.fetchCount(ACCOUNT);
        int filtered = sql.fetchCount(ACCOUNT, wanted.and(standing));
        Field<String> units = units();
        Field<Boolean> locked = field(locked());
        List<Row> rows = sql.select(ACCOUNT.fields()).select(GRANTED_ROLE.ROLE, units, locked).from(ACCOUNT)
                .leftJoin(GRANTED_ROLE).on(GRANTED_ROLE.ACCOUNT_ID.eq(ACCOUNT.ID), GRANTED_ROLE.REVOKED_AT.isNull())
                .where(wanted, standing).orderBy(ACCOUNT.NAME.collate(org.jooq.impl.DSL.collation(org.jooq.impl.DSL.name("public", "pinyin"))), ACCOUNT.ID).limit(ask.size()).offset(ask.offset())
                .fetch(row -> new Row(Accounts.read(row), row.get(units), row.get(locked)));
        return ask.of(rows, filtered, total);
    }

    public Row row(Who who, long id) {
        who.must(IdentityRights.READ);
        Field<String> units = units();
        Field<Boolean> locked = field(locked());
        return sql.select(ACCOUNT.fields()).select(GRANTED_ROLE.ROLE, units, locked).from(ACCOUNT)
                .leftJoin(GRANTED_ROLE).on(GRANTED_ROLE.ACCOUNT_ID.eq(ACCOUNT.ID), GRANTED_ROLE.REVOKED_AT.isNull())
                .where(ACCOUNT.ID.eq(id)).fetchOptional(row -> new Row(Accounts.read(row), row.get(units), row.get(locked)))
                .orElseThrow(() -> new cdo.platform.kernel.Problem.NotFound(cdo.platform.kernel.SubjectRef.of("account", id)));
    }

    /** People in posts today who have no account, each with a proposed login name that is free: the name's pinyin, numbered when taken. */
    public List<Waiting> waiting(Who who, int most) {
        who.must(IdentityRights.ACCOUNTS);
        LocalDate today = clocks.today();
        Set<String> taken = new HashSet<>(sql.select(lower(ACCOUNT.LOGIN)).from(ACCOUNT).fetch(lower(ACCOUNT.LOGIN)));
        Field<String> units = held(PUBLISHED_TENURE.PERSON_ID, coalesce(PUBLISHED_UNIT.SHORT_NAME, PUBLISHED_UNIT.NAME)).as("units");
        return sql.select(PUBLISHED_TENURE.PERSON_ID, PUBLISHED_TENURE.PERSON_NAME, units).from(PUBLISHED_TENURE)
                .where(PUBLISHED_TENURE.VALID_FROM.le(today), PUBLISHED_TENURE.VALID_TO.isNull().or(PUBLISHED_TENURE.VALID_TO.ge(today)),
                        notExists(selectOne().from(ACCOUNT).where(ACCOUNT.PERSON_ID.eq(PUBLISHED_TENURE.PERSON_ID), ACCOUNT.STATE.ne(AccountState.CLOSED.name()))))
                .groupBy(PUBLISHED_TENURE.PERSON_ID, PUBLISHED_TENURE.PERSON_NAME).orderBy(PUBLISHED_TENURE.PERSON_NAME.collate(org.jooq.impl.DSL.collation(org.jooq.impl.DSL.name("public", "pinyin")))).limit(most)
                .fetch(row -> new Waiting(row.value1(), row.value2(), row.value3(), free(row.value2(), row.value1(), taken)));
    }

    private static String free(String name, long personId, Set<String> taken) {
        String sound = PasswordRule.pinyin(name);
        String base = sound.length() < 3 ? "user" + personId : sound.length() > 30 ? sound.substring(0, 30) : sound;
        String login = base;
        for (int number = 2; !taken.add(login); number++) {
            login = base + number;
        }
        return login;
    }

    private Condition locked() {
        return exists(selectOne().from(ATTEMPT).where(ATTEMPT.LOCKED_UNTIL.gt(clocks.real()),
                ATTEMPT.KEY.in(concat(inline("login:"), lower(ACCOUNT.LOGIN)), concat(inline("code:"), lower(ACCOUNT.LOGIN)))));
    }

    private Field<String> units() {
        return coalesce(held(ACCOUNT.PERSON_ID, PUBLISHED_UNIT.NAME), inline("")).as("held_in");
    }

    /** The units in which the person holds posts today, each once. */
    private Field<String> held(Field<Long> person, Field<String> name) {
        LocalDate today = clocks.today();
        var post = PUBLISHED_TENURE.as("post");
        return field(select(listAgg(name, "、").withinGroupOrderBy(PUBLISHED_UNIT.POSITION)).from(PUBLISHED_UNIT)
                .where(PUBLISHED_UNIT.ID.in(select(post.UNIT_ID).from(post).where(post.PERSON_ID.eq(person), post.VALID_FROM.le(today), post.VALID_TO.isNull().or(post.VALID_TO.ge(today))))));
    }
}
