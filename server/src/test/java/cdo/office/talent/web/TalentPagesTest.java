package cdo.office.talent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.talent.Faculty;
import cdo.office.talent.ProfessionalField;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Talent over HTTP with real accounts, in both languages. */
@ServerTest
class TalentPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Faculty faculty;
    @Autowired
    Clocks clocks;

    private Unit department;
    private Who stewardWho;
    private Cookie steward;
    private Cookie clerk;

    @BeforeEach
    void aDepartment() {
        department = faculty.department();
        stewardWho = faculty.steward(department);
        steward = cookie(stewardWho);
        clerk = cookie(faculty.clerk());
    }

    @Test
    void anExpertIsNominatedReturnedCompletedAdmittedRenewedAndReleased() throws Exception {
        open(steward, "/experts?q=一&field=LAW&stage=ADMITTED");
        long person = faculty.city.person(department);
        assertThat(open(steward, "/experts/new").select("select[name=person] option").eachAttr("value")).contains("" + person);
        Document again = answer(steward, post("/experts").param("person", "" + person).param("rank", "教授").param("strengths", "数据治理"), 422);
        assertThat(again.select("input[name=rank]").val()).isEqualTo("教授");
        String expert = address(steward, post("/experts").param("person", "" + person).param("rank", "教授").param("fields", "LAW", "HEALTH").param("strengths", "数据治理").param("reason", "业绩突出"));
        open(steward, expert);
        open(clerk, expert);
        step(steward, post(expert + "/admission").param("version", "0").param("from", "2026-01-01").param("to", "2027-01-01"), 403);
        step(clerk, post(expert + "/return").param("version", "0"), 422);
        step(clerk, post(expert + "/return").param("version", "0").param("remark", "请补充"), 303);
        assertThat(open(steward, expert).text()).contains("请补充");
        step(steward, post(expert + "/completion").param("version", "1").param("rank", "教授").param("fields", "LAW").param("strengths", "x").param("reason", "y"), 303);
        String today = clocks.today().toString();
        String later = clocks.today().plusYears(2).toString();
        step(clerk, post(expert + "/admission").param("version", "2").param("from", today).param("to", later), 303);
        step(clerk, post(expert + "/renewal").param("version", "3").param("to", later), 422);
        step(steward, post(expert + "/avoidances").param("unit", "" + faculty.department().id()).param("why", "曾任职"), 303);
        Document page = open(clerk, expert);
        assertThat(page.text()).contains("曾任职");
        step(clerk, post(page.select("form[action$=/lifting]").attr("action")).param("why", "满三年"), 303);
        step(clerk, post(expert + "/release").param("version", "3").param("remark", "退休"), 303);
        open(clerk, expert);
    }

    @Test
    void aDrawShowsItsSeedAndEveryReasonForStayingOut() throws Exception {
        Unit other = faculty.department();
        faculty.admitted(department, ProfessionalField.TRANSPORT);
        faculty.admitted(other, ProfessionalField.TRANSPORT);
        faculty.admitted(other, ProfessionalField.TRANSPORT);
        open(clerk, "/draws/new");
        Document refused = answer(clerk, post("/draws").param("purpose", "评审").param("count", "50").param("field", "TRANSPORT"), 409);
        assertThat(refused.text()).contains("符合条件的专家只有");
        String draw = address(clerk, post("/draws").param("purpose", "交通项目评审").param("count", "1").param("field", "TRANSPORT").param("avoid", "" + department.id()));
        Document page = open(clerk, draw);
        assertThat(page.text()).contains("与种子一致").contains("本单位或下属单位人员").contains("openssl dgst -sm3");
        String person = page.select("select[name=person] option[value~=\\d]").attr("value");
        step(clerk, post(draw + "/substitution").param("person", person), 422);
        step(clerk, post(draw + "/substitution").param("person", person).param("why", "出差"), 303);
        assertThat(open(clerk, draw).text()).contains("递补").contains("未参加：出差");
        open(clerk, "/draws?q=交通");
        mvc.perform(get(draw).cookie(steward)).andExpect(status().isNotFound());
    }

    @Test
    void theCitysBureauLendsItsPoolOnThePageOfExperts() throws Exception {
        Cookie city = cookie(faculty.city.acting(faculty.city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK));
        assertThat(open(clerk, "/experts").select("form[action=/experts/lending]")).as("a county has nobody below").isEmpty();
        var closed = open(city, "/experts").select("form[action=/experts/lending] input[name=version]").val();
        step(steward, post("/experts/lending").param("version", closed).param("lends", "yes"), 403);
        step(city, post("/experts/lending").param("version", closed).param("lends", "yes"), 303);
        Document open = open(city, "/experts");
        assertThat(open.text()).contains("停止开放");
        assertThat(open(clerk, "/draws/new").select("input[name=from]")).hasSize(2);
        step(city, post("/experts/lending").param("version", open.select("form[action=/experts/lending] input[name=version]").val()), 303);
        assertThat(open(clerk, "/draws/new").select("input[name=from]")).isEmpty();
    }

    @Test
    void aTrainingFromPlanToLearningRecord() throws Exception {
        open(steward, "/trainings?q=一&category=SKILL&stage=OPEN&year=2026");
        open(steward, "/trainings/new");
        answer(steward, post("/trainings").param("topic", "缺内容").param("openTo", "OWN"), 422);
        String today = clocks.today().toString();
        String training = address(steward, post("/trainings").param("topic", "数据安全培训").param("category", "SECURITY").param("heldOn", today).param("venue", "三楼").param("hours", "2.5").param("openTo", "OWN"));
        open(steward, training);
        open(steward, training + "/edit");
        step(steward, post(training + "/revision").param("version", "0").param("topic", "数据安全培训班").param("category", "SECURITY").param("heldOn", today).param("venue", "四楼").param("hours", "2.5").param("openTo", "OWN"), 303);
        step(steward, post(training + "/opening").param("version", "1"), 303);
        Who liaisonWho = faculty.city.acting(department, PostKind.LIAISON);
        Cookie liaison = cookie(liaisonWho);
        assertThat(open(liaison, training).select("form[action$=/sign-up]")).hasSize(1);
        step(liaison, post(training + "/sign-up"), 303);
        step(steward, post(training + "/people").param("people", "" + stewardWho.personId()), 303);
        step(steward, post(training + "/guests").param("names", "张三、李四\n王五").param("unit", "" + department.id()), 303);
        open(steward, training + "/code");
        step(steward, post(training + "/codes"), 303);
        assertThat(open(steward, training + "/code").select("svg.qr[aria-labelledby=qr-title] path")).hasSize(1);
        assertThat(open(liaison, "/trainings/check-in?code=123456").select("input[name=code]").val()).isEqualTo("123456");
        assertThat(open(steward, training + "/code").text()).as("the hour, not the machine's date").doesNotContain(clocks.real().toString().substring(0, 10));
        String digits = open(steward, training + "/code").select(".number, .card").text().replaceAll(".*?(\\d{3} \\d{3}).*", "$1");
        open(liaison, "/trainings/check-in");
        answer(liaison, post("/trainings/check-in").param("code", "abc"), 422);
        assertThat(address(liaison, post("/trainings/check-in").param("code", digits))).isEqualTo(training);
        Document list = open(steward, training);
        assertThat(list.text()).contains("手机签到").contains("张三").contains("来宾");
        String[] ids = list.select("input[name=ids]").eachAttr("value").toArray(String[]::new);
        assertThat(ids).hasSize(4);
        step(steward, post(training + "/attendance").param("ids", ids), 303);
        step(steward, post(training + "/corrections").param("participant", ids[1]).param("why", "没有来"), 303);
        step(steward, post(training + "/withdrawals").param("participant", ids[1]), 303);
        step(steward, multipart(training + "/attachments").file(new MockMultipartFile("file", "课件.txt", "text/plain", "要点".getBytes(StandardCharsets.UTF_8))), 303);
        step(steward, post(training + "/closing").param("version", "2"), 303);
        step(steward, post(training + "/results").param("participant", ids[0]).param("score", "95"), 303);
        step(liaison, post(training + "/rating").param("satisfaction", "5"), 303);
        assertThat(open(liaison, training).text()).contains("课件.txt");
        assertThat(open(steward, training).text()).contains("95").contains("已举办");
        assertThat(open(liaison, "/people/" + liaisonWho.personId() + "/learning").text()).contains("数据安全培训班").contains("2.5");
        assertThat(open(liaison, "/people/" + liaisonWho.personId()).text()).contains("2.5 学时，累计参加 1 次");
        mvc.perform(get(training + "/attendance.xlsx").cookie(steward)).andExpect(status().isOk());
        mvc.perform(get(training + "/attendance.xlsx").cookie(liaison)).andExpect(status().isOk());
        assertThat(open(steward, "/units/" + department.id()).text()).contains("数据安全培训班");
        Cookie stranger = cookie(faculty.steward(faculty.department()));
        mvc.perform(get(training).cookie(stranger)).andExpect(status().isNotFound());
    }

    @Test
    void aPlannedTrainingMayBeCancelledAndComesToNobodysWorkbench() throws Exception {
        String later = clocks.today().plusDays(9).toString();
        String training = address(steward, post("/trainings").param("topic", "取消的培训").param("category", "SKILL").param("heldOn", later).param("venue", "三楼").param("hours", "2").param("openTo", "OWN"));
        step(steward, post(training + "/opening").param("version", "0"), 303);
        assertThat(open(steward, "/workbench").text()).contains("取消的培训");
        step(steward, post(training + "/closing").param("version", "1"), 409);
        step(steward, post(training + "/cancellation").param("version", "1").param("remark", "人数不足"), 303);
        assertThat(open(steward, training).text()).contains("人数不足");
        assertThat(open(steward, "/workbench").text()).doesNotContain("取消的培训");
    }

    @Test
    void contractsAndBodiesAreRegisteredAndDecided() throws Exception {
        open(steward, "/contracts?soon=yes&kind=PURCHASED_SERVICE");
        open(steward, "/contracts/new");
        answer(steward, post("/contracts").param("title", "缺内容"), 422);
        String ends = clocks.today().plusDays(30).toString();
        String contract = address(steward, post("/contracts").param("kind", "PURCHASED_SERVICE").param("title", "治理服务").param("counterpart", "某公司").param("work", "驻场")
                .param("signedOn", "2026-01-01").param("starts", "2026-01-01").param("ends", ends).param("amount", "120,000"));
        assertThat(open(steward, contract).text()).contains("还有 30 天到期");
        assertThat(open(steward, "/contracts?soon=yes").text()).contains("治理服务");
        answer(steward, post(contract + "/renewal").param("version", "0").param("starts", ends), 422);
        Document typed = answer(steward, post(contract + "/end").param("form-at", "end-").param("version", "0").param("on", "2026-13-01").param("outcome", "预算调整"), 422);
        assertThat(typed.select("#end-outcome").text()).isEqualTo("预算调整");
        assertThat(typed.select("#next-outcome").text()).isEmpty();
        assertThat(typed.select("#correct-title").val()).isEqualTo("治理服务");
        assertThat(typed.select(".callout a[href=#end-on]")).isNotEmpty();
        String next = address(steward, post(contract + "/renewal").param("version", "0").param("signedOn", clocks.today().toString()).param("starts", clocks.today().plusDays(31).toString())
                .param("ends", clocks.today().plusYears(1).toString()).param("outcome", "验收合格"));
        assertThat(next).isNotEqualTo(contract);
        open(steward, next);
        step(steward, post(next + "/end").param("version", "0").param("on", clocks.today().plusDays(40).toString()).param("outcome", "预算调整"), 303);
        open(steward, contract);

        open(steward, "/operating-bodies?stage=OPERATING");
        open(steward, "/operating-bodies/new");
        answer(steward, post("/operating-bodies").param("name", "某公司").param("uscc", "1"), 422);
        String body = address(steward, post("/operating-bodies").param("name", "县数据公司").param("kind", "STATE_COMPANY").param("business", "运营").param("basis", "某文件"));
        open(steward, body);
        step(steward, post(body + "/revision").param("version", "0").param("name", "县数据集团").param("kind", "STATE_COMPANY").param("business", "运营").param("basis", "某文件").param("staff", "20"), 303);
        step(steward, post(body + "/operation").param("version", "1").param("since", clocks.today().toString()), 303);
        step(steward, post(body + "/closing").param("version", "2").param("remark", "合并"), 303);
        open(steward, body);
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
