package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.AuditorScopeTable.AUDITOR_SCOPE;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Outside auditors (外部审计人员): read only, until a day, in the units or regions and kinds written into their account. */
@Component
public class OutsideAuditors {

    private static final int LONGEST_DAYS = 366;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Accounts accounts;
    private final GrantedRoles roles;
    private final Sessions sessions;

    OutsideAuditors(DSLContext sql, Clocks clocks, Audit audit, Accounts accounts, GrantedRoles roles, Sessions sessions) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.accounts = accounts;
        this.roles = roles;
        this.sessions = sessions;
    }

    /**
     * @param kinds    kinds of record ({@code SubjectRef.kind}) that may be read
     * @param units    single units
     * @param regions  regions whose units of the present day are all included
     * @param lastDay  last day of the account, by the real calendar
     */
    public record AuditScope(Set<String> kinds, Set<Long> units, Set<Long> regions, String purpose, LocalDate lastDay) {
        public AuditScope {
            kinds = Set.copyOf(kinds);
            units = Set.copyOf(units);
            regions = Set.copyOf(regions);
            purpose = purpose.strip();
        }
    }

    /** Makes an account without a role an outside auditor's, or changes scope and end of one. */
    @Transactional
    public void admit(Who who, long accountId, AuditScope scope) {
        who.must(IdentityRights.ROLES);
        Account account = accounts.get(accountId);
        check(scope);
        if (account.role() != Role.OUTSIDE_AUDITOR) {
            roles.grant(who, accountId, Role.OUTSIDE_AUDITOR);
        }
        sql.update(ACCOUNT).set(ACCOUNT.EXPIRES_AT, scope.lastDay().plusDays(1).atStartOfDay(Clocks.ZONE).toInstant()).where(ACCOUNT.ID.eq(accountId)).execute();
        sql.insertInto(AUDITOR_SCOPE).set(AUDITOR_SCOPE.ACCOUNT_ID, accountId)
                .set(AUDITOR_SCOPE.KINDS, scope.kinds().toArray(String[]::new)).set(AUDITOR_SCOPE.UNITS, scope.units().toArray(Long[]::new))
                .set(AUDITOR_SCOPE.REGIONS, scope.regions().toArray(Long[]::new)).set(AUDITOR_SCOPE.PURPOSE, scope.purpose())
                .onConflict(AUDITOR_SCOPE.ACCOUNT_ID).doUpdate()
                .set(AUDITOR_SCOPE.KINDS, scope.kinds().toArray(String[]::new)).set(AUDITOR_SCOPE.UNITS, scope.units().toArray(Long[]::new))
                .set(AUDITOR_SCOPE.REGIONS, scope.regions().toArray(Long[]::new)).set(AUDITOR_SCOPE.PURPOSE, scope.purpose())
                .set(AUDITOR_SCOPE.VERSION, AUDITOR_SCOPE.VERSION.plus(1)).execute();
        sessions.endAll(accountId);
        audit.did(who, "identity.auditor-admitted", SubjectRef.of("account", accountId), "kinds", String.join(",", scope.kinds()),
                "units", scope.units(), "regions", scope.regions(), "purpose", scope.purpose(), "lastDay", scope.lastDay());
    }

    public List<Account> all() {
        return roles.holders().stream().filter(account -> account.role() == Role.OUTSIDE_AUDITOR).toList();
    }

    public Optional<AuditScope> scope(Account account) {
        return sql.selectFrom(AUDITOR_SCOPE).where(AUDITOR_SCOPE.ACCOUNT_ID.eq(account.id())).fetchOptional(row -> new AuditScope(
                Set.of(row.getKinds()), Set.of(row.getUnits()), Set.of(row.getRegions()), row.getPurpose(),
                account.expiresAt() == null ? clocks.real().atZone(Clocks.ZONE).toLocalDate() : account.expiresAt().atZone(Clocks.ZONE).toLocalDate().minusDays(1)));
    }

    private void check(AuditScope scope) {
        var errors = new ArrayList<Problem.FieldError>();
        LocalDate today = clocks.real().atZone(Clocks.ZONE).toLocalDate();
        if (scope.kinds().isEmpty()) {
            errors.add(new Problem.FieldError("kinds", Message.of("identity.auditor.kinds")));
        }
        if (scope.units().isEmpty() && scope.regions().isEmpty()) {
            errors.add(new Problem.FieldError("units", Message.of("identity.auditor.units")));
        }
        if (scope.purpose().isEmpty()) {
            errors.add(new Problem.FieldError("purpose", Message.of("identity.auditor.purpose")));
        }
        if (scope.lastDay().isBefore(today) || scope.lastDay().isAfter(today.plusDays(LONGEST_DAYS))) {
            errors.add(new Problem.FieldError("lastDay", Message.of("identity.auditor.lastDay", LONGEST_DAYS)));
        }
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
    }
}
