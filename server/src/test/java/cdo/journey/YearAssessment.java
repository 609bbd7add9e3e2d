package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** 年度考核: one organiser's run from its beginning to the report, played by the organiser, those assessed and the panel. */
final class YearAssessment {

    /** Bonuses, deductions and vetoes, which nobody has in this year. */
    private static final Pattern OPTIONAL = Pattern.compile("[PQV].*");
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\D+(\\d+(?:\\.\\d+)?)");

    private final Walker clerk;
    private final String title;
    private String run = "";

    YearAssessment(Walker clerk, String title) {
        this.clerk = clerk;
        this.title = title;
    }

    String page() {
        return run;
    }

    /** Set up under that 办法 with those indicators over these units. */
    void begin(String method, String indicators, boolean panel, String... units) {
        clerk.open("/assessments").open("/assessments/new").fill("/assessments", Map.of("title", title, "plan", method, "system", indicators));
        clerk.page.locator("form[action='/assessments'] [name=panel]").setChecked(panel);
        clerk.press("/assessments");
        run = "/assessments/" + clerk.id();
        for (String unit : units) {
            clerk.tick(run + "/scope", "units", unit);
        }
        clerk.press(run + "/scope");
    }

    void issue(String selfDue) {
        clerk.open(run).fill(run + "/issuance", "selfDue", selfDue).press(run + "/issuance");
    }

    /** The page of one of those assessed. */
    String object(String unit) {
        return clerk.read(run).select("main a[href^=/assessments/objects/]:contains(" + unit + ")").first().attr("href");
    }

    /** Claims the best of everything that asks for a judgement, proves the first claim with the address of a record; the officer hands it in. */
    void selfAssess(Walker steward, Walker officer, String object, String proof) {
        List<String> items = items(steward, object);
        items.forEach(item -> steward.send(item, action(item, "claims"), judged(steward.read(item), "claims", true)));
        steward.open(items.getFirst()).fill(action(items.getFirst(), "proofs"), "record", proof).press(action(items.getFirst(), "proofs"));
        officer.open(object).press(object + "/submission");
    }

    void freeze() {
        clerk.open(run).press(run + "/freeze");
    }

    /** What was claimed is accepted; what nobody claimed is judged as not done. */
    void firstReview(List<String> claimed, List<String> silent) {
        claimed.forEach(this::acceptAsClaimed);
        for (String object : silent) {
            for (String item : items(clerk, object)) {
                Document page = clerk.read(item);
                if (page.select("form[action$=" + action(item, "judgements") + "]").first() != null) {
                    clerk.send(item, action(item, "judgements"), judged(page, "judgements", false));
                }
            }
            acceptAsClaimed(object);
        }
        clerk.open(run).press(run + "/first-review");
    }

    /** Also says that there is no bonus, deduction or veto where nobody named one. */
    private void acceptAsClaimed(String object) {
        clerk.open(object).press(object + "/acceptance");
    }

    private List<String> items(Walker reader, String object) {
        return reader.read(object).select("main a[href^=" + object + "/items/]").stream().map(link -> link.attr("href")).filter(item -> !OPTIONAL.matcher(item.substring(item.lastIndexOf('/') + 1)).matches()).toList();
    }

    private static String action(String item, String step) {
        return item.replace("/items/", "/" + step + "/");
    }

    /** What the form of the item asks for: the first tier or the last, all ticks or none, most points or least. */
    private static Map<String, Object> judged(Document page, String step, boolean best) {
        Element form = page.select("form[action*=/" + step + "/]").first();
        var values = new LinkedHashMap<String, Object>();
        values.put("words", best ? "材料见附件" : "未提供材料");
        List<Element> tiers = form.select("[name=tier]");
        if (!tiers.isEmpty()) {
            values.put("tier", (best ? tiers.getFirst() : tiers.getLast()).attr("value"));
        }
        List<String> ticks = form.select("[name=ticked]").eachAttr("value");
        if (!ticks.isEmpty() && best) {
            values.put("ticked", ticks);
        }
        if (form.select("[name=number]").first() != null) {
            values.put("number", best ? most(form) : "0");
        }
        return values;
    }

    private static String most(Element form) {
        Matcher range = RANGE.matcher(form.select("#number-hint").text());
        return range.find() ? range.group(2) : "1";
    }

    /** Draws the panel; its page. */
    String draw() {
        clerk.open(run + "/panels").press(run + "/panels");
        return clerk.read(run + "/panels").select("main a[href^=/assessments/panels/]").first().attr("href");
    }

