package cdo.platform.identity;

import static cdo.platform.identity.tables.OneTimeLinkTable.ONE_TIME_LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.OrganizationRights;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class AdministratorsTest {

    @Autowired MockMvc mvc;
    @Autowired Fresh fresh;
    @Autowired SignedIn signedIn;
    @Autowired Accounts accounts;
    @Autowired GrantedRoles roles;
    @Autowired Policies policies;
    @Autowired OutsideAuditors auditors;
    @Autowired SignIns signIns;
    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Clocks clocks;
    @Autowired DSLContext sql;

    @Autowired AccountRegister register;

    @Test
    void whoHoldsTwoPostsOfAUnitIsListedWithTheUnitOnce() {
        var unit = city.fresh(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), cdo.platform.organization.UnitKind.DEPARTMENT);
        Who two = city.acting(unit, PostKind.LIAISON);
        city.seat(posts.of(unit.id(), PostKind.DATA_STEWARD).id(), two.personId(), LocalDate.of(2026, 1, 5), null);
        Who system = fresh.who(Role.SYSTEM_ADMIN);
        assertThat(register.waiting(system, Integer.MAX_VALUE)).filteredOn(each -> each.personId() == two.personId()).singleElement()
                .satisfies(each -> assertThat(each.units()).doesNotContain("、"));
        assertThat(register.row(system, fresh.account(two.personId(), null).id()).units()).isEqualTo(unit.name());
    }

    @Autowired cdo.platform.organization.Posts posts;

    @Test
    void theSystemAdministratorMakesAccountsButGrantsNothing() {
        Who system = fresh.who(Role.SYSTEM_ADMIN);
        Account made = accounts.create(system, List.of(new NewAccount(Fresh.login(), "新人", null))).getFirst().account();
        assertThat(made.state()).isEqualTo(AccountState.INVITED);
        assertThatThrownBy(() -> roles.grant(system, made.id(), Role.AUDIT_ADMIN)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> roles.unlock(system, made.id())).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> policies.change(system, policies.now())).isInstanceOf(Problem.Denied.class);
        assertThat(accounts.get(made.id()).role()).isNull();
    }

    @Test
    void tickedAccountsGetTheirLinksTogetherAndAnOpenOneRefusesTheWhole() throws Exception {
        Who system = fresh.who(Role.SYSTEM_ADMIN);
        long one = accounts.create(system, List.of(new NewAccount(Fresh.login(), "甲", null))).getFirst().account().id();
        long two = accounts.create(system, List.of(new NewAccount(Fresh.login(), "乙", null))).getFirst().account().id();
        long open = fresh.account(null, null).id();
        int links = sql.fetchCount(ONE_TIME_LINK);
        assertThatThrownBy(() -> accounts.invite(fresh.who(Role.SECURITY_ADMIN), List.of(one))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> accounts.invite(system, List.of(one, open))).isInstanceOf(Problem.Refused.class);
        assertThat(sql.fetchCount(ONE_TIME_LINK)).isEqualTo(links);
        assertThat(accounts.invite(system, List.of(one, two))).extracting(each -> each.account().id()).containsExactly(one, two);
        var session = signedIn.as(system.accountId());
        mvc.perform(post("/accounts/invitations").param("ids", "" + one, "" + two).with(session).with(csrf())).andExpect(status().isSeeOther());
        mvc.perform(post("/accounts/invitations").with(session).with(csrf())).andExpect(status().isUnprocessableContent()).andExpect(PageInvariants.hold());
    }

    @Test
    void theSecurityAdministratorGrantsButMakesNoAccounts() {
        Who security = fresh.who(Role.SECURITY_ADMIN);
        assertThatThrownBy(() -> accounts.create(security, List.of(new NewAccount(Fresh.login(), "新人", null)))).isInstanceOf(Problem.Denied.class);
        Account plain = fresh.account(null, null);
        roles.grant(security, plain.id(), Role.AUDIT_ADMIN);
        assertThat(accounts.get(plain.id()).role()).isEqualTo(Role.AUDIT_ADMIN);
    }

    @Test
    void theAuditAdministratorChangesNothing() {
        Who auditor = fresh.who(Role.AUDIT_ADMIN);
        Account plain = fresh.account(null, null);
        assertThatThrownBy(() -> roles.grant(auditor, plain.id(), Role.SYSTEM_ADMIN)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> accounts.disable(auditor, plain.id(), plain.version(), "x")).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void onePersonHoldsOneOfficeAndNobodyChangesTheirOwn() {
        Who security = fresh.who(Role.SECURITY_ADMIN);
        Account one = fresh.account(null, Role.AUDIT_ADMIN);
        assertThatThrownBy(() -> roles.grant(security, one.id(), Role.SYSTEM_ADMIN)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> roles.grant(security, security.accountId(), Role.SYSTEM_ADMIN)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> roles.revoke(security, security.accountId())).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> roles.grant(security, fresh.account(null, null).id(), Role.BUREAU_HEAD)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void whoeverHoldsAPostCannotBecomeAnAdministrator() {
        Account steward = steward();
        assertThatThrownBy(() -> roles.grant(fresh.who(Role.SECURITY_ADMIN), steward.id(), Role.SYSTEM_ADMIN)).isInstanceOf(Problem.Refused.class)
                .extracting(problem -> ((Problem) problem).reason().key()).isEqualTo("identity.role.posts");
    }

    @Test
    void anAdministratorHasNoRightOfBusinessEvenWhenSeatedLater() {
        Who seated = city.acting(city.fresh(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        Account account = fresh.account(seated.personId(), Role.SYSTEM_ADMIN);
        Who who = accounts.whoOf(account.id(), null, "test");
        assertThat(who.seat()).isNull();
        assertThat(who.powers().roles()).containsExactly(Role.SYSTEM_ADMIN);
        assertThat(who.may(OrganizationRights.EDIT_PEOPLE)).isFalse();
        assertThat(who.reads(seated.unitId())).isFalse();
    }

    @Test
    void aOneTimeLinkOpensTheAccountOnce() throws Exception {
        Invitation invitation = accounts.create(fresh.who(Role.SYSTEM_ADMIN), List.of(new NewAccount(Fresh.login(), "新人", null))).getFirst();
        assertThat(mvc.perform(get("/sign-in/first").param("key", invitation.key())).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(first(invitation.key(), "weak")).isEqualTo(422);
        assertThat(first(invitation.key(), "Quite-9-another")).isEqualTo(303);
        assertThat(accounts.get(invitation.account().id()).state()).isEqualTo(AccountState.OPEN);
        assertThat(first(invitation.key(), "Quite-9-different")).isEqualTo(409);
    }

    @Test
    void aLinkThatExpiredOrWasReplacedIsVoid() throws Exception {
        Who system = fresh.who(Role.SYSTEM_ADMIN);
        Invitation old = accounts.create(system, List.of(new NewAccount(Fresh.login(), "新人", null))).getFirst();
        Invitation next = accounts.invite(system, old.account().id(), old.account().version());
        assertThat(first(old.key(), "Quite-9-another")).isEqualTo(409);
        sql.update(ONE_TIME_LINK).set(ONE_TIME_LINK.EXPIRES_AT, clocks.real().minusSeconds(1)).where(ONE_TIME_LINK.HASH.eq(Secrets.digest(next.key()))).execute();
        assertThat(first(next.key(), "Quite-9-another")).isEqualTo(409);
    }

    @Test
    void noSecretOfALinkStandsInTheTrailOrTheTable() {
        Invitation invitation = accounts.create(fresh.who(Role.SYSTEM_ADMIN), List.of(new NewAccount(Fresh.login(), "新人", null))).getFirst();
        assertThat(sql.fetch("select details::text from audit.event").format(Integer.MAX_VALUE)).doesNotContain(invitation.key());
        assertThat(sql.selectFrom(ONE_TIME_LINK).fetch().format(Integer.MAX_VALUE)).doesNotContain(invitation.key());
        assertThat(invitation.toString()).doesNotContain(invitation.key());
    }

    @Test
    void anOutsideAuditorReadsItsUnitsUntilItsLastDay() {
        Who security = fresh.who(Role.SECURITY_ADMIN);
        Account account = fresh.account(null, null);
        long inside = city.unit("宜昌市公安局").id();
        long outside = city.unit("宜昌市民政局").id();
        LocalDate today = clocks.real().atZone(Clocks.ZONE).toLocalDate();
        auditors.admit(security, account.id(), new OutsideAuditors.AuditScope(Set.of("unit"), Set.of(inside), Set.of(), "专项审计", today.plusDays(10)));
        Who who = accounts.whoIn(account.id(), null, "test").orElseThrow();
        assertThat(who.reads(inside)).isTrue();
        assertThat(who.reads(outside)).isFalse();
        assertThat(who.powers().readsKind("unit")).isTrue();
        assertThat(who.powers().readsKind("person")).isFalse();
        assertThat(who.powers().units(OrganizationRights.EDIT_UNITS)).isEmpty();
        var table = cdo.platform.identity.tables.AccountTable.ACCOUNT;
        sql.update(table).set(table.EXPIRES_AT, clocks.real().minusSeconds(1)).where(table.ID.eq(account.id())).execute();
        assertThat(accounts.whoIn(account.id(), null, "test")).isEmpty();
        assertThatThrownBy(() -> signIns.identify(account.login(), Fresh.PASSWORD, "10.0.0.1")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aDisabledAccountLosesItsSessionsAtOnce() throws Exception {
        Account account = fresh.account(null, null);
        var cookie = signedIn.cookie(account.id(), null);
        assertThat(mvc.perform(get("/account").cookie(cookie)).andReturn().getResponse().getStatus()).isEqualTo(200);
        accounts.disable(fresh.who(Role.SYSTEM_ADMIN), account.id(), account.version(), "调离");
        assertThat(mvc.perform(get("/account").cookie(cookie)).andReturn().getResponse().getStatus()).isEqualTo(303);
    }

    @Test
    void thePolicyOnlyBecomesStricter() {
        Who security = fresh.who(Role.SECURITY_ADMIN);
        Policy now = policies.now();
        assertThatThrownBy(() -> policies.change(security, new Policy(6, 15, 60, 2, 6, 120, 3, now.version()))).isInstanceOf(Problem.Invalid.class)
                .satisfies(problem -> assertThat(((Problem.Invalid) problem).errors()).extracting(Problem.FieldError::field)
                        .containsExactly("lockAfter", "sessionMinutes", "passwordLength", "passwordDays", "passwordHistory"));
    }

    @Test
    void everyPageOfTheAdministratorsHoldsTheInvariantsInBothLanguages() throws Exception {
        city.yichang();
        Account system = fresh.account(null, Role.SYSTEM_ADMIN, Fresh.TOTP);
        Account security = fresh.account(null, Role.SECURITY_ADMIN, Fresh.TOTP);
        for (String language : new String[] {"zh-CN", "en"}) {
            for (String address : new String[] {"/accounts", "/accounts?state=LOCKED", "/accounts/new", "/accounts/bulk", "/accounts/handout", "/accounts/" + security.id(), "/roles", "/roles/policy"}) {
                mvc.perform(get(address).with(signedIn.as(system.id())).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            }
            for (String address : new String[] {"/accounts/" + system.id(), "/roles", "/roles/policy", "/accounts/auditors", "/accounts/auditors/scope"}) {
                mvc.perform(get(address).with(signedIn.as(security.id())).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            }
        }
    }

    @Test
    void pagesOfAdministratorsAreClosedToEverybodyElse() throws Exception {
        Account plain = fresh.account(null, null);
        for (String address : new String[] {"/accounts", "/accounts/new", "/accounts/bulk", "/accounts/" + plain.id(), "/accounts/handout", "/accounts/handout.xlsx", "/roles", "/roles/policy", "/accounts/auditors"}) {
            assertThat(mvc.perform(get(address).with(signedIn.as(plain.id()))).andReturn().getResponse().getStatus()).as(address).isEqualTo(403);
        }
        assertThat(mvc.perform(get("/accounts/auditors/scope").with(signedIn.as(fresh.account(null, Role.SYSTEM_ADMIN, Fresh.TOTP).id()))).andReturn().getResponse().getStatus()).isEqualTo(403);
    }

    @Test
    void manyAccountsAreMadeAtOnceAndTheirLinksShownOnOneSheet() throws Exception {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Who steward = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        Account system = fresh.account(null, Role.SYSTEM_ADMIN, Fresh.TOTP);
        var cookie = signedIn.cookie(system.id(), null);
        String login = Fresh.login();
        var made = mvc.perform(post("/accounts/bulk").cookie(cookie).with(csrf()).param("people", "" + steward.personId())
                .param("name-" + steward.personId(), "周敏").param("login-" + steward.personId(), login)).andReturn().getResponse();
        assertThat(made.getHeader("Location")).isEqualTo("/accounts/handout");
        assertThat(mvc.perform(get("/accounts/handout").cookie(cookie)).andReturn().getResponse().getContentAsString()).contains(login).contains("/sign-in/first?key=");
        assertThat(mvc.perform(get("/accounts/handout.xlsx").cookie(cookie)).andReturn().getResponse().getContentAsByteArray()).startsWith('P', 'K');
        mvc.perform(post("/accounts/handout/clearance").cookie(cookie).with(csrf()));
        assertThat(mvc.perform(get("/accounts/handout").cookie(cookie)).andReturn().getResponse().getContentAsString()).doesNotContain("/sign-in/first?key=");
        var again = mvc.perform(post("/accounts/bulk").cookie(cookie).with(csrf()).param("people", "" + steward.personId())
                .param("name-" + steward.personId(), "周敏").param("login-" + steward.personId(), Fresh.login())).andReturn().getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
    }

    private int first(String key, String password) throws Exception {
        return mvc.perform(post("/sign-in/first").param("key", key).param("password", password).param("again", password).with(csrf())).andReturn().getResponse().getStatus();
    }

    private Account steward() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        Who steward = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        return fresh.account(steward.personId(), null);
    }
}
