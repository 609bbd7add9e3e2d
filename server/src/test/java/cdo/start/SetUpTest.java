package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The assistant of an installation in real use, played over HTTP, cut off in the middle, and closed for good at the end. */
class SetUpTest {

    @Test
    void anEmptyInstallationIsSetUpOnceByWhoeverReadsTheConsole() throws Exception {
        try (var first = Launched.fresh("set-up-test", "--empty")) {
            var visitor = first.visitor();
            visitor.get("/");
            assertThat(visitor.status()).isEqualTo(303);
            visitor.get("/set-up");
            visitor.post("/set-up", Map.of("code", "aaaa-bbbb-cccc"));
            assertThat(visitor.path()).isEqualTo("/set-up");
            visitor.get("/set-up/city");
            assertThat(visitor.status()).isEqualTo(303);

            visitor.get("/set-up");
            visitor.post("/set-up", Map.of("code", code(first)));
            assertThat(visitor.path()).isEqualTo("/set-up/city");
            assertThat(visitor.get("/set-up/city?q=襄阳")).contains("襄阳市").doesNotContain("宜昌市");
            for (String impossible : new String[] {"2099-02-03", "0001-01-01"}) {
                assertThat(visitor.post("/set-up/city", Map.of("city", "420600", "since", impossible, "changeOver", "2026-01-01"))).contains("请核对年份");
                assertThat(visitor.path()).isEqualTo("/set-up/city");
            }
            visitor.post("/set-up/city", Map.of("city", "420600", "since", "2026-01-01", "changeOver", "2026-01-01"));
            assertThat(visitor.path()).isEqualTo("/set-up/administrators");

            first.kill();
            try (var server = Launched.again(first.data())) {
                finish(server);
            }
        }
    }

    private static void finish(Launched server) throws Exception {
        var visitor = server.visitor();
        visitor.get("/set-up");
        String page = visitor.post("/set-up", Map.of("code", code(server)));
        assertThat(visitor.path()).isEqualTo("/set-up/administrators");
        assertThat(page).contains("襄阳市");
        visitor.post("/set-up/administrators", Map.of("name-SYSTEM_ADMIN", "甲", "login-SYSTEM_ADMIN", "first-admin", "name-SECURITY_ADMIN", "甲", "login-SECURITY_ADMIN", "second-admin",
                "name-AUDIT_ADMIN", "丙", "login-AUDIT_ADMIN", "third-admin", "clerk", "丁一"));
        assertThat(visitor.path()).as("three offices, three people").isEqualTo("/set-up/administrators");
        page = visitor.post("/set-up/administrators", Map.of("name-SYSTEM_ADMIN", "甲", "login-SYSTEM_ADMIN", "first-admin", "name-SECURITY_ADMIN", "乙", "login-SECURITY_ADMIN", "second-admin",
                "name-AUDIT_ADMIN", "丙", "login-AUDIT_ADMIN", "third-admin", "clerk", "丁一"));
        assertThat(visitor.path()).isEqualTo("/set-up/links");
        String link = link(page);
        page = visitor.post("/set-up/links", Map.of());
        assertThat(link(page)).as("links that were lost are made anew").isNotEqualTo(link);

        var administrator = server.visitor();
        administrator.get(link(page));
        administrator.post("/sign-in/first", Map.of("password", "Fluss-blau-27x", "again", "Fluss-blau-27x"));
        assertThat(administrator.path()).as("the second factor is set up before anything else").isEqualTo("/sign-in/enrolment");

        visitor.get("/set-up");
        assertThat(visitor.status()).as("closed for good").isEqualTo(303);
        visitor.get("/set-up/administrators");
        assertThat(visitor.status()).isEqualTo(303);
    }

    private static String link(String page) {
        var found = Pattern.compile("http://[^\\s\"<]*/sign-in/first\\?key=[\\w-]+").matcher(Jsoup.parse(page).outerHtml());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String code(Launched server) throws Exception {
        var found = Pattern.compile("[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}").matcher(server.said());
        assertThat(found.find()).as(server.said()).isTrue();
        return found.group();
    }
}
