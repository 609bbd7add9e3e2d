package cdo.journey;

import static cdo.journey.Errands.drafted;
import static cdo.journey.Errands.lines;
import static cdo.journey.Errands.sign;
import static cdo.journey.Errands.surveyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cdo.data.survey.Bureaux;
import cdo.data.survey.SourceDraft;
import cdo.fixture.BrowserTest;
import cdo.office.appointments.Stage;
import cdo.platform.audit.Sealer;
import cdo.platform.identity.FoundedAccounts;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.measures.Snapshots;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.scan.fixture.MariaDbServer;
import cdo.scan.fixture.TestData;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The main job of the product, played by separate people in a real browser. A chapter whose beginning did not succeed is skipped. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CityJourneyTest {

    private static final String PASSWORD = "Xuanhua-72-Lamp";
    private static final String COUNTY = "兴山县人民政府";

    @LocalServerPort
    int port;
    @Autowired
    FoundedAccounts accounts;
    @Autowired
    FoundedCity city;
    @Autowired
    Stage stage;
    @Autowired
    Bureaux bureaux;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;
    @Autowired
    Snapshots snapshots;
    @Autowired
    Sealer sealer;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Town town;
    private Unit county;
    private Unit department;
    private Walker steward;
    private Walker head;
    private Walker bureau;
    private Walker authorityClerk;
    private Walker authorityHead;
    private Walker dataSteward;
    private Walker auditor;
    private @Nullable String filing;
    private @Nullable String notice;
    private boolean filed;
    private @Nullable String system;
    private @Nullable String survey;
    private @Nullable String entry;
    private Subject subject = new Subject("person", "低保对象人员信息", "dbdxryxx");

    /** What is published: a surveyed table, the name of its entry, the initials by which somebody finds it. */
    private record Subject(String table, String entry, String initials) {
    }

    @BeforeAll
    void peopleAndTheirBrowsers() {
        assumeThat(Town.hasBrowser()).as("a browser at " + Town.CHROMIUM).isTrue();
        town = new Town("http://127.0.0.1:" + port);
        county = city.unit(COUNTY);
        department = bureaux.department();
        steward = seated("县数据专员", county, PostKind.DATA_STEWARD);
        head = seated("县主要负责人", county, PostKind.UNIT_HEAD);
        bureau = seated("市局经办人", bureaux.bureau(), PostKind.BUREAU_CLERK);
        authorityClerk = seated("任免机关经办人", stage.authority(county), PostKind.AUTHORITY_CLERK);
        authorityHead = seated("任免机关负责人", stage.authority(county), PostKind.AUTHORITY_HEAD);
        dataSteward = seated("部门数据专员", department, PostKind.DATA_STEWARD);
    }

    @AfterAll
    void home() {
        if (town != null) {
            town.close();
        }
    }

    @Test
    @Order(1)
    void aClerkDraftsALetterWithTwoNominees() {
        steward.open("/workbench");
        filing = drafted(steward, "兴政函〔2026〕12号", "陈兴山", "林兴山");
        assertThat(steward.text()).contains("陈兴山").contains("林兴山");
        steward.open(filing + "/letter");
        assertThat(steward.text()).contains("兴政函〔2026〕12号");
    }

    @Test
    @Order(2)
    void theUnitHeadSigns() {
        assumeThat(filing).as("a letter was drafted").isNotNull();
        sign(head, "兴山");
        assertThat(steward.open(filing).text()).contains("已报送");
    }

    @Test
    @Order(3)
    void theBureauReturnsOneLineAndAcceptsTheOther() {
        assumeThat(filing).as("a letter was drafted").isNotNull();
        bureau.open("/filings").open(filing);
        List<String> lines = lines(bureau);
        bureau.open(lines.getFirst());
        bureau.fill(lines.getFirst() + "/return", "reason", "请补充分管文件文号").press(lines.getFirst() + "/return");
        bureau.open(lines.getLast()).fill(lines.getLast() + "/acceptance", "unscanned", "yes").press(lines.getLast() + "/acceptance");
        assertThat(bureau.open(filing).text()).contains("请补充分管文件文号");
    }

    @Test
    @Order(4)
    void itIsCorrectedAndFiled() {
        assumeThat(filing).as("a letter was drafted").isNotNull();
        String line = lines(steward.open(filing)).getFirst().replace("/form", "");
        steward.open(line + "/form").fill(line, "basisNumber", "兴发〔2026〕8号").press(line);
        steward.open(line).press(line + "/resubmission");
        bureau.open(line).fill(line + "/acceptance", "unscanned", "yes").press(line + "/acceptance");
        bureau.open(filing);
        if (bureau.page.locator("form[action$='/completion'] button:enabled").count() > 0) {
            bureau.press(filing + "/completion");
        }
        assertThat(bureau.open(filing).text()).contains("备案编号").containsPattern("〔\\d{4}〕\\d+号");
        filed = true;
        assertThat(steward.open("/duties").text()).isNotEmpty();
    }

    @Test
    @Order(5)
    void theAuthorityAppointsBothByOneDocumentAndItsNoticeIsRead() {
        assumeThat(filed).as("both nominees are filed").isTrue();
        String act = appoint(authorityClerk, authorityHead, "经县委常委会2026年会议研究", "陈兴山", "林兴山");
        authorityClerk.open(act);
        assertThat(authorityClerk.text()).contains("陈兴山").contains("林兴山");
        authorityClerk.follow("main a[href^='/documents/'], a[href^='/documents/']");
        notice = authorityClerk.path();
        assertThat(steward.open(notice).text()).contains("陈兴山").contains("首席数据官");
        assertThat(steward.open("/roster?q=兴山").text()).contains("陈兴山");
        assertThat(steward.open("/units/" + county.id()).text()).contains("陈兴山");
    }

    @Test
    @Order(6)
    void aSecondHolderIsRefusedWithTheReason() {
        assumeThat(notice).as("the first officer is in office").isNotNull();
        stage.filed(county, "周第二");
        authorityClerk.open("/appointments/new").fill("/appointments", "basis", "再次研究").press("/appointments");
        String act = authorityClerk.path();
        authorityClerk.fill(act + "/appointees", Map.of("candidate", "周第二", "from", clocks.today().toString()));
        String answer = authorityClerk.refusedAt(act + "/appointees");
        assertThat(answer).contains("陈兴山");
        assertThat(authorityClerk.open("/roster?q=兴山").text()).doesNotContain("周第二");
    }

    @Test
    @Order(7)
    void aCountyAppointsItsOwnDepartmentsOfficerWithoutTheCity() {
        Unit below = city.fresh(city.acting(bureaux.bureau(), PostKind.BUREAU_CLERK), county, UnitKind.DEPARTMENT);
        try (Walker ownSteward = seated("县直单位专员", below, PostKind.DATA_STEWARD);
                Walker ownHead = seated("县直单位负责人", below, PostKind.UNIT_HEAD);
                Walker countyBureau = seated("县局经办人", units.bureau(county.regionId(), clocks.today()), PostKind.BUREAU_CLERK)) {
            String letter = drafted(ownSteward, "兴直函〔2026〕3号", "郑县直");
            sign(ownHead, below.name());
            assertThat(bureau.status(letter)).as("the city reads what the county files").isEqualTo(200);
            assertThat(bureau.page.locator("form[action$='/acceptance'], form[action$='/return']").count()).as("and has nothing to decide").isZero();
            String line = lines(countyBureau.open(letter)).getFirst();
            countyBureau.open(line).fill(line + "/acceptance", "unscanned", "yes").press(line + "/acceptance");
        }
        String act = appoint(authorityClerk, authorityHead, "县领导小组研究", "郑县直");
        assertThat(authorityClerk.open(act).text()).contains("郑县直同志任");
        assertThat(steward.open("/roster?q=" + below.name()).text()).contains("郑县直");
    }

    @Test
    @Order(8)
    void aDepartmentRegistersASystemAttachesADatabaseAndSurveysIt() {
        dataSteward.open("/systems").open("/systems/new");
        dataSteward.fill("/systems", Map.of("name", "低保申报管理系统", "phase", "RUNNING"));
        Bureaux.complete().forEach((field, value) -> dataSteward.fill("/systems", field.field(), value));
        dataSteward.press("/systems");
        system = dataSteward.path();
        dataSteward.press(system + "/registration");
        assertThat(dataSteward.text()).contains("已登记");
        SourceDraft draft = bureaux.database("业务库");
        survey = surveyed(dataSteward, system, draft);
        assertThat(dataSteward.text()).contains("人员信息").contains("2,500");
        dataSteward.follow("main a[href^='/surveyed-tables/']:has-text('person')");
        assertThat(dataSteward.text()).contains("身份证号").doesNotContain("绝密原文").doesNotContain("11010519491231002X");
    }

    @Test
    @Order(9)
    void aRealMariaDbIsSurveyedToo() throws Exception {
        assumeThat(MariaDbServer.isInstalled()).as("MariaDB is installed").isTrue();
        Path dump = TestData.file("databases/ruoyi-admin.mysql.sql");
        assumeThat(system).as("a system is registered").isNotNull();
        try (MariaDbServer server = MariaDbServer.start()) {
            server.load("ruoyi", dump);
            surveyed(dataSteward, system, SourceDraft.database("管理后台库", cdo.scan.Source.Kind.MYSQL, "127.0.0.1", server.port(), "ruoyi", "", MariaDbServer.USER,
                    MariaDbServer.PASSWORD, cdo.scan.Tls.IF_OFFERED));
            assertThat(dataSteward.text()).contains("sys_user");
            survey = dataSteward.path();
            subject = new Subject("sys_dept", "政务服务机构信息", "zwfwjgxx");
        }
    }

    @Test
    @Order(10)
    void anEntryIsDraftedFromTheSurveySignedAndPublished() {
        assumeThat(serves("/entries/from-survey/{surveyId}")).as("the catalog is there").isTrue();
        assumeThat(survey).as("a database was surveyed").isNotNull();
        String from = "/entries/from-survey/" + survey.replaceAll("\\D", "");
        dataSteward.open(from);
        dataSteward.page.locator("main tr:has-text('" + subject.table() + "') [name=ids]").first().check();
        dataSteward.press(from);
        String drafted = dataSteward.path().replaceAll("/form.*", "");
        var typed = new LinkedHashMap<String, String>();
        typed.put("name", subject.entry());
        typed.put("classification", "人口");
        typed.put("abstract", "本市" + subject.entry() + "，供核对使用。");
        typed.put("providerCode", "11420500000001230E");
        typed.put("contact", "李专员");
        typed.put("phone", "0717-6250003");
        typed.put("cycle", "MONTHLY");
        typed.put("sharing", "CONDITIONAL");
        typed.put("sharingCondition", "仅供社会救助家庭经济状况核对使用。");
        typed.put("open", "no");
        typed.put("grading", "GENERAL_2");
        typed.forEach((field, value) -> dataSteward.fill(drafted + "/edition", field, value));
        dataSteward.fill(drafted + "/edition", "sharingMethod", dataSteward.page.locator("[name=sharingMethod]").first().getAttribute("value"));
        dataSteward.press(drafted + "/edition");
        dataSteward.open(drafted + "/check");
        assertThat(dataSteward.page.locator("form[action$='/submission'] button:enabled").count()).as(dataSteward.text()).isPositive();
        dataSteward.press(drafted + "/submission");
        try (Walker departmentHead = seated("部门主要负责人", department, PostKind.UNIT_HEAD)) {
            sign(departmentHead, subject.entry());
        }
        bureau.open(drafted).press(drafted + "/publication");
        assertThat(bureau.open(drafted).text()).contains(subject.entry()).contains("已发布");
        entry = drafted;
    }

    @Test
    @Order(11)
    void somebodyElseFindsItByPinyinInitials() {
        assumeThat(entry).as("an entry was published").isNotNull();
        try (Walker other = seated("别的单位的人", bureaux.department(), PostKind.LIAISON)) {
            other.open("/search?q=" + subject.initials());
            assertThat(other.text()).contains(subject.entry());
            assertThat(other.open("/entries?q=" + subject.entry()).text()).contains(subject.entry());
            other.open(entry);
        }
    }

    @Test
    @Order(12)
    void theCockpitShowsItAndTheEvidenceOpens() {
        assumeThat(entry).as("an entry was published").isNotNull();
        String board = "/cockpit/units/" + department.id();
        assertThat(bureau.open(board).text()).contains(department.name());
        assertThat(standing(board, "catalog.systems-with-entry")).as("before the night's work").contains("不适用");
        snapshots.run(clocks.today());
        for (String measure : List.of("survey.systems-surveyed", "catalog.systems-with-entry")) {
            assertThat(standing(board, measure)).as(measure).contains("100.0%").contains("1 / 1");
            bureau.follow("main .num a[href^='/measures/" + measure + "/rows']");
            assertThat(bureau.text()).as("the evidence of " + measure).contains("低保申报管理系统");
        }
        assertThat(bureau.open("/cockpit/units/" + county.id()).text()).as("the county's officers").contains("陈兴山").contains("林兴山");
    }

    @Test
    @Order(13)
    void theAuditorSignsInWithASecondFactorAndVerifiesTheTrail() {
        long account = accounts.demo(new FoundedAccounts.Demo("j-audit-" + port, "审计管理员", null, Role.AUDIT_ADMIN, PASSWORD, OneTimeCode.SECRET));
        assertThat(account).isPositive();
        auditor = town.somebody("审计管理员").signIn("j-audit-" + port, PASSWORD);
        assertThat(auditor.path()).isEqualTo("/sign-in/second-factor");
        assertThat(auditor.status("/audit")).as("half signed in").isLessThan(400);
        assertThat(auditor.path()).startsWith("/sign-in");
        auditor.signIn("j-audit-" + port, PASSWORD).fill("/sign-in/second-factor", "code", OneTimeCode.now()).press("/sign-in/second-factor");
        assertThat(auditor.open("/audit").text()).contains("审计日志");
        sealer.seal(); // the poll of every second
        auditor.open("/audit/verification").press("/audit/verification");
        assertThat(auditor.open("/audit/verification").text()).contains("日志完整，未发现改动").doesNotContain("发现异常");
        assertThat(auditor.status("/filings/new")).as("administrators have no business rights").isIn(403, 409);
    }

    @Test
    @Order(14)
    void aSiblingDepartmentAForeignCountyAndAHigherUnitGetNowhereAndTheTrailSaysSo() {
        assumeThat(filing != null && system != null).as("there is something to ask for").isTrue();
        Unit foreign = city.unit("夷陵区人民政府");
        List<Walker> strangers = List.of(seated("别的部门", bureaux.department(), PostKind.DATA_STEWARD), seated("别的县", foreign, PostKind.DATA_STEWARD),
                seated("别的县的主管部门", units.bureau(foreign.regionId(), clocks.today()), PostKind.BUREAU_CLERK));
        for (Walker stranger : strangers) {
            for (String closed : new String[] {filing, system, survey}) {
                assertThat(stranger.status(closed)).as(closed).isIn(403, 404);
            }
            for (String step : new String[] {filing + "/withdrawal", system + "/registration", system + "/sources"}) {
                assertThat(stranger.post(step, Map.of("version", "0", "reason", "试探", "unit", "" + department.id()))).as(step).isIn(403, 404);
            }
        }
        assertThat(steward.post(system + "/registration", Map.of("version", "0"))).as("from above the department").isIn(403, 404);
        assertThat(dataSteward.open(system).text()).contains("已登记");
        assertThat(steward.open(filing).text()).contains("备案编号");
        for (Walker stranger : strangers) {
            auditor.open("/audit?outcome=DENIED&person=旅程" + stranger.login());
            assertThat(auditor.page.locator("main tbody tr").count()).as("refusals of " + stranger.login()).isEqualTo(6);
        }
    }

    @Test
    @Order(15)
    void theSamePagesServeOnAPhone() {
        try (Walker phone = seated(town.onAPhone("手机上的专员"), department, PostKind.DATA_STEWARD)) {
            for (String path : new String[] {"/workbench", "/duties", "/filings", "/systems", "/systems/new", "/units", "/roster", "/inbox", "/approvals", "/calendar", system, survey}) {
                if (path != null) {
                    phone.open(path);
                }
            }
        }
    }

    @Test
    @Order(16)
    void everyPageVisitedWasAccessible() {
        assertThat(town.examined()).isGreaterThan(20);
        town.wasFlawless();
    }

    /** What a board says of a measure. */
    private String standing(String board, String measure) {
        return bureau.open(board).page.locator("main .num:has(a[href^='/measures/" + measure + "/rows'])").first().innerText();
    }

    private String appoint(Walker clerk, Walker signer, String basis, String... names) {
        clerk.open("/appointments/new").fill("/appointments", "basis", basis).press("/appointments");
        String act = clerk.path();
        for (String name : names) {
            clerk.fill(act + "/appointees", Map.of("candidate", name, "from", clocks.today().toString())).press(act + "/appointees");
        }
        clerk.open(act).press(act + "/signature");
        sign(signer, "");
        clerk.open(act).press(act + "/issue");
        return act;
    }

    private Walker seated(String name, Unit unit, PostKind kind) {
        return seated(town.somebody(name), unit, kind);
    }

    private Walker seated(Walker walker, Unit unit, PostKind kind) {
        String login = "j" + System.nanoTime();
        accounts.demo(new FoundedAccounts.Demo(login, "旅程" + login, city.acting(unit, kind).personId(), null, PASSWORD, null));
        return walker.signIn(login, PASSWORD);
    }

    private boolean serves(String address) {
        return mappings.getHandlerMethods().keySet().stream().anyMatch(each -> each.getPatternValues().contains(address));
    }
}
