package cdo.platform.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.Somebody;
import cdo.platform.calendar.SpecialDays;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Seat;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.SubjectDirectory;
import cdo.platform.web.Templates;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;

/** The pages as people of a city see them, drawn without the sign-in that stands to the right of this module. */
@ServerTest
class CalendarPagesTest {
    private static final AtomicInteger CITIES = new AtomicInteger(10);

    @Autowired
    Pages pages;
    @Autowired
    Steps steps;
    @Autowired
    SpecialDays specialDays;
    @Autowired
    Templates templates;
    @Autowired
    Words words;
    @Autowired
    SubjectDirectory subjects;
    @Autowired
    DSLContext sql;

    private Who clerk;
    private Who officer;
    private String city;

    @BeforeEach
    void cityOfItsOwn() {
        city = "98" + CITIES.incrementAndGet() + "00";
        long id = sql.fetchSingle("insert into organization.region default values returning id").get(0, Long.class);
        sql.execute("insert into organization.region_state (region_id, code, name, name_en, level, valid_from) values (?, ?, ?, ?, 'CITY', date '2000-01-01')",
                id, city, "测试市" + city, "City " + city);
        clerk = in(id, Role.BUREAU_CLERK);
        officer = in(id, Role.OFFICER);
    }

    @Test
    void yearShowsItsMonthsItsTotalsAndItsSource() {
        Document page = draw(pages.year(officer, 2026, ""), officer, "/calendar");
        assertThat(page.select("table.month")).hasSize(12);
        assertThat(page.select("h1").text()).isEqualTo("2026 年工作日历");
        assertThat(page.select(".totals").text()).isEqualTo("全年工作日 248 天，休息日 117 天");
        assertThat(page.select("td.day-make-up")).hasSize(6);
        assertThat(page.select("p.source a").attr("href")).startsWith("https://www.gov.cn/");
    }

    @Test
    void yearWithoutANoticeSaysSo() {
        assertThat(draw(pages.year(officer, 2050, ""), officer, "/calendar").select(".callout-soon").text()).contains("尚无 2050 年节假日安排");
    }

    @Test
    void calculatorOpensWithTodayAndTheOwnRegion() {
        Document page = draw(pages.calculator(officer, asked()), officer, "/calendar/calculator");
        assertThat(page.select("input[name=days]").val()).isEqualTo("10");
        assertThat(page.select("option[selected]").val()).isEqualTo(city);
    }

    @Test
    void calculatorExplainsEveryDayAndKeepsTheRegionsSpecialDay() {
        Document page = draw(pages.calculator(officer, asked("from", "2026年9月18日", "days", "10", "unit", "WORKING", "receipt", "AS_IS", "region", "",
                "suspendedFrom1", "20260922", "suspendedTo1", "2026-09-29")), officer, "/calendar/calculator");
        assertThat(page.select(".due-big").text()).isEqualTo("2026年10月15日");
        assertThat(page.select("table.reg tbody tr")).hasSize(28);

        specialDays.declare(clerk, LocalDate.parse("2026-11-24"), "市庆", true, "某文件");
        Document own = draw(pages.calculator(officer, asked("from", "2026-11-23", "days", "1", "unit", "WORKING", "receipt", "AS_IS", "region", city)),
                officer, "/calendar/calculator");
        assertThat(own.select(".due-big").text()).isEqualTo("2026年11月25日");
        assertThat(own.text()).contains("市庆");
    }

