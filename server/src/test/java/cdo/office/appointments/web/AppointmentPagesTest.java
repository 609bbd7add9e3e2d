package cdo.office.appointments.web;

import static cdo.office.appointments.Stage.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.office.appointments.Filing;
import cdo.office.appointments.FilingReview;
import cdo.office.appointments.Register;
import cdo.office.appointments.Stage;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.web.Page;
import cdo.platform.web.Screen;
import cdo.platform.web.SubjectDirectory;
import cdo.platform.web.Templates;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;

/** The whole way of a filing and an appointment by its pages, in both languages. */
@ServerTest
class AppointmentPagesTest {

    @Autowired
    Stage stage;
    @Autowired
    FilingPages filingPages;
    @Autowired
    NomineePages linePages;
    @Autowired
    FilingSteps filingSteps;
    @Autowired
    NomineeSteps lineSteps;
    @Autowired
    AppointmentPages appointmentPages;
    @Autowired
    AppointmentSteps appointmentSteps;
    @Autowired
    RosterPages rosterPages;
    @Autowired
    OfficePages officePages;
    @Autowired
    FilingReview review;
    @Autowired
    Register register;
    @Autowired
    Contributions contributions;
    @Autowired
    Templates templates;
    @Autowired
    Words words;
    @Autowired
    SubjectDirectory subjects;
    @Autowired
    Clocks clocks;
    @Autowired
    org.jooq.DSLContext sql;

    private Duration lead;
    private Unit department;
    private Who steward;
    private Who clerk;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        department = stage.department();
        steward = stage.city.acting(department, PostKind.DATA_STEWARD);
        clerk = stage.clerk();
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void aStewardDraftsFillsInChecksAndSends() {
        assertThat(draw(filingPages.blank(steward), steward, "/filings/new").select("input[name=posts]")).hasSize(1);
        assertThat(draw((Screen) filingSteps.draft(steward, asked("letterNumber", "x")), steward, "/filings").text()).contains("请至少选择一个岗位");
        String address = seen(filingSteps.draft(steward, asked("posts", "" + stage.post(department), "letterNumber", "测函〔2026〕9号")));
        long id = Long.parseLong(address.replaceAll("\\D+", ""));
        Document record = draw(filingPages.record(steward, id), steward, address);
        assertThat(record.text()).contains("核对并送签").contains("（未填写人选）");
        long line = register.filing(id).orElseThrow().lines().getFirst().id();
        Document form = draw(linePages.form(steward, id, line, (Long) null), steward, address);
        assertThat(form.select("textarea[name=partyOpinion]")).hasSize(1);
        assertThat(draw((Screen) lineSteps.nominee(steward, id, line, asked("version", "0", "name", "张页面", "mobile", "123")), steward, address).select("input#name").val()).isEqualTo("张页面");
        seen(lineSteps.nominee(steward, id, line, asked("version", "0", "name", "张页面", "birthMonth", "1975年3月", "next", "stay")));
        assertThat(draw(linePages.form(steward, id, line, (Long) null), steward, address).select("input#birthMonth").val()).isEqualTo("1975-03");
        assertThat(draw(filingPages.check(steward, id), steward, address + "/check").text()).contains("还不能报送").contains("党组（党委）研究意见");
        assertThat(((Screen) filingSteps.signature(steward, id, asked("version", "1"))).status()).isEqualTo(HttpStatus.CONFLICT);
        draw(filingPages.list(steward, "", "", "", 1, 25), steward, "/filings");
    }

