package cdo.platform.identity;

import static cdo.platform.identity.tables.ApiTokenTable.API_TOKEN;
import static cdo.platform.identity.tables.KeptFormTable.KEPT_FORM;
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
import cdo.platform.organization.Posts;
import cdo.platform.organization.UnitKind;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class OwnAccountTest {

    @Autowired MockMvc mvc;
    @Autowired Fresh fresh;
    @Autowired SignedIn signedIn;
    @Autowired Accounts accounts;
    @Autowired ApiTokens tokens;
    @Autowired SignIns signIns;
    @Autowired FoundedCity city;
    @Autowired Posts posts;
    @Autowired RelievedAccounts relieved;
    @Autowired Clocks clocks;
    @Autowired DSLContext sql;

    @Test
    void rightsFollowFromThePostsOfToday() {
        Who steward = steward();
        Account account = fresh.account(steward.personId(), null);
        Who who = accounts.whoOf(account.id(), null, "test");
        assertThat(who.is(Role.STEWARD)).isTrue();
        assertThat(who.unitId()).isEqualTo(steward.unitId());
        assertThat(who.may(OrganizationRights.EDIT_PEOPLE, steward.unitId())).isTrue();
        assertThat(who.may(OrganizationRights.EDIT_PEOPLE, city.unit("宜昌市民政局").id())).isFalse();
    }

    @Test
    void aPersonWithTwoPostsActsInTheOneChosenAndInNoOther() throws Exception {
        Who steward = steward();
        Who other = steward();
        long second = posts.of(other.unitId(), PostKind.LIAISON).id();
        var tenure = cdo.platform.organization.tables.TenureTable.TENURE;
        sql.insertInto(tenure).set(tenure.POST_ID, second).set(tenure.PERSON_ID, steward.personId()).set(tenure.VALID_FROM, LocalDate.of(2023, 1, 1))
                .set(tenure.ACTING, false).set(tenure.CONCURRENT, true).set(tenure.BASIS, "测试").execute();
        Account account = fresh.account(steward.personId(), null);
        Cookie cookie = signedIn.cookie(account.id(), null);
        assertThat(mvc.perform(post("/account/acting-posts").param("post", "" + second).cookie(cookie).with(csrf())).andReturn().getResponse().getHeader("Location")).isEqualTo("/workbench");
        String page = mvc.perform(get("/account/posts").cookie(cookie)).andReturn().getResponse().getContentAsString();
        assertThat(Jsoup.parse(page).select("tr:has(.word-blue)").text()).contains("联络员");
        assertThat(accounts.whoOf(account.id(), second, "test").unitId()).isEqualTo(other.unitId());
        long foreign = other.seated().orElseThrow().postId();
        assertThatThrownBy(() -> signIns.act(accounts.whoOf(account.id(), null, "test"), foreign)).isInstanceOf(Problem.Refused.class);
        assertThat(sql.fetchOne("select count(*) from audit.event where action = 'identity.post-chosen' and account_id = ?", account.id()).get(0, Long.class)).isEqualTo(1);
    }

    @Test
    void theAccountOfSomebodyRelievedIsClosedOnceTheLastDayIsPast() {
        Who steward = steward();
        Account account = fresh.account(steward.personId(), null);
        Cookie cookie = signedIn.cookie(account.id(), null);
        Who head = accounts.whoOf(fresh.account(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK).personId(), null).id(), null, "test");
        long tenure = posts.ofPerson(steward.personId(), clocks.today()).getFirst().id();
        posts.unseat(head, tenure, clocks.today(), "调离", "测试文号");
        assertThat(accounts.get(account.id()).state()).isEqualTo(AccountState.OPEN);
        relieved.run(clocks.today().plusDays(1));
        assertThat(accounts.get(account.id()).state()).isEqualTo(AccountState.CLOSED);
        assertThat(cookie).isNotNull();
        assertThat(accounts.whoIn(account.id(), null, "test")).isEmpty();
    }

    @Test
    void theAccountOfSomebodyRelievedYesterdayIsClosedAtOnce() {
        Who steward = steward();
        Account account = fresh.account(steward.personId(), null);
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        posts.unseat(clerk, posts.ofPerson(steward.personId(), clocks.today()).getFirst().id(), clocks.today().minusDays(1), "调离", "测试文号");
        assertThat(accounts.get(account.id()).state()).isEqualTo(AccountState.CLOSED);
    }

    @Test
    void aThirdSessionEndsTheLongestUnusedOne() throws Exception {
        Account account = fresh.account(null, null);
        Cookie one = signIn(account);
        Cookie two = signIn(account);
        assertThat(opens(one)).isTrue();
        assertThat(opens(two)).isTrue();
        Cookie three = signIn(account);
        assertThat(opens(three)).isTrue();
        assertThat(java.util.stream.Stream.of(one, two).filter(this::opens)).hasSize(1);
    }

    @Test
    void aSessionCanBeEndedFromAnother() throws Exception {
        Account account = fresh.account(null, null);
        Cookie one = signIn(account);
        Cookie two = signIn(account);
        String form = Jsoup.parse(mvc.perform(get("/account/sessions").cookie(two)).andReturn().getResponse().getContentAsString()).selectFirst("form[action^=/account/sessions/]").attr("action");
        assertThat(mvc.perform(post(form).cookie(two).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(303);
        assertThat(opens(one)).isFalse();
        assertThat(opens(two)).isTrue();
    }

    @Test
    void anIdleSessionEnds() throws Exception {
        Account account = fresh.account(null, null);
        Cookie cookie = signIn(account);
        sql.execute("update identity.session set last_access_time = last_access_time - 31 * 60 * 1000 where principal_name = ?", Long.toString(account.id()));
        assertThat(opens(cookie)).isFalse();
    }

    @Test
    void aTokenDoesWhatItSaysAndNotMore() {
        Who steward = steward();
        Account account = fresh.account(steward.personId(), null);
        Who who = accounts.whoOf(account.id(), null, "test");
        ApiTokens.Issued issued = tokens.issue(who, "局 OA", Set.of(OrganizationRights.EDIT_PEOPLE), 30);
        Who bearer = tokens.bearer(issued.key(), "10.1.1.1").orElseThrow();
        assertThat(bearer.may(OrganizationRights.EDIT_PEOPLE, steward.unitId())).isTrue();
        assertThat(bearer.may(OrganizationRights.REVEAL, steward.unitId())).isFalse();
        assertThat(bearer.may(OrganizationRights.REVEAL)).isFalse();
        assertThat(who.may(OrganizationRights.REVEAL)).isTrue();
        assertThat(bearer.source()).contains("token/");
        assertThatThrownBy(() -> tokens.issue(who, "x", Set.of(OrganizationRights.EDIT_UNITS), 30)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aTokenThatExpiredOrWasRevokedOrLostItsPostOpensNothing() throws Exception {
        Who steward = steward();
        Account account = fresh.account(steward.personId(), null);
        Who who = accounts.whoOf(account.id(), null, "test");
        ApiTokens.Issued expired = tokens.issue(who, "a", Set.of(OrganizationRights.EDIT_PEOPLE), 30);
        sql.update(API_TOKEN).set(API_TOKEN.EXPIRES_AT, clocks.real().minusSeconds(1)).where(API_TOKEN.ID.eq(expired.id())).execute();
        ApiTokens.Issued revoked = tokens.issue(who, "b", Set.of(OrganizationRights.EDIT_PEOPLE), 30);
        tokens.revoke(who, revoked.id());
        ApiTokens.Issued good = tokens.issue(who, "c", Set.of(OrganizationRights.EDIT_PEOPLE), 30);
        for (String key : new String[] {expired.key(), revoked.key(), "cdo_nonsense"}) {
            assertThat(mvc.perform(get("/api/v1/nothing-there").header("Authorization", "Bearer " + key)).andReturn().getResponse().getStatus()).isEqualTo(401);
        }
        assertThat(mvc.perform(get("/api/v1/nothing-there").header("Authorization", "Bearer " + good.key())).andReturn().getResponse().getStatus()).isEqualTo(404);
        assertThat(mvc.perform(get("/api/v1/nothing-there").with(signedIn.as(account.id()))).andReturn().getResponse().getStatus()).as("a session's cookie counts for nothing").isEqualTo(401);
        posts.unseat(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), posts.ofPerson(steward.personId(), clocks.today()).getFirst().id(), clocks.today().minusDays(1), "调离", "测试文号");
        assertThat(tokens.bearer(good.key(), "10.1.1.1")).isEmpty();
    }

    @Test
    void administratorsHaveNoTokensForATokenWouldStandInForTheSecondFactor() {
        assertThatThrownBy(() -> tokens.issue(fresh.who(Role.SYSTEM_ADMIN), "x", Set.of(IdentityRights.ACCOUNTS), 30)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void whatWasTypedSurvivesTheEndOfTheSession() throws Exception {
        Account account = fresh.account(null, null);
        var bounced = mvc.perform(post("/tasks/7/feedback?tab=a").param("text", "已完成三成 <b>").param("password", "geheim").param("version", "3")
                .header("Origin", "http://localhost").header("Host", "localhost").with(csrf())).andReturn().getResponse();
        String kept = bounced.getHeader("Location").replaceAll(".*kept=", "");
        assertThat(bounced.getHeader("Location")).startsWith("/sign-in?ended=yes&kept=");
        assertThat(sql.selectFrom(KEPT_FORM).fetch().format(Integer.MAX_VALUE)).doesNotContain("已完成三成");
        var in = mvc.perform(post("/sign-in").param("login", account.login()).param("password", Fresh.PASSWORD).param("kept", kept).with(csrf())).andReturn().getResponse();
        assertThat(in.getHeader("Location")).isEqualTo("/sign-in/kept?key=" + kept);
        var page = Jsoup.parse(mvc.perform(get("/sign-in/kept").param("key", kept).cookie(in.getCookie("SESSION"))).andExpect(status().isOk()).andExpect(PageInvariants.hold()).andReturn().getResponse().getContentAsString());
        var form = page.selectFirst("form[action^=/tasks]");
        assertThat(form.attr("action")).isEqualTo("/tasks/7/feedback?tab=a");
        assertThat(form.selectFirst("input[name=text]").attr("value")).isEqualTo("已完成三成 <b>");
        assertThat(form.select("input[name=password]")).isEmpty();
        assertThat(mvc.perform(get("/sign-in/kept").param("key", kept).with(signedIn.as(fresh.account(null, null).id()))).andReturn().getResponse().getStatus()).as("nobody else's").isEqualTo(404);
    }

    @Test
    void aFormSentByAnotherSiteIsNeitherDoneNorKept() throws Exception {
        var answer = mvc.perform(post("/tasks/7/feedback").param("text", "x").header("Origin", "http://evil.example").header("Host", "localhost").with(signedIn.as(fresh.account(null, null).id()))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(403);
    }

    @Test
    void everyPageOfOnesOwnAccountHoldsTheInvariantsInBothLanguages() throws Exception {
        Account account = fresh.account(steward().personId(), null);
        Account administrator = fresh.account(null, Role.AUDIT_ADMIN, Fresh.TOTP);
        for (String language : new String[] {"zh-CN", "en"}) {
            for (String address : new String[] {"/account", "/account/posts", "/account/password", "/account/second-factor", "/account/sessions", "/account/tokens", "/account/guide"}) {
                mvc.perform(get(address).with(signedIn.as(account.id())).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
                mvc.perform(get(address).with(signedIn.as(administrator.id())).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            }
            mvc.perform(get("/sign-in?ended=yes").header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
        }
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() throws Exception {
        Account account = fresh.account(null, null);
        Cookie one = signIn(account);
        Cookie two = signIn(account);
        assertThat(mvc.perform(post("/account/password").param("old", "wrong").param("password", "Quite-9-another").param("again", "Quite-9-another").cookie(two).with(csrf()))
                .andReturn().getResponse().getStatus()).isEqualTo(422);
        assertThat(mvc.perform(post("/account/password").param("old", Fresh.PASSWORD).param("password", "Quite-9-another").param("again", "Quite-9-another").cookie(two).with(csrf()))
                .andReturn().getResponse().getStatus()).isEqualTo(303);
        assertThat(opens(one)).isFalse();
        assertThat(opens(two)).isTrue();
    }

    private Who steward() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        return city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
    }

    private Cookie signIn(Account account) throws Exception {
        return mvc.perform(post("/sign-in").param("login", account.login()).param("password", Fresh.PASSWORD).with(csrf())).andReturn().getResponse().getCookie("SESSION");
    }

    private boolean opens(Cookie cookie) {
        try {
            return mvc.perform(get("/account").cookie(cookie)).andReturn().getResponse().getStatus() == 200;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
