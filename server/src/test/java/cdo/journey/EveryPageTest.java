package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cdo.fixture.PageInvariants;
import cdo.start.Launched;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Follows every link of the demonstration city as different people and looks at each kind of page once: by turns at a desk
 * in Chinese and on a phone in English. A link that leads nowhere, a page that scrolls sideways, a script that fails and a
 * serious finding of axe are faults. With {@code -Dcdo.pictures=FOLDER} each page is looked at in both languages and sizes
 * and photographed there, which takes four times as long.
 */
class EveryPageTest {

    private static final List<String> PEOPLE = List.of("bureau-clerk", "civil-steward", "city-cdo", "authority-clerk", "authority-head", "civil-cdo", "bureau-head", "health-head",
            "yiling-bureau-clerk", "system-admin", "security-admin", "audit-admin", "outside-auditor");
    /** Of a kind of page that many links lead to, this many are opened: the first may be the one empty record. */
    private static final int EACH_KIND = 1;

    /** Of a long table or list the first lines are examined; the others are written by the same template. */
    private static final String FEW = "() => document.querySelectorAll('tbody > tr:nth-child(n+5), main ul > li:nth-child(n+5), main .form-check:nth-of-type(n+5), option:nth-child(n+5)').forEach(each => each.remove())";

    /** What axe finds: in the whole page, or, told that its frame is known, in what stands inside the frame. */
    private static final String LOOK = """
            frameIsKnown => axe.run(frameIsKnown && document.querySelector('main') || document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']}).then(result => result.violations
                .filter(each => each.impact === 'serious' || each.impact === 'critical')
                .map(each => each.id + ' (' + each.impact + '): ' + each.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')))
            """;

    private static final List<View> VIEWS = List.of(new View("zh", 1440, 900), new View("en", 390, 844));
    private static final List<View> PHOTOGRAPHED = List.of(new View("zh", 1440, 900), new View("en", 390, 844), new View("en", 1440, 900), new View("zh", 390, 844));

    private record View(String language, int width, int height) {
    }

    private final Set<String> faults = new TreeSet<>();
    private final Map<String, Integer> opened = new TreeMap<>();
    private final @Nullable Path pictures = System.getProperty("cdo.pictures") == null ? null : Path.of(System.getProperty("cdo.pictures"));
    private final String axe = script();

    @Test
    void everyLinkLeadsToAPageThatReadsWellInBothLanguagesAtADeskAndOnAPhone() throws Exception {
        assumeThat(Town.hasBrowser()).as("a browser at " + Town.CHROMIUM).isTrue();
        Launched city = Launched.demo();
        try (Playwright playwright = Town.playwright(); Browser browser = Town.browser(playwright)) {
            for (String login : PEOPLE) {
                new Tour(browser, city, login).walk();
            }
        }
        assertThat(faults).as("faults of %d kinds of page:%n%s", opened.size(), String.join("\n", faults)).isEmpty();
        assertThat(opened).as("kinds of page").hasSizeGreaterThan(100);
    }

    /** One person's walk. */
    private final class Tour {

        private final Launched city;
        private final String site;
        private final String login;
        private final List<Page> windows = new ArrayList<>();
        /** The windows in which the frame around the pages, the same for all of them, was examined. */
        private final Set<Page> framed = new HashSet<>();

        Tour(Browser browser, Launched city, String login) throws IOException {
            this.city = city;
            this.site = city.url();
            this.login = login;
            String session = signedIn(browser);
            for (View view : pictures == null ? VIEWS : PHOTOGRAPHED) {
                windows.add(window(browser, view, session));
            }
        }

        private String signedIn(Browser browser) throws IOException {
            try (BrowserContext context = browser.newContext()) {
                SignIn.as(context.newPage(), city, login);
                return context.storageState();
            }
        }

