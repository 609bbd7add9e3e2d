package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** 年度述职: the campaign, an officer's report and its way, the hearing and its scores. */
final class YearReports {

    private static final Map<String, String> TEXTS = Map.of("OVERVIEW", "本年度认真履行首席数据官职责，各项任务按期完成。", "ASSETS", "完成业务库普查，形成数据资源清单。", "SHARING", "推动低保数据按需共享。", "USE", "支撑社会救助资格核对。",
            "INNOVATION", "建立出生、婚姻和低保数据联动机制。", "SECURITY", "开展数据安全自查。", "DEMAND", "需要出生医学证明数据。", "PROBLEMS", "部分历史数据质量不高。", "NEXT", "继续推进数据治理。");

    private final Walker clerk;
    private String campaign = "";

    YearReports(Walker clerk) {
        this.clerk = clerk;
    }

    /** The officers of these units report until that day; opening freezes the figures. */
    void open(String title, String opens, String due, String... units) {
        clerk.open("/duty-reports").open("/duty-reports/campaigns/new").fill("/duty-reports/campaigns", Map.of("year", "2026", "title", title, "kinds", "DEPARTMENT_CDO", "opens", opens, "due", due, "leastDays", "60"));
        for (String unit : units) {
            clerk.tick("/duty-reports/campaigns", "units", unit);
        }
        clerk.press("/duty-reports/campaigns");
        campaign = clerk.path();
        clerk.press(campaign + "/opening");
    }

    String page() {
        return campaign;
    }

    /** The report of that unit's officer, which nobody else may open before it was submitted. */
    String report(Walker steward, String unit) {
        assertThat(clerk.open(campaign).text()).contains(unit);
        assertThat(clerk.page.locator("main tr:has-text('" + unit + "') a[href^='/duty-reports/']").count()).as("links of the organiser to a draft").isZero();
        return steward.open(campaign).page.locator("main tr:has-text('" + unit + "') a[href^='/duty-reports/']").first().getAttribute("href");
    }

    /** Begun by the steward: one part in the browser with a frozen figure in its text, the others sent likewise. */
    void write(Walker steward, String report) {
        String part = report + "/parts/COLLECTION";
        steward.open(report).open(part);
        String figure = (String) steward.page.evaluate("() => [...document.querySelectorAll('[name=figure] option')].map(o => o.value).find(v => v !== '') || ''");
        steward.fill(part + "/text", "text", "数据按日汇聚。");
        if (!figure.isEmpty()) {
            steward.fill(part + "/text", "figure", figure);
        }
        steward.press(part + "/text");
        TEXTS.forEach((each, text) -> steward.send(report + "/parts/" + each, report + "/parts/" + each + "/text", Map.of("text", text)));
        steward.open(report).fill(report + "/suggestions", Map.of("title", "建议统一质量规则", "text", "建议制定全市统一的数据质量规则。")).press(report + "/suggestions");
    }

    /** The unit's own route, then the officer's signature; the bureau accepts. */
    void handIn(Walker steward, Walker unitHead, Walker officer, String report) {
        steward.open(report).press(report + "/signature-request");
        unitHead.sign("述职");
        officer.sign("述职");
        clerk.open(report).fill(report + "/acceptance", "remark", "内容完整").press(report + "/acceptance");
    }

    /** A hearing is arranged for that day; these posts grade. */
    String arrange(String day, String unit, List<String> graders) {
        clerk.open(campaign + "/hearings/new").fill(campaign + "/hearings", Map.of("heldOn", day, "venue", "市民之家报告厅", "chair", "市政府首席数据官")).tick(campaign + "/hearings", "reports", unit);
        graders.forEach(grader -> clerk.tick(campaign + "/hearings", "graders", grader));
        clerk.press(campaign + "/hearings");
        return clerk.path();
    }

    void hold(String hearing) {
        clerk.open(hearing).fill(hearing + "/record", "note", "述职清楚，回答了提问。").press(hearing + "/record");
    }

    /** This person grades the report with so many points less than all on every line. */
    void grade(Walker grader, double less) {
        grader.open("/workbench").follow("a[href^='/duty-reports/grades/']");
        String sheet = grader.path();
        grader.page.locator("form[action$='/sheet'] input[name^='line']").all().forEach(line -> {
            String hint = grader.page.locator("#" + line.getAttribute("id") + "-hint").innerText();
            line.fill(Double.toString(Math.max(0, Double.parseDouble(hint.replaceAll("[^0-9.]", "")) - less)));
        });
        grader.press(sheet + "/sheet");
    }

    void conclude(String report) {
        clerk.open(report).press(report + "/score");
        clerk.open(report).press(report + "/archive");
    }
}
