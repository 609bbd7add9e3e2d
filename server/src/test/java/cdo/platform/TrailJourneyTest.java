package cdo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.audit.Sealer;
import cdo.platform.identity.Accounts;
import cdo.platform.identity.FoundedAccounts;
import cdo.platform.jobs.Jobs;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.notifications.Inbox;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of audit, jobs and notifications as people with real sessions get them. */
@ServerTest
class TrailJourneyTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    FoundedAccounts founded;
    @Autowired
    Accounts accounts;
    @Autowired
    FoundedCity city;
    @Autowired
    Jobs jobs;
    @Autowired
    Inbox inbox;
    @Autowired
    Sealer sealer;

    @Test
    void anAuditorReadsFiltersExportsAndVerifies() throws Exception {
        long auditor = account("审计员", null, Role.AUDIT_ADMIN);
        sealer.seal();
        page(auditor, "/audit?from=2020-01-01&outcome=DONE&person=x");
        assertThat(page(auditor, "/audit")).contains("审计日志");
        for (String typo : new String[] {"from=2026-13-01", "to=昨天", "outcome=zzz"}) { // the whole trail is no answer to a mistyped question
            mvc.perform(get("/audit?" + typo).with(signedIn.as(auditor))).andExpect(status().isUnprocessableContent());
        }
        for (String file : new String[] {"/audit/export?format=xlsx", "/audit/export?format=csv&action=identity", "/audit/export?format=jsonl", "/audit/trail", "/audit/anchors"}) {
            mvc.perform(get(file).with(signedIn.as(auditor))).andExpect(status().isOk()).andExpect(header().exists("Content-Disposition"));
        }
        var first = java.util.regex.Pattern.compile("/audit/events/\\d+").matcher(page(auditor, "/audit"));
        assertThat(first.find()).isTrue();
        assertThat(page(auditor, first.group())).contains("封存序号");
        mvc.perform(get("/audit/export?format=exe").with(signedIn.as(auditor))).andExpect(status().isConflict());
        mvc.perform(post("/audit/verification").with(signedIn.as(auditor)).with(csrf())).andExpect(status().isSeeOther());
        assertThat(page(auditor, "/audit/verification")).contains("历次校验");
    }

    @Test
    void nobodyElseOpensTheTrail() throws Exception {
        long system = account("系统管理员", null, Role.SYSTEM_ADMIN);
        for (String path : new String[] {"/audit", "/audit/export", "/audit/verification", "/audit/trail", "/audit/anchors", "/audit/events/1"}) {
            mvc.perform(get(path).with(signedIn.as(system))).andExpect(status().isForbidden());
        }
    }

    @Test
    void aJobIsWatchedCancelledAndLooksTheSameAfterAReload() throws Exception {
        Who acting = city.acting(city.unit("宜昌市民政局"), PostKind.LIAISON);
        long steward = account("联络员", acting.personId(), null);
        Who who = accounts.whoOf(steward, acting.seated().orElseThrow().postId(), "test");
        var held = new CountDownLatch(1);
        long id = jobs.start(who, "test.count", SubjectRef.of("unit", who.unitId()), progress -> {
            progress.total(10);
            held.await();
            progress.advance(1);
        });
        assertThat(page(steward, "/jobs/" + id)).contains("hx-trigger=\"every 2s, click\"");
        assertThat(page(steward, "/jobs")).contains("/jobs/" + id);
        mvc.perform(post("/jobs/" + id + "/cancellation").with(signedIn.as(steward)).with(csrf())).andExpect(status().isSeeOther());
        held.countDown();
        org.awaitility.Awaitility.await().until(() -> jobs.get(who, id).state().over());
        assertThat(page(steward, "/jobs/" + id)).contains("已取消").doesNotContain("every 2s");
        long other = account("他人", city.acting(city.unit("宜昌市民政局"), PostKind.DATA_STEWARD).personId(), null);
        mvc.perform(get("/jobs/" + id).with(signedIn.as(other))).andExpect(status().isNotFound());
        page(account("系统管理员", null, Role.SYSTEM_ADMIN), "/jobs");
    }

    @Test
    void aNoticeIsWrittenPublishedReadRemindedAndWithdrawnOnItsPages() throws Exception {
        Unit bureau = city.unit("宜昌市政务服务和大数据管理局");
        Unit unit = city.fresh(city.acting(bureau, PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long clerk = account("经办人", city.acting(bureau, PostKind.BUREAU_CLERK).personId(), null);
        Who holder = city.acting(unit, PostKind.DATA_STEWARD);
        long steward = account("数据专员", holder.personId(), null);
        page(clerk, "/notices/new");
        mvc.perform(post("/notices").with(signedIn.as(clerk)).with(csrf()).param("title", "通知").param("body", "")).andExpect(status().isUnprocessableContent())
                .andExpect(PageInvariants.hold());
        String address = mvc.perform(post("/notices").with(signedIn.as(clerk)).with(csrf()).param("title", "通知").param("body", "请参加培训")
                .param("units", "" + unit.id()).param("roles", "STEWARD").param("expiresOn", "2099年1月1日")).andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
        page(clerk, address);
        page(clerk, address + "/revision");
        mvc.perform(get(address).with(signedIn.as(steward))).andExpect(status().isNotFound());
        mvc.perform(post(address + "/publication").with(signedIn.as(clerk)).with(csrf()).param("version", "0")).andExpect(status().isSeeOther());
        assertThat(page(clerk, address)).contains("0 / 1");
        mvc.perform(post(address + "/reminder").with(signedIn.as(clerk)).with(csrf())).andExpect(status().isSeeOther());
        mvc.perform(post(address + "/reminder").with(signedIn.as(clerk)).with(csrf())).andExpect(status().isConflict());
        assertThat(page(steward, "/inbox")).contains("请阅读");
        assertThat(page(steward, address)).contains("请参加培训").doesNotContain("阅读情况");
        assertThat(page(clerk, address)).contains("1 / 1");
        mvc.perform(post(address + "/withdrawal").with(signedIn.as(clerk)).with(csrf()).param("version", "1").param("reason", "时间有误")).andExpect(status().isSeeOther());
        assertThat(page(steward, address)).contains("时间有误");
        mvc.perform(post(address + "/publication").with(signedIn.as(steward)).with(csrf()).param("version", "2")).andExpect(status().isForbidden());
    }

    @Test
    void openingALetterLeadsOnAndMarksItRead() throws Exception {
        Who acting = city.acting(city.fresh(city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.LIAISON);
        long account = account("联络员", acting.personId(), null);
        inbox.tell(acting.personId(), Message.of("notices.told", "市局", "通知"), null, "/units");
        long letter = inbox.list(acting, true, new cdo.platform.web.Slice.Ask(1, 25)).rows().getFirst().id();
        page(account, "/inbox?show=unread");
        mvc.perform(post("/inbox/" + letter + "/opening").with(signedIn.as(account)).with(csrf())).andExpect(header().string("Location", "/units"));
        assertThat(page(account, "/inbox?show=unread")).contains("没有消息");
        mvc.perform(post("/inbox/openings").with(signedIn.as(account)).with(csrf())).andExpect(status().isSeeOther());
    }

    private String page(long account, String path) throws Exception {
        return mvc.perform(get(path).with(signedIn.as(account))).andExpect(status().isOk()).andExpect(PageInvariants.hold())
                .andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private long account(String name, @Nullable Long person, @Nullable Role role) {
        return founded.demo(new FoundedAccounts.Demo("t" + UUID.randomUUID().toString().substring(0, 12), name, person, role, "Trail-2026-Pass!", null));
    }
}
