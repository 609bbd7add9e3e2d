package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One person in a browser of their own. Does what a person does: opens, reads, fills in, presses. */
final class Walker implements AutoCloseable {

    private final Town town;
    private final String name;
    private final int width;
    private final BrowserContext context;
    final Page page;
    private String login = "";

    Walker(Town town, String name, int width, int height, Browser browser) {
        this.town = town;
        this.name = name;
        this.width = width;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                town.fault(path() + ": " + message.text());
            }
        });
        page.onPageError(error -> town.fault(path() + ": " + error));
    }

    Walker signIn(String login, String password) {
        this.login = login;
        open("/sign-in");
        fill("/sign-in", Map.of("login", login, "password", password));
        press("/sign-in");
        return this;
    }

    /** Goes to an address of the site; it must answer. */
    Walker open(String path) {
        Response answer = page.navigate(town.address() + path);
        assertThat(answer.status()).as(name + " opens " + path).isLessThan(400);
        arrived();
        return this;
    }

    /** What the site answers there. */
    int status(String path) {
        return page.navigate(town.address() + path).status();
    }

    /** What the site answers to a form that this person was never shown. */
    int post(String path, Map<String, String> values) {
        FormData form = FormData.create().set("_csrf", page.locator("[name=_csrf]").first().inputValue());
        values.forEach(form::set);
        return page.request().post(town.address() + path, RequestOptions.create().setForm(form).setMaxRedirects(0)).status();
    }

    String login() {
        return login;
    }

    Walker follow(String selector) {
        Locator link = page.locator(selector).first();
        String href = link.getAttribute("href");
        return open(href);
    }

    /** Fills in fields of the form with this address. */
    Walker fill(String action, Map<String, String> values) {
        values.forEach((field, value) -> fill(action, field, value));
        return this;
    }

    Walker fill(String action, String field, String value) {
        Locator form = form(action);
        Locator all = form.locator("[name='" + field + "']:not([type=hidden])");
        String kind = (String) all.first().evaluate("element => element.type");
        switch (kind) {
            case "radio", "checkbox" -> form.locator("[name='" + field + "'][value='" + value + "']").check();
            case "select-one" -> all.first().selectOption(option(all.first(), value));
            default -> all.first().fill(value);
        }
        return this;
    }

    /** Ticks or chooses what is labelled so: exactly these words where there is such a label, else the first that has them. */
    Walker tick(String action, String field, String words) {
        Locator all = form(action).locator("label:has(input[name='" + field + "'])");
        Locator exact = all.filter(new Locator.FilterOptions().setHas(page.locator("span:text-is('" + words + "')")));
        Locator label = (exact.count() > 0 ? exact : all.filter(new Locator.FilterOptions().setHasText(words))).first();
        if (!label.isVisible()) {
            label.locator("xpath=ancestor::details[1]/summary").click();
        }
        label.locator("input").check();
        return this;
    }

    /** Sends a form of the page at this address as the browser would, without drawing the page: what a person does over and over. */
    Document send(String path, String action, Map<String, ?> values) {
        Document before = read(path);
        Element form = before.select("form[method=post][action=" + action + "]").first();
        assertThat(form).as("%s finds a form to %s at %s", name, action, path).isNotNull();
        var fields = Stream.concat(form.select("input[type=hidden]").stream().filter(input -> !values.containsKey(input.attr("name"))).map(input -> Map.entry(input.attr("name"), input.attr("value"))),
                values.entrySet().stream().flatMap(each -> (each.getValue() instanceof List<?> many ? many.stream() : Stream.of(each.getValue())).map(value -> Map.entry(each.getKey(), value.toString()))));
        String body = fields.map(each -> encode(each.getKey()) + "=" + encode(each.getValue())).collect(Collectors.joining("&"));
        APIResponse answer = context.request().post(town.address() + action, RequestOptions.create().setHeader("Content-Type", "application/x-www-form-urlencoded").setData(body));
        Document after = Jsoup.parse(answer.text());
        assertThat(answer.status()).as("%s sends %s: %s", name, action, after.select("main").text()).isLessThan(400);
        assertThat(after.select("[data-errors]").text()).as("%s sends %s", name, action).isEmpty();
        return after;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The page at this address, not drawn. */
    Document read(String path) {
        return Jsoup.parse(new String(download(path), StandardCharsets.UTF_8));
    }

    /** The file at this address. */
    byte[] download(String path) {
        APIResponse answer = context.request().get(town.address() + path);
        assertThat(answer.status()).as(name + " fetches " + path).isEqualTo(200);
        return answer.body();
    }

    /** What the site answers there, not drawn. */
    int answer(String path) {
        return context.request().get(town.address() + path).status();
    }

    /** Signs the first matter waiting whose title has the words. */
    Walker sign(String words) {
        open("/approvals").follow("main td a[href^='/approvals/']:has-text('" + words + "')");
        return press(path() + "/signature");
    }

    /** The addresses of the links in the page that begin so. */
    List<String> links(String beginning) {
        return page.locator("main a[href^='" + beginning + "']").all().stream().map(link -> link.getAttribute("href")).distinct().toList();
    }

    /** Presses the main button of the form with this address (or whose address ends so) and arrives somewhere. */
    Walker press(String action) {
        Locator form = form(action);
        Locator button = form.locator("button:not([type=button]):not([formaction])").first();
        String before = path();
        try {
            page.waitForNavigation(new Page.WaitForNavigationOptions().setTimeout(12_000), button::click);
        } catch (TimeoutError nothingHappened) {
            // as a person does whose click went astray; a form that was sent is not sent twice
            page.waitForNavigation(button::click);
        }
        arrived();
        assertThat(page.locator("[data-errors]").count()).as("%s pressed %s at %s: %s", name, action, before, errors()).isZero();
        return this;
    }

    /** Presses and is refused; what the page says. */
    String refusedAt(String action) {
        Locator form = form(action);
        page.waitForNavigation(() -> form.locator("button:not([type=button]):not([formaction])").first().click());
        arrived();
        assertThat(page.locator("[data-errors], main h1").count()).as("it was refused").isPositive();
        return text();
    }

    String text() {
        return page.locator("main").first().innerText();
    }

    String path() {
        return page.url().startsWith(town.address()) ? page.url().substring(town.address().length()) : page.url();
    }

    /** The first number of the present address. */
    long id() {
        Matcher number = Pattern.compile("/(\\d+)").matcher(path());
        assertThat(number.find()).as("a number in " + path()).isTrue();
        return Long.parseLong(number.group(1));
    }

    private void arrived() {
        page.waitForLoadState();
        town.examine(page, width, path());
    }

    private @Nullable String errors() {
        Locator errors = page.locator("[data-errors]");
        return errors.count() == 0 ? null : errors.first().innerText();
    }

    /** The form with this address; opens the fold that it lies in. */
    private Locator form(String action) {
        String exact = "form[action='" + action + "']";
        Locator form = page.locator(page.locator(exact).count() > 0 ? exact : "form[action$='" + action + "']").first();
        Locator fold = page.locator("details:not([open])").filter(new Locator.FilterOptions().setHas(page.locator("form[action$='" + action + "']")));
        if (fold.count() > 0 && !form.isVisible()) {
            fold.first().locator("summary").first().click();
        }
        return form;
    }

    /** The value of the option that has this value or whose text contains it. */
    private static String option(Locator select, String wanted) {
        Object value = select.evaluate("(element, wanted) => { const all = [...element.options]; const found = all.find(o => o.value === wanted) || all.find(o => o.text.includes(wanted)); return found ? found.value : ''; }", wanted);
        assertThat((String) value).as("an option «" + wanted + "» of " + select.getAttribute("name")).isNotEmpty();
        return (String) value;
    }

    @Override
    public void close() {
        context.close();
    }
}
