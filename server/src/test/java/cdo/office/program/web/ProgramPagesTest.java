package cdo.office.program.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.program.Bench;
import cdo.office.program.Owed;
import cdo.office.program.Submission;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Programs over HTTP with real accounts, in both languages. */
@ServerTest
class ProgramPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Bench bench;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit department;
    private Who clerkWho;
    private Cookie clerk;
    private Who stewardWho;
    private Cookie steward;
    private long phase;

    @BeforeEach
    void aPhaseOfItsOwn() {
        lead = clocks.lead();
        clocks.today(LocalDate.of(2026, 3, 2));
        department = bench.department(bench.clerk());
        clerkWho = bench.clerk();
        clerk = cookie(clerkWho);
        phase = bench.phase(clerkWho);
        bench.phases.add(clerkWho, phase, Set.of(department.id(), bench.city.unit("夷陵区人民政府").id()));
        stewardWho = bench.city.acting(department, PostKind.DATA_STEWARD);
        steward = cookie(stewardWho);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void aClerkBeginsAProgramFromTheTemplateAndOpensItsFirstPhase() throws Exception {
        open(clerk, "/programs");
        open(clerk, "/programs/new");
        step(clerk, post("/programs").param("title", ""), 422);
        String program = address(clerk, post("/programs").param("title", "页面方案").param("starts", "2026年1月1日").param("template", "yes"));
        Document record = open(clerk, program);
        String first = record.select("main a[href^=/programs/phases/]").first().attr("href");
        open(clerk, first + "/scope");
        step(clerk, post(program + "/phases").param("kind", "YEARLY").param("title", "又一阶段").param("starts", "2027-01-01").param("ends", "2026-01-01"), 422);
        assertThat(address(clerk, post(first + "/opening"))).isEqualTo(first);
        assertThat(open(clerk, first).text()).contains("宜昌市公安局".substring(2)).contains("夷陵区");
    }

    @Test
    void everyPartOfAPhaseOpensForItsOrganiser() throws Exception {
        address(clerk, post(base() + "/opening"));
        for (String part : new String[] {"", "?state=OVERDUE", "?state=OPEN&unit=" + department.id(), "/scope", "/counties", "/report"}) {
            open(clerk, base() + part);
        }
        for (String file : new String[] {"/board.xlsx", "/report.docx"}) {
            mvc.perform(get(base() + file).cookie(clerk)).andExpect(status().isOk());
        }
        step(clerk, post(base() + "/removals").param("unit", "" + department.id()), 422);
        step(clerk, post(base() + "/obligations").param("form", "SUMMARY").param("debtor", "UNITS").param("title", "半年小结").param("due", "2026-06-30"), 303);
        assertThat(open(clerk, base() + "/scope").text()).contains("半年小结");
        step(clerk, post(base() + "/report-text").param("version", "1").param("experience", "先易后难").param("outlook", ""), 303);
        assertThat(open(clerk, base() + "/report").text()).contains("主要经验").contains("先易后难");
        step(clerk, post(base() + "/report-text").param("version", "1").param("experience", "旧的"), 409);
    }

    @Test
    void aStewardWritesKeepsEverythingAndTheBureauReturnsAndAccepts() throws Exception {
        bench.phases.open(clerkWho, phase);
        Owed owed = bench.owed(phase, "summary", department);
        assertThat(open(steward, "/units/" + department.id()).text()).contains("试点推进事项");
        open(steward, owed.href());
        String submission = address(steward, post(owed.href() + "/submissions"));
        assertThat(open(steward, submission).select("label[for=situation] .need, label[for=problems] .need, label[for=suggestions] .need").eachText())
                .as("what a submission is refused without").containsExactly("必填", "必填", "必填");
        step(steward, multipart(submission + "/draft").file(new MockMultipartFile("file", "", null, new byte[0])).param("version", "0").param("situation", "甲写的"), 303);
        Document both = answer(steward, multipart(submission + "/draft").param("version", "0").param("situation", "乙写的"), 409);
        assertThat(both.select("textarea[name=situation]").text()).isEqualTo("乙写的");
        assertThat(both.text()).contains("甲写的");
        assertThat(both.select("input[name=version]").val()).isEqualTo("1");
        answer(steward, multipart(submission + "/draft").param("version", "1").param("situation", "乙写的").param("then", "sign"), 422);
        mvc.perform(get(submission).cookie(clerk)).andExpect(status().isNotFound());
        long id = Long.parseLong(submission.replaceAll("\\D+", ""));
        Submission written = bench.written(stewardWho, owed, null);
        bench.handedIn(stewardWho, bench.city.acting(department, PostKind.UNIT_HEAD), written);
        open(clerk, submission);
        step(clerk, post(submission + "/return").param("version", "" + version(id)), 422);
        step(clerk, post(submission + "/return").param("version", "" + version(id)).param("remark", "请补充"), 303);
        assertThat(open(steward, submission).text()).contains("请补充");
        bench.handedIn(stewardWho, bench.city.acting(department, PostKind.UNIT_HEAD), bench.submissions.get(stewardWho, id));
        step(steward, post(submission + "/acceptance").param("version", "" + version(id)), 403);
        step(clerk, post(submission + "/acceptance").param("version", "" + version(id)), 303);
        assertThat(open(steward, owed.href()).text()).contains("按时完成");
    }

    @Test
    void trainingIsWrittenWithItsFieldsAndAttachment() throws Exception {
        bench.phases.open(clerkWho, phase);
        Owed owed = bench.owed(phase, "training", department);
        String submission = address(steward, post(owed.href() + "/submissions"));
        step(steward, multipart(submission + "/draft").file(new MockMultipartFile("file", "签到表.txt", "text/plain", "张三".getBytes(StandardCharsets.UTF_8)))
                .param("version", "0").param("heldOn", "2026-03-01").param("participants", "30").param("hours", "3.5"), 303);
        assertThat(open(steward, submission).text()).contains("签到表.txt");
        assertThat(answer(steward, multipart(submission + "/draft").param("version", "1").param("heldOn", "2026年13月1日").param("venue", "三楼"), 422)
                .select("input[name=venue]").val()).isEqualTo("三楼");
    }

    @Test
    void aCountyChoosesOnItsOwnPage() throws Exception {
        bench.phases.open(clerkWho, phase);
        Cookie county = cookie(bench.city.acting(bench.city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK));
        Document page = open(county, base() + "/choice");
        var boxes = page.select("input[name=units]").eachAttr("value");
        Document warned = answer(county, post(base() + "/choice").param("units", boxes.subList(0, 6).toArray(String[]::new)), 422);
        assertThat(warned.text()).contains("原则上选择 5 个单位，您选择了 6 个");
        assertThat(warned.select("input[name=units][checked]")).hasSize(6);
        String own = address(county, post(base() + "/choice").param("units", boxes.subList(0, 6).toArray(String[]::new)).param("reason", "实际需要"));
        assertThat(open(county, own).text()).contains("实际需要");
        open(clerk, base() + "/counties");
        open(county, base() + "/choice");
        step(county, post(base() + "/members").param("units", "" + department.id()), 403);
        step(county, post(base() + "/opening"), 403);
    }

    @Test
    void resultsAreProposedAndReadOnPages() throws Exception {
        open(steward, "/results?q=一&category=SCENARIO&stage=PUBLISHED");
        open(steward, "/results/new");
        step(steward, post("/results").param("title", "缺内容"), 422);
        String result = address(steward, post("/results").param("title", "页面成果").param("category", "SHARING").param("what", "做法").param("why", "背景").param("how", "条件").param("effects", "成效"));
        open(steward, result);
        step(clerk, post(result + "/return").param("version", "0").param("remark", "请补充"), 303);
        open(steward, result);
        step(steward, post(result + "/review").param("version", "1"), 403);
        step(steward, post(result + "/improvement").param("version", "1").param("title", "页面成果").param("category", "SHARING").param("what", "做法").param("why", "背景")
                .param("how", "条件").param("effects", "更好"), 303);
        open(clerk, result);
        step(clerk, post(result + "/review").param("version", "2"), 303);
    }

    private int version(long id) {
        return bench.submissions.get(stewardWho, id).version();
    }

    private String base() {
        return "/programs/phases/" + phase;
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
