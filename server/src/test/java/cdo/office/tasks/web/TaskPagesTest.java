package cdo.office.tasks.web;

import static cdo.office.duties.tables.DutyTable.DUTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.tasks.Task;
import cdo.office.tasks.TaskBench;
import cdo.office.tasks.TaskStage;
import cdo.platform.approvals.Routes;
import cdo.platform.approvals.Run;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Tasks over HTTP with real accounts, in both languages. */
@ServerTest
class TaskPagesTest {

    private static final String DUE = "2026-06-30";

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    TaskBench bench;
    @Autowired
    cdo.office.tasks.TaskNotices notices;
    @Autowired
    Routes routes;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Unit department;
    private Unit other;
    private Who clerkWho;
    private Cookie clerk;
    private Cookie steward;

    @Autowired
    cdo.platform.organization.People people;

    @BeforeEach
    void people() {
        lead = clocks.lead();
        clocks.today(LocalDate.of(2026, 3, 2));
        Who founder = bench.clerk();
        department = bench.department(founder);
        other = bench.department(founder);
        bench.lead(department);
        bench.lead(other);
        clerkWho = bench.clerk();
        clerk = cookie(clerkWho);
        steward = cookie(bench.city.acting(department, PostKind.DATA_STEWARD));
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    private Task only(String decision) {
        return bench.tasks.ofDecision(number(decision)).getFirst();
    }

    @Test
    void aDecisionBecomesATaskThatIsReportedSubmittedReturnedAndAccepted() throws Exception {
        open(clerk, "/decisions");
        open(clerk, "/decisions/new");
        step(clerk, post("/decisions").param("title", "只有标题"), 422);
        String decision = address(clerk, post("/decisions").param("source", "AUTHORITY_DOCUMENT").param("number", "宜城指办〔2026〕9号").param("title", "归集决定").param("text", "全部归集")
                .param("decidedOn", "2026年2月3日"));
        open(clerk, decision);
        open(clerk, decision + "/tasks/new");
        step(clerk, post(decision + "/tasks").param("content", "归集"), 422);
        Document wrong = answer(clerk, filled(post(decision + "/tasks")).param("milestones", "没有日期"), 422);
        assertThat(wrong.select("textarea[name=content]").text()).isEqualTo("归集人口库");
        step(clerk, filled(post(decision + "/tasks")).param("milestones", "摸底 2026-04-30\n挂接，2026年6月30日"), 303);
        Task task = only(decision);
        String page = task.href();
        assertThat(open(steward, page).text()).contains("待接收").contains("摸底");
        step(steward, post(page + "/receipt").param("version", "0"), 303);
        step(steward, post(page + "/receipt").param("version", "0"), 409);
        step(steward, post(page + "/submission").param("version", "1"), 409);
        for (var stop : bench.tasks.milestones(task.id())) {
            step(steward, multipart(page + "/progress").file(new MockMultipartFile("file", "证明.txt", "text/plain", "已完成".getBytes(StandardCharsets.UTF_8)))
                    .param("text", "完成" + stop.title()).param("milestone", "" + stop.id()).param("percent", "50"), 303);
        }
        step(steward, multipart(page + "/progress").param("text", "见单位").param("record", "/units/" + department.id() + " /nonsense/1"), 422);
        step(steward, multipart(page + "/progress").param("text", "见单位").param("record", "http://server/units/" + department.id()), 303);
        assertThat(open(steward, page).text()).contains("证明.txt").contains("自述完成 50%");
        step(steward, post(page + "/submission").param("version", version(task)).param("remark", "请验收"), 303);
        step(steward, post(page + "/acceptance").param("version", version(task)), 403);
        Document refused = answer(clerk, post(page + "/return").param("version", version(task)).param("reason", "").param("form-at", "give-back-"), 422);
        String to = refused.select("[data-errors] a").attr("href");
        assertThat(refused.select("dialog[open]")).singleElement().satisfies(dialog -> assertThat(dialog.select(to + "[aria-invalid=true]")).as("the summary leads into the open dialog").hasSize(1));
        assertThat(refused.select("[aria-invalid=true]")).as("no other form of the page complains").hasSize(1);
        assertThat(open(clerk, page).select("dialog[open]")).isEmpty();
        step(clerk, post(page + "/return").param("version", version(task)).param("reason", "证明不足"), 303);
        assertThat(open(steward, page).text()).contains("证明不足").contains("已退回");
        step(steward, post(page + "/submission").param("version", version(task)), 303);
        open(clerk, page);
        step(clerk, post(page + "/reservation").param("version", version(task)).param("remark", "年底前补齐"), 303);
        assertThat(open(steward, page).text()).contains("年底前补齐").contains("保留意见销号");
    }

    @Test
    void aDueDateMayBeGivenInWorkingDays() throws Exception {
        long decision = bench.decision(clerkWho);
        var request = post("/decisions/" + decision + "/tasks").param("area", "TALENT").param("content", "培训").param("criterion", "一次").param("lead", "" + bench.lead(department).id());
        step(clerk, request, 422);
        step(clerk, post("/decisions/" + decision + "/tasks").param("area", "TALENT").param("content", "培训").param("criterion", "一次").param("lead", "" + bench.lead(department).id())
                .param("days", "5"), 303);
        assertThat(only("/decisions/" + decision).due()).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void anEmptyFileAWrongRhythmAndALeadThatSupportsItselfAreSaid() throws Exception {
        Task task = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        Document empty = answer(steward, multipart(task.href() + "/progress").file(new MockMultipartFile("file", "佐证.pdf", "application/pdf", new byte[0])).param("text", "已完成"), 422);
        assertThat(empty.text()).contains("“佐证.pdf”是空文件");
        assertThat(bench.working.reports(task.id())).isEmpty();
        String form = "/decisions/" + task.decisionId() + "/tasks";
        step(clerk, filled(post(form)).param("every", "FOO"), 422);
        assertThat(answer(clerk, filled(post(form)).param("supporting", "" + department.id()), 422).text()).contains("牵头单位不能同时是配合单位");
        assertThat(bench.tasks.ofDecision(task.decisionId())).hasSize(1);
    }

    @Test
    void moreTimeAndRefusalGoThroughThePages() throws Exception {
        Task task = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        String page = task.href();
        step(steward, post(page + "/extensions").param("version", "0").param("days", "0").param("reason", "x"), 422);
        step(steward, post(page + "/extensions").param("version", "0").param("days", "5").param("reason", "系统改造"), 303);
        assertThat(open(clerk, page).text()).contains("申请延期 5 个工作日");
        step(clerk, post(page + "/extension-answer").param("version", version(task)).param("then", "decline"), 422);
        step(clerk, post(page + "/extension-answer").param("version", version(task)).param("then", "grant"), 303);
        step(steward, post(page + "/refusal").param("version", version(task)).param("reason", "职责不符"), 303);
        open(clerk, page);
        step(clerk, post(page + "/insistence").param("version", version(task)).param("reason", "应由你单位牵头"), 303);
        open(clerk, page + "/transfer");
        step(clerk, post(page + "/transfer").param("version", version(task)).param("lead", "" + bench.lead(other).id()).param("due", DUE).param("reason", "调整分工"), 303);
        assertThat(bench.task(task.id()).leadUnitId()).isEqualTo(other.id());
        step(clerk, post(page + "/cancellation").param("version", version(task)).param("reason", "不再需要"), 303);
        assertThat(open(clerk, page).text()).contains("已撤销");
    }

    @Test
    void tasksAreSplitAndMergedOnTheirPages() throws Exception {
        Task whole = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        assertThat(open(clerk, whole.href() + "/division").select("textarea[name^=content-]")).hasSize(2);
        Document more = answer(clerk, post(whole.href() + "/division").param("version", "0").param("parts", "2").param("content-1", "已经写好的").param("then", "more"), 200);
        assertThat(more.select("textarea[name^=content-]")).hasSize(3);
        assertThat(more.select("textarea[name=content-1]").text()).isEqualTo("已经写好的");
        assertThat(answer(clerk, post(whole.href() + "/division").param("version", "0").param("parts", "5").param("reason", ""), 422).select("textarea[name^=content-]")).hasSize(5);
        var divided = post(whole.href() + "/division").param("version", "0").param("reason", "分步").param("parts", "6").param("then", "split");
        for (String part : List.of("-1", "-2", "-4", "-5", "-6")) {
            divided.param("area" + part, "DATA_STANDARDS").param("content" + part, "部分" + part).param("criterion" + part, "完成").param("lead" + part, "" + bench.lead(department).id()).param("due" + part, DUE);
        }
        step(clerk, divided, 303);
        assertThat(bench.task(whole.id()).stage()).isEqualTo(TaskStage.SPLIT);
        assertThat(bench.tasks.ofDecision(whole.decisionId())).hasSize(6);
        List<Task> parts = bench.tasks.ofDecision(whole.decisionId()).stream().filter(each -> each.stage() == TaskStage.HANDED).toList();
        assertThat(open(clerk, whole.href()).text()).contains("变为这些任务");
        open(clerk, "/tasks/merger?ids=" + parts.get(0).id() + "&ids=" + parts.get(1).id());
        mvc.perform(get("/tasks/merger?ids=" + parts.get(0).id()).cookie(clerk)).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(409));
        var merged = filled(post("/tasks/merger")).param("reason", "合并");
        parts.forEach(part -> merged.param("ids", "" + part.id()).param("version-" + part.id(), "" + part.version()));
        String into = address(clerk, merged);
        assertThat(open(clerk, into).text()).contains("由这些任务而来");
    }

    @Test
    void theRegisterIsFilteredCountedAndTakenOut() throws Exception {
        Task task = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        clocks.today(LocalDate.of(2026, 7, 6));
        assertThat(open(clerk, "/tasks?state=late&unit=" + department.id()).text()).contains("完成基础数据归集").contains("已逾期");
        assertThat(open(clerk, "/tasks?state=done&unit=" + department.id()).text()).contains("没有符合条件的任务");
        assertThat(open(clerk, "/tasks?q=' or 1=1 --&source=NONSENSE&state=NONSENSE&unit=abc").text()).contains("没有符合条件的任务");
        for (String by : List.of("SOURCE", "UNIT", "OFFICER", "x")) {
            open(clerk, "/tasks/summary?by=" + by);
        }
        open(clerk, "/task-notices");
        assertThat(open(clerk, "/units/" + department.id()).text()).contains("在办任务");
        byte[] book = mvc.perform(get("/tasks/ledger.xlsx?unit=" + department.id()).cookie(clerk)).andReturn().getResponse().getContentAsByteArray();
        try (var read = new ReadableWorkbook(new java.io.ByteArrayInputStream(book))) {
            List<Row> rows = read.getFirstSheet().read();
            assertThat(rows.getLast().getCellText(6)).isEqualTo(task.content());
            assertThat(rows.getLast().getCellText(8)).isEqualTo(department.name());
        }
        Cookie stranger = cookie(bench.city.acting(other, PostKind.DATA_STEWARD));
        assertThat(open(stranger, "/tasks").text()).doesNotContain(department.name());
        mvc.perform(get(task.href()).cookie(stranger)).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(404));
    }

