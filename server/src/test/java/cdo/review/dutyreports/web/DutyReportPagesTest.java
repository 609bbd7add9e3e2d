package cdo.review.dutyreports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.ApiTokens;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.review.dutyreports.DutyReport;
import cdo.review.dutyreports.FigureTexts;
import cdo.review.dutyreports.Figures;
import cdo.review.dutyreports.Grown;
import cdo.review.dutyreports.OfficerDuties;
import cdo.review.dutyreports.ReportPart;
import cdo.review.dutyreports.ReportRights;
import cdo.review.dutyreports.ReportStage;
import cdo.review.dutyreports.Scene;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Duty reports over HTTP with real accounts, in both languages. */
@ServerTest
class DutyReportPagesTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Accounts accounts;
    @Autowired
    ApiTokens tokens;
    @Autowired
    Scene scene;
    @Autowired
    Figures figures;
    @Autowired
    FigureTexts texts;
    @Autowired
    Grown grown;
    @Autowired
    OfficerDuties officerDuties;
    @Autowired
    cdo.office.duties.Duties duties;
    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;
    @Autowired
    cdo.platform.measures.Freezes freezes;
    @Autowired
    cdo.platform.measures.Adjustments adjustments;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit department;
    private Who clerkWho;
    private Who stewardWho;
    private long stewardAccount;
    private Who headWho;
    private Who officerWho;
    private Cookie clerk;
    private Cookie steward;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(DECEMBER);
        scene.closeAll();
        department = scene.department();
        clerkWho = scene.clerk();
        stewardWho = scene.city.acting(department, PostKind.DATA_STEWARD);
        headWho = scene.city.acting(department, PostKind.UNIT_HEAD);
        officerWho = scene.city.acting(department, PostKind.DEPARTMENT_CDO);
        grown.set(department.id(), 2, 3);
        clerk = cookie(clerkWho);
        stewardAccount = fresh.account(stewardWho.personId(), null).id();
        steward = signedIn.cookie(stewardAccount, null);
    }

    @AfterEach
    void theClockAsItWas() {
        scene.closeAll();
        clocks.lead(lead);
    }

    @Test
    void aClerkPlansArrangesAndOpensACampaign() throws Exception {
        open(clerk, "/duty-reports");
        open(clerk, "/duty-reports/campaigns/new");
        step(steward, get("/duty-reports/campaigns/new"), 403);
        Document refused = answer(clerk, post("/duty-reports/campaigns").param("year", "2026").param("title", "").param("opens", "2026-12-01").param("due", "2026-12-31").param("leastDays", "1"), 422);
        assertThat(refused.select("input[name=year]").val()).isEqualTo("2026");
        String campaign = address(clerk, post("/duty-reports/campaigns").param("year", "2026").param("title", "2026年度述职").param("kinds", "DEPARTMENT_CDO").param("opens", "2026-12-01")
                .param("due", "2026-12-31").param("leastDays", "1").param("units", "" + department.id()));
        assertThat(open(clerk, campaign).text()).contains("系统暂无该方面数据");
        step(clerk, post(campaign + "/measures").param("part", "SECURITY").param("measure", "test.grown"), 303);
        step(clerk, post(campaign + "/measures").param("part", "SECURITY").param("measure", "nothing"), 404);
        step(clerk, post(campaign + "/measures").param("part", "PROBLEMS").param("measure", "test.grown"), 422);
        step(steward, post(campaign + "/opening").param("version", "0"), 403);
        step(clerk, post(campaign + "/opening").param("version", "0"), 303);
        assertThat(open(clerk, campaign + "?stage=DRAFT&q=" + "测试人员").text()).contains("起草");
        assertThat(open(steward, "/duty-reports?own=yes").text()).contains("全年");
        assertThat(open(steward, "/units/" + department.id()).text()).contains("述职报告");
        step(clerk, post(campaign + "/closing").param("version", "1"), 409);
    }

    @Test
    void partsAreWrittenOneByOneAndNothingTypedIsLost() throws Exception {
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        String part = report.href() + "/parts/COLLECTION";
        Document page = open(steward, part);
        assertThat(page.select("[data-figure=test.grown]").text()).contains("66.7%");
        assertThat(page.select("form [hx-post$=autosave]")).hasSize(1);
        step(steward, get(report.href() + "/parts/NOWHERE"), 404);
        step(steward, post(part + "/text").param("version", "0").param("text", "甲写的").param("figure", "test.grown"), 303);
        assertThat(open(steward, part).text()).as("with what it is").contains("测试增长率：{{test.grown}}").contains("测试增长率：66.7%");
        Document both = answer(steward, post(part + "/text").param("version", "0").param("text", "乙写的"), 409);
        assertThat(both.select("textarea[name=text]").text()).isEqualTo("乙写的");
        assertThat(both.text()).contains("甲写的");
        assertThat(both.select("input[name=version]").val()).isEqualTo("1");
        assertThat(open(steward, part).text()).as("kept among the texts that came too late").contains("乙写的");
        answer(steward, post(part + "/text").param("version", "1").param("text", "{{made.up}}"), 422);
        assertThat(address(steward, post(part + "/text").param("version", "1").param("text", "合并后的文本").param("next", "yes"))).isEqualTo(report.href() + "/parts/ASSETS");
        step(steward, post(part + "/remarks").param("remark", "请补充"), 303);
        Document record = open(steward, report.href());
        assertThat(record.text()).contains("请补充").contains("合并后的文本").contains("尚未撰写");
        step(steward, post(record.select("form[action*=settlement]").attr("action")), 303);
        step(cookie(scene.city.acting(scene.department(), PostKind.DATA_STEWARD)), get(part), 404);
    }

    @Test
    void itSavesByItselfAndSaysSoInPlace() throws Exception {
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        String autosave = report.href() + "/parts/USE/autosave";
        Document saved = fragment(steward, post(autosave).header("HX-Request", "true").param("version", "0").param("text", "自动保存的文本"));
        assertThat(saved.select("#saved input[name=version]").val()).isEqualTo("1");
        assertThat(saved.text()).contains("保存");
        Document stale = fragment(steward, post(autosave).param("version", "0").param("text", "另一份"));
        assertThat(stale.select("#saved input[name=version]").val()).as("so that saving by the button tells of the conflict").isEqualTo("0");
        assertThat(stale.select(".wrong")).isNotEmpty();
        assertThat(open(steward, report.href() + "/parts/USE").select("textarea[name=text]").text()).isEqualTo("自动保存的文本");
    }

    @Test
    void theWholeCourseOverThePages() throws Exception {
        long campaign = scene.opened(clerkWho, 2026, department);
        DutyReport report = scene.report(campaign, department);
        String at = report.href();
        answer(steward, post(at + "/signature-request").param("version", "0"), 422);
        step(steward, post(at + "/suggestions").param("title", "建立专班").param("text", "统一建立专班"), 303);
        Document one = open(steward, at);
        step(steward, post(one.select("form[action*=removal]").attr("action")), 303);
        step(steward, multipart(at + "/files").file(new MockMultipartFile("file", "佐证.txt", "text/plain", "证据".getBytes(StandardCharsets.UTF_8))), 303);
        assertThat(open(steward, at).text()).contains("佐证.txt");
        scene.written(stewardWho, report);
        open(steward, at + "/preview");
        step(steward, post(at + "/signature-request").param("version", "" + version(report)), 303);
        open(steward, at);
        step(steward, post(at + "/withdrawal"), 303);
        scene.handedIn(stewardWho, headWho, officerWho, scene.again(report));
        open(clerk, at);
        answer(clerk, post(at + "/return").param("version", "" + version(report)), 422);
        step(clerk, post(at + "/return").param("version", "" + version(report)).param("reason", "请写明问题"), 303);
        assertThat(open(steward, at).text()).contains("请写明问题");
        scene.handedIn(stewardWho, headWho, officerWho, scene.again(report));
        step(steward, post(at + "/acceptance").param("version", "" + version(report)), 403);
        step(clerk, post(at + "/acceptance").param("version", "" + version(report)), 303);
        heard(campaign, report);
        step(clerk, post(at + "/score"), 303);
        assertThat(open(clerk, at).text()).contains("80");
        assertThat(open(clerk, "/duty-reports/campaigns/" + campaign).select("td.n").eachText()).as("list").contains("80");
        assertThat(open(clerk, "/duty-reports/campaigns/" + campaign + "/grading").select("td.n").eachText()).as("grading").contains("1 / 1", "25", "30", "17", "8", "80");
        step(clerk, post(at + "/archive").param("version", "" + version(report)), 303);
        assertThat(scene.again(report).stage()).isEqualTo(ReportStage.ARCHIVED);
        open(clerk, at);
        String figure = at + "/figures/test.grown";
        String freeze = open(clerk, figure).select("a[href^=/freezes/]").attr("href");
        long row = freezes.rows(Long.parseLong(freeze.split("/")[2]), "test.grown").getFirst().id();
        long asked = adjustments.ask(stewardWho, row, java.math.BigDecimal.valueOf(3), java.math.BigDecimal.valueOf(3), "漏记");
        adjustments.decide(scene.city.acting(scene.bureau(), PostKind.BUREAU_HEAD), asked, 0, true, "属实");
        assertThat(open(clerk, freeze).text()).contains("3 / 3");
        assertThat(open(steward, figure).text()).as("as it was archived").contains("66.7%").contains("2 / 3").contains("归档时计入的记录").doesNotContain("3 / 3");
        assertThat(open(steward, "/duty-reports?stage=ARCHIVED&own=yes").text()).contains("已归档");
        for (String file : List.of("/volume.docx", "/volume.pdf")) {
            step(clerk, get("/duty-reports/campaigns/" + campaign + file), 200);
            step(steward, get("/duty-reports/campaigns/" + campaign + file), 403);
        }
    }

    private void heard(long campaign, DutyReport report) throws Exception {
        Who graderWho = scene.city.acting(scene.department(), PostKind.DEPARTMENT_CDO);
        Cookie grader = cookie(graderWho);
        String base = "/duty-reports/campaigns/" + campaign + "/hearings";
        open(clerk, base + "/new");
        answer(clerk, post(base).param("heldOn", "2026-12-01").param("venue", "第一会议室").param("chair", ""), 422);
        String hearing = address(clerk, post(base).param("heldOn", "2026-12-01").param("venue", "第一会议室").param("chair", "王主持").param("reports", "" + report.id())
                .param("graders", "" + graderWho.seat().postId()));
        open(clerk, hearing);
        open(grader, hearing);
        step(clerk, post(hearing + "/order").param("version", "0").param("place" + report.id(), "1"), 303);
        step(grader, post(hearing + "/record").param("version", "1").param("due", "2026-12-09"), 403);
        step(clerk, post(hearing + "/record").param("version", "1").param("due", "2026-12-09").param("present", "" + graderWho.seat().postId()).param("note", "按时召开"), 303);
        open(clerk, hearing);
        String sheet = open(grader, "/duty-reports").select("a[href^=/duty-reports/grades/]").attr("href");
        assertThat(open(grader, "/workbench").text()).contains("待评议的述职报告");
        Document blank = open(grader, sheet);
        step(clerk, get(sheet), 404);
        List<String> lines = blank.select("input[name^=line]").eachAttr("name");
        var given = post(sheet + "/sheet").param("version", "0").param("remark", "扎实");
        answer(grader, post(sheet + "/sheet").param("version", "0").param(lines.getFirst(), "99"), 422);
        for (String line : lines) {
            given.param(line, line.equals(lines.get(0)) ? "25" : line.equals(lines.get(1)) ? "30" : line.equals(lines.get(2)) ? "17" : "8");
        }
        step(grader, given, 303);
        assertThat(open(grader, sheet).text()).contains("80");
    }

    /** anchors case 15: an outcome of an unknown kind, a closed campaign. */
    @Test
    void aClosedCampaignAndAnUnknownKindAreRefusedWithAReason() throws Exception {
        long campaign = scene.opened(clerkWho, 2026, department);
        DutyReport report = scene.report(campaign, department);
        scene.accepted(clerkWho, scene.handedIn(stewardWho, headWho, officerWho, scene.written(stewardWho, report)));
        String suggestion = open(clerk, report.href()).select("a[href^=/suggestions/]").attr("href");
        answer(clerk, post(suggestion + "/answer").param("version", "1").param("outcome", "NOTHING").param("answer", "x"), 422);
        answer(clerk, post("/duty-reports/campaigns/" + campaign + "/measures").param("part", "NOTHING").param("measure", "test.grown"), 422);
        open(clerk, "/duty-reports?stage=NOTHING");
        step(clerk, post(report.href() + "/archive").param("version", "" + version(report)), 303);
        String at = "/duty-reports/campaigns/" + campaign;
        step(clerk, post(at + "/closing").param("version", "1"), 303);
        assertThat(answer(clerk, post(at + "/closing").param("version", "2"), 409).text()).contains("已结束");
        assertThat(answer(clerk, post(at + "/opening").param("version", "2"), 409).text()).contains("已结束");
        assertThat(answer(clerk, post(at + "/sheet").param("version", "2").param("title0", "成效").param("points0", "100"), 409).text()).contains("评分表不能修改");
    }

    @Test
    void theScoringSheetIsWrittenOnItsPage() throws Exception {
        long campaign = scene.opened(clerkWho, 2026, department);
        String at = "/duty-reports/campaigns/" + campaign;
        Document blank = open(clerk, at + "/grading");
        assertThat(blank.select("input[name=title0]").val()).isEqualTo("履职总体情况");
        String version = blank.select("input[name=version]").val();
        Document refused = answer(clerk, post(at + "/sheet").param("version", version).param("title0", "成效").param("points0", "60").param("place0", "2").param("title1", "建议").param("points1", "30"), 422);
        assertThat(refused.select("input[name=points0]").val()).isEqualTo("60");
        assertThat(refused.text()).contains("现为90分");
        answer(clerk, post(at + "/sheet").param("version", version).param("title0", "成效").param("points0", ""), 422);
        step(steward, post(at + "/sheet").param("version", version).param("title0", "成效").param("points0", "100"), 403);
        step(clerk, post(at + "/sheet").param("version", version).param("title0", "成效").param("points0", "60").param("place0", "2").param("title1", "建议").param("points1", "40").param("place1", "1"), 303);
        assertThat(open(steward, at + "/grading").select("td:nth-child(2)").eachText()).as("read by those who report").containsExactly("建议", "成效");
        assertThat(open(clerk, at).select("a[href$=/grading]")).hasSize(1);
        step(cookie(scene.city.acting(scene.department(), PostKind.DATA_STEWARD)), get(at + "/grading"), 404);
    }

    @Test
    void everyFigureOpensToItsFrozenRowsForWhoeverMayReadTheReport() throws Exception {
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        String figure = open(steward, report.href()).select("[data-figure=test.grown] a[href*=/figures/]").attr("href");
        grown.set(department.id(), 3, 3);
        Document rows = open(steward, figure);
        assertThat(rows.text()).as("as frozen, whatever happened since").contains("66.7%").contains("2 / 3").doesNotContain("查看数据冻结");
        step(steward, get(report.href() + "/figures/made.up"), 404);
        step(cookie(scene.city.acting(scene.department(), PostKind.DATA_STEWARD)), get(figure), 404);
        scene.handedIn(stewardWho, headWho, officerWho, scene.written(stewardWho, report));
        assertThat(open(clerk, open(clerk, figure).select("a[href^=/freezes/]").attr("href")).text()).contains("2 / 3");
    }

    @Test
    void suggestionsAreAnsweredOnTheirPage() throws Exception {
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        scene.accepted(clerkWho, scene.handedIn(stewardWho, headWho, officerWho, scene.written(stewardWho, report)));
        String suggestion = open(clerk, report.href()).select("a[href^=/suggestions/]").attr("href");
        open(clerk, "/suggestions?stage=GIVEN");
        open(clerk, suggestion);
        answer(clerk, post(suggestion + "/answer").param("version", "1").param("outcome", "ADOPTED").param("answer", ""), 422);
        step(steward, post(suggestion + "/answer").param("version", "1").param("outcome", "ADOPTED").param("answer", "越权"), 403);
        step(clerk, post(suggestion + "/answer").param("version", "1").param("outcome", "ADOPTED").param("answer", "列入明年计划"), 303);
        assertThat(open(steward, suggestion).text()).contains("列入明年计划").contains("采纳");
        assertThat(open(steward, "/suggestions").text()).contains("已答复");
        Document adopted = open(clerk, suggestion);
        assertThat(adopted.select("textarea[name=content]").text()).contains("建议由市里统一建立专班");
        assertThat(open(steward, suggestion).select("textarea[name=content]")).isEmpty();
        answer(clerk, handing(suggestion, ""), 422);
        step(steward, handing(suggestion, "10"), 403);
        String task = address(clerk, handing(suggestion, "10"));
        assertThat(open(steward, task).text()).contains("建立专班");
        assertThat(open(clerk, "/decisions?source=DUTY_REPORT").text()).contains("建立数据共享专班");
        assertThat(open(steward, suggestion).select("a[href=" + task + "]")).hasSize(1);
        step(cookie(scene.city.acting(scene.department(), PostKind.DATA_STEWARD)), get(suggestion), 404);
    }

    private AbstractMockHttpServletRequestBuilder<?> handing(String suggestion, String days) {
        return post(suggestion + "/task").param("area", "DATA_STANDARDS").param("content", "建立专班").param("criterion", "文件印发").param("lead", "" + scene.officerPost(department)).param("days", days);
    }

    /** anchors case 16: page, preview, DOCX, PDF and interface give the same figures. */
    @Test
    void pageWordPdfAndInterfaceSayTheSameFigures() throws Exception {
        clocks.today(LocalDate.of(2025, 12, 1));
        grown.set(department.id(), 1, 7);
        scene.opened(scene.clerk(), 2025, department);
        scene.closeAll();
        clocks.today(DECEMBER);
        grown.set(department.id(), 1234, 4567);
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        scene.written(stewardWho, report);
        step(steward, post(report.href() + "/parts/COLLECTION/text").param("version", "1").param("text", "增长率为{{test.grown}}。"), 303);
        List<FigureTexts.Line> lines = texts.lines(figures.of(report), Language.ZH);
        assertThat(lines).extracting(FigureTexts.Line::value).contains("27.0%", "1,234");
        Document page = open(steward, report.href());
        String preview = letters(open(steward, report.href() + "/preview").text());
        String word = letters(word(content(steward, report.href() + "/report.docx")));
        String pdf = letters(pdf(content(steward, report.href() + "/report.pdf")));
        String json = api(report.id());
        for (FigureTexts.Line line : lines) {
            assertThat(page.select("[data-figure=" + line.key() + "] td").eachText()).as(line.key()).contains(line.value(), line.before(), line.change(), line.day());
            String row = letters(words(line.part()) + line.title() + line.value() + line.before() + line.change() + line.day());
            assertThat(preview).contains(row);
            assertThat(word).contains(row);
            assertThat(pdf).contains(row);
            assertThat(json).contains("\"measure\":\"" + line.key() + "\",\"value\":\"" + line.value() + "\"").contains("\"before\":\"" + line.before() + "\",\"change\":\"" + line.change() + "\"");
        }
        for (String text : List.of(preview, word, pdf)) {
            assertThat(text).contains("增长率为27.0%。").doesNotContain("{{").contains("系统暂无该方面数据");
        }
        assertThat(json).contains("增长率为27.0%。").contains("\"exact\":0.2702");
    }

    @Test
    void pageWordPdfAndInterfaceNameTheSameDuties() throws Exception {
        owed("一季度归集", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 10));
        owed("二季度归集", LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 9));
        owed("年底归集", LocalDate.of(2026, 11, 2), null);
        clocks.today(DECEMBER);
        DutyReport report = scene.report(scene.opened(clerkWho, 2026, department), department);
        scene.written(stewardWho, report);
        List<OfficerDuties.Line> lines = officerDuties.of(report.id());
        assertThat(lines).extracting(OfficerDuties.Line::titleZh).containsExactly("签批：一季度归集", "签批：二季度归集", "签批：年底归集");
        Document page = open(steward, report.href());
        String preview = letters(open(steward, report.href() + "/preview").text());
        String word = letters(word(content(steward, report.href() + "/report.docx")));
        String pdf = letters(pdf(content(steward, report.href() + "/report.pdf")));
        String json = api(report.id());
        int number = 0;
        for (OfficerDuties.Line line : lines) {
            String metOn = line.metOn() == null ? "—" : line.metOn().toString();
            String outcome = new cdo.platform.kernel.Words().value(Language.ZH, line.outcome());
            assertThat(page.select("tr:has(a[href=/duties/" + line.dutyId() + "]) td").eachText()).startsWith(line.titleZh(), line.due().toString(), metOn).last().asString().contains(outcome);
            String row = ++number + line.titleZh() + line.due() + metOn + outcome;
            assertThat(preview).contains(row);
            assertThat(word).contains(row);
            assertThat(pdf).contains(row);
            assertThat(json).contains("\"id\":" + line.dutyId() + ",\"title\":\"" + line.titleZh() + "\",\"due\":\"" + line.due() + "\"" + (line.metOn() == null ? "" : ",\"metOn\":\"" + metOn + "\",\"outcome\":\"" + line.outcome() + "\""));
        }
    }

    private void owed(String title, LocalDate start, @org.jspecify.annotations.Nullable LocalDate metOn) {
        clocks.today(metOn == null ? start : metOn);
        transaction.executeWithoutResult(any -> {
            var subject = cdo.platform.kernel.SubjectRef.of("unit", department.id());
            duties.open(new cdo.office.duties.NewDuty("test.ten-days", scene.officerPost(department), department.id(), scene.bureau().id(), null, subject, title,
                    cdo.platform.kernel.Message.of("duties.sign", title), start, null, "/units/" + department.id()));
            if (metOn != null) {
                duties.discharge("test.ten-days", subject, title, metOn, null);
            }
        });
    }

    private String words(ReportPart part) {
        return new cdo.platform.kernel.Words().value(Language.ZH, part);
    }

    private String api(long id) throws Exception {
        var issued = tokens.issue(accounts.whoOf(stewardAccount, null, "test"), "取数", Set.of(ReportRights.SEE), 30);
        step(steward, get("/api/v1/duty-reports/" + id), 401);
        return mvc.perform(get("/api/v1/duty-reports/" + id).header("Authorization", "Bearer " + issued.key())).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static String letters(String text) {
        return text.replaceAll("\\s|　", "");
    }

    private static String word(byte[] docx) throws Exception {
        try (var word = new XWPFDocument(new ByteArrayInputStream(docx)); var extractor = new XWPFWordExtractor(word)) {
            return extractor.getText();
        }
    }

    private static String pdf(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] content(Cookie who, String address) throws Exception {
        return mvc.perform(get(address).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private int version(DutyReport report) {
        return scene.again(report).version();
    }

    private Document fragment(Cookie who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return Jsoup.parse(mvc.perform(request.cookie(who).with(csrf())).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
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