    @Test
    void theBureauReturnsAndAcceptsAndTheUnitSeesWhy() {
        Filing filing = stage.submitted(department, "张审核");
        long id = filing.id();
        long line = filing.lines().getFirst().id();
        assertThat(draw(filingPages.list(clerk, "张审核", "SUBMITTED", "2026", 1, 25), clerk, "/filings").select("tbody tr")).hasSize(1);
        Document decide = draw(linePages.line(clerk, id, line), clerk, filing.href());
        assertThat(decide.select("form[action$=acceptance]")).hasSize(1);
        assertThat(decide.text()).contains("13800000001");
        assertThat(((Screen) lineSteps.back(clerk, id, line, asked("version", "9", "reason", ""))).status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        seen(lineSteps.back(clerk, id, line, asked("version", "" + filing.lines().getFirst().version(), "reason", "依据不清")));
        Document back = draw(linePages.line(steward, id, line), steward, filing.href());
        assertThat(back.text()).contains("依据不清").contains("补正材料").contains("请先补正材料");
        assertThat(draw(filingPages.record(steward, id), steward, filing.href()).text()).contains("主管部门已作出审核决定");
        Who headOfOther = stage.city.acting(stage.department(), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> linePages.line(headOfOther, id, line)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> filingPages.letterWord(headOfOther, id)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void whoMerelyReadsAFilingSeesNoNumbersAndWhoIsShownThemLeavesALine() {
        Filing filing = stage.submitted(department, "张遮盖");
        long line = filing.lines().getFirst().id();
        Who head = stage.city.acting(stage.bureau(), PostKind.BUREAU_HEAD);
        assertThat(draw(linePages.line(head, filing.id(), line), head, filing.href()).text()).contains("138****0001").contains("197*-**").contains("0717-6250001")
                .doesNotContain("13800000001").doesNotContain("0717-6250002").doesNotContain("0717-6250003");
        linePages.line(clerk, filing.id(), line);
        filingPages.letter(clerk, filing.id());
        linePages.line(steward, filing.id(), line);
        assertThat(sql.fetch("select action from audit.event where subject_kind = 'filing' and subject_id = ? and outcome = 'READ' order by id", filing.id()).map(row -> row.get(0, String.class)))
                .containsExactly("appointments.nominee-read", "appointments.letter-read");
    }

    @Test
    void aChosenCandidateThatCannotBeReadIsToldOnTheForm() {
        Who authority = stage.city.acting(stage.authority(department), PostKind.AUTHORITY_CLERK);
        long id = Long.parseLong(seen(appointmentSteps.draft(authority, asked("basis", "经会议研究"))).replaceAll("\\D+", ""));
        for (String typed : List.of("1::2", "0:12345678901234567890:1", "::", "1:2")) {
            assertThat(((Screen) appointmentSteps.appointee(authority, id, asked("candidate", typed, "from", "2026-04-01"))).status()).as(typed).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @Test
    void theLetterIsPrintedAndItsStampedScanAdded() throws Exception {
        Filing filing = stage.submitted(department, "张盖章");
        assertThat(draw(filingPages.letter(steward, filing.id()), steward, filing.href() + "/letter").text()).contains("专此函达");
        try (var word = new XWPFDocument(new ByteArrayInputStream(filingPages.letterWord(steward, filing.id()).getBody()))) {
            assertThat(new XWPFWordExtractor(word).getText()).contains("张盖章");
        }
        assertThat(((Screen) filingSteps.file(steward, filing.id(), null, asked("purpose", "STAMPED_LETTER"))).status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        var scan = new MockMultipartFile("file", "盖章函.pdf", "application/pdf", filingPages.letterPdf(steward, filing.id()).getBody());
        seen(filingSteps.file(steward, filing.id(), scan, asked("purpose", "STAMPED_LETTER")));
        assertThat(draw(filingPages.record(steward, filing.id()), steward, filing.href()).text()).contains("盖章函.pdf").doesNotContain("尚未上传盖章函件扫描件");
    }

    @Test
    void aFileIsTakenOffWhileTheUnitHasTheFilingAndASecretTextIsRefused() {
        long id = stage.drafted(steward, department, "张材料");
        var note = new MockMultipartFile("file", "误传.txt", "text/plain", "误传".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(((Screen) filingSteps.file(steward, id, note, asked("purpose", "STAMPED_LETTER"))).status()).as("a stamped letter is a scan").isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        seen(filingSteps.file(steward, id, note, asked("purpose", "OTHER")));
        Document record = draw(filingPages.record(steward, id), steward, "/filings/" + id);
        String file = record.select("form[action$='/files/removal'] option").last().val();
        assertThat(((Screen) filingSteps.removal(steward, id, asked("attachment", file, "reason", ""))).status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThatThrownBy(() -> filingSteps.removal(steward, id, asked("attachment", "999999999", "reason", "误传"))).isInstanceOf(Problem.NotFound.class);
        seen(filingSteps.removal(steward, id, asked("attachment", file, "reason", "传错了")));
        assertThat(draw(filingPages.record(steward, id), steward, "/filings/" + id).select(".files li")).isEmpty();
        long line = register.filing(id).orElseThrow().lines().getFirst().id();
        Document refused = draw((Screen) lineSteps.nominee(steward, id, line, asked("version", "0", "name", "张材料", "partyOpinion", "研究绝密事项")), steward, "/filings/" + id);
        assertThat(refused.select("[data-errors]").text()).contains("绝密");
        Filing sent = stage.submitted(stage.department(), "张报送");
        assertThat(sent.stage().takesFilesOff()).as("what the bureau has before it stays").isFalse();
    }

    @Test
    void theAuthorityAppointsByItsPagesAndTheRosterShowsIt() throws Exception {
        Filing filing = stage.filed(department, "张任免");
        Unit authority = stage.authority(department);
        Who authorityClerk = stage.city.acting(authority, PostKind.AUTHORITY_CLERK);
        Who head = stage.city.acting(authority, PostKind.AUTHORITY_HEAD);
        assertThat(draw(appointmentPages.blank(authorityClerk), authorityClerk, "/appointments/new").text()).contains("张任免");
        String address = seen(appointmentSteps.draft(authorityClerk, asked("basis", "经领导小组会议研究")));
        long id = Long.parseLong(address.replaceAll("\\D+", ""));
        var line = filing.lines().getFirst();
        String candidate = draw(appointmentPages.record(authorityClerk, id, null), authorityClerk, address).select("select[name=candidate] option").stream()
                .filter(option -> option.text().contains("张任免")).findFirst().orElseThrow().val();
        assertThat(candidate).startsWith(line.id() + ":");
        seen(appointmentSteps.appointee(authorityClerk, id, asked("candidate", candidate, "from", "20260302", "concurrent", "yes")));
        seen(appointmentSteps.signature(authorityClerk, id, asked("version", version(id))));
        assertThat(draw(appointmentPages.record(head, id, null), head, address).text()).contains("签批");
        stage.sign(head, register.appointment(id).orElseThrow().ref());
        assertThat(draw(appointmentPages.record(authorityClerk, id, null), authorityClerk, address).select("form[action$=issue]")).hasSize(1);
        seen(appointmentSteps.issue(authorityClerk, id, asked("version", version(id), "number", "")));
        assertThat(draw(appointmentPages.record(steward, id, null), steward, address).text()).contains("张任免同志任");
        draw(appointmentPages.list(steward, "张任免", "ISSUED", 1, 25), steward, "/appointments");

        assertThat(draw(rosterPages.roster(steward, asked("q", department.name()), 1, 50), steward, "/roster").select("tbody tr").text()).contains("张任免").contains("2026-03-02");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(rosterPages.workbook(steward, asked("q", department.name())).getBody()))) {
            assertThat(book.getSheetAt(0).getRow(3).getCell(2).getStringCellValue()).isEqualTo("张任免");
        }
        try (var word = new XWPFDocument(new ByteArrayInputStream(rosterPages.word(steward, asked("q", department.name())).getBody()))) {
            assertThat(new XWPFWordExtractor(word).getText()).contains("首席数据官花名册").contains("张任免");
        }
        String second = seen(appointmentSteps.draft(authorityClerk, asked("basis", "经领导小组会议研究")));
        long relief = Long.parseLong(second.replaceAll("\\D+", ""));
        String tenure = draw(appointmentPages.record(authorityClerk, relief, null), authorityClerk, second).select("select[name=tenure] option").stream()
                .filter(option -> option.text().contains("张任免")).findFirst().orElseThrow().val();
        assertThat(((Screen) appointmentSteps.relief(authorityClerk, relief, asked("tenure", tenure, "lastDay", "20250101", "reason", "调离"))).status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        seen(appointmentSteps.relief(authorityClerk, relief, asked("tenure", tenure, "lastDay", "20260331", "reason", "调离")));
        seen(appointmentSteps.signature(authorityClerk, relief, asked("version", version(relief))));
        stage.sign(head, register.appointment(relief).orElseThrow().ref());
        seen(appointmentSteps.issue(authorityClerk, relief, asked("version", version(relief), "number", "")));
        String handover = draw(appointmentPages.record(steward, relief, null), steward, second).select("a[href^=/handovers/]").attr("href");
        long handoverId = Long.parseLong(handover.replaceAll("\\D+", ""));
        assertThat(draw(officePages.handover(steward, handoverId), steward, handover).select("form[action*=items]")).hasSize(4);

        var panel = contributions.panels(steward, cdo.platform.kernel.SubjectRef.of("unit", department.id())).getFirst();
        var model = new HashMap<>(panel.model());
        model.put("page", page(steward, "/units", Language.ZH));
        assertThat(templates.draw(panel.template(), model)).contains("张任免").contains("2026-03-02");
    }

    @Test
    void settingsBelongToTheBureauAndTheAuthority() {
        assertThat(draw(officePages.settings(clerk), clerk, "/appointments/settings").select("input[name=order]")).hasSize(2);
        Who authorityClerk = stage.city.acting(stage.authority(department), PostKind.AUTHORITY_CLERK);
        assertThat(draw(officePages.settings(authorityClerk), authorityClerk, "/appointments/settings").select("input[name=order]")).isEmpty();
        assertThatThrownBy(() -> officePages.settings(steward)).isInstanceOf(Problem.Denied.class);
    }

    private String version(long id) {
        return "" + register.appointment(id).orElseThrow().version();
    }

    private static String seen(Object answer) {
        assertThat(answer).as("a step that was done").isInstanceOf(ResponseEntity.class);
        return String.valueOf(((ResponseEntity<?>) answer).getHeaders().getLocation());
    }

    private Document draw(Screen screen, Who who, String path) {
        PageInvariants.check(html(screen, who, path, Language.EN));
        return PageInvariants.check(html(screen, who, path, Language.ZH));
    }

    private String html(Screen screen, Who who, String path, Language language) {
        Map<String, Object> model = new HashMap<>(screen.model());
        model.put("page", page(who, path, language));
        return templates.draw(screen.template(), model);
    }

    private Page page(Who who, String path, Language language) {
        return new Page(words, language, new Page.Frame(path, "", who, List.of(), "_csrf", "token", "once", "测试市", false, clocks.today(), 0, subjects, null));
    }

    private static MockHttpServletRequest asked(String... fields) {
        var request = new MockHttpServletRequest();
        for (int i = 0; i < fields.length; i += 2) {
            request.addParameter(fields[i], fields[i + 1]);
        }
        return request;
    }
}