    /** A reviewer gives everything these points, one by one. */
    void mark(Walker reviewer, String panel, String points) {
        Document page = reviewer.read(panel);
        Element form = page.select("form[action=" + panel + "/marks]").first();
        assertThat(form).as("the form for marks at %s", panel).isNotNull();
        List<String> assessed = form.select("[name=assessed] option:not([value=''])").eachAttr("value");
        List<String> items = form.select("[name=item] option:not([value=''])").eachAttr("value");
        for (String each : assessed) {
            for (String item : items) {
                reviewer.send(panel, panel + "/marks", Map.of("assessed", each, "item", item, "points", points, "remark", ""));
            }
        }
    }

    /** Changes one mark in the browser and hands all in. */
    void submit(Walker reviewer, String panel, String unit, String item, String points) {
        reviewer.open(panel).fill(panel + "/marks", Map.of("assessed", unit, "item", item, "points", points, "remark", "制度齐全，演练到位")).press(panel + "/marks");
        reviewer.open(panel).press(panel + "/submission");
    }

    /** Writes down what was said where marks stood apart; how many talks there were. */
    int settleTalks(String panel) {
        List<String> talks = clerk.read(panel).select("form[action*=/talks/]").eachAttr("action");
        talks.forEach(talk -> clerk.send(panel, talk, Map.of("record", "两位专家交换意见后，各自维持评分。")));
        return talks.size();
    }

    void publish() {
        clerk.open(run).press(run + "/panel-review");
    }

    /** Lodged by the officer about one indicator; the appeal's page. */
    String appeal(Walker officer, String object, String indicator, String ground) {
        officer.open(object).fill(object + "/appeals", Map.of("indicator", indicator, "ground", ground)).press(object + "/appeals");
        return officer.path();
    }

    /** The unit asks for the frozen row about this record to be put right; who leads the organiser approves. What the row counted before. */
    String adjust(Walker steward, Walker head, String object, String indicator, String about, String reason) {
        steward.open(object + "/lines/" + indicator).follow("main a[href^='/freezes/']");
        String freeze = steward.path();
        Element row = steward.read(freeze).select("main tr:contains(" + about + "):has(form[action^=/frozen-rows/])").first();
        assertThat(row).as("the frozen row about «%s» at %s", about, freeze).isNotNull();
        String action = row.select("form[action^=/frozen-rows/]").attr("action");
        steward.fill(action, Map.of("numerator", "1", "denominator", "1", "reason", reason)).press(action);
        head.open(freeze.substring(0, freeze.lastIndexOf('/')));
        String decision = head.page.locator("form[action^='/adjustments/']").first().getAttribute("action");
        head.fill(decision, "answer", "经核实属实").press(decision);
        return row.select("td.n").text();
    }

    /** Upholds the appeal; no points are set by hand, the mended row counts by itself. */
    void uphold(Walker head, String appeal, String answer) {
        head.open(appeal).fill(appeal + "/answer", "answer", answer).press(appeal + "/answer");
    }

    /** After the window: no more appeals, grades, the signature of who leads the organiser. */
    void grade(Walker signer) {
        clerk.open(run).press(run + "/publicity");
        clerk.open(run).press(run + "/settlement");
        clerk.open(run + "/grades").press(run + "/grades");
        clerk.open(run + "/grades").press(run + "/signature");
        signer.sign(title);
    }

    /** The issued report to the authority: the address of the document. */
    String report(String number, String findings) {
        clerk.open(run + "/report").fill(run + "/report-text", Map.of("findings", findings, "outlook", "完善指标，强化日常考核。")).press(run + "/report-text");
        clerk.open(run + "/report").fill(run + "/reports", "number", number).press(run + "/reports");
        return clerk.path();
    }

    /** Each unit's total as the run's list shows it. */
    Map<String, String> totals(List<String> units) {
        Document page = clerk.read(run);
        var totals = new LinkedHashMap<String, String>();
        for (String unit : units) {
            var cells = new ArrayList<>(page.select("main tr:has(a[href^=/assessments/objects/]:contains(" + unit + ")) td").eachText());
            totals.put(unit, cells.get(2));
        }
        return totals;
    }

    /** What one indicator brought, as its own page shows it. */
    static String points(Walker reader, String object, String indicator) {
        return reader.read(object + "/lines/" + indicator).select("main .num strong").first().text();
    }

    /** A total as its own page shows it. */
    static String total(Walker reader, String object) {
        return reader.read(object).select("main .num:contains(总分) strong, main .num:contains(得分) strong").first().text();
    }
}