    @Test
    void calculatorKeepsWhatWasTypedWrongly() {
        Screen screen = pages.calculator(officer, asked("from", "2026-02-30", "days", "x", "suspendedFrom1", "2026-03-01"));
        assertThat(screen.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = draw(screen, officer, "/calendar/calculator");
        assertThat(page.select("input[name=from]").val()).isEqualTo("2026-02-30");
        assertThat(page.select(".callout-stop li")).hasSize(5);
    }

    @Test
    void clerkSeesTheImportAndOthersReadWhoImports() {
        assertThat(draw(pages.years(clerk), clerk, "/calendar/years").select("input[type=file]")).hasSize(1);
        Document page = draw(pages.years(officer), officer, "/calendar/years");
        assertThat(page.select("input[type=file]")).isEmpty();
        assertThat(page.text()).contains("由市级主管部门经办人导入").contains("2022").contains("随产品提供");
    }

    @Test
    void previewListsChangesAndAsksBeforeItWrites() throws Exception {
        Screen screen = steps.preview(clerk, asked(), file("{\"year\":2085,\"papers\":[],\"days\":[{\"name\":\"元旦\",\"date\":\"2085-01-01\",\"isOffDay\":true}]}"));
        Document page = draw(screen, clerk, "/calendar/years/previews");
        assertThat(page.text()).contains("2085-01-01").contains("新的年份");
        assertThat(page.select("form[action=/calendar/years] input[name=text]").val()).contains("2085");
        assertThat(sql.fetchCount(sql.selectOne().from("calendar.year_file where year = 2085"))).isZero();
    }

    @Test
    void badFileIsRefusedOnTheSamePage() throws Exception {
        Screen screen = steps.preview(clerk, asked(), file("{\"year\":2085,\"papers\":[],\"days\":[]}"));
        assertThat(screen.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(draw(screen, clerk, "/calendar/years").select(".callout-stop").text()).contains("通常是国务院办公厅通知尚未公布");
        assertThat(steps.preview(clerk, asked(), null).status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThatThrownBy(() -> steps.preview(officer, asked(), file("{}"))).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void specialDaysCanBeWithdrawnByTheClerkAloneAndAreListedForAll() {
        assertThat(draw(pages.special(officer, ""), officer, "/calendar/special-days").text()).contains("没有特别日");
        specialDays.declare(clerk, LocalDate.parse("2026-11-24"), "市庆", true, "某文件");
        assertThat(draw(pages.special(clerk, ""), clerk, "/calendar/special-days").select("form[action$=withdrawals]")).hasSize(1);
        Document page = draw(pages.special(officer, ""), officer, "/calendar/special-days");
        assertThat(page.text()).contains("市庆");
        assertThat(page.select("form[method=post]")).noneMatch(form -> form.attr("action").startsWith("/calendar"));
    }

    @Test
    void specialDayIsDeclaredOnThePageAndARefusalKeepsWhatWasTyped() {
        Object done = steps.declare(clerk, asked("date", "2026-11-24", "off", "true", "name", "市庆", "basis", "某文件"));
        assertThat(done).isInstanceOf(org.springframework.http.ResponseEntity.class);
        var again = (Screen) steps.declare(clerk, asked("date", "2026-11-24", "off", "true", "name", "又一次", "basis", "某文件"));
        Document page = draw(again, clerk, "/calendar/special-days");
        assertThat(page.select(".callout-stop").text()).contains("2026-11-24 已经登记过");
        assertThat(page.select("input#name").val()).isEqualTo("又一次");
    }

    /** Draws in both languages, checks what holds for every page, and gives the Chinese one. */
    private Document draw(Screen screen, Who who, String path) {
        PageInvariants.check(html(screen, who, path, Language.EN));
        return PageInvariants.check(html(screen, who, path, Language.ZH));
    }

    private String html(Screen screen, Who who, String path, Language language) {
        var frame = new Page.Frame(path, "", who, List.of(), "_csrf", "token", "once", "测试市", false, LocalDate.parse("2026-11-25"), 0, subjects, null);
        var model = new HashMap<>(screen.model());
        model.put("page", new Page(words, language, frame));
        return templates.draw(screen.template(), model);
    }

    private static MockHttpServletRequest asked(String... fields) {
        var request = new MockHttpServletRequest();
        for (int i = 0; i < fields.length; i += 2) {
            request.addParameter(fields[i], fields[i + 1]);
        }
        return request;
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "2085.json", "application/json", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Who in(long place, Role role) {
        Who somebody = Somebody.in(place, role);
        return new Who(somebody.accountId(), somebody.login(), somebody.personId(), somebody.name(), new Seat(1L, place, place, "测试单位", "测试岗位"),
                somebody.powers(), somebody.source());
    }
}
