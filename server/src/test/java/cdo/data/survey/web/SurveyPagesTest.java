package cdo.data.survey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.data.survey.Bureaux;
import cdo.data.survey.DataSources;
import cdo.data.survey.Results;
import cdo.data.survey.SourceDraft;
import cdo.data.survey.SurveyRuns;
import cdo.data.survey.SystemField;
import cdo.data.survey.Systems;
import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Unit;
import cdo.platform.web.Slice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages with real sessions, in both languages. */
@ServerTest
class SurveyPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Bureaux bureaux;
    @Autowired
    Systems systems;
    @Autowired
    DataSources sources;
    @Autowired
    SurveyRuns runs;
    @Autowired
    Results results;

    private Unit unit;
    private Who steward;
    private RequestPostProcessor session;

    @BeforeEach
    void department() {
        unit = bureaux.department();
        steward = bureaux.steward(unit);
        session = of(steward);
    }

    @Test
    void aSystemIsRegisteredOnPaperOfTheForm() throws Exception {
        assertThat(page("/systems").text()).contains("还没有登记信息系统");
        Document form = page("/systems/new");
        assertThat(form.select("input[type=password]")).isEmpty();
        assertThat(form.select("fieldset")).hasSize(7);
        String address = go(post("/systems").param("unit", "" + unit.id()).param("name", "新系统").param("phase", "RUNNING").param("description", "办事用"));
        Document record = page(address);
        assertThat(record.text()).contains("草稿").contains("国家必填");
        assertThat(record.select("form[action$=registration] button").hasAttr("disabled")).isTrue();
        Document refused = refused(post(address + "/registration").param("version", "0"));
        assertThat(refused.select("[data-errors]").text()).contains("系统编码");

        MockHttpServletRequestBuilder revision = post(address).param("version", "0").param("name", "新系统").param("phase", "RUNNING");
        Bureaux.complete().forEach((field, value) -> revision.param(field.field(), value));
        go(revision);
        go(post(address + "/registration").param("version", "1"));
        assertThat(page(address).select(".rail .now").text()).contains("已登记");
        assertThat(page("/systems").text()).contains("新系统").contains("在用");
        go(post(address + "/suspension").param("version", "2").param("reason", "整改"));
        go(post(address + "/resumption").param("version", "3"));
        go(post(address + "/retirement").param("version", "4").param("reason", "下线"));
        assertThat(page(address).select("form[action^=/systems/]")).isEmpty();
    }

    @Test
    void aPasswordInTheFormIsRefusedAndWhatWasTypedStays() throws Exception {
        Document again = refused(post("/systems").param("unit", "" + unit.id()).param("name", "某系统").param("sign-in", "UNIFIED").param("functions", "账号 admin/abc123").param("budget", "很多"));
        assertThat(again.select("[data-errors] li")).hasSize(2);
        assertThat(again.select("#name").val()).isEqualTo("某系统");
        assertThat(again.text()).contains("不要填写任何口令");
    }

    @Test
    void theUnitsPageShowsItsSystemsToWhoeverMayReadThem() throws Exception {
        var draft = Bureaux.draft(unit);
        systems.draft(steward, draft);
        assertThat(page("/units/" + unit.id()).text()).contains(draft.name());
        String stranger = mvc.perform(get("/units/" + unit.id()).with(of(bureaux.steward(bureaux.department())))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(stranger).doesNotContain(draft.name());
    }

    @Test
    void theBureauHandsASystemOverOnItsPage() throws Exception {
        long id = systems.draft(steward, Bureaux.draft(unit));
        Unit other = bureaux.department();
        session = of(bureaux.bureauClerk());
        assertThat(page("/systems/" + id).select("form[action$=/owner] option[value=" + other.id() + "]")).hasSize(1);
        for (String address : java.util.List.of("/systems/" + id, "/systems")) {
            Document english = org.jsoup.Jsoup.parse(html(get(address).cookie(new jakarta.servlet.http.Cookie("lang", "en"))));
            assertThat(english.select("select[name=unit] option").eachText()).as(address).isNotEmpty().doesNotContain("宜昌市统计局", "宜昌市政务服务和大数据管理局");
        }
        assertThat(refused(post("/systems/" + id + "/owner").param("version", "0").param("unit", "" + other.id())).select("[data-errors] li")).hasSize(1);
        go(post("/systems/" + id + "/owner").param("version", "0").param("unit", "" + other.id()).param("reason", "机构拆分"));
        assertThat(page("/systems/" + id).text()).contains(other.name()).contains("机构拆分");
    }

    @Test
    void theExportHoldsWhatIsFiltered() throws Exception {
        systems.draft(steward, Bureaux.draft(unit));
        byte[] book = mvc.perform(get("/systems/export.xlsx?stage=DRAFT").with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(book))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(3);
            assertThat(workbook.getSheetAt(0).getRow(2).getLastCellNum()).isEqualTo((short) (8 + SystemField.values().length));
        }
    }

    @Test
    void theImportIsPreviewedBeforeItIsWritten() throws Exception {
        page("/systems/imports");
        byte[] template = mvc.perform(get("/systems/template.xlsx").with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        Document none = refused(multipart("/systems/imports").file(new MockMultipartFile("file", "x.xlsx", "application/octet-stream", template)));
        assertThat(none.select("[data-errors]")).isNotEmpty();
        byte[] filled = filled(template);
        String preview = go(multipart("/systems/imports").file(new MockMultipartFile("file", "x.xlsx", "application/octet-stream", filled)));
        assertThat(page(preview).text()).contains("导入的系统").contains("可以导入");
        assertThat(page("/systems").text()).contains("还没有登记信息系统");
        go(post(preview));
        assertThat(page("/systems").text()).contains("导入的系统");
    }

    @Test
    void aSourceIsEnteredTriedAndSurveyedAndItsPasswordIsNeverShown() throws Exception {
        long system = systems.draft(steward, Bureaux.draft(unit));
        page("/systems/" + system);
        for (String kind : new String[] {"POSTGRESQL", "MYSQL", "SQLITE", "CSV", "XLSX"}) {
            page("/systems/" + system + "/sources/new?kind=" + kind);
        }
        SourceDraft draft = bureaux.database("业务库");
        Document wrong = refused(entered(post("/systems/" + system + "/sources"), draft).param("port", "99999"));
        assertThat(wrong.outerHtml()).doesNotContain("7391");
        String source = go(entered(post("/systems/" + system + "/sources"), draft).param("port", "" + draft.port()));
        assertThat(page(source).outerHtml()).contains("已加密保存").doesNotContain("7391");
        assertThat(page(source + "/edit").outerHtml()).doesNotContain("7391");
        Document tried = PageInvariants.check(html(post(source + "/trials").with(csrf())));
        assertThat(tried.text()).contains("连接成功").contains("2 张数据表");

        String survey = go(post(source + "/surveys"));
        ended(Long.parseLong(survey.substring(survey.lastIndexOf('/') + 1)));
        Document found = page(survey);
        assertThat(found.text()).contains("yw.person").contains("人员信息").contains("2,500").contains("这是第一次普查");
        String table = found.select("a[href^=/surveyed-tables/]").last().attr("href");
        Document columns = page(table);
        assertThat(columns.text()).contains("sfzh").contains("身份证号").contains("公民身份号码").doesNotContain("19491231002").doesNotContain("绝密原文");
        page(survey + "?q=person");
        assertThat(page("/systems/" + system).text()).contains("2,500");
        assertThat(page("/systems?surveyed=yes").select("tbody tr")).hasSize(1);
        go(entered(post(source), draft).param("port", "1").param("version", "0"));
        Document refused = PageInvariants.check(mvc.perform(post(source + "/trials").with(csrf()).with(session)).andExpect(status().isUnprocessableContent()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(refused.text()).contains("连接不成功").contains("拒绝连接");
        go(post(source + "/removal"));
        assertThat(page(source).text()).contains("已移除");
    }

    @Test
    void aRunningSurveyShowsHowFarItIsAndCanBeStopped() throws Exception {
        SourceDraft draft = bureaux.database("慢库");
        bureaux.sql(draft.database(), "create view yw.slow as select pg_sleep(1)::text as t, i from generate_series(1, 100000) i", "grant select on yw.slow to " + draft.login());
        long source = sources.attach(steward, systems.draft(steward, Bureaux.draft(unit)), draft);
        String survey = go(post("/sources/" + source + "/surveys"));
        assertThat(page(survey).select("progress")).hasSize(1);
        assertThat(refused(post("/sources/" + source + "/surveys"), 409).text()).contains("正在普查");
        go(post(survey + "/cancellation"));
        ended(Long.parseLong(survey.substring(survey.lastIndexOf('/') + 1)));
        assertThat(page(survey).text()).contains("已停止");
    }

    @Test
    void anUploadedFileIsEnteredOnThePage() throws Exception {
        long system = systems.draft(steward, Bureaux.draft(unit));
        Document none = refused(multipart("/systems/" + system + "/sources").param("kind", "CSV").param("name", "名册"));
        assertThat(none.text()).contains("请选择文件或上传文件");
        String source = go(multipart("/systems/" + system + "/sources").file(new MockMultipartFile("upload", "名册.csv", "text/csv", "姓名\n张三\n".getBytes(StandardCharsets.UTF_8))).param("kind", "CSV").param("name", "名册"));
        assertThat(page(source).text()).contains("名册.csv");
        page(source + "/edit");
        assertThat(page("/systems/" + system + "/sources/new?kind=SQLITE").select("input[type=file][name=upload]").attr("accept")).contains(".sqlite", ".db");
    }

    @Test
    void strangersFindNothingAndTheBureauOnlyReads() throws Exception {
        long system = systems.draft(steward, Bureaux.draft(unit));
        long source = sources.attach(steward, system, bureaux.database("业务库"));
        long survey = runs.start(steward, source);
        ended(survey);
        long table = results.tables(survey, "", new Slice.Ask(1, 25)).rows().getFirst().id();
        RequestPostProcessor stranger = of(bureaux.steward(bureaux.department()));
        RequestPostProcessor clerk = of(bureaux.bureauClerk());
        for (String address : new String[] {"/systems/" + system, "/sources/" + source, "/surveys/" + survey, "/surveyed-tables/" + table}) {
            mvc.perform(get(address).with(stranger)).andExpect(status().isNotFound()).andExpect(PageInvariants.hold());
            String seen = mvc.perform(get(address).with(clerk)).andExpect(status().isOk()).andExpect(PageInvariants.hold()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(org.jsoup.Jsoup.parse(seen).select("main form[method=post]:not([action$=/owner])")).isEmpty();
        }
        for (String address : new String[] {"/systems/" + system + "/edit", "/sources/" + source + "/edit", "/systems/" + system + "/sources/new"}) {
            mvc.perform(get(address).with(stranger)).andExpect(status().isNotFound());
            mvc.perform(get(address).with(clerk)).andExpect(status().isForbidden());
        }
        for (String address : new String[] {"/systems/" + system + "/registration", "/sources/" + source + "/surveys", "/sources/" + source + "/removal", "/sources/" + source + "/trials", "/surveys/" + survey + "/cancellation"}) {
            mvc.perform(post(address).param("version", "0").with(csrf()).with(stranger)).andExpect(status().isNotFound());
            mvc.perform(post(address).param("version", "0").with(csrf()).with(clerk)).andExpect(status().isForbidden());
        }
    }

    private RequestPostProcessor of(Who who) {
        return signedIn.as(fresh.account(who.personId(), null).id(), who.seat().postId());
    }

    private MockHttpServletRequestBuilder entered(MockHttpServletRequestBuilder request, SourceDraft draft) {
        return request.param("kind", draft.kind().name()).param("name", draft.name()).param("host", draft.host()).param("database", draft.database()).param("schemas", draft.schemas())
                .param("login", draft.login()).param("password", Bureaux.SECRET).param("tls", "IF_OFFERED");
    }

    private Document page(String address) throws Exception {
        PageInvariants.check(html(get(address).cookie(new jakarta.servlet.http.Cookie("lang", "en"))));
        return PageInvariants.check(html(get(address)));
    }

    private String html(org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String go(org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(session).with(csrf())).andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
    }

    private Document refused(org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return refused(request, 422);
    }

    private Document refused(org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request, int code) throws Exception {
        return PageInvariants.check(mvc.perform(request.with(session).with(csrf())).andExpect(status().is(code)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private void ended(long survey) {
        Instant until = Instant.now().plusSeconds(60);
        while (!results.find(survey).orElseThrow().state().over()) {
            assertThat(Instant.now()).isBefore(until);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private byte[] filled(byte[] template) throws Exception {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(template))) {
            var row = book.getSheetAt(0).getRow(2) == null ? book.getSheetAt(0).createRow(2) : book.getSheetAt(0).getRow(2);
            row.createCell(0).setCellValue("导入的系统");
            row.createCell(1).setCellValue(unit.name());
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
