package cdo.review.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.review.assessment.AssessmentRun;
import cdo.review.assessment.Panel;
import cdo.review.assessment.Panels;
import cdo.review.assessment.RunBench;
import cdo.review.assessment.RunStage;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A run over HTTP with real accounts, every page in both languages. */
@ServerTest
class AssessmentPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    RunBench bench;
    @Autowired
    Panels panels;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit one;
    private Unit other;
    private Who clerkWho;
    private Cookie clerk;
    private Cookie head;
    private Cookie officer;

    @BeforeEach
    void departmentsOfItsOwn() {
        lead = clocks.lead();
        clocks.today(RunBench.NOVEMBER);
        one = bench.department();
        other = bench.department();
        clerkWho = bench.clerk();
        clerk = cookie(clerkWho);
        head = cookie(bench.head());
        officer = cookie(bench.officer(one));
        bench.facts(one, 1, 3);
        bench.facts(other, 3, 3);
    }

    @AfterEach
    void asItWas() {
        bench.forget();
        clocks.lead(lead);
    }

    @Test
    void anEntryOfTheLedgerIsRecordedContestedAndDecided() throws Exception {
        open(clerk, "/ledger-entries");
        open(clerk, "/ledger-entries/new");
        step(clerk, post("/ledger-entries").param("title", ""), 422);
        assertThat(answer(clerk, entry("duty/12"), 422).text()).contains("“duty/12”不是您可以查看的记录的地址");
        String entry = address(clerk, entry("https://server/units/" + other.id() + "?tab=posts"));
        assertThat(open(officer, entry).text()).contains("−1.5");
        assertThat(open(officer, entry).select("a[href=/units/" + other.id() + "]").eachText()).as("the proof by its name").contains(other.name());
        step(officer, multipart(entry + "/files").file(new MockMultipartFile("file", "说明.txt", "text/plain", "情况".getBytes(StandardCharsets.UTF_8))), 303);
        step(officer, post(entry + "/answer").param("version", "0").param("contest", "yes"), 422);
        step(officer, post(entry + "/answer").param("version", "0").param("contest", "yes").param("answer", "系统故障"), 303);
        open(head, entry);
        step(head, post(entry + "/decision").param("version", "1").param("uphold", "yes").param("reasons", "无佐证"), 303);
        assertThat(open(clerk, "/ledger-entries?kind=DEDUCTION&stage=UPHELD").text()).contains("目录未更新");
        step(head, post(entry + "/withdrawal").param("version", "2").param("reasons", "重复记录"), 303);
    }

    private AbstractMockHttpServletRequestBuilder<?> entry(String evidence) {
        return post("/ledger-entries").param("unit", "" + one.id()).param("officer", "yes").param("kind", "DEDUCTION").param("points", "1.5").param("happenedOn", "2026-11-01")
                .param("title", "目录未更新").param("facts", "三次催办").param("basis", "第八条").param("evidence", evidence);
    }

    /** issue 3 §6: a wrong frozen row is mended by an adjustment row, asked for by whom it concerns. */
    @Test
    void whoIsAssessedAsksForAWrongFrozenRowToBeAdjustedAndTheScoreIsComputedAgain() throws Exception {
        AssessmentRun run = bench.published(clerkWho, RunBench.alone(), one, other);
        officer = cookie(bench.officer(one));
        String object = "/assessments/objects/" + bench.of(run, one).id();
        var before = bench.of(run, one).total();
        Cookie steward = cookie(bench.city.acting(one, cdo.platform.organization.PostKind.DATA_STEWARD));
        String appeal = address(officer, post(object + "/appeals").param("indicator", "A1").param("ground", "两项已经办结"));
        String freeze = open(steward, object + "/lines/A1").select("a[href^=/freezes/]").attr("href");
        Document rows = open(steward, freeze);
        assertThat(rows.select("table").first().select("tbody tr")).as("the rows of the own unit only").hasSize(3);
        step(cookie(bench.city.acting(bench.department(), cdo.platform.organization.PostKind.DATA_STEWARD)), get(freeze), 404);
        for (org.jsoup.nodes.Element wrong : rows.select("tr:contains(0 / 1) form[action^=/frozen-rows/]")) {
            step(steward, post(wrong.attr("action")).param("numerator", "1").param("denominator", "1").param("reason", "当日已经办结"), 303);
        }
        assertThat(open(clerk, freeze).select("form[action^=/frozen-rows/]")).as("asked for by the unit, not by the bureau").isEmpty();
        String whole = freeze.substring(0, freeze.lastIndexOf('/'));
        assertThat(open(steward, whole).text()).contains("当日已经办结");
        for (org.jsoup.nodes.Element asked : open(head, whole).select("form[action^=/adjustments/]")) {
            step(head, post(asked.attr("action")).param("version", "0").param("answer", "属实").param("approve", "yes"), 303);
        }
        step(head, post(appeal + "/answer").param("version", "0").param("upheld", "yes").param("answer", "记录有误，已更正"), 303);
        assertThat(bench.of(bench.get(run.id()), one).total()).isGreaterThan(before);
        assertThat(open(officer, object + "/lines/A1").text()).contains("经批准调整").contains("40.00");
    }

    @Test
    void aRunGoesFromItsBeginningToItsReportOnItsPages() throws Exception {
        var draft = bench.draft(bench.bureau(), RunBench.alone());
        open(clerk, "/assessments");
        open(clerk, "/assessments/new");
        step(clerk, post("/assessments").param("title", ""), 422);
        String scope = address(clerk, settings(post("/assessments"), draft.title(), draft.planId(), draft.versionId()));
        String run = scope.replace("/scope", "");
        long id = Long.parseLong(run.replaceAll("\\D+", ""));
        open(clerk, scope);
        step(clerk, post(scope), 422);
        step(clerk, post(scope).param("units", "" + one.id(), "" + other.id()), 303);
        open(clerk, run + "/settings");
        step(clerk, settings(post(run + "/settings"), draft.title(), draft.planId(), draft.versionId()).param("version", "0"), 303);
        step(clerk, post(run + "/issuance").param("version", "1"), 422);
        step(clerk, post(run + "/issuance").param("version", "1").param("selfDue", "2026-11-13"), 303);
        String object = "/assessments/objects/" + bench.of(bench.get(id), one).id();
        open(officer, object);
        open(officer, object + "/items/A2");
        step(officer, post(object + "/claims/A2").param("version", ""), 422);
        step(officer, post(object + "/claims/A2").param("version", "").param("tier", "full").param("words", "已印发"), 303);
        step(officer, post(object + "/claims/B1").param("version", "").param("number", "30"), 303);
        step(officer, multipart(object + "/proofs/A2").file(new MockMultipartFile("file", "制度.txt", "text/plain", "制度".getBytes(StandardCharsets.UTF_8))), 303);
        step(officer, multipart(object + "/proofs/A2"), 422);
        long foreign = bench.of(bench.get(id), other).id();
        step(officer, multipart(object + "/proofs/A2").param("record", "/assessments/objects/" + foreign), 422);
        step(officer, multipart(object + "/proofs/A2").param("record", "/units/" + one.id()), 303);
        assertThat(open(officer, object + "/items/A2").select("a[href=/units/" + one.id() + "]").eachText()).contains(one.name());
        step(officer, post(object + "/submission").param("version", "0"), 303);
        bench.handIn(bench.get(id), other, "full", "30");
        step(clerk, post(run + "/freeze").param("version", version(id)), 303);
        assertThat(open(clerk, object).text()).contains("13.33");
        assertThat(open(officer, object).text()).doesNotContain("13.33");
        open(clerk, object + "/items/A2");
        assertThat(open(clerk, object + "/lines/A1").text()).contains("测试办结率");
        step(clerk, post(object + "/judgements/A2").param("version", "").param("tier", "half"), 422);
        step(clerk, post(object + "/judgements/A2").param("version", "").param("tier", "half").param("words", "缺附件"), 303);
        step(clerk, post(run + "/first-review").param("version", version(id)), 409);
        step(clerk, post(object + "/acceptance"), 303);
        step(clerk, post("/assessments/objects/" + bench.of(bench.get(id), other).id() + "/acceptance"), 303);
        step(clerk, post(run + "/signs"), 303);
        step(clerk, post(run + "/first-review").param("version", version(id)), 303);
        open(officer, object + "/lines/A2");
        assertThat(open(officer, run + "/ranking").text()).contains("（名称不公开）");
        String appeal = address(officer, post(object + "/appeals").param("indicator", "A2").param("ground", "附件已补"));
        open(officer, appeal);
        open(head, appeal);
        open(clerk, run + "/appeals");
        step(head, post(appeal + "/answer").param("version", "0").param("upheld", "yes").param("points", "20").param("answer", "附件属实"), 303);
        assertThat(open(officer, object).text()).as("a change of points is shown with its reason").contains("10.00", "20.00", "附件属实");
        assertThat(open(officer, appeal).select("a[href$=answer.docx]")).hasSize(1);
        assertThat(word(officer, appeal + "/answer.docx")).contains("附件属实", "由10.00分调整为20.00分");
        assertThat(pdf(officer, appeal + "/answer.pdf")).contains("附件属实", "由10.00分调整为20.00分");
        Document course = open(officer, run);
        assertThat(course.select("#course a[href$=publicity.pdf], #course a[href$=answer.docx]")).hasSize(2);
        assertThat(word(officer, run + "/publicity.docx")).as("as it was published, before the appeal").contains("（名称不公开）", "53.33").doesNotContain(other.name());
        assertThat(pdf(officer, run + "/publicity.pdf")).contains("（名称不公开）").doesNotContain(other.name());
        step(cookie(bench.officer(bench.department())), get(run + "/publicity.docx"), 404);
        step(head, post(run + "/rulings").param("indicator", "B1").param("delta", "1").param("answer", "口径统一"), 303);
        step(head, post(object + "/changes").param("version", "0").param("indicator", "A2"), 422);
        step(clerk, post(run + "/publicity").param("version", version(id)), 409);
        clocks.today(LocalDate.of(2026, 11, 30));
        step(officer, post(object + "/appeals").param("ground", "迟了"), 409);
        step(clerk, post(run + "/publicity").param("version", version(id)), 303);
        step(clerk, post(run + "/settlement").param("version", version(id)), 303);
        step(clerk, post(run + "/grades").param("version", version(id)), 303);
        open(head, run + "/grades");
        step(head, post(object + "/grade").param("version", "" + bench.of(bench.get(id), one).version()).param("grade", "FAIL").param("reason", "弄虚作假"), 303);
        assertThat(bench.get(id).stage()).isEqualTo(RunStage.GRADING);
        totalsAreTheSameEverywhere(run);
        open(clerk, run + "/report");
        step(clerk, post(run + "/signature").param("version", version(id)), 303);
        open(clerk, run + "/grades");
        open(clerk, run);
    }

    /** anchors case 16: list, detail, XLSX, DOCX and PDF give the same totals. */
    private void totalsAreTheSameEverywhere(String run) throws Exception {
        String page = open(clerk, run + "/ranking").select("main table").text();
        assertThat(page).contains("64.33", "91.00");
        assertThat(open(clerk, run).select("table").first().text()).contains("64.33", "91.00");
        assertThat(open(clerk, open(clerk, run).select("table a[href^=/assessments/objects/]").first().attr("href")).select(".num strong").first().text()).isIn("64.33", "91.00");
        byte[] excel = content(clerk, run + "/scores.xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
            assertThat(book.getFirstSheet().read().stream().map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).collect(Collectors.joining(" "))).collect(Collectors.joining("\n"))).contains("名次 考核对象 总分 等次", "1 " + other.name() + " 91.00 优秀", "2 " + one.name() + " 64.33 不合格");
        }
        try (var word = new XWPFDocument(new ByteArrayInputStream(content(clerk, run + "/report.docx"))); var text = new XWPFWordExtractor(word)) {
            assertThat(text.getText()).contains("64.33", "91.00");
        }
        try (var pdf = Loader.loadPDF(content(clerk, run + "/report.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("64.33", "91.00");
        }
        assertThat(open(clerk, run + "/report").select(".official, .paper").text()).contains("64.33", "91.00");
    }

    @Test
    void theHeadSeesWhatIsMissingAndHandsInLate() throws Exception {
        AssessmentRun run = bench.issued(clerkWho, RunBench.alone(), one);
        String object = bench.of(run, one).href();
        Cookie unitHead = cookie(bench.city.acting(one, PostKind.UNIT_HEAD));
        assertThat(open(unitHead, object).text()).contains("还有 2 项没有自评", "A2 制度", "B1 应用创新");
        step(officer, post(object + "/claims/A2").param("version", "").param("tier", "full").param("words", ""), 303);
        step(officer, post(object + "/claims/B1").param("version", "").param("number", "30"), 303);
        clocks.today(RunBench.AFTER);
        assertThat(open(unitHead, object).select("form[action$=submission] button:not([disabled])")).hasSize(1);
        step(unitHead, post(object + "/submission").param("version", "0"), 303);
        assertThat(bench.of(run, one).late()).isTrue();
    }

    @Test
    void reviewersMarkOnTheirPageAndTheOrganiserSettlesATalk() throws Exception {
        Unit outside = bench.department();
        bench.expert(outside);
        bench.expert(outside);
        clerkWho = bench.clerk();
        clerk = cookie(clerkWho);
        AssessmentRun run = bench.frozen(clerkWho, AssessmentRun.Settings.USUAL, one);
        bench.first.asClaimed(clerkWho, bench.of(run, one).id());
        step(clerk, post(run.href() + "/first-review").param("version", "" + bench.get(run.id()).version()), 303);
        open(clerk, run.href() + "/panels");
        String address = address(clerk, post(run.href() + "/panels"));
        Panel panel = panels.get(clerkWho, Long.parseLong(address.replaceAll("\\D+", "")));
        String assessed = "" + bench.of(run, one).id();
        int points = 5;
        for (Panel.Reviewer reviewer : panel.reviewers()) {
            Cookie expert = signedIn.cookie(fresh.account(reviewer.personId(), null).id(), null);
            open(expert, address);
            step(expert, post(address + "/marks").param("assessed", assessed).param("item", "B1").param("points", "50"), 422);
            step(expert, post(address + "/marks").param("assessed", assessed).param("item", "B1").param("points", "" + points), 303);
            step(expert, post(address + "/recusals").param("assessed", assessed).param("reason", "同学"), 409);
            step(expert, post(address + "/submission"), 303);
            points += 25;
        }
        open(clerk, address);
        long talk = panels.talks(panel).getFirst().id();
        step(clerk, post(address + "/talks/" + talk), 422);
        step(clerk, post(address + "/talks/" + talk).param("record", "分歧有据，保留"), 303);
        step(clerk, post(run.href() + "/panel-review").param("version", "" + bench.get(run.id()).version()), 303);
        open(clerk, run.href() + "/panels");
        assertThat(open(clerk, address).select("a[href$=record.pdf]")).hasSize(1);
        assertThat(word(clerk, address + "/record.docx")).contains(panel.seed(), "分歧有据，保留");
        assertThat(pdf(clerk, address + "/record.pdf")).contains("分歧有据，保留");
    }

    /** anchors case 15: an outcome of an unknown kind, a closed run. */
    @Test
    void aClosedRunAndAnUnknownKindAreRefusedWithAReason() throws Exception {
        AssessmentRun run = bench.issued(clerkWho, RunBench.alone(), one);
        String object = bench.of(run, one).href();
        open(clerk, "/assessments?stage=NOWHERE");
        step(clerk, post("/ledger-entries").param("unit", "" + one.id()).param("kind", "NOTHING").param("points", "1").param("happenedOn", "2026-11-01").param("title", "x").param("facts", "x").param("basis", "x"), 422);
        step(officer, post(object + "/claims/A2").param("version", "").param("tier", "nothing"), 422);
        step(head, post(run.href() + "/cancellation").param("version", "" + run.version()).param("reason", "重复"), 303);
        String closed = version(run.id());
        for (String address : new String[] {"/freeze", "/first-review", "/panel-review", "/publicity", "/settlement", "/grades", "/signature", "/signs"}) {
            assertThat(refused(clerk, post(run.href() + address).param("version", closed))).as(address).contains("已取消");
        }
        assertThat(refused(officer, post(object + "/claims/A2").param("version", "").param("tier", "full"))).contains("已取消");
        assertThat(refused(officer, post(object + "/appeals").param("ground", "口径"))).contains("已取消");
        step(clerk, get(run.href() + "/publicity.docx"), 409);
        step(head, post(object + "/grade").param("version", "0").param("grade", "NOTHING").param("reason", "x"), 422);
    }

    private String refused(Cookie who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return PageInvariants.check(mvc.perform(request.cookie(who).with(csrf())).andExpect(status().isConflict()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).text();
    }

    private String word(Cookie who, String address) throws Exception {
        try (var word = new XWPFDocument(new ByteArrayInputStream(content(who, address))); var text = new XWPFWordExtractor(word)) {
            return text.getText().replaceAll("\\s", "");
        }
    }

    private String pdf(Cookie who, String address) throws Exception {
        try (var pdf = Loader.loadPDF(content(who, address))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B settings(B request, String title, Long plan, Long system) {
        return request.param("title", title).param("object", "UNIT").param("cadence", "YEARLY").param("from", "2026-01-01").param("to", "2026-12-31").param("plan", "" + plan).param("system", "" + system)
                .param("reviewers", "2").param("talkShare", "20").param("evidenceShown", "OWN").param("excellentFrom", "90").param("goodFrom", "80").param("passFrom", "60").param("quota", "50")
                .param("unitWeight", "50").param("dutyWeight", "30").param("reportWeight", "20").param("leastDays", "90");
    }

    private String version(long id) {
        return "" + bench.get(id).version();
    }

    private byte[] content(Cookie who, String address) throws Exception {
        return mvc.perform(get(address).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private Document open(Cookie who, String address) throws Exception {
        mvc.perform(get(address).cookie(who, new Cookie("lang", "en"))).andExpect(status().isOk()).andExpect(PageInvariants.hold());
        return PageInvariants.check(mvc.perform(get(address).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private Document answer(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int expected) throws Exception {
        return PageInvariants.check(mvc.perform(request.cookie(who).with(csrf())).andExpect(status().is(expected)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private void step(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int expected) throws Exception {
        mvc.perform(request.cookie(who).with(csrf())).andExpect(status().is(expected));
    }

    private String address(Cookie who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.cookie(who).with(csrf())).andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
    }

    private Cookie cookie(Who who) {
        return signedIn.cookie(fresh.account(who.personId(), null).id(), null);
    }
}
