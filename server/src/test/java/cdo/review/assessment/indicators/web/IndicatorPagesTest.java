package cdo.review.assessment.indicators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.documents.Workbook;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.Groups;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.review.assessment.indicators.IndicatorSystems;
import cdo.review.assessment.indicators.ScoreBook;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Indicator systems over HTTP with real accounts, in both languages. */
@ServerTest
class IndicatorPagesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    FoundedCity city;
    @Autowired
    Groups groups;
    @Autowired
    IndicatorSystems systems;
    @Autowired
    ScoreBook scoreBook;

    private Unit bureau;
    private Who clerkWho;
    private Cookie clerk;
    private Cookie head;
    private String system;

    @BeforeEach
    void aSystemFromTheTemplate() throws Exception {
        bureau = city.unit("宜昌市政务服务和大数据管理局");
        clerkWho = city.acting(bureau, PostKind.BUREAU_CLERK);
        clerk = cookie(clerkWho);
        head = cookie(city.acting(bureau, PostKind.BUREAU_HEAD));
        system = address(clerk, post("/indicator-systems").param("title", "页面指标体系" + NUMBER.incrementAndGet()).param("titleEn", "Page system " + NUMBER).param("template", "default"));
    }

    @Test
    void aSystemIsBegunReadTriedAndIssued() throws Exception {
        assertThat(open(clerk, "/indicator-systems/new").text()).contains("建议").contains("待核");
        step(clerk, post("/indicator-systems").param("title", ""), 422);
        assertThat(open(clerk, system).text()).contains("普查登记完整率").contains("可以发布");
        for (String part : new String[] {"/weights", "/comparison", "/scores", "/trial", "/imports", "/indicators/B1", "/indicators/B", "/indicators/V1", "/indicators/D2", "/indicators/new", "/indicators/new?parent=A"}) {
            open(clerk, system + part);
        }
        assertThat(open(clerk, system + "/indicators/A1").text()).contains("岗位空缺：0 分（条件：value[\"appointments.posts-filled\"] < 1.0）");
        step(clerk, post(system + "/issue").param("version", version()), 403);
        step(head, post(system + "/issue").param("version", "99"), 409);
        step(head, post(system + "/issue").param("version", version()), 303);
        assertThat(open(clerk, "/indicator-systems?q=页面").text()).contains("现行");
        Cookie other = cookie(city.acting(city.fresh(clerkWho, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD));
        assertThat(open(other, system).text()).contains("普查登记完整率").doesNotContain("发布检查");
        step(other, post(system + "/revisions").param("reason", "改"), 403);
        step(clerk, post(system + "/revisions").param("reason", ""), 422);
        String draft = address(clerk, post(system + "/revisions").param("reason", "按新办法调整"));
        open(clerk, draft);
        assertThat(open(clerk, draft + "/comparison").text()).contains("与上一版没有差别");
        assertThat(address(clerk, post(draft + "/discard").param("version", "0"))).isEqualTo(system);
    }

    @Test
    void everyKindOfRuleHasItsFormAndKeepsWhatWasTyped() throws Exception {
        for (String kind : List.of("GROUP", "RATIO", "TIERS", "BANDS", "LINEAR", "CHECKLIST", "EXPERT", "BONUS", "DEDUCTION", "VETO", "SUM")) {
            open(clerk, system + "/indicators/new?kind=" + kind + "&parent=A");
        }
        for (String code : List.of("A", "B1", "A1", "C4", "F1", "F2", "P1", "Q1", "V1")) {
            open(clerk, system + "/indicators/" + code + "/form");
        }
        Document wrong = answer(clerk, indicator("TIERS").param("code", "A6").param("points", "1.5").param("lines", "a | 1.5 | 好 | Good | value[\"nowhere\"] > 1"), 422);
        assertThat(wrong.text()).contains("没有度量指标“nowhere”");
        assertThat(wrong.select("textarea[name=lines]").text()).contains("nowhere");
        step(clerk, indicator("TIERS").param("code", "A6").param("points", "1.5").param("lines", "a | 1.5 | 好\nb | 0.5 | 中"), 303);
        step(clerk, indicator("RATIO").param("code", "A7").param("points", "1").param("measure", "survey.systems-surveyed").param("full", "0.95"), 303);
        step(clerk, indicator("LINEAR").param("code", "A8").param("points", "1").param("lines", "0.6 | 0\n1 | 1"), 303);
        step(clerk, indicator("EXPERT").param("code", "A9").param("points", "2").param("least", "0").param("most", "2").param("step", "0.5"), 303);
        answer(clerk, indicator("EXPERT").param("code", "A10").param("points", "2").param("least", "0").param("most", "3").param("step", "0.5"), 422);
        step(clerk, indicator("VETO").param("code", "V3").param("zeroes", "F1 F2").param("cap", "FAIL"), 303);
        answer(clerk, indicator("VETO").param("code", "V4"), 422);
        assertThat(open(clerk, system + "/indicators/V3").text()).contains("有关指标归零：F1、F2").contains("等次最高为“不合格”");
        assertThat(open(clerk, system).text()).contains("A“组织管理”为 15 分，下级合计 20.5 分").contains("各指标分值合计 105.5 分，应为 100 分");
        answer(head, post(system + "/issue").param("version", version()), 409);
    }

    @Test
    void indicatorsAreChangedMovedAndRemoved() throws Exception {
        step(clerk, post(system + "/indicators/B1/changes").param("version", version()).param("kind", "RATIO").param("title", "改名的指标").param("points", "6").param("measure", "survey.systems-surveyed")
                .param("full", "1"), 303);
        assertThat(open(clerk, system).text()).contains("改名的指标");
        step(clerk, post(system + "/indicators/B2/moves").param("version", version()).param("direction", "up"), 303);
        step(clerk, post(system + "/indicators/B2/moves").param("version", version()).param("parent", "C"), 303);
        answer(clerk, post(system + "/indicators/B/removal").param("version", version()), 409);
        answer(clerk, post(system + "/indicators/B1/removal").param("version", "0"), 409);
        step(clerk, post(system + "/indicators/B1/removal").param("version", version()), 303);
        assertThat(open(clerk, system).text()).doesNotContain("改名的指标");
        step(clerk, post(system + "/grades").param("version", version()).param("excellentFrom", "80").param("goodFrom", "85").param("passFrom", "60"), 422);
        step(clerk, post(system + "/grades").param("version", version()).param("excellentFrom", "92").param("goodFrom", "82").param("passFrom", "60"), 303);
        assertThat(open(clerk, system).text()).contains("92 分以上");
    }

    @Test
    void groupsAndUnitsGetTheirOwnPoints() throws Exception {
        long group = groups.form(clerkWho, "县市区组" + NUMBER.incrementAndGet(), "Counties");
        open(clerk, system + "/weights?group=" + group);
        step(clerk, post(system + "/weights").param("version", version()).param("group", "" + group).param("points-B1", "8").param("points-B2", "4").param("points-B3", ""), 303);
        assertThat(open(clerk, system + "/weights").text()).contains("县市区组");
        assertThat(open(clerk, system + "/weights?group=" + group).select("input[name=points-B1]").val()).isEqualTo("8");
        answer(clerk, post(system + "/weights").param("version", version()).param("group", "" + group).param("points-B1", "many"), 422);
        open(clerk, system + "/weights?unit=" + bureau.id());
        step(clerk, post(system + "/weights").param("version", version()).param("unit", "" + bureau.id()).param("points-B", "30"), 303);
        assertThat(open(clerk, system + "/indicators/B1").text()).contains("县市区组");
    }

    @Test
    void aWorkbookGoesOutAndComesInAfterItsPreview() throws Exception {
        byte[] out = mvc.perform(get(system + "/book.xlsx").cookie(clerk)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        step(clerk, multipart(system + "/imports").file(new MockMultipartFile("file", "", null, new byte[0])), 422);
        step(clerk, multipart(system + "/imports").file(new MockMultipartFile("file", "指标.xlsx", null, out)), 303);
        assertThat(open(clerk, system + "/imports/preview").text()).contains("行均可导入");
        step(clerk, post(system + "/imports/preview").param("version", version()), 303);
        mvc.perform(get(system + "/imports/preview").cookie(clerk)).andExpect(status().isNotFound());
    }

    @Test
    void lastYearsScoresComeInAndAreShown() throws Exception {
        mvc.perform(get(system + "/scores/template.xlsx").cookie(clerk)).andExpect(status().isOk());
        var filled = new ByteArrayOutputStream();
        Workbook.template(filled, scoreBook.template(), List.of(Map.of("unit", "宜昌市公安局", "code", "B1", "numerator", "1", "denominator", "2", "points", "3")));
        step(clerk, multipart(system + "/scores").file(new MockMultipartFile("file", "分.xlsx", null, filled.toByteArray())).param("year", "25"), 422);
        step(clerk, multipart(system + "/scores").file(new MockMultipartFile("file", "分.xlsx", null, filled.toByteArray())).param("year", "2025"), 303);
        assertThat(open(clerk, system + "/scores/preview").text()).contains("1 个单位的得分可以导入");
        step(clerk, post(system + "/scores/preview"), 303);
        assertThat(open(clerk, system + "/scores").text()).contains("公安局").contains("导入，仅有得分");
        assertThat(open(clerk, system + "/comparison").text()).contains("公安局");
    }

    private AbstractMockHttpServletRequestBuilder<?> indicator(String kind) {
        return post(system + "/indicators").param("version", version()).param("kind", kind).param("parent", kind.equals("VETO") ? "V" : "A").param("title", "页面指标");
    }

    private String version() {
        return "" + systems.get(Long.parseLong(system.replaceAll("\\D+", ""))).version();
    }

    private Document open(Cookie who, String address) throws Exception {
        mvc.perform(get(java.net.URI.create(encoded(address))).cookie(who, new Cookie("lang", "en"))).andExpect(status().isOk()).andExpect(PageInvariants.hold());
        return PageInvariants.check(mvc.perform(get(java.net.URI.create(encoded(address))).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private static String encoded(String address) {
        return address.replace("页面", java.net.URLEncoder.encode("页面", StandardCharsets.UTF_8));
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
