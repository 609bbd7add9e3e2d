package cdo.office.tasks.forms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.tasks.TaskBench;
import cdo.office.tasks.forms.Books;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Forms over HTTP with real accounts, in both languages. */
@ServerTest
class FormPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    TaskBench bench;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit department;
    private Unit other;
    private Cookie clerk;
    private Cookie steward;

    @BeforeEach
    void people() {
        lead = clocks.lead();
        clocks.today(LocalDate.of(2026, 3, 2));
        Who founder = bench.clerk();
        department = bench.department(founder);
        other = bench.department(founder);
        clerk = cookie(bench.clerk());
        steward = cookie(bench.city.acting(department, PostKind.DATA_STEWARD));
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void allCountiesAreTheCountiesAndTheSheetThatWasReadIsNamed() throws Exception {
        String request = address(clerk, begun("县区表" + department.id(), Books.behindAHiddenSheet("别看", new Object[] {"系统名称", "等级"})));
        assertThat(open(clerk, request).select("input[value=别看]")).isEmpty();
        step(clerk, post(request + "/sending").param("version", "0").param("all-GOVERNMENT", "yes"), 303);
        Document sent = open(clerk, request);
        assertThat(sent.select("a[href^=/form-sheets/]")).extracting(link -> link.text()).contains("夷陵区人民政府").doesNotContain("宜昌市人民政府");
        step(clerk, post(request + "/cancellation").param("version", "1").param("reason", "另行组织"), 303);
    }

    @Test
    void aFormIsDrawnUpSentFilledInChasedReturnedAndMerged() throws Exception {
        open(clerk, "/form-requests");
        open(clerk, "/form-requests/new");
        step(clerk, begun("", new byte[0]), 422);
        step(clerk, begun("坏模板", "没有表头".getBytes(StandardCharsets.UTF_8)), 422);
        String request = address(clerk, begun("系统清单" + department.id(), Books.of(new Object[] {"单位名称", "系统名称*", "等级", "上线日期", "是否上云", "经费（万元）"})));
        Document draft = open(clerk, request);
        String levels = draft.select("input[value=等级]").attr("name").substring("title".length());
        var fields = post(request + "/fields").param("version", "0");
        draft.select("input[name^=title-]").forEach(field -> {
            String suffix = field.attr("name").substring("title".length());
            if (!suffix.equals("-new")) {
                fields.param("title" + suffix, field.val()).param("kind" + suffix, draft.select("select[name=kind" + suffix + "] option[selected]").attr("value"));
                draft.select("select[name=fact" + suffix + "] option[selected]").forEach(option -> fields.param("fact" + suffix, option.attr("value")));
                draft.select("input[name=required" + suffix + "][checked]").forEach(box -> fields.param("required" + suffix, "yes"));
            }
        });
        step(clerk, post(request + "/fields").param("version", "0"), 422);
        fields.param("title-new", "备注").param("kind-new", "TEXT").param("choices" + levels, "一级、二级、三级");
        step(clerk, fields, 303);
        assertThat(open(clerk, request).select("input[value=备注]")).hasSize(1);
        step(clerk, post(request + "/sending").param("version", "1"), 422);
        step(clerk, post(request + "/sending").param("version", "1").param("units", "" + department.id(), "" + other.id()), 303);
        Document progress = open(clerk, request);
        assertThat(progress.text()).contains("催报 2 个未报送单位");
        String sheet = progress.select("a[href^=/form-sheets/]").stream().filter(link -> link.text().equals(department.name())).findFirst().orElseThrow().attr("href");

        assertThat(open(steward, "/form-requests").text()).contains("本单位待报送").contains("系统清单");
        Document blank = open(steward, sheet);
        assertThat(blank.select("input[value=" + department.name() + "]")).hasSize(1);
        String name = blank.select("fieldset input[type=text]").get(1).attr("name");
        step(steward, post(sheet + "/draft").param("version", "0").param("rows", "1").param("then", "more"), 303);
        step(steward, post(sheet + "/draft").param("version", "0").param("rows", "1").param(name, "旧的"), 409);
        Document kept = answer(steward, post(sheet + "/draft").param("version", "0").param("rows", "1").param(name, "旧的"), 409);
        assertThat(kept.select("input[name=" + name + "]").val()).isEqualTo("旧的");
        step(steward, post(sheet + "/draft").param("version", "1").param("rows", "1").param("then", "submit"), 303);
        assertThat(open(steward, sheet).text()).contains("还有需要补充或修改的内容");
        step(steward, post(sheet + "/draft").param("version", "2").param("rows", "2").param(name, "人口库").param(name.replace("-0", "-1"), "法人库").param("then", "stay"), 303);
        open(steward, sheet + "?more=1");
        mvc.perform(get(sheet + "/form.xlsx").cookie(steward)).andExpect(result -> assertThat(Books.rows(result.getResponse().getContentAsByteArray())).hasSizeGreaterThanOrEqualTo(4));
        step(steward, multipart(sheet + "/file").file(new MockMultipartFile("file", "x.xlsx", null, "坏".getBytes(StandardCharsets.UTF_8))).param("version", "3"), 422);
        step(steward, multipart(sheet + "/file").param("version", "3"), 422);
        step(steward, post(sheet + "/draft").param("version", "3").param("rows", "2").param(name, "人口库").param(name.replace("-0", "-1"), "法人库").param("then", "submit"), 303);
        assertThat(open(steward, sheet).text()).contains("已报送").contains("法人库");

        step(steward, post(request + "/chase"), 403);
        step(clerk, post(request + "/chase"), 303);
        assertThat(open(clerk, request).text()).contains("催报 1 个未报送单位");
        step(clerk, post(sheet + "/return").param("version", "5").param("reason", ""), 422);
        step(clerk, post(sheet + "/return").param("version", "5").param("reason", "补充经费"), 303);
        assertThat(open(steward, sheet).text()).contains("补充经费");
        mvc.perform(get(request + "/merged.xlsx").cookie(clerk)).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(200));
        mvc.perform(get(request + "/merged.xlsx").cookie(steward)).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
        assertThat(open(clerk, "/form-fields?q=系统名称").text()).contains("系统名称");
        step(clerk, post(request + "/closing").param("version", "2"), 409);
        clocks.today(LocalDate.of(2026, 12, 31));
        step(clerk, post(request + "/closing").param("version", "2"), 303);
        step(clerk, post(request + "/cancellation").param("version", "3").param("reason", "x"), 409);
        Cookie stranger = cookie(bench.city.acting(other, PostKind.DATA_STEWARD));
        mvc.perform(get(sheet).cookie(stranger)).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
    }

    private AbstractMockHttpServletRequestBuilder<?> begun(String title, byte[] content) {
        return multipart("/form-requests").file(new MockMultipartFile("file", "清单.xlsx", "application/octet-stream", content)).param("title", title).param("purpose", "摸清底数")
                .param("due", "2026-03-13").param("manyRows", "yes");
    }

    private Cookie cookie(Who who) {
        return signedIn.cookie(fresh.account(who.personId(), null).id(), who.seated().orElseThrow().postId());
    }

    private Document open(Cookie who, String address) throws Exception {
        mvc.perform(get(address).cookie(who, new Cookie("lang", "en"))).andExpect(PageInvariants.hold());
        return PageInvariants.check(mvc.perform(get(address).cookie(who)).andExpect(result -> assertThat(result.getResponse().getStatus()).as(address).isEqualTo(200))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private void step(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int status) throws Exception {
        answered(who, request, status);
    }

    private Document answer(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int status) throws Exception {
        return PageInvariants.check(answered(who, request, status));
    }

    private String answered(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int status) throws Exception {
        var response = mvc.perform(request.cookie(who).with(csrf())).andReturn().getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(org.jsoup.Jsoup.parse(html).select(".callout").text()).isEqualTo(status);
        return html;
    }

    private String address(Cookie who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var response = mvc.perform(request.cookie(who).with(csrf())).andReturn().getResponse();
        assertThat(response.getStatus()).as(org.jsoup.Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8)).select(".callout").text()).isEqualTo(303);
        return response.getHeader("Location");
    }
}
