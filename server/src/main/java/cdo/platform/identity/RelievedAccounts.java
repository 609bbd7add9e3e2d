package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.GrantedRoleTable.GRANTED_ROLE;
import static cdo.platform.organization.views.PublishedTenure.PUBLISHED_TENURE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import cdo.platform.jobs.DayJob;
import cdo.platform.kernel.Clocks;
import cdo.platform.organization.OfficerUnseated;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 免职、离任即关号: whoever held a post and holds none any more, nor is about to, loses the account: at once when the last day
 * is past, else on the day after it.
 */
@Component
class RelievedAccounts implements DayJob {

    static final String RULE = "last-post-ended";

    private final DSLContext sql;
    private final Clocks clocks;
    private final Accounts accounts;

    RelievedAccounts(DSLContext sql, Clocks clocks, Accounts accounts) {
        this.sql = sql;
        this.clocks = clocks;
        this.accounts = accounts;
    }

    @EventListener
    void unseated(OfficerUnseated event) {
        close(clocks.today(), ACCOUNT.PERSON_ID.eq(event.personId()));
    }

    @Override
    public String key() {
        return "identity.relieved-accounts";
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public void run(LocalDate day) {
        close(day, DSL.noCondition());
    }

    private void close(LocalDate day, Condition which) {
        Condition over = exists(selectOne().from(PUBLISHED_TENURE).where(PUBLISHED_TENURE.PERSON_ID.eq(ACCOUNT.PERSON_ID), PUBLISHED_TENURE.VALID_TO.lt(day)))
                .and(notExists(selectOne().from(PUBLISHED_TENURE)
                        .where(PUBLISHED_TENURE.PERSON_ID.eq(ACCOUNT.PERSON_ID), PUBLISHED_TENURE.VALID_TO.isNull().or(PUBLISHED_TENURE.VALID_TO.ge(day)))));
        Accounts.select(sql).where(which, over, GRANTED_ROLE.ROLE.isNull(), ACCOUNT.STATE.in(AccountState.OPEN.name(), AccountState.INVITED.name(), AccountState.DISABLED.name()))
                .fetch(Accounts::read).forEach(account -> accounts.closeByRule(account, RULE));
    }
}
