package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.start.Launched;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the README from the demonstration city: {@code ./cdo pictures}. */
@EnabledIfSystemProperty(named = "cdo.readme-pictures", matches = ".+", disabledReason = "./cdo pictures takes them")
class ReadmePicturesTest {

    private record Shot(String name, String login, String path, int width, int height) {
    }

    private static final List<Shot> SHOTS = List.of(
            new Shot("workbench", "civil-steward", "/workbench", 1440, 900),
            new Shot("cockpit", "bureau-clerk", "/cockpit", 1440, 900),
            new Shot("workbench-phone", "city-cdo", "/workbench", 390, 844),
            new Shot("cockpit-phone", "city-cdo", "/cockpit", 390, 844));

    @Test
    void theReadmeShowsWhatTheProductLooksLikeToday() throws Exception {
        Path folder = Path.of(System.getProperty("cdo.readme-pictures"));
        Launched city = Launched.demo();
        try (Playwright playwright = Town.playwright(); Browser browser = Town.browser(playwright)) {
            for (Shot shot : SHOTS) {
                for (String language : List.of("zh", "en")) {
                    try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(shot.width(), shot.height()))) {
                        context.addCookies(List.of(new Cookie("lang", language).setUrl(city.url())));
                        Page page = context.newPage();
                        SignIn.as(page, city, shot.login());
                        assertThat(page.navigate(city.url() + shot.path()).status()).as(shot.path()).isEqualTo(200);
                        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(shot.name() + "-" + language + ".png")));
                    }
                }
            }
        }
    }
}
