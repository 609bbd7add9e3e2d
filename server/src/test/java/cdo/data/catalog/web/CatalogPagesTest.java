package cdo.data.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.data.catalog.Catalogers;
import cdo.data.catalog.Changes;
import cdo.data.catalog.ChangeKind;
import cdo.data.catalog.Entries;
import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages of the catalog with real sessions, in both languages. */
@ServerTest
class CatalogPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Catalogers people;
    @Autowired
    Entries entries;
    @Autowired
    Changes changes;
    @Autowired
    Clocks clocks;

    private Catalogers.Team team;
    private final Map<Long, RequestPostProcessor> sessions = new HashMap<>();
    private RequestPostProcessor session;

    @BeforeEach
    void aDepartment() {
        team = people.team();
        session = of(team.steward());
    }

    @Test
    void aWideListShowsTheColumnsThatWereChosen() throws Exception {
        go(post("/lists/demand").param("name", "婚姻登记信息").param("scenario", "救助核对").param("basis", "《办法》").param("items", "姓名").param("contact", "周敏"));
        Document all = page("/lists/demand");
        assertThat(all.select("table.reg thead th")).hasSize(13);
        assertThat(all.select("details.columns input[name=col][checked]")).hasSize(12);
        Document some = page("/lists/demand?q=婚姻&col=name&col=state&size=50");
        assertThat(some.select("table.reg thead th").eachText()).startsWith("需求名称").hasSize(3);
        assertThat(some.select("details.columns input[type=hidden]").eachAttr("name")).containsExactlyInAnyOrder("q", "size");
        assertThat(some.select("form[data-filter] input[type=hidden][name=col]").eachAttr("value")).containsExactly("name", "state");
        assertThat(page("/lists/duty").select("details.columns")).isEmpty();
    }

    @Test
    void aDraftIsWrittenCheckedAndHandedInOnItsPages() throws Exception {
        String name = Catalogers.name();
        page("/entries/new");
        String form = go(post("/entries").param("name", name));
        String at = form.replace("/form", "");
        Document blank = page(form);
        assertThat(blank.select("#name").val()).isEqualTo(name);
        assertThat(blank.text()).contains("严禁涉密");
        assertThat(page(at + "/check").text()).contains("处不符合要求").contains("请选择共享属性");
        assertThat(page(form + "?checked=true").select("[data-errors] li")).hasSizeGreaterThan(5);

        go(filled(post(at + "/edition"), name).param("version", "0").param("then", "check"));
        Document check = page(at + "/check");
        assertThat(check.text()).doesNotContain("不符合要求").contains("低保对象");
        go(post(at + "/submission").param("version", version(check)));
        assertThat(page(at).select(".rail .now").text()).contains("本单位审签");
        assertThat(page("/entries?stage=UNIT_SIGNATURE&unit=" + team.unit().id()).text()).contains(name);
    }

    @Test
    void whatWasTypedWronglyStaysAndIsToldAtItsField() throws Exception {
        long id = people.draft(team);
        Document again = refused(filled(post("/entries/" + id + "/edition"), "新名称").param("version", "0").param("dataFrom", "2024-02-31").param("item.0.length", "很长"), 422);
        assertThat(again.select("[data-errors] li")).hasSize(2);
        assertThat(again.select("#name").val()).isEqualTo("新名称");
        Document secret = refused(filled(post("/entries/" + id + "/edition"), "绝密名单").param("version", "0"), 422);
        assertThat(secret.select("[data-errors]").text()).contains("绝密");
    }

    @Test
    void aNoticeThatBearsAMarkOfSecrecyIsRefusedByItsWords() throws Exception {
        session = of(team.clerk());
        Document again = refused(post("/notices").param("title", "机密★ 关于开展自查的通知").param("body", "商业秘密 培训与数据安全"), 422);
        assertThat(again.select("[data-errors]").text()).contains("机密★").doesNotContain("商业秘密");
        assertThat(again.select("[name=title]").val()).as("nothing typed is lost").isEqualTo("机密★ 关于开展自查的通知");
    }

    @Test
    void aStaleFormShowsBothVersionsAndKeepsWhatWasTyped() throws Exception {
        long id = people.draft(team);
        String name = entries.underWay(team.steward(), id).content().name();
        go(filled(post("/entries/" + id + "/edition"), name + "甲").param("version", "0"));
        Document stale = refused(filled(post("/entries/" + id + "/edition"), name + "乙").param("version", "0"), 409);
        assertThat(stale.select("#name").val()).isEqualTo(name + "乙");
        assertThat(stale.text()).contains("他人已保存").contains(name + "甲");
        assertThat(stale.select("#saved input[name=version]").val()).isEqualTo("1");
        go(filled(post("/entries/" + id + "/edition"), name + "乙").param("version", "1"));
        assertThat(entries.underWay(team.steward(), id).content().name()).isEqualTo(name + "乙");
    }

    @Test
    void theFormSavesItselfAndSaysWhenItCannot() throws Exception {
        long id = people.draft(team);
        String saved = html(filled(post("/entries/" + id + "/autosave"), "自动保存的").param("version", "0").with(csrf()));
        assertThat(saved).contains("已自动保存").contains("name=\"version\" value=\"1\"");
        assertThat(html(filled(post("/entries/" + id + "/autosave"), "旧的").param("version", "0").with(csrf()))).contains("尚未自动保存");
        assertThat(html(filled(post("/entries/" + id + "/autosave"), "涉密名单").param("version", "1").with(csrf()))).contains("尚未自动保存").contains("涉密");
        assertThat(entries.underWay(team.steward(), id).content().name()).isEqualTo("自动保存的");
    }

    @Test
    void theReviewerPublishesOrReturnsOnTheRecord() throws Exception {
        long id = people.received(team);
        assertThat(page("/entries/" + id).select("form[action$=publication]")).as("not the unit itself").isEmpty();
        session = of(team.clerk());
        Document record = page("/entries/" + id);
        assertThat(record.select("form[action$=publication]")).hasSize(1);
        assertThat(refused(post("/entries/" + id + "/return").param("version", version(record)).param("reason", ""), 422).select("[data-errors]")).isNotEmpty();
        go(post("/entries/" + id + "/return").param("version", version(record)).param("reason", "请补充数据范围"));
        assertThat(page("/entries/" + id).select("form[action$=publication]")).isEmpty();
        session = of(team.steward());
        assertThat(page("/entries/" + id).text()).contains("主管部门退回补正").contains("请补充数据范围");
        people.handIn(team, id);
        session = of(team.clerk());
        go(post("/entries/" + id + "/publication").param("version", version(page("/entries/" + id))));
        Document published = page("/entries/" + id);
        assertThat(published.select(".flash").text()).contains("已发布");
        assertThat(published.text()).contains("307/");
    }

    @Test
    void aChangeShowsItsDifferencesAndTheStandingEditionStaysReadable() throws Exception {
        long id = people.published(team);
        go(post("/entries/" + id + "/changes").param("version", version(page("/entries/" + id))).param("kind", "LAW").param("effectiveOn", clocks.today().toString()).param("reason", "《政务数据共享条例》修订"));
        go(filled(post("/entries/" + id + "/edition"), "改后名称" + id).param("version", version(page("/entries/" + id + "/form"))));
        Document changed = page("/entries/" + id);
        assertThat(changed.select("ins").eachText()).contains("改后名称" + id);
        assertThat(page("/entries/" + id + "?version=1").select("h1").text()).isNotEqualTo("改后名称" + id);
        session = of(people.stranger());
        Document strangers = page("/entries/" + id);
        assertThat(strangers.text()).doesNotContain("改后名称" + id).doesNotContain("办理过程");
        mvc.perform(get("/entries/" + id + "?version=2").with(session)).andExpect(status().isNotFound());
        session = of(team.steward());
        go(post("/entries/" + id + "/changes/drop").param("version", version(page("/entries/" + id))).param("reason", "不改了"));
        assertThat(page("/entries/" + id).select("form[action$=changes]")).hasSize(1);
    }

    @Test
    void aStrangerFindsNoDraftAtAnyAddress() throws Exception {
        long id = people.draft(team);
        session = of(people.stranger());
        for (String address : new String[] {"", "/form", "/check", "/paper.docx", "/paper.pdf"}) {
            mvc.perform(get("/entries/" + id + address).with(session)).andExpect(status().isNotFound());
        }
        for (String step : new String[] {"/edition", "/autosave", "/submission", "/discard", "/retrieval", "/publication", "/return", "/changes", "/offline", "/online", "/abolition"}) {
            int code = mvc.perform(post("/entries/" + id + step).param("version", "0").param("reason", "试").param("kind", "LAW").param("effectiveOn", "2026-03-02").param("name", "试")
                    .with(session).with(csrf())).andReturn().getResponse().getStatus();
            assertThat(code).as(step).isIn(403, 404);
        }
        assertThat(people.version(id)).isZero();
    }

    @Test
    void theExportHoldsExactlyWhatIsFiltered() throws Exception {
        people.published(team);
        people.draft(team);
        byte[] file = mvc.perform(get("/entries/export.xlsx?stage=PUBLISHED&unit=" + team.unit().id()).with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).as("title, line, head, one row").isEqualTo(3);
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).matches("307/\\d{6}");
        }
    }

    @Test
    void anEntryIsPrintedAsWordAndPdf() throws Exception {
        long id = people.published(team);
        assertThat(mvc.perform(get("/entries/" + id + "/paper.docx").with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(mvc.perform(get("/entries/" + id + "/paper.pdf?version=1").with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void tablesOfASurveyAreChosenOnAPageThatTheSurveyLinks() throws Exception {
        long survey = people.survey(team.unit(), "COMPLETE", "t_a|甲表", "t_b|乙表");
        String at = "/entries/from-survey/" + survey;
        assertThat(page("/surveys/" + survey).select("a[href=" + at + "]")).hasSize(1);
        Document choose = page(at);
        assertThat(choose.select("input[name=ids]")).hasSize(2);
        assertThat(refused(post(at), 422).select("[data-errors]").text()).contains("请至少选择一张数据表");
        String form = go(post(at).param("ids", choose.select("input[name=ids]").first().val()));
        assertThat(page(form).select("#name").val()).isEqualTo("甲表");
        assertThat(page(at).select("input[name=ids]")).hasSize(1);
        String system = page(form).select("#system option[selected]").val();
        assertThat(page("/systems/" + system).text()).contains("甲表");
        assertThat(page("/units/" + team.unit().id()).text()).contains("数据目录");
    }

    @Test
    void aWorkbookGoesInByItsPreview() throws Exception {
        page("/entries/imports");
        byte[] template = mvc.perform(get("/entries/imports/template.xlsx").with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        String name = Catalogers.name();
        String preview = go(multipart("/entries/imports").file(new MockMultipartFile("file", "目录.xlsx", "application/octet-stream", named(template, name))));
        assertThat(page(preview).text()).contains(name).contains("将建立 1 条目录草稿");
        assertThat(go(post(preview + "/confirmation"))).startsWith("/entries?stage=DRAFT");
        assertThat(page("/entries?stage=DRAFT").text()).contains(name);
        assertThat(refused(multipart("/entries/imports").file(new MockMultipartFile("file", "x.xlsx", "application/octet-stream", "nothing".getBytes(StandardCharsets.UTF_8))), 422)
                .select("[data-errors]")).isNotEmpty();
    }

    @Test
    void theClassificationIsReadByAllAndAddedToByTheBureau() throws Exception {
        assertThat(page("/classifications").select("form[action=/classifications]")).isEmpty();
        session = of(team.clerk());
        String zh = Catalogers.name();
        assertThat(page("/classifications").text()).contains("省及以下各级政务部门");
        refused(post("/classifications").param("nameZh", ""), 422);
        go(post("/classifications").param("parent", "" + people.place("211")).param("nameZh", zh).param("nameEn", "Test"));
        Document tree = page("/classifications");
        String edit = tree.select("a:contains(" + zh + ")").attr("href");
        page(edit);
        go(post(edit + "/amendment").param("version", "0").param("nameZh", zh).param("nameEn", "Test").param("closed", "yes"));
        assertThat(page("/classifications").text()).contains("停用");
        session = of(team.steward());
        mvc.perform(get(edit).with(session)).andExpect(status().isForbidden());
    }

    @Test
    void theFourListsAreKeptReviewedAndExported() throws Exception {
        long entry = people.published(team);
        assertThat(page("/lists/supply?unit=" + team.unit().id()).select("a[href=/entries/" + entry + "]")).hasSize(1);
        for (String list : new String[] {"demand", "duty", "negative"}) {
            page("/lists/" + list);
            page("/lists/" + list + "/new");
            assertThat(refused(post("/lists/" + list), 422).select("[data-errors] li")).isNotEmpty();
        }
        go(post("/lists/negative").param("items", "举报人信息" + entry).param("law", "《某法》").param("article", "第一条").param("until", "2030年1月1日"));
        String line = page("/lists/negative?unit=" + team.unit().id()).select("tbody a").attr("href");
        assertThat(page(line).text()).contains("待审核");
        session = of(team.clerk());
        refused(post(line + "/review").param("version", "0").param("decision", "refuse"), 422);
        page(line);
        go(post(line + "/review").param("version", "0").param("decision", "accept"));
        assertThat(page("/lists/negative?unit=" + team.unit().id()).text()).contains("有效").contains("2030-01-01");
        for (String list : new String[] {"supply", "demand", "duty", "negative"}) {
            mvc.perform(get("/lists/" + list + "/export.xlsx").with(session)).andExpect(status().isOk());
        }
        mvc.perform(get("/lists/unknown").with(session)).andExpect(status().isNotFound());
    }

    @Test
    void theRegisterSaysWhyItIsEmpty() throws Exception {
        assertThat(page("/entries?q=这样的名称没有").text()).contains("没有符合条件的目录");
        people.published(team);
        assertThat(page("/entries?sort=-code&sharing=UNCONDITIONAL&open=no&classification=3&unit=" + team.unit().id()).select("tbody tr")).hasSize(1);
    }

    /** Everything that a whole entry needs, as a browser sends it. */
    private MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder request, String name) {
        return request.param("name", name).param("classification", "" + people.place("307")).param("providerCode", "11420500000001230E").param("abstract", "低保对象的姓名和金额。").param("format", "DATABASE:mysql")
                .param("sharing", "CONDITIONAL").param("sharingCondition", "仅限本市救助部门用于核对").param("sharingMethod", "PLATFORM_TABLE").param("open", "no").param("cycle", "MONTHLY")
                .param("grading", "GENERAL_2").param("sourceUnit", "" + team.unit().id()).param("contact", "周敏").param("phone", "0717-6000000")
                .param("item.0.name", "姓名").param("item.0.type", "CHARACTER").param("item.2.name", "金额").param("item.2.type", "NUMERIC").param("item.3.name", "");
    }

    private static byte[] named(byte[] template, String name) throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            var sheet = book.getSheetAt(0);
            var row = sheet.getRow(2) == null ? sheet.createRow(2) : sheet.getRow(2);
            row.createCell(0).setCellValue(name);
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static String version(Document page) {
        return page.select("main input[name=version]").first().val();
    }

    private RequestPostProcessor of(Who who) {
        return sessions.computeIfAbsent(who.personId(), person -> signedIn.as(fresh.account(person, null).id(), who.seat().postId()));
    }

    private Document page(String address) throws Exception {
        Document chinese = PageInvariants.check(html(get(address)));
        PageInvariants.check(html(get(address).cookie(new Cookie("lang", "en"))));
        return chinese;
    }

    private String html(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String go(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(session).with(csrf())).andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
    }

    private Document refused(AbstractMockHttpServletRequestBuilder<?> request, int code) throws Exception {
        return PageInvariants.check(mvc.perform(request.with(session).with(csrf())).andExpect(status().is(code)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