        private Page window(Browser browser, View view, String session) {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions().setStorageState(session).setViewportSize(view.width(), view.height()));
            context.addCookies(List.of(new Cookie("lang", view.language()).setUrl(site)));
            context.setDefaultTimeout(30_000);
            context.addInitScript(axe); // once for all pages of the window
            Page page = context.newPage();
            page.onPageError(error -> faults.add(kind(page.url()) + " as " + login + ": " + error));
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                    faults.add(kind(page.url()) + " as " + login + ": " + message.text());
                }
            });
            return page;
        }

        void walk() {
            var waiting = new ArrayDeque<String>(List.of("/workbench"));
            var known = new HashSet<String>(waiting);
            while (!waiting.isEmpty()) {
                String path = waiting.poll();
                if (opened.merge(kind(path), 1, Integer::sum) > EACH_KIND && !path.equals("/workbench")) {
                    continue;
                }
                for (String link : look(path)) {
                    if (known.add(link)) {
                        waiting.add(link);
                    }
                }
            }
            windows.forEach(window -> window.context().close());
        }

        /** Opens the page in every window; the links it offers. */
        private Set<String> look(String path) {
            var links = new LinkedHashSet<String>();
            List<Page> looking = pictures == null ? List.of(windows.get(opened.size() % windows.size())) : windows;
            for (Page window : looking) {
                Response answer = window.navigate(site + path);
                String where = window.viewportSize().width + " " + path + " as " + login;
                if (answer == null || answer.status() >= 400) {
                    faults.add(where + ": answers " + (answer == null ? "nothing" : answer.status()));
                    return links;
                }
                links.addAll(links(window));
                examine(window, where, answer);
            }
            return links;
        }

        private void examine(Page window, String where, Response answer) {
            try {
                PageInvariants.check(answer.text());
            } catch (AssertionError e) {
                faults.add(where + ": " + e.getMessage());
            }
            ViewportSize size = window.viewportSize();
            int width = size.width;
            if (pictures == null) { // whichever window it was opened in, it must fit every other, too
                VIEWS.forEach(other -> {
                    window.setViewportSize(other.width(), other.height());
                    measure(window, where, other.width());
                });
                window.setViewportSize(size.width, size.height);
            } else {
                measure(window, where, width);
            }
            if (pictures != null) {
                String language = (String) window.evaluate("() => document.documentElement.lang.slice(0, 2)");
                Path picture = pictures.resolve(kind(window.url()).replaceAll("[^a-z0-9*-]+", "_").replace("*", "N") + "-" + width + "-" + language + ".png");
                window.screenshot(new Page.ScreenshotOptions().setPath(picture).setType(ScreenshotType.PNG).setFullPage(true));
            }
            window.evaluate(FEW);
            ((List<?>) window.evaluate(LOOK, !framed.add(window))).forEach(finding -> faults.add(where + ": " + finding));
        }

        private void measure(Page window, String where, int width) {
            int wide = (Integer) window.evaluate("() => document.documentElement.scrollWidth");
            if (wide > width) {
                faults.add(where + ": at " + width + " px the page is " + wide + " px wide and scrolls sideways");
            }
        }

        @SuppressWarnings("unchecked")
        private List<String> links(Page window) {
            return (List<String>) window.evaluate("""
                    () => [...document.querySelectorAll('a[href^="/"]:not([download])')].map(a => a.getAttribute('href').replace(/#.*/, ''))
                        .filter(href => !/\\.(docx|pdf|xlsx|csv|json|html|jsonl|zip|txt)(\\?|$)|\\/(file|export|template|download|sheet|workbook)(\\?|$)|^\\/attachments\\/\\d+$/.test(href) && href !== '/')
                    """);
        }

        /** The address without its numbers, its keys such as that of a measure, an indicator or a part of a report, and the title of a page of the handbook. */
        private String kind(String address) {
            return address.replace(site, "").replaceAll("\\?.*", "").replaceAll("(?<=/)[0-9]{4}-[0-9]{2}-[0-9]{2}|(?<=/)[0-9]+|(?<=/)[^/]*[.][^/]*|(?<=/(?:indicators|lines|items|parts)/)[A-Z][^/]*|(?<=^/help/).+", "*");
        }
    }

    private static String script() {
        try (InputStream in = EveryPageTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
