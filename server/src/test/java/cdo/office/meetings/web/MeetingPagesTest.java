package cdo.office.meetings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.meetings.Hall;
import cdo.office.meetings.Meeting;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.UnitKind;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Joint meetings over HTTP with real accounts, in both languages. */
@ServerTest
class MeetingPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Hall hall;
    @Autowired
    Posts posts;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Hall.Council council;
    private Cookie clerk;
    private Cookie head;
    private Cookie officer;
    private Cookie steward;

    @BeforeEach
    void aSeriesOfItsOwn() {
        lead = clocks.lead();
        clocks.today(Hall.PLANNED);
        council = hall.council();
        clerk = cookie(council.clerk());
        head = cookie(council.head());
        officer = cookie(council.member(0).officer());
        steward = cookie(council.member(0).steward());
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    @Test
    void anOfficeFoundsASeriesAndPlansAMeeting() throws Exception {
        open(clerk, "/meeting-series");
        Document blank = open(clerk, "/meeting-series/new");
        answer(clerk, post("/meeting-series").param("name", "x").param("quorum", "120"), 422);
        String convenor = blank.select("input[name=convenor]").first().val();
        String series = address(clerk, post("/meeting-series").param("name", "页面联席会议").param("convenor", convenor).param("frequency", "YEARLY").param("quorum", "50").param("code", "页联纪"));
        Document record = open(clerk, series);
        String candidate = record.select("input[name=posts]").first().val();
        step(clerk, post(series + "/members").param("posts", candidate), 303);
        String member = open(clerk, series).select("input[name=member]").val();
        Document unsaid = answer(clerk, post(series + "/dismissals").param("member", member).param("reason", "").param("form-at", "dismiss" + member), 422);
        assertThat(unsaid.select("dialog[open] " + unsaid.select("[data-errors] a").attr("href"))).hasSize(1);
        step(clerk, post(series + "/dismissals").param("member", member).param("reason", "机构改革"), 303);
        step(clerk, post(series + "/settings").param("version", "9").param("name", "改名").param("convenor", convenor).param("frequency", "YEARLY").param("quorum", "50").param("code", "页联纪"), 409);
        open(clerk, "/meetings/new?series=" + series.replaceAll("\\D+", ""));
        answer(clerk, post("/meetings").param("series", series.replaceAll("\\D+", "")).param("kind", "REGULAR").param("title", "一").param("heldOn", "2026-03-16").param("starts", "25点").param("venue", "一楼"), 422);
        String meeting = address(clerk, post("/meetings").param("series", series.replaceAll("\\D+", "")).param("kind", "SPECIAL").param("title", "页面会议").param("heldOn", "2026-03-16").param("starts", "9:30").param("venue", "一楼"));
        open(clerk, meeting);
        assertThat(open(clerk, "/meetings?q=页面会议").text()).contains("页面会议");
        assertThat(open(clerk, "/meetings/calendar?month=2026-03").text()).contains("页面会议");
        open(clerk, "/meetings/calendar?month=nonsense");
        step(clerk, post(series + "/closure").param("version", "1").param("reason", "合并"), 409);
        answer(clerk, post(meeting + "/cancellation").param("version", "0"), 422);
        step(clerk, post(meeting + "/cancellation").param("version", "0").param("reason", "防汛"), 303);
        assertThat(open(clerk, meeting).text()).contains("会议已取消");
        answer(clerk, post(meeting + "/schedule").param("version", "1").param("title", "改").param("heldOn", "2026-03-20").param("starts", "9:30").param("venue", "一楼"), 409);
    }

    @Test
    void aTopicGoesFromAMemberToTheAgenda() throws Exception {
        open(steward, "/topics");
        open(steward, "/topics/new");
        answer(steward, post("/topics").param("series", "" + council.series()).param("title", "缺内容"), 422);
        String topic = address(steward, topic("/topics", "人口数据共享").param("series", "" + council.series()).param("special", "yes"));
        open(steward, topic);
        step(steward, topic(topic + "/text", "人口数据共享堵点").param("version", "0"), 303);
        Document both = answer(steward, topic(topic + "/text", "我写的").param("version", "0"), 409);
        assertThat(both.select("input[name=title]").val()).isEqualTo("我写的");
        assertThat(both.text()).contains("人口数据共享堵点");
        step(steward, multipart(topic + "/attachments").file(new MockMultipartFile("file", "依据.txt", "text/plain", "依据".getBytes(StandardCharsets.UTF_8))), 303);
        step(steward, post(topic + "/signature").param("version", "1"), 303);
        open(officer, topic);
        hall.sign(council.member(0).officer(), SubjectRef.of("topic", Long.parseLong(topic.replaceAll("\\D+", ""))));
        assertThat(open(clerk, "/topics?kind=MAJOR&stage=SUBMITTED&q=人口").text()).contains("人口数据共享堵点");
        open(clerk, topic);
        answer(clerk, post(topic + "/deferral").param("version", "3"), 422);
        step(clerk, post(topic + "/deferral").param("version", "3").param("answer", "下次会议研究"), 303);
        assertThat(open(steward, topic).text()).contains("下次会议研究");
        step(steward, post(topic + "/placement").param("version", "4").param("meeting", "1"), 403);
        long id = hall.planned(council);
        open(clerk, topic);
        assertThat(open(clerk, "/meetings/" + id + "/agenda").text()).contains("人口数据共享堵点");
        step(clerk, post("/meetings/" + id + "/topics").param("topic", topic.replaceAll("\\D+", "")).param("version", "4"), 303);
        open(clerk, "/meeting-series/" + council.series());
    }

    private static AbstractMockHttpServletRequestBuilder<?> topic(String address, String title) {
        return post(address).param("kind", "MAJOR").param("title", title).param("background", "情况").param("proposal", "议定牵头单位");
    }

    @Test
    void aMeetingGoesFromAgendaToReplies() throws Exception {
        long id = hall.planned(council);
        String base = "/meetings/" + id;
        step(clerk, post(base + "/topics-collection").param("version", "0").param("due", "2026-03-06"), 303);
        open(steward, base);
        step(steward, post(base + "/no-topic"), 303);
        answer(steward, post(base + "/no-topic"), 409);
        mvc.perform(get(base + "/agenda").cookie(steward)).andExpect(status().isNotFound());
        answer(clerk, post(base + "/items").param("title", ""), 422);
        step(clerk, post(base + "/items").param("title", "研究归集").param("access", "CONCERNED").param("unit", "" + council.member(0).unit().id()).param("concerned", "" + council.member(1).unit().id()), 303);
        step(clerk, post(base + "/items").param("title", "研究开放").param("access", "MEMBERS"), 303);
        Document agenda = open(clerk, base + "/agenda");
        String item = agenda.select("main a[href^=/meetings/items/]").first().attr("href");
        open(clerk, item);
        step(clerk, post(item + "/change").param("title", "研究公共数据归集").param("access", "CONCERNED"), 303);
        step(clerk, post(item + "/shift"), 303);
        step(clerk, post(item + "/shift").param("up", "yes"), 303);
        step(clerk, multipart(item + "/materials").file(new MockMultipartFile("file", "汇报.txt", "text/plain", "汇报".getBytes(StandardCharsets.UTF_8))), 303);
        step(clerk, post(base + "/agenda-signature").param("version", "1"), 303);
        hall.sign(council.head(), ref(id));
        assertThat(open(cookie(council.convenor()), base).select("a[href^=/approvals/]")).isNotEmpty();
        hall.sign(council.convenor(), ref(id));
        open(clerk, base);
        step(clerk, post(base + "/notice").param("version", "" + hall.version(id)), 303);
        assertThat(open(officer, base).text()).contains("尚未报送回执");
        assertThat(open(officer, "/workbench").text()).contains("请您参加的会议");
        assertThat(open(cookie(council.member(2).officer()), base + "/agenda").text()).contains("材料只对有关单位开放").doesNotContain("汇报.txt");
        open(officer, base + "/reply?post=" + council.member(0).post());
        answer(officer, reply(base, "LEAVE"), 422);
        Document unnamed = answer(officer, reply(base, "SUBSTITUTE").param("note", "出差").param("guestName", "张立").param("guestDuty", "数据中心主任"), 422);
        assertThat(unnamed.text()).contains("请说明为什么由外单位人员代会");
        assertThat(unnamed.select("input[name=guestDuty]").val()).isEqualTo("数据中心主任");
        step(officer, reply(base, "SUBSTITUTE").param("note", "出差").param("guestName", "张立").param("guestDuty", "数据中心主任").param("guestReason", "分管同志均在外"), 303);
        assertThat(open(head, base + "/replies").text()).contains("张立").contains("外单位人员").contains("分管同志均在外");
        mvc.perform(get(base + "/replies").cookie(officer)).andExpect(status().isNotFound());
        Document refused = answer(head, post(base + "/substitutions").param("post", "" + council.member(0).post()).param("version", "1"), 422);
        assertThat(refused.text()).contains("张立");
        step(head, post(base + "/substitutions").param("post", "" + council.member(0).post()).param("version", "1").param("approve", "yes"), 303);
        open(officer, base + "/reply");
    }

    private AbstractMockHttpServletRequestBuilder<?> reply(String base, String kind) {
        return post(base + "/replies").param("post", "" + council.member(0).post()).param("version", "0").param("kind", kind);
    }

    /** anchors case 15: an outcome of an unknown kind is refused with the kinds there are. */
    @Test
    void fromSignInToIssuedMinutesOnPages() throws Exception {
        long id = hall.noticed(council);
        String base = "/meetings/" + id;
        clocks.today(Hall.DAY);
        assertThat(open(officer, base + "/sign-in").select("svg.qr")).as("the code is for the room").isEmpty();
        assertThat(open(clerk, base + "/sign-in").select("svg.qr")).hasSize(1);
        assertThat(open(officer, base + "/sign-in?code=" + hall.meeting(id).code()).select("input[name=code]").val()).isEqualTo(hall.meeting(id).code());
        assertThat(answer(officer, post(base + "/own-sign-in").param("code", "x"), 422).text()).contains("还可以再试 4 次");
        step(clerk, post(base + "/code").param("version", "" + hall.version(id)), 303);
        step(officer, post(base + "/code").param("version", "" + hall.version(id)), 403);
        step(officer, post(base + "/own-sign-in").param("code", hall.meeting(id).code()), 303);
        assertThat(open(officer, base + "/sign-in").text()).contains("您已签到");
        assertThat(answer(clerk, post(base + "/beginning").param("version", "" + hall.version(id)), 409).text()).contains("未达到法定人数");
        step(clerk, post(base + "/sign-ins").param("post", "" + council.member(1).post()).param("version", "0").param("there", "yes"), 303);
        assertThat(open(clerk, base + "/sign-in").select("input[name=ids]")).hasSize(1);
        answer(clerk, post(base + "/sign-ins-together"), 422);
        step(officer, post(base + "/sign-ins-together").param("ids", "" + council.member(2).post()), 403);
        step(clerk, post(base + "/sign-ins-together").param("ids", "" + council.member(2).post()), 303);
        step(clerk, post(base + "/beginning").param("version", "" + hall.version(id)), 303);
        Document editor = open(clerk, base + "/minutes");
        String text = editor.select("form[action$=/text]").attr("action");
        String outcomes = text.replace("/text", "/outcomes");
        step(clerk, post(text).param("version", "0").param("text", "甲写的"), 303);
        Document both = answer(head, post(text).param("version", "0").param("text", "乙写的"), 409);
        assertThat(both.select("textarea[name=text]").text()).isEqualTo("乙写的");
        assertThat(both.text()).contains("甲写的");
        assertThat(both.select("form[action=" + text + "] input[name=version]").val()).isEqualTo("1");
        Document unknown = answer(clerk, post(outcomes).param("kind", "VOTED").param("outcome", "表决通过"), 422);
        assertThat(unknown.text()).contains("没有“VOTED”这种成果类型，请选择“知悉”“议定”或“交办”");
        assertThat(unknown.select("textarea[name=outcome]").text()).contains("表决通过");
        answer(clerk, post(outcomes).param("kind", "ASSIGNED").param("outcome", "归集").param("lead", "" + council.member(0).post()), 422);
        step(clerk, post(outcomes).param("kind", "NOTED").param("outcome", "多余的"), 303);
        String removal = open(clerk, base + "/minutes").select("form[action$=/removal]").attr("action");
        step(steward, post(removal), 403);
        step(clerk, post(removal), 303);
        step(clerk, post(outcomes).param("kind", "ASSIGNED").param("outcome", "完成归集").param("lead", "" + council.member(0).post()).param("due", "2026-04-30").param("area", "DATA_STANDARDS")
                .param("criterion", "100%").param("supporting", "" + council.member(1).unit().id()), 303);
        step(clerk, post(base + "/preamble").param("version", "" + hall.version(id)).param("opening", "会议研究了归集。").param("recorder", "李秘书"), 303);
        step(clerk, post(base + "/end").param("version", "" + hall.version(id)), 303);
        open(clerk, base + "/sign-in");
        byte[] sheet = mvc.perform(get(base + "/attendance.xlsx").cookie(clerk)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(sheet))) {
            var rows = book.getSheetAt(0);
            assertThat(rows.getRow(0).getCell(0).getStringCellValue()).contains("签到表");
            assertThat(rows.getLastRowNum() - rows.getFirstRowNum()).as("title, imprint, head, three members").isEqualTo(5);
        }
        mvc.perform(get(base + "/attendance.xlsx").cookie(officer)).andExpect(status().isNotFound());
        mvc.perform(get(base + "/document").cookie(officer)).andExpect(status().isNotFound());
        assertThat(open(clerk, base + "/document").text()).contains("草稿，尚未印发");
        step(clerk, post(base + "/minutes-signature").param("version", "" + hall.version(id)), 303);
        hall.sign(council.head(), ref(id));
        hall.sign(council.convenor(), ref(id));
        open(clerk, base + "/document");
        step(clerk, post(base + "/issue").param("version", "" + hall.version(id)), 303);
        assertThat(open(officer, base + "/document").text()).contains("第1期").contains("完成归集");
        for (String file : new String[] {"/minutes.docx", "/minutes.pdf"}) {
            assertThat(mvc.perform(get(base + file).cookie(officer)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray().length).isGreaterThan(1000);
        }
        open(officer, base);
        answer(clerk, post(text).param("version", "1").param("text", "晚了"), 409);
        String correction = open(head, base + "/document").select("a[href$=/correction]").attr("href");
        open(head, correction);
        answer(head, post(correction + "s").param("version", "1").param("text", "改过的"), 422);
        step(head, post(correction + "s").param("version", "1").param("text", "改过的").param("reason", "笔误"), 303);
        assertThat(open(head, base + "/document").text()).contains("笔误").contains("改过的");
        String addition = open(head, base + "/document").select("a[href$=/outcome-addition]").attr("href");
        open(head, addition);
        Document again = answer(head, post(addition).param("kind", "ASSIGNED").param("outcome", "建立台账").param("reason", "漏记"), 422);
        assertThat(again.select("textarea[name=outcome]").text()).isEqualTo("建立台账");
        for (int status : new int[] {403, 303}) {
            step(status == 403 ? clerk : head, post(addition).param("kind", "ASSIGNED").param("outcome", "建立台账").param("lead", "" + council.member(1).post()).param("due", "2026-04-30")
                    .param("area", "DATA_STANDARDS").param("criterion", "上线").param("reason", "漏记交办"), status);
        }
        assertThat(open(head, base + "/document").text()).contains("补记事项").contains("漏记交办");
        assertThat(open(clerk, "/meeting-series/" + council.series()).text()).contains("完成归集");
    }

    @Test
    void whoIsCalledInAnotherOfHisPostsIsToldToChangeToIt() throws Exception {
        long id = hall.noticed(council);
        var unit = hall.city.fresh(council.clerk(), hall.city.unit(Hall.GOVERNMENT), UnitKind.DEPARTMENT);
        Who elsewhere = hall.city.acting(unit, PostKind.DATA_STEWARD);
        Cookie person = cookie(elsewhere);
        String reply = "/meetings/" + id + "/reply?post=" + council.member(0).post();
        mvc.perform(get(reply).cookie(person)).andExpect(status().isNotFound());
        long liaison = posts.of(council.member(0).unit().id(), PostKind.LIAISON).id();
        hall.city.seat(liaison, elsewhere.personId(), Hall.PLANNED, null);
        Document told = open(person, reply);
        assertThat(told.text()).contains("请切换到参会岗位");
        step(person, post("/account/acting-posts").param("post", told.select("main input[name=post]").val()), 303);
    }

    @Test
    void aMeetingWhoseDayWentByIsTheOfficesToMoveOrCancel() throws Exception {
        long late = hall.agreed(council);
        String base = "/meetings/" + late;
        clocks.today(Hall.DAY.minusDays(1));
        Document unsaid = answer(clerk, post(base + "/notice").param("version", "" + hall.version(late)).param("form-at", "notice"), 422);
        assertThat(unsaid.select("form[action$=/schedule] input[name=venue]").val()).as("the other form shows what is kept").isEqualTo("市民之家301会议室");
        step(clerk, post(base + "/notice").param("version", "" + hall.version(late)).param("reason", "防汛急需"), 303);
        assertThat(hall.duties(ref(late), "meetings.hold")).singleElement().satisfies(duty -> assertThat(duty.due()).isEqualTo(Hall.DAY));
        clocks.today(Hall.DAY.plusDays(1));
        assertThat(open(clerk, base).text()).contains("会期已过，尚未召开").contains("请在本页改期").doesNotContain("会议当天签到");
        assertThat(open(officer, base).text()).contains("等待办公室改期或者取消");
        assertThat(open(clerk, "/meetings").text()).contains("会期已过，尚未召开");
        Document nowhere = answer(clerk, post(base + "/schedule").param("version", "" + hall.version(late)).param("title", "改期的会").param("heldOn", "2026-03-20").param("starts", "9:30").param("venue", ""), 422);
        assertThat(nowhere.select("form[action$=/schedule] input[name=title]").val()).as("what was typed stays").isEqualTo("改期的会");
        step(clerk, post(base + "/schedule").param("version", "" + hall.version(late)).param("title", "改期的会").param("heldOn", "2026-03-20").param("starts", "9:30").param("venue", "一楼"), 303);
        assertThat(hall.duties(ref(late), "meetings.hold")).extracting(duty -> duty.state()).containsExactlyInAnyOrder(cdo.office.duties.DutyState.MET_LATE, cdo.office.duties.DutyState.OPEN);
        step(clerk, post(base + "/cancellation").param("version", "" + hall.version(late)).param("reason", "防汛"), 303);
    }

    @Test
    void strangersFindNothing() throws Exception {
        long id = hall.noticed(council);
        var unit = hall.city.fresh(council.clerk(), hall.city.unit(Hall.GOVERNMENT), UnitKind.DEPARTMENT);
        Cookie stranger = cookie(hall.city.acting(unit, PostKind.DATA_STEWARD));
        for (String page : new String[] {"", "/agenda", "/reply", "/replies", "/sign-in", "/attendance.xlsx", "/minutes", "/document", "/minutes.docx"}) {
            mvc.perform(get("/meetings/" + id + page).cookie(stranger)).andExpect(status().isNotFound());
        }
        mvc.perform(get("/meeting-series/" + council.series()).cookie(stranger)).andExpect(status().isNotFound());
        step(stranger, post("/meetings/" + id + "/own-sign-in").param("code", hall.meeting(id).code()), 404);
        step(stranger, post("/meetings/" + id + "/end").param("version", "" + hall.version(id)), 403);
        assertThat(open(stranger, "/meetings").text()).doesNotContain(hall.meeting(id).plan().title());
    }

    private static SubjectRef ref(long id) {
        return SubjectRef.of(Meeting.KIND, id);
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
