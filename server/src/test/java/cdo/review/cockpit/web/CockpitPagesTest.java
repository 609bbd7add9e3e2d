package cdo.review.cockpit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.measures.Rankings;
import cdo.platform.measures.Snapshots;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The boards, the wall and the brief as a browser gets them; nothing on them that cannot be opened. */
@ServerTest
class CockpitPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    FoundedCity city;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Rankings rankings;
    @Autowired
    Clocks clocks;
    @Autowired
    DSLContext sql;

    private Who clerk;
    private Unit government;
    private Unit county;

    @BeforeEach
    void figuresOfToday() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        government = city.unit("宜昌市人民政府");
        county = city.unit("夷陵区人民政府");
        sql.query("delete from measures.ranking_rule where organiser_id = " + clerk.unitId()).execute();
        catalogue.all().forEach(measure -> snapshots.take(measure, clocks.today()));
    }

    @Test
    void everyBoardHoldsInBothLanguages() throws Exception {
        Unit department = city.unit("宜昌市民政局");
        for (String address : new String[] {"/cockpit", "/cockpit/units/" + county.id(), "/cockpit/units/" + department.id(), "/cockpit?measure=appointments.posts-filled",
            "/cockpit/units/" + government.id() + "/vacancies", "/cockpit/units/" + county.id() + "/vacancies?was=left", "/cockpit/units/" + county.id() + "/brief",
            "/cockpit/units/" + government.id() + "/wall", "/measures", "/measures?unit=" + county.id(), "/measures/appointments.posts-filled",
            "/measures/appointments.posts-filled/changes?unit=" + county.id(), "/freezes"}) {
            for (String language : new String[] {"zh", "en"}) {
                PageInvariants.check(body(ask(address, language)));
            }
        }
    }

    @Test
    void aBoardSaysAtWhichMinuteItsFiguresWereTakenAndADayIsADay() throws Exception {
        assertThat(body(ask("/cockpit", "zh"))).containsPattern("指标数据截至 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        assertThat(Jsoup.parse(body(ask("/measures?day=2100-01-01", "zh"))).select("main").text()).doesNotContain("2100").contains(clocks.today().toString());
        assertThat(ask("/measures?day=abc", "zh").getContentAsString(StandardCharsets.UTF_8)).contains("日期看不懂");
    }

    @Test
    void everythingOnTheBoardOpens() throws Exception {
        Set<String> links = new LinkedHashSet<>();
        for (String address : new String[] {"/cockpit", "/cockpit/units/" + county.id(), "/cockpit/units/" + government.id() + "/wall"}) {
            Document page = Jsoup.parse(body(ask(address, "zh")));
            page.select("main a[href^=/]").forEach(link -> links.add(link.attr("href")));
            page.select("main .num strong").forEach(number -> assertThat(number.closest(".num").select("a[href^=/measures/]")).as(number.text()).isNotEmpty());
        }
        assertThat(links).hasSizeGreaterThan(40);
        var tried = new LinkedHashSet<String>();
        for (String link : links) {
            // one of each sort of address
            if (tried.add(link.replaceAll("\\d+", "0"))) {
                assertThat(ask(link, "zh").getStatus()).as(link).isEqualTo(200);
            }
        }
    }

    @Test
    void aCountysBoardListsItsOwnUnitsByTheChosenMeasure() throws Exception {
        Document page = Jsoup.parse(body(ask("/cockpit/units/" + county.id() + "?measure=appointments.posts-filled", "zh")));
        assertThat(page.select("main table").text()).contains("夷陵区");
        assertThat(page.select("svg.map")).isEmpty();
        assertThat(Jsoup.parse(body(ask("/cockpit", "zh"))).select("svg.map a")).hasSizeGreaterThanOrEqualTo(13);
        assertThat(Jsoup.parse(body(ask("/cockpit", "en"))).select("svg.map a title").eachText()).hasSizeGreaterThanOrEqualTo(13).noneMatch(title -> title.matches(".*\\p{IsHan}.*"));
    }

    @Test
    void theVacancyListIsTheMeasuresRows() throws Exception {
        Document tile = Jsoup.parse(body(ask("/measures/appointments.posts-filled/rows?below=true&unit=" + county.id(), "zh")));
        String note = tile.select("main .card-top .note").text();
        int counted = Integer.parseInt(note.replaceAll("\\D*(\\d+)\\D+(\\d+)\\D+(\\d+)\\D*", "$2"));
        int due = Integer.parseInt(note.replaceAll("\\D*(\\d+)\\D+(\\d+)\\D+(\\d+)\\D*", "$3"));
        String totals = body(ask("/cockpit/units/" + county.id() + "/vacancies", "zh"));
        assertThat(Jsoup.parse(totals).select("main").text()).contains("共 " + (due - counted) + " 条");
    }

    @Test
    void theWallNamesCountiesOnlyWhereTheOrganiserAllows() throws Exception {
        String address = "/cockpit/units/" + government.id() + "/wall";
        assertThat(body(ask(address, "zh"))).doesNotContain("svg class=\"map\"").contains("每分钟");
        rankings.name(clerk, clerk.unitId(), true, -1);
        Document wall = PageInvariants.check(body(ask(address, "zh")));
        assertThat(wall.select("svg.map")).hasSize(1);
        assertThat(wall.select("a[hx-target=#wall]").attr("hx-trigger")).isEqualTo("every 60s, click");
    }

    @Test
    void theBriefIsOnePageWithTheBoardsFigures() throws Exception {
        String at = "/cockpit/units/" + government.id() + "/brief";
        byte[] pdf = ask(at + ".pdf", "zh").getContentAsByteArray();
        String figure = Jsoup.parse(body(ask("/cockpit", "zh"))).select(".num:has(.num-label:contains(岗位到任率)) strong").text();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", "")).contains("首席数据官工作简报").contains(figure);
        }
        assertThat(ask(at + ".docx", "zh").getContentAsByteArray()).startsWith('P', 'K');
        assertThat(body(ask(at, "en"))).contains(figure);
        assertThat(ask(at + "?month=2099-01", "zh").getStatus()).isEqualTo(409);
        var before = ask(at + "?month=2021-01", "zh");
        assertThat(before.getStatus()).isEqualTo(409);
        assertThat(before.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).contains("开始记录");
        assertThat(ask(at + "?month=2026-13", "zh").getStatus()).isEqualTo(422);
    }

    @Test
    void aStrangerOpensNoneOfThem() throws Exception {
        Who stranger = city.acting(county, PostKind.DATA_STEWARD);
        long account = fresh.accountOf(stranger);
        long sibling = city.unit("宜昌市公安局").id();
        for (String part : new String[] {"", "/vacancies", "/wall", "/brief", "/brief.docx", "/brief.pdf"}) {
            assertThat(mvc.perform(get("/cockpit/units/" + sibling + part).with(signedIn.as(account))).andReturn().getResponse().getStatus()).as(part).isEqualTo(404);
        }
    }

    private MockHttpServletResponse ask(String address, String language) throws Exception {
        return mvc.perform(get(address).with(signedIn.as(fresh.accountOf(clerk))).cookie(new Cookie("lang", language))).andReturn().getResponse();
    }

    private static String body(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
