package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The browser of a journey, and what was found wrong with the pages on the way. */
final class Town implements AutoCloseable {

    /** Chromium without its window, which costs half; with it where only that is installed. */
    static final Path CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium").map(Path::of).filter(Files::isExecutable).findFirst().orElse(Path.of("/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private final String address;
    private final Playwright playwright;
    private final Browser browser;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> findings = new TreeSet<>();

    Town(String address) {
        this.address = address;
        playwright = playwright();
        browser = browser(playwright);
    }

    static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser browser(Playwright playwright) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setHeadless(true).setArgs(FLAGS));
    }

    static boolean hasBrowser() {
        return Files.isExecutable(CHROMIUM);
    }

    String address() {
        return address;
    }

    /** At a desk. */
    Walker somebody(String name) {
        return new Walker(this, name, 1440, 900, browser);
    }

    /** With a phone. */
    Walker onAPhone(String name) {
        return new Walker(this, name, 390, 844, browser);
    }

    /** Measures each kind of page once per width; what axe finds in them is for {@link EveryPageTest}. */
    void examine(Page page, int width, String path) {
        String kind = width + " " + path.replaceAll("\\?.*", "").replaceAll("\\d+", "*");
        if (seen.add(kind)) {
            int wide = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
            if (wide > width) {
                findings.add(kind + ": the page is " + wide + " px wide and scrolls sideways");
            }
        }
    }

    void fault(String what) {
        findings.add(what);
    }

    /** How many kinds of page were examined. */
    int examined() {
        return seen.size();
    }

    void wasFlawless() {
        assertThat(findings).as("faults of the pages visited:\n" + String.join("\n", findings)).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
