package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cdo.data.survey.SourceDraft;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people of the journeys do more than once, page by page. */
final class Errands {

    private Errands() {
    }

    /** A letter with these nominees for all officer posts of the steward's unit, on its way to the unit's head. */
    static String drafted(Walker steward, String number, String... names) {
        steward.open("/filings").open("/filings/new");
        Locator posts = steward.page.locator("form[action='/filings'] [name=posts]");
        assertThat(posts.count()).as("the officer posts of the unit").isEqualTo(names.length);
        posts.all().forEach(Locator::check);
        steward.fill("/filings", "letterNumber", number).press("/filings");
        String drafted = steward.path();
        for (int i = 0; i < names.length; i++) {
            steward.open(drafted);
            String line = lines(steward).get(i);
            steward.open(line);
            String action = line.replace("/form", "");
            nominee(names[i]).forEach((field, value) -> steward.fill(action, field, value));
            steward.press(action);
        }
        steward.open(drafted + "/check");
        assertThat(steward.page.locator("form[action$='/signature'] button:enabled").count()).as(steward.text()).isPositive();
        steward.press(drafted + "/signature");
        return drafted;
    }

    /** Signs the first matter waiting whose title has the words. */
    static void sign(Walker signer, String words) {
        signer.open("/approvals").follow("main td a[href^='/approvals/']:has-text('" + words + "')");
        signer.press(signer.path() + "/signature");
    }

    /** A source attached to the system, tried and surveyed to the end; the address of the survey. */
    static String surveyed(Walker walker, String of, SourceDraft draft) {
        walker.open(of + "/sources/new?kind=" + draft.kind().name());
        var typed = new LinkedHashMap<String, String>();
        typed.put("name", draft.name());
        typed.put("host", "127.0.0.1");
        typed.put("port", "" + draft.port());
        typed.put("database", draft.database());
        if (!draft.schemas().isEmpty()) {
            typed.put("schemas", draft.schemas());
        }
        typed.put("login", draft.login());
        typed.put("password", draft.password());
        walker.fill(of + "/sources", typed).press(of + "/sources");
        String source = walker.path();
        walker.press(source + "/trials");
        assertThat(walker.page.content()).as("a password is never shown again").doesNotContain(draft.password());
        walker.open(source).press(source + "/surveys");
        String run = walker.path();
        walker.page.locator("#progress progress").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED).setTimeout(60_000));
        walker.open(run);
        return run;
    }

    /** The addresses of the lines of a letter. */
    static List<String> lines(Walker walker) {
        return walker.page.locator("main td a[href*='/lines/']").all().stream().map(link -> link.getAttribute("href")).distinct().toList();
    }

    /** Everything that is asked of a nominee. */
    static Map<String, String> nominee(String name) {
        var all = new LinkedHashMap<String, String>();
        all.put("name", name);
        all.put("sex", "1");
        all.put("birthMonth", "1975-03");
        all.put("ethnicity", "01");
        all.put("affiliation", "01");
        all.put("title", "县委常委、副县长");
        all.put("portfolio", "分管数据管理、政务服务");
        all.put("rank", "四级调研员");
        all.put("education", "20");
        all.put("degree", "4");
        all.put("major", "计算机科学与技术");
        all.put("digitalHistory", "主持一网通办");
        all.put("officePhone", "0717-2580001");
        all.put("mobile", "13800000001");
        all.put("political", "政治立场坚定，坚决执行上级部署。");
        all.put("digitalThinking", "善于用数据说话、用数据决策。");
        all.put("reformKnowledge", "主持过“一网通办”改革，熟悉业务流程。");
        all.put("partyOpinion", "2026年县委常委会研究同意。");
        all.put("liaisonName", "王联络");
        all.put("supportOffice", "信息科");
        all.put("stewardName", "李专员");
        all.put("stewardPhone", "0717-2580003");
        all.put("liaisonTitle", "科员");
        all.put("liaisonPhone", "0717-2580002");
        all.put("concurrent", "yes");
        all.put("plannedStart", "2026-12-01");
        all.put("basisNumber", "兴发〔2026〕3号");
        all.put("principleReason", "县委研究确定。");
        return all;
    }
}
