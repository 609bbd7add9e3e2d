package cdo.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cdo.data.survey.Bureaux;
import cdo.data.survey.SourceDraft;
import cdo.fixture.BrowserTest;
import cdo.office.appointments.Stage;
import cdo.platform.identity.FoundedAccounts;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Role;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.scan.fixture.MariaDbServer;
import cdo.scan.fixture.TestData;
import com.microsoft.playwright.Locator;
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
    private @Nullable String filing;
    private @Nullable String notice;
    private boolean filed;
    private @Nullable String system;
    private @Nullable String survey;
    private @Nullable String entry;

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
        steward.open("/workbench").open("/filings").open("/filings/new");
        Locator posts = steward.page.locator("form[action='/filings'] [name=posts]");
        assertThat(posts.count()).as("the county names its officer and its executive").isEqualTo(2);
        posts.all().forEach(Locator::check);
        steward.fill("/filings", "letterNumber", "兴政函〔2026〕12号").press("/filings");
        String drafted = steward.path();
        for (int i = 0; i < 2; i++) {
            steward.open(drafted);
            List<String> lines = lines(steward);
            steward.open(lines.get(i));
            String action = lines.get(i).replace("/form", "");
            nominee(i == 0 ? "陈兴山" : "林兴山").forEach((field, value) -> steward.fill(action, field, value));
            steward.press(action);
        }
        steward.open(drafted + "/check");
        assertThat(steward.page.locator("form[action$='/signature'] button:enabled").count()).as(steward.text()).isPositive();
        steward.press(drafted + "/signature");
        filing = drafted;
        assertThat(steward.text()).contains("陈兴山").contains("林兴山");
        steward.open(drafted + "/letter");
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
        bureau.open(lines.getLast()).press(lines.getLast() + "/acceptance");
        assertThat(bureau.open(filing).text()).contains("请补充分管文件文号");
    }

    @Test
    @Order(4)
    void itIsCorrectedAndFiled() {
        assumeThat(filing).as("a letter was drafted").isNotNull();
        String line = lines(steward.open(filing)).getFirst().replace("/form", "");
        steward.open(line + "/form").fill(line, "basisNumber", "兴发〔2026〕8号").press(line);
        steward.open(line).press(line + "/resubmission");
        bureau.open(line).press(line + "/acceptance");
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
        var submitted = stage.submitted(below, "郑县直");
        try (Walker countyBureau = seated("县局经办人", units.bureau(county.regionId(), clocks.today()), PostKind.BUREAU_CLERK)) {
            String line = lines(countyBureau.open(submitted.href())).getFirst();
            countyBureau.open(line).press(line + "/acceptance");
        }
        String act = appoint(authorityClerk, authorityHead, "县领导小组研究", "郑县直");
        assertThat(authorityClerk.open(act).text()).contains("郑县直同志任");
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
        }
    }

    @Test
    @Order(10)
    void anEntryIsDraftedFromTheSurveySignedAndPublished() {
        assumeThat(serves("/entries/from-survey/{surveyId}")).as("the catalog is there").isTrue();
        assumeThat(survey).as("a database was surveyed").isNotNull();
        String from = "/entries/from-survey/" + survey.replaceAll("\\D", "");
        dataSteward.open(from);
        dataSteward.page.locator("main tr:has-text('person') [name=ids]").check();
        dataSteward.press(from);
        String drafted = dataSteward.path().replaceAll("/form.*", "");
        var typed = new LinkedHashMap<String, String>();
        typed.put("name", "低保对象人员信息");
        typed.put("classification", "人口");
        typed.put("abstract", "本市低保对象的基本情况，供核对使用。");
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
            sign(departmentHead, "低保对象");
        }
        bureau.open(drafted).press(drafted + "/publication");
        assertThat(bureau.open(drafted).text()).contains("低保对象人员信息").contains("已发布");
        entry = drafted;
    }

    @Test
    @Order(11)
    void somebodyElseFindsItByPinyinInitials() {
        assumeThat(entry).as("an entry was published").isNotNull();
        try (Walker other = seated("别的单位的人", bureaux.department(), PostKind.LIAISON)) {
            other.open("/search?q=dbdxryxx");
            assertThat(other.text()).contains("低保对象人员信息");
            assertThat(other.open("/entries?q=低保对象").text()).contains("低保对象人员信息");
            other.open(entry);
        }
    }

    @Test
    @Order(12)
    void theCockpitShowsItAndTheEvidenceOpens() {
        assumeThat(serves("/cockpit")).as("the cockpit is there").isTrue();
        bureau.open("/cockpit");
        assertThat(bureau.text()).isNotEmpty();
        Locator evidence = bureau.page.locator("main a[href*='/rows']");
        assertThat(evidence.count()).as("a number that leads to its rows").isPositive();
        bureau.follow("main a[href*='/rows']");
        assertThat(bureau.text()).isNotEmpty();
    }

    @Test
    @Order(13)
    void theAuditorSignsInWithASecondFactorAndVerifiesTheTrail() {
        long account = accounts.demo(new FoundedAccounts.Demo("j-audit-" + port, "审计管理员", null, Role.AUDIT_ADMIN, PASSWORD, OneTimeCode.SECRET));
        assertThat(account).isPositive();
        try (Walker auditor = town.somebody("审计管理员").signIn("j-audit-" + port, PASSWORD)) {
            assertThat(auditor.path()).isEqualTo("/sign-in/second-factor");
            assertThat(auditor.status("/audit")).as("half signed in").isLessThan(400);
            assertThat(auditor.path()).startsWith("/sign-in");
            auditor.signIn("j-audit-" + port, PASSWORD).fill("/sign-in/second-factor", "code", OneTimeCode.now()).press("/sign-in/second-factor");
            assertThat(auditor.open("/audit").text()).contains("审计日志");
            auditor.open("/audit/verification").press("/audit/verification");
            assertThat(auditor.open("/audit/verification").text()).contains("历次校验");
            assertThat(auditor.status("/filings/new")).as("administrators have no business rights").isIn(403, 409);
        }
    }

    @Test
    @Order(14)
    void aStrangerGetsNowhere() {
        try (Walker stranger = seated("别的部门", bureaux.department(), PostKind.DATA_STEWARD)) {
            for (String closed : new String[] {filing, system, survey}) {
                if (closed != null) {
                    assertThat(stranger.status(closed)).as(closed).isIn(403, 404);
                }
            }
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

    /** Signs the first matter waiting whose title has the words. */
    private static void sign(Walker signer, String words) {
        signer.open("/approvals").follow("main td a[href^='/approvals/']:has-text('" + words + "')");
        signer.press(signer.path() + "/signature");
    }

    private String surveyed(Walker walker, String of, SourceDraft draft) {
        walker.open(of + "/sources/new?kind=" + draft.kind().name());
        var typed = new LinkedHashMap<String, String>();
        typed.put("name", draft.name());
        typed.put("host", "127.0.0.1");
        typed.put("port", "" + draft.port());
        typed.put("database", draft.database());
        if (!draft.schemas().isEmpty()) {
            typed.put("schemas", draft.schemas());
        }
        typed.put("login", draft.login());
        typed.put("password", draft.password());
        walker.fill(of + "/sources", typed).press(of + "/sources");
        String source = walker.path();
        walker.press(source + "/trials");
        assertThat(walker.page.content()).as("a password is never shown again").doesNotContain(draft.password());
        walker.open(source).press(source + "/surveys");
        String run = walker.path();
        walker.page.locator("#progress progress").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED).setTimeout(60_000));
        walker.open(run);
        return run;
    }

    private static List<String> lines(Walker walker) {
        return walker.page.locator("main td a[href*='/lines/']").all().stream().map(link -> link.getAttribute("href")).distinct().toList();
    }

    private static Map<String, String> nominee(String name) {
        var all = new LinkedHashMap<String, String>();
        all.put("name", name);
        all.put("sex", "1");
        all.put("birthMonth", "1975-03");
        all.put("ethnicity", "01");
        all.put("affiliation", "01");
        all.put("title", "县委常委、副县长");
        all.put("portfolio", "分管数据管理、政务服务");
        all.put("rank", "四级调研员");
        all.put("education", "20");
        all.put("degree", "4");
        all.put("major", "计算机科学与技术");
        all.put("digitalHistory", "主持一网通办");
        all.put("officePhone", "0717-2580001");
        all.put("mobile", "13800000001");
        all.put("political", "政治立场坚定，坚决执行上级部署。");
        all.put("digitalThinking", "善于用数据说话、用数据决策。");
        all.put("reformKnowledge", "主持过“一网通办”改革，熟悉业务流程。");
        all.put("partyOpinion", "2026年县委常委会研究同意。");
        all.put("liaisonName", "王联络");
        all.put("supportOffice", "信息科");
        all.put("stewardName", "李专员");
        all.put("stewardPhone", "0717-2580003");
        all.put("liaisonTitle", "科员");
        all.put("liaisonPhone", "0717-2580002");
        all.put("concurrent", "yes");
        all.put("plannedStart", "2026-12-01");
        all.put("basisNumber", "兴发〔2026〕3号");
        all.put("principleReason", "县委研究确定。");
        return all;
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