    @Test
    void aLedgerIsReadInWholeOrNotAtAllAndNeverTwice() throws Exception {
        open(clerk, "/tasks/import");
        byte[] template = mvc.perform(get("/tasks/import/template.xlsx").cookie(clerk)).andReturn().getResponse().getContentAsByteArray();
        assertThat(template).isNotEmpty();
        String title = "导入决定" + department.id();
        String[] good = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "培训" + department.id(), "一次", department.name(), other.name(), DUE};
        String[] bad = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "培训二", "一次", "没有的单位", "", "昨天"};
        Document refused = answer(clerk, upload("/tasks/import", sheet("tasks", good, bad)), 409);
        assertThat(refused.text()).contains("没有名为“没有的单位”的单位").contains("日期格式不对");
        assertThat(open(clerk, "/decisions?q=" + title).text()).contains("没有符合条件");
        step(clerk, upload("/tasks/import", sheet("tasks", good)), 303);
        step(clerk, upload("/tasks/import", sheet("tasks", good)), 303);
        assertThat(open(clerk, "/tasks?q=培训" + department.id()).select("tbody tr")).hasSize(1);
        for (byte[] hostile : new byte[][] {sheet("another", good), "PK no workbook".getBytes(StandardCharsets.UTF_8), new byte[0]}) {
            step(clerk, upload("/tasks/import", hostile), 422);
        }
        step(steward, upload("/tasks/import", sheet("tasks", new String[] {"上级交办", "", "外单位", "2026-02-02", "加强人才队伍建设", "甲", "乙", other.name(), "", DUE})), 409);
    }

    @Test
    void aLedgerHandsOutToNobodyWhomTheFormDoesNotOffer() throws Exception {
        Unit below = bench.city.fresh(bench.clerk(), bench.city.unit("夷陵区人民政府"), cdo.platform.organization.UnitKind.DEPARTMENT);
        Cookie sees = cookie(bench.clerk());
        String title = "越级决定" + below.id();
        String[] skipped = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "培训", "一次", below.name(), "", DUE};
        String[] both = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "培训", "一次", department.name(), department.name(), DUE};
        Document refused = answer(sees, upload("/tasks/import", sheet("tasks", skipped, both)), 409);
        assertThat(refused.text()).contains("不能直接向“" + below.name() + "”交办").contains("请从配合单位中删去“" + department.name() + "”");
        assertThat(open(sees, "/decisions?q=" + title).text()).contains("没有符合条件");
    }

    @Test
    void anExportedLedgerComesBackWithoutDoublingAndOverdueTasksAfterAWarning() throws Exception {
        bench.handed(clerkWho, department, LocalDate.parse(DUE));
        clocks.today(LocalDate.of(2026, 7, 6));
        for (String language : List.of("zh", "en")) {
            byte[] book = mvc.perform(get("/tasks/ledger.xlsx?unit=" + department.id()).cookie(clerk, new Cookie("lang", language))).andReturn().getResponse().getContentAsByteArray();
            step(clerk, upload("/tasks/import", book), 303);
        }
        assertThat(open(clerk, "/tasks?unit=" + department.id()).select("tbody tr")).hasSize(1);
        String[] overdue = {"任免机关文件", "", "旧台账" + department.id(), "2026-02-02", "加强人才队伍建设", "旧任务" + department.id(), "一次", department.name(), "", DUE};
        Document warned = answer(clerk, upload("/tasks/import", sheet("tasks", overdue)), 409);
        assertThat(warned.text()).contains("时限已过的行").contains("旧任务" + department.id());
        assertThat(open(clerk, "/decisions?q=旧台账" + department.id()).text()).contains("没有符合条件");
        step(clerk, upload("/tasks/import", sheet("tasks", overdue)).param("past", "yes"), 303);
        assertThat(open(clerk, "/tasks?state=late&q=旧任务" + department.id()).select("tbody tr")).hasSize(1);
    }

    @Test
    void aTaskStaysWithTheOfficerForWhomItCountsWhenAnotherTakesThePost() throws Exception {
        long first = bench.city.person(department);
        long second = bench.city.person(department);
        LocalDate change = LocalDate.parse(DUE).plusDays(7);
        bench.city.seat(bench.lead(department).id(), first, LocalDate.of(2026, 3, 2), change.minusDays(1));
        bench.city.seat(bench.lead(department).id(), second, change, null);
        Task task = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        clocks.today(change.plusDays(1));
        Document page = open(clerk, "/tasks/summary?by=OFFICER");
        var row = page.select("tbody tr").stream().filter(each -> each.text().contains(department.shortName())).toList();
        assertThat(row).singleElement().satisfies(each -> assertThat(each.text()).contains(people.get(first).name()));
        assertThat(open(clerk, row.getFirst().select("a").first().attr("href")).text()).contains(task.content());
        assertThat(open(clerk, "/tasks?post=" + task.leadPostId() + "&person=" + second).text()).contains("没有符合条件的任务");
    }

    /** anchors case 7: a bulk import changes neither the state of what is there nor its approvals, and leaves no orphan duty. */
    @Test
    void anImportLeavesSubmittedAndAcceptedTasksAsTheyAre() throws Exception {
        Who worker = bench.city.acting(department, PostKind.DATA_STEWARD);
        String title = "归集决定" + department.id();
        String[] first = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "任务甲", "一次", department.name(), "", DUE};
        String[] second = {"任免机关文件", "", title, "2026-02-02", "加强人才队伍建设", "任务乙", "一次", department.name(), "", DUE};
        step(clerk, upload("/tasks/import", sheet("tasks", first, second)), 303);
        List<Task> tasks = bench.tasks.ofDecision(number(open(clerk, "/decisions?q=" + title).select("main a[href~=^/decisions/\\d+$]").attr("href")));
        bench.submitted(worker, tasks.get(0).id());
        bench.submitted(worker, tasks.get(1).id());
        bench.judging.accept(clerkWho, tasks.get(1).id(), bench.task(tasks.get(1).id()).version(), "");
        List<Task> before = bench.tasks.ofDecision(tasks.getFirst().decisionId());
        List<?> owed = before.stream().map(task -> bench.duties.about(task.ref())).toList();
        String[] changed = second.clone();
        changed[6] = "改了标准";
        step(clerk, upload("/tasks/import", sheet("tasks", first, changed)), 303);
        assertThat(bench.tasks.ofDecision(tasks.getFirst().decisionId())).isEqualTo(before).extracting(Task::stage).containsExactly(TaskStage.SUBMITTED, TaskStage.ACCEPTED);
        assertThat(before.stream().map(task -> bench.duties.about(task.ref())).toList()).isEqualTo(owed);
    }

    @Test
    void aDraftedLetterIsSentSignedAndIssuedOnItsPage() throws Exception {
        Task task = bench.handed(clerkWho, department, LocalDate.parse(DUE));
        clocks.today(LocalDate.of(2026, 7, 6));
        sql.update(DUTY).set(DUTY.LADDER, "SUPERVISED").where(DUTY.ID.eq(bench.finish(task.id()).id())).execute();
        notices.run(clocks.today());
        String letter = open(clerk, "/task-notices?stage=DRAFT").select("main a[href~=^/task-notices/\\d+$]").stream().map(link -> link.attr("href"))
                .filter(href -> notices.get(clerkWho, number(href)).unitId() != null && notices.get(clerkWho, number(href)).unitId() == department.id()).findFirst().orElseThrow();
        Document wrong = answer(clerk, post(letter + "/signature").param("version", "0").param("answerDays", "99").param("form-at", "sign-"), 422);
        assertThat(wrong.select(wrong.select("[data-errors] a").attr("href") + "[aria-invalid=true]")).hasSize(1);
        answer(clerk, post(letter + "/drop").param("version", "0").param("reason", "").param("form-at", "drop-"), 422);
        step(steward, post(letter + "/signature").param("version", "0").param("answerDays", "5"), 403);
        step(clerk, post(letter + "/signature").param("version", "0").param("answerDays", "5"), 303);
        step(clerk, post(letter + "/issue").param("version", "1"), 409);
        Who head = bench.city.acting(bench.city.unit(TaskBench.BUREAU), PostKind.BUREAU_HEAD);
        assertThat(open(cookie(head), letter).select("a[href^=/approvals/]")).isNotEmpty();
        Run run = routes.current(notices.get(clerkWho, number(letter)).ref()).orElseThrow();
        routes.sign(head, run.id(), run.version(), "同意");
        assertThat(open(clerk, letter).text()).contains("待印发");
        String document = address(clerk, post(letter + "/issue").param("version", "2"));
        assertThat(open(clerk, document).text()).contains("关于督促办理");
        assertThat(open(steward, letter).text()).contains("已印发");
    }

    private MockMultipartFile file(byte[] content) {
        return new MockMultipartFile("file", "台账.xlsx", "application/octet-stream", content);
    }

    private AbstractMockHttpServletRequestBuilder<?> upload(String to, byte[] content) {
        return multipart(to).file(file(content));
    }

    /** A workbook as somebody fills it in, with the hidden mark of a template. */
    private static byte[] sheet(String template, String[]... rows) throws Exception {
        var out = new ByteArrayOutputStream();
        String[] head = {"来源*", "文号", "决定事项*", "决定日期*", "职责领域*", "任务内容*", "验收标准*", "牵头单位*", "配合单位", "完成时限*"};
        try (var book = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("督办台账");
            for (int column = 0; column < head.length; column++) {
                sheet.value(0, column, head[column]);
                for (int row = 0; row < rows.length; row++) {
                    sheet.value(row + 1, column, rows[row][column]);
                }
            }
            var hidden = book.newWorksheet("_template");
            hidden.value(0, 0, template);
            hidden.value(0, 1, 1);
        }
        return out.toByteArray();
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B filled(B request) {
        return request.param("area", "DATA_STANDARDS").param("content", "归集人口库").param("criterion", "挂接率100%").param("lead", "" + bench.lead(department).id())
                .param("supporting", "" + other.id()).param("due", DUE);
    }

    private String version(Task task) {
        return "" + bench.task(task.id()).version();
    }

    private static long number(String address) {
        return Long.parseLong(address.replaceAll("\\D+", ""));
    }

    private Cookie cookie(Who who) {
        return signedIn.cookie(fresh.account(who.personId(), null).id(), who.seated().orElseThrow().postId());
    }

    private Document open(Cookie who, String address) throws Exception {
        Document chinese = null;
        for (String language : List.of("en", "zh-CN")) {
            String html = mvc.perform(get(address).cookie(who, new Cookie("lang", language.substring(0, 2)))).andExpect(result -> assertThat(result.getResponse().getStatus()).as(address).isEqualTo(200))
                    .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            chinese = PageInvariants.check(html);
        }
        return chinese;
    }

    private void step(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int status) throws Exception {
        mvc.perform(request.cookie(who).with(csrf())).andExpect(result -> assertThat(result.getResponse().getStatus()).as(result.getRequest().getRequestURI() + text(result.getResponse())).isEqualTo(status));
    }

    private static String text(org.springframework.mock.web.MockHttpServletResponse response) throws Exception {
        return response.getStatus() == 303 ? "" : " " + org.jsoup.Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8)).select(".callout").text();
    }

    private Document answer(Cookie who, AbstractMockHttpServletRequestBuilder<?> request, int status) throws Exception {
        String html = mvc.perform(request.cookie(who).with(csrf())).andExpect(result -> assertThat(result.getResponse().getStatus()).isEqualTo(status))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        return PageInvariants.check(html);
    }

    private String address(Cookie who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.cookie(who).with(csrf())).andExpect(result -> assertThat(result.getResponse().getStatus()).as(text(result.getResponse())).isEqualTo(303)).andReturn().getResponse().getHeader("Location");
    }
}
