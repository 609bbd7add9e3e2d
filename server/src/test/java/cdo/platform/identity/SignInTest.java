package cdo.platform.identity;

import static cdo.platform.identity.tables.AccountTable.ACCOUNT;
import static cdo.platform.identity.tables.AttemptTable.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cdo.fixture.ServerTest;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
class SignInTest {

    @Autowired MockMvc mvc;
    @Autowired Fresh fresh;
    @Autowired DSLContext sql;
    @Autowired Clocks clocks;

    @Test
    void aRightPasswordOpensTheSystemAndLeadsToThePageThatWasAsked() throws Exception {
        Account account = fresh.account(null, null);
        var answer = signIn(account.login(), Fresh.PASSWORD, post("/sign-in").param("next", "/units?q=a"));
        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).isEqualTo("/units?q=a");
        assertThat(in(session(answer))).isTrue();
    }

    @Test
    void nobodyIsLedOutOfTheSystemAfterSignIn() throws Exception {
        for (String outside : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/sign-out"}) {
            var answer = signIn(fresh.account(null, null).login(), Fresh.PASSWORD, post("/sign-in").param("next", outside));
            assertThat(answer.getHeader("Location")).as(outside).isEqualTo("/workbench");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameSoundAlike() throws Exception {
        var wrong = signIn(fresh.account(null, null).login(), "Wrong-1-password", post("/sign-in"));
        var unknown = signIn(Fresh.login() + "x", "Wrong-1-password", post("/sign-in"));
        assertThat(wrong.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(409);
        assertThat(wrong.getContentAsString()).contains("登录名或密码不正确").doesNotContain("Wrong-1-password");
        assertThat(unknown.getContentAsString()).contains("登录名或密码不正确");
    }

    @Test
    void fiveWrongPasswordsLockEvenTheRightOneOutForFifteenMinutes() throws Exception {
        Account account = fresh.account(null, null);
        for (int i = 0; i < 4; i++) {
            assertThat(signIn(account.login(), "Wrong-1-password", post("/sign-in")).getContentAsString()).contains("登录名或密码不正确");
        }
        assertThat(signIn(account.login(), "Wrong-1-password", post("/sign-in")).getContentAsString()).contains("15 分钟");
        assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")).getContentAsString()).contains("账号已锁定");
        sql.update(ATTEMPT).set(ATTEMPT.LOCKED_UNTIL, clocks.real().minusSeconds(1)).where(ATTEMPT.KEY.eq("login:" + account.login())).execute();
        assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")).getStatus()).isEqualTo(303);
    }

    @Test
    void fourWrongPasswordsAndThenTheRightOneForgetTheFour() throws Exception {
        Account account = fresh.account(null, null);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                signIn(account.login(), "Wrong-1-password", post("/sign-in"));
            }
            assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")).getStatus()).isEqualTo(303);
        }
    }

    @Test
    void namesThatDoNotExistLockToo() throws Exception {
        String nobody = Fresh.login() + "nobody";
        for (int i = 0; i < 5; i++) {
            signIn(nobody, "Wrong-1-password", post("/sign-in"));
        }
        assertThat(signIn(nobody, "Wrong-1-password", post("/sign-in")).getContentAsString()).contains("账号已锁定");
    }

    @Test
    void tooManyFailuresFromOneAddressMakeItWait() throws Exception {
        for (int i = 0; i < 30; i++) {
            signIn(Fresh.login() + "many", "Wrong-1-password", post("/sign-in").with(from("10.9.8.7")));
        }
        Account account = fresh.account(null, null);
        assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in").with(from("10.9.8.7"))).getContentAsString()).contains("网络地址");
        assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in").with(from("10.9.8.8"))).getStatus()).isEqualTo(303);
    }

    @Test
    void aSessionKeyPlantedBeforeSignInIsWorthNothingAfter() throws Exception {
        Account account = fresh.account(null, null, Fresh.TOTP);
        Cookie first = session(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")));
        var answer = mvc.perform(post("/sign-in/second-factor").param("code", code(0)).cookie(first).with(csrf())).andReturn().getResponse();
        Cookie second = session(answer);
        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        assertThat(in(first)).isFalse();
        assertThat(in(second)).isTrue();
    }

    @Test
    void theCookieIsHiddenFromScriptsAndOtherSites() throws Exception {
        var answer = signIn(fresh.account(null, null).login(), Fresh.PASSWORD, post("/sign-in"));
        assertThat(answer.getHeaders("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie).startsWith("SESSION=").contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void aCodeOpensOnceAndIsRefusedWhenItIsPlayedAgain() throws Exception {
        Account account = fresh.account(null, null, Fresh.TOTP);
        String code = code(0);
        Cookie one = session(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")));
        assertThat(mvc.perform(get("/account").cookie(one)).andReturn().getResponse().getHeader("Location")).startsWith("/sign-in?next=%2Faccount");
        assertThat(mvc.perform(post("/sign-in/second-factor").param("code", code).cookie(one).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(303);
        Cookie two = session(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")));
        var again = mvc.perform(post("/sign-in/second-factor").param("code", code).cookie(two).with(csrf())).andReturn().getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("已使用过").doesNotContain(code);
    }

    @Test
    void theRightPasswordBuysNoFurtherGuessesOfTheCode() throws Exception {
        Account account = fresh.account(null, null, Fresh.TOTP);
        for (int i = 0; i < 5; i++) {
            Cookie cookie = session(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")));
            mvc.perform(post("/sign-in/second-factor").param("code", "abc").cookie(cookie).with(csrf())).andReturn();
        }
        assertThat(signIn(account.login(), Fresh.PASSWORD, post("/sign-in")).getContentAsString()).contains("账号已锁定");
    }

    @Test
    void anAdministratorWithoutASecondFactorGetsNoFurtherThanSettingOneUp() throws Exception {
        Account account = fresh.account(null, Role.SYSTEM_ADMIN);
        var answer = signIn(account.login(), Fresh.PASSWORD, post("/sign-in"));
        assertThat(answer.getHeader("Location")).isEqualTo("/sign-in/enrolment");
        Cookie cookie = session(answer);
        assertThat(in(cookie)).isFalse();
        String page = mvc.perform(get("/sign-in/enrolment").cookie(cookie)).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("<svg class=\"qr\"");
        String secret = org.jsoup.Jsoup.parse(page).selectFirst(".copy code").text();
        var done = mvc.perform(post("/sign-in/enrolment").param("code", Totp.code(Totp.fromBase32(secret), Totp.step(clocks.real()))).cookie(cookie).with(csrf())).andReturn().getResponse();
        assertThat(org.jsoup.Jsoup.parse(done.getContentAsString()).select(".codes code")).hasSize(10);
        assertThat(in(session(done))).isTrue();
    }

    @Test
    void anOldPasswordMustBeChangedBeforeAnythingElse() throws Exception {
        Account account = fresh.account(null, null);
        sql.update(ACCOUNT).set(ACCOUNT.PASSWORD_SET_AT, clocks.real().minus(Duration.ofDays(91))).where(ACCOUNT.ID.eq(account.id())).execute();
        var answer = signIn(account.login(), Fresh.PASSWORD, post("/sign-in"));
        assertThat(answer.getHeader("Location")).isEqualTo("/sign-in/new-password");
        Cookie cookie = session(answer);
        assertThat(in(cookie)).isFalse();
        var same = mvc.perform(post("/sign-in/new-password").param("password", Fresh.PASSWORD).param("again", Fresh.PASSWORD).cookie(cookie).with(csrf())).andReturn().getResponse();
        assertThat(same.getContentAsString()).contains("不能与最近 5 次用过的密码相同");
        var other = mvc.perform(post("/sign-in/new-password").param("password", "Quite-9-another").param("again", "Quite-9-another").cookie(cookie).with(csrf())).andReturn().getResponse();
        assertThat(other.getHeader("Location")).isEqualTo("/workbench");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var answer = mvc.perform(post("/sign-in").param("login", "a").param("password", "b")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(403);
    }

    @Test
    void pagesAskForSignInAndProgramsForAToken() throws Exception {
        assertThat(mvc.perform(get("/units?as-of=2026-01-01")).andReturn().getResponse().getHeader("Location")).isEqualTo("/sign-in?next=%2Funits%3Fas-of%3D2026-01-01");
        var answer = mvc.perform(get("/api/v1/units")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(mvc.perform(get("/sign-in")).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(mvc.perform(get("/city.css")).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void scriptsFromElsewhereOrInsideThePageAreForbidden() throws Exception {
        assertThat(mvc.perform(get("/sign-in")).andReturn().getResponse().getHeader("Content-Security-Policy")).contains("script-src 'self'").doesNotContain("unsafe");
    }

    private MockHttpServletResponse signIn(String login, String password, MockHttpServletRequestBuilder request) throws Exception {
        var response = mvc.perform(request.param("login", login).param("password", password).with(csrf())).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    /** Does this cookie open the system? The door leads whoever is in already to the workbench. */
    private boolean in(Cookie cookie) throws Exception {
        return "/workbench".equals(mvc.perform(get("/sign-in").cookie(cookie)).andReturn().getResponse().getHeader("Location"));
    }

    private static Cookie session(MockHttpServletResponse response) {
        return response.getCookie("SESSION");
    }

    private String code(int drift) {
        return Totp.code(Totp.fromBase32(Fresh.TOTP), Totp.step(clocks.real()) + drift);
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
