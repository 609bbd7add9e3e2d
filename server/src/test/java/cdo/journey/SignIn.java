package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.start.DemoAccount;
import cdo.start.Launched;
import com.microsoft.playwright.Page;
import java.io.IOException;

/** Into the demonstration city as one of its people, with the second factor where one is asked for. */
final class SignIn {

    private SignIn() {
    }

    static void as(Page page, Launched city, String login) throws IOException {
        DemoAccount account = city.accounts().stream().filter(each -> each.login().equals(login)).findFirst().orElseThrow();
        page.navigate(city.url() + "/sign-in");
        page.fill("[name=login]", account.login());
        page.fill("[name=password]", account.password());
        page.waitForNavigation(() -> page.click("form[action='/sign-in'] button"));
        if (!account.totpSecret().isEmpty()) {
            page.fill("[name=code]", OneTimeCode.now(account.totpSecret()));
            page.waitForNavigation(() -> page.click("form[action='/sign-in/second-factor'] button"));
        }
        assertThat(page.url()).as(login).doesNotContain("/sign-in");
    }
}
