package cdo.office.duties.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The workbench, the register, one duty and the rules, as a browser gets them, in both languages. */
@ServerTest
class DutyPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh accounts;
    @Autowired
    FoundedCity city;
    @Autowired
    Duties duties;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void everyPageHoldsInBothLanguages() throws Exception {
        Unit bureau = city.unit("宜昌市政务服务和大数据管理局");
        Unit unit = city.unit("宜昌市民政局");
        Who steward = city.acting(unit, PostKind.DATA_STEWARD);
        long account = accounts.account(steward.personId(), null).id();
        long id = transaction.execute(any -> duties.open(new NewDuty("duties.sign", null, unit.id(), bureau.id(), steward.personId(), SubjectRef.of("unit", unit.id()),
                "page" + steward.personId(), Message.of("duties.sign", "测试"), clocks.today(), null, "/units/" + unit.id())));
        for (String address : new String[] {"/workbench", "/duties", "/duties?state=all&light=week", "/duties/" + id, "/duties/rules", "/duties/rules/duties.sign", "/approvals"}) {
            for (String language : new String[] {"zh", "en"}) {
                var result = mvc.perform(get(address).with(signedIn.as(account)).cookie(new Cookie("lang", language)));
                if (address.equals("/approvals")) {
                    result.andExpect(status().is2xxSuccessful());
                }
                result.andExpect(status().isOk()).andExpect(PageInvariants.hold());
            }
        }
        String english = mvc.perform(get("/duties/" + id).with(signedIn.as(account)).cookie(new Cookie("lang", "en"))).andReturn().getResponse().getContentAsString();
        assertThat(english).contains(unit.nameEn());
    }

    /** anchors case 9: suspended is not overdue. */
    @Test
    void aClockThatStandsStillIsNeverShownAsOverdue() throws Exception {
        Unit bureau = city.unit("宜昌市政务服务和大数据管理局");
        Unit unit = city.fresh(city.acting(bureau, PostKind.BUREAU_CLERK), city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        Who steward = city.acting(unit, PostKind.DATA_STEWARD);
        long account = accounts.account(steward.personId(), null).id();
        SubjectRef subject = SubjectRef.of("unit", unit.id());
        long id = transaction.execute(any -> {
            long opened = duties.open(new NewDuty("duties.sign", null, unit.id(), bureau.id(), steward.personId(), subject, "stopped",
                    Message.of("duties.sign", "停钟"), clocks.today().minusDays(90), clocks.today().minusDays(60), "/units/" + unit.id()));
            duties.suspend("duties.sign", subject, "stopped", clocks.today().minusDays(80), Message.of("duties.step.words", "补正"));
            return opened;
        });
        for (String address : new String[] {"/workbench", "/duties", "/duties/" + id}) {
            String page = mvc.perform(get(address).with(signedIn.as(account))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
            assertThat(org.jsoup.Jsoup.parse(page).select("main .light").text()).as(address).contains("时限暂停").doesNotContain("已逾期");
        }
    }
}
