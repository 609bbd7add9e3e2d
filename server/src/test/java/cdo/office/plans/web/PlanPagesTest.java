package cdo.office.plans.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.plans.Plan;
import cdo.office.plans.Plans;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Plans over HTTP with real accounts, in both languages. */
@ServerTest
class PlanPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    FoundedCity city;
    @Autowired
    Plans plans;
    @Autowired
    Routes routes;
    @Autowired
    cdo.office.plans.Opinions opinions;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Unit department;
    private Unit other;
    private Cookie steward;
    private Cookie answers;

    @BeforeEach
    void twoDepartments() {
        Who clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        department = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        other = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        steward = cookie(city.acting(department, PostKind.DATA_STEWARD));
        answers = cookie(city.acting(other, PostKind.DATA_STEWARD));
    }

    private String drafted() throws Exception {
        return address(steward, post("/plans").param("kind", "STRATEGY").param("title", "页面数据战略").param("starts", "2026年1月1日").param("content", "一、总体要求\n二、重点任务"));
    }

    @Test
    void aPlanIsDraftedConsultedSignedIssuedReviewedAndRepealedOnItsPages() throws Exception {
        open(steward, "/plans?q=一&kind=ANNUAL&stage=ISSUED&only=inForce");
        open(steward, "/plans/new");
        assertThat(answer(steward, post("/plans").param("kind", "ANNUAL").param("title", "没有结束").param("starts", "2026-01-01").param("content", "正文"), 422).select("textarea[name=content]").text()).isEqualTo("正文");
        String plan = drafted();
        open(steward, plan);
        open(steward, plan + "/edit");
        step(steward, post(plan + "/revision").param("version", "0").param("kind", "STRATEGY").param("title", "页面数据战略").param("starts", "2026-01-01").param("content", "一、总体要求"), 303);
        step(steward, post(plan + "/revision").param("version", "0").param("kind", "STRATEGY").param("title", "旧的").param("starts", "2026-01-01").param("content", "x"), 409);
        open(steward, plan + "/goals/new");
        answer(steward, post(plan + "/goals").param("title", "没有指标"), 422);
        step(steward, post(plan + "/goals").param("title", "按时办结").param("measure", "duties.met-on-time").param("target", "90").param("due", "2026-12-31"), 303);
        for (String target : java.util.List.of("9000", "-5", "101%", "百分之九十")) {
            answer(steward, post(plan + "/goals").param("title", "按时办结").param("measure", "duties.met-on-time").param("target", target), 422);
        }
        step(steward, post(plan + "/goals").param("title", "场景").param("cityGoal", "SCENARIO_DEVELOPMENT").param("notComputable", "场景模块未启用"), 303);
        Document record = open(steward, plan);
        assertThat(record.text()).contains("90.0%").contains("暂不能计算").contains("数据场景化开发");
        String goal = record.select("a[href^=" + plan + "/goals/]").stream().map(link -> link.attr("href")).filter(href -> !href.endsWith("new")).findFirst().orElseThrow();
        assertThat(open(steward, goal).select("#target").val()).isEqualTo("90");
        step(steward, post(goal).param("title", "按时办结率").param("measure", "duties.met-on-time").param("target", "９５％"), 303);
        answer(steward, post(goal + "/tasks").param("task", "999999999"), 422);

        mvc.perform(get(plan).cookie(answers)).andExpect(status().isNotFound());
        String due = clocks.today().plusDays(10).toString();
        answer(steward, post(plan + "/consultations").param("version", "1").param("due", due), 422);
        Document list = open(steward, plan);
        assertThat(list.select("[data-choices] details")).as("grouped by kind").hasSizeGreaterThan(2).allSatisfy(group -> assertThat(group.select("[data-all]")).hasSize(1));
        assertThat(list.select("input[name=units]")).extracting(box -> box.val()).contains("" + other.id());
        Document kept = answer(steward, post(plan + "/consultations").param("form-at", "ask-").param("version", "1").param("unitsGroup", "INSTITUTION").param("units", "" + other.id()), 422);
        assertThat(kept.select("input[name=unitsGroup][value=INSTITUTION][checked], input[name=units][checked]").size()).isBetween(1, 2);
        step(steward, post(plan + "/consultations").param("version", "1").param("due", due).param("units", "" + other.id()), 303);
        open(steward, plan);
        String opinion = open(answers, plan).select("form[action*=/opinions/]").attr("action");
        answer(answers, post(opinion).param("kind", "COMMENTS"), 422);
        step(answers, post(opinion).param("kind", "COMMENTS").param("text", "建议增加安全要求"), 303);
        assertThat(open(steward, plan).text()).contains("建议增加安全要求");
        String row = "o" + opinion.replaceAll(".*/", "") + "-";
        Document typed = answer(steward, post(opinion + "/handling").param("form-at", row).param("why", "部分吸收"), 422);
        assertThat(typed.select("#" + row + "why").val()).as("what was typed stands where it was typed").isEqualTo("部分吸收");
        assertThat(typed.select(".callout a[href=#" + row + "handling]")).isNotEmpty();
        step(steward, post(opinion + "/handling").param("handling", "PARTLY").param("why", "部分吸收"), 303);
        step(steward, post(plan + "/consultation-end").param("version", "2"), 303);
        step(steward, multipart(plan + "/attachments").file(new MockMultipartFile("file", "编制说明.txt", "text/plain", "说明".getBytes(StandardCharsets.UTF_8))), 303);

        step(steward, post(plan + "/signature").param("version", "3"), 303);
        Plan found = plans.get(Long.parseLong(plan.replaceAll("\\D+", "")));
        for (PostKind kind : List.of(PostKind.DEPARTMENT_CDO, PostKind.UNIT_HEAD)) {
            Run run = routes.current(found.ref()).orElseThrow();
            routes.sign(city.acting(department, kind), run.id(), run.version(), "同意");
        }
        String earlier = drafted();
        sql.execute("update plans.plan set number = '页前发〔2025〕3号' where id = ?", Long.valueOf(earlier.replaceAll("\\D+", "")));
        assertThat(open(steward, plan).select("#issue-code").val()).isEqualTo("页前发");
        String today = clocks.today().toString();
        Document both = answer(steward, post(plan + "/issue").param("form-at", "issue-").param("version", "5").param("code", "别的发").param("number", "页测发〔2026〕1号").param("issuedOn", today).param("validFrom", today), 422);
        assertThat(both.text()).contains("只用一种方式");
        assertThat(both.select("#issue-code").val()).isEqualTo("别的发");
        Document back = answer(steward, post(plan + "/taking-back").param("form-at", "back-").param("version", "5"), 422);
        assertThat(back.select("#issue-code").val()).as("another form keeps what it opens with").isEqualTo("页前发");
        answer(steward, post(plan + "/issue").param("version", "5").param("number", "不规范").param("issuedOn", today).param("validFrom", today), 422);
        step(steward, post(plan + "/issue").param("version", "5").param("code", "页前发").param("number", "页测发〔" + clocks.today().getYear() + "〕" + found.id() + "号").param("issuedOn", today).param("validFrom", today), 303);
        assertThat(open(answers, plan).text()).contains("现行有效").contains("编制说明.txt");
        assertThat(open(steward, "/units/" + department.id()).text()).contains("现行规划计划");
        assertThat(open(steward, "/plans?only=own").text()).contains("页面数据战略");
        answer(steward, post(plan + "/reviews").param("verdict", "CONTINUE"), 422);
        step(steward, post(plan + "/reviews").param("verdict", "CONTINUE").param("progress", "总体顺利"), 303);
        assertThat(open(steward, plan).text()).contains("总体顺利");
        assertThat(open(steward, plan).select("form[action$=/repeal]")).as("whoever signs repeals").isEmpty();
        Cookie head = cookie(city.acting(department, PostKind.UNIT_HEAD));
        answer(head, post(plan + "/repeal").param("version", "6"), 422);
        step(head, post(plan + "/repeal").param("version", "6").param("lastDay", today).param("remark", "并入新规划"), 303);
        assertThat(open(steward, plan).text()).contains("并入新规划");
    }

    @Test
    void aDraftMayBeTakenBackAndItsGoalsRemoved() throws Exception {
        String plan = drafted();
        step(steward, post(plan + "/signature").param("version", "0"), 409);
        step(steward, post(plan + "/goals").param("title", "场景").param("notComputable", "场景模块未启用"), 303);
        String goal = open(steward, plan).select("form[action$=/removal]").attr("action");
        step(steward, post(plan + "/signature").param("version", "0"), 303);
        step(steward, post(plan + "/taking-back").param("version", "1"), 422);
        step(steward, post(plan + "/taking-back").param("version", "1").param("remark", "再改"), 303);
        step(steward, post(goal), 303);
        assertThat(open(steward, plan).text()).contains("还没有目标");
    }

    /** Without script a group is chosen as a whole by its own box. */
    @Test
    void aWholeGroupOfUnitsIsAskedByOneBox() throws Exception {
        String plan = drafted();
        int departments = open(steward, plan).select("[data-choices] details:has([data-all][value=GOVERNMENT]) input[name=units]").size();
        step(steward, post(plan + "/consultations").param("version", "0").param("due", clocks.today().plusDays(10).toString()).param("unitsGroup", "GOVERNMENT"), 303);
        assertThat(opinions.of(Long.parseLong(plan.replaceAll("\\D+", "")))).hasSize(departments);
    }

    @Test
    void theFoundingDocumentsGoalsAreShownWithDefinitionAndStanding() throws Exception {
        assertThat(open(steward, "/plans/goals").text()).contains("数据全量化汇聚").contains("暂不能计算").contains("目录编制率").contains("归集").contains("场景");
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
