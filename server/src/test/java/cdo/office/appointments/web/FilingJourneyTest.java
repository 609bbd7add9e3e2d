package cdo.office.appointments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.appointments.Filing;
import cdo.office.appointments.FilingLine;
import cdo.office.appointments.FilingStage;
import cdo.office.appointments.NomineeState;
import cdo.office.appointments.Register;
import cdo.office.appointments.Stage;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Who;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import jakarta.servlet.http.Cookie;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Filings over HTTP with real accounts: addresses, sessions, rights and what a stranger gets. */
@ServerTest
class FilingJourneyTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;
    @Autowired
    Stage stage;
    @Autowired
    Register register;

    private Unit department;
    private Cookie steward;

    @BeforeEach
    void aStewardSignedIn() {
        department = stage.department();
        steward = cookie(stage.city.acting(department, PostKind.DATA_STEWARD));
    }

    @Test
    void theEntriesStandInTheNavigationAndEveryRegisterOpens() throws Exception {
        Document page = open(steward, "/filings");
        assertThat(page.select("nav.side a").eachAttr("href")).contains("/filings", "/appointments", "/roster").doesNotContain("/appointments/settings");
        open(steward, "/filings?stage=FILED&year=2026&q=x");
        open(steward, "/filings/new");
        open(steward, "/appointments?stage=ISSUED");
        open(steward, "/roster?state=all&unitKind=DEPARTMENT&postKind=DEPARTMENT_CDO&on=2026-03-01");
        mvc.perform(get("/roster/export.xlsx?state=vacant").cookie(steward)).andExpect(status().isOk());
        mvc.perform(get("/appointments/new").cookie(steward)).andExpect(status().isForbidden());
        mvc.perform(get("/appointments/settings").cookie(steward)).andExpect(status().isForbidden());
    }

    @Test
    void aFilingIsDraftedByFormsAndClosedToStrangers() throws Exception {
        String address = mvc.perform(post("/filings").param("posts", "" + stage.post(department)).param("letterNumber", "测函〔2026〕3号").cookie(steward).with(csrf()))
                .andExpect(status().isSeeOther()).andReturn().getResponse().getHeader("Location");
        open(steward, address);
        open(steward, address + "/check");
        open(steward, address + "/letter");
        String line = open(steward, address).select("main a[href*=/lines/]").first().attr("href").replace("/form", "");
        open(steward, line);
        open(steward, line + "/form");
        mvc.perform(post(line).param("version", "0").param("name", "张旅程").cookie(steward).with(csrf())).andExpect(status().isSeeOther());
        mvc.perform(post(line).param("version", "0").param("name", "旧版本").cookie(steward).with(csrf())).andExpect(status().isConflict());
        mvc.perform(get(line + "/form.docx").cookie(steward)).andExpect(status().isOk());
        Cookie stranger = cookie(stage.city.acting(stage.department(), PostKind.DATA_STEWARD));
        for (String closed : new String[] {address, address + "/check", address + "/letter", address + "/letter.docx", line, line + "/form", line + "/form.pdf"}) {
            mvc.perform(get(closed).cookie(stranger)).andExpect(status().isNotFound());
        }
        for (String step : new String[] {"/signature", "/withdrawal", "/discard", "/completion", "/description"}) {
            int answer = mvc.perform(post(address + step).param("version", "1").param("reason", "x").cookie(stranger).with(csrf())).andReturn().getResponse().getStatus();
            assertThat(answer).as(step).isIn(403, 404);
        }
        for (String step : new String[] {"", "/acceptance", "/return", "/resubmission", "/withdrawal", "/removal"}) {
            int answer = mvc.perform(post(line + step).param("version", "1").param("reason", "x").cookie(stranger).with(csrf())).andReturn().getResponse().getStatus();
            assertThat(answer).as(step).isIn(403, 404);
        }
        long id = Long.parseLong(address.replaceAll("\\D+", ""));
        assertThat(register.filing(id).orElseThrow().stage()).isEqualTo(FilingStage.DRAFT);
        assertThat(register.filing(id).orElseThrow().lines().getFirst().nominee().name()).isEqualTo("张旅程");
    }

    @Test
    void theBureausClerkReturnsAndAcceptsByHttp() throws Exception {
        Filing filing = stage.submitted(department, "张网上");
        FilingLine line = filing.lines().getFirst();
        Cookie clerk = cookie(stage.clerk());
        assertThat(open(clerk, "/filings").text()).contains(department.name());
        open(clerk, line.href());
        mvc.perform(post(line.href() + "/return").param("version", "" + line.version()).cookie(clerk).with(csrf())).andExpect(status().isUnprocessableContent());
        mvc.perform(post(line.href() + "/acceptance").param("version", "" + line.version()).cookie(clerk).with(csrf())).andExpect(status().isUnprocessableContent());
        mvc.perform(post(line.href() + "/acceptance").param("version", "" + line.version()).param("unscanned", "yes").cookie(clerk).with(csrf())).andExpect(status().isSeeOther());
        Filing filed = register.filing(filing.id()).orElseThrow();
        assertThat(filed.lines().getFirst().state()).isEqualTo(NomineeState.ACCEPTED);
        Document record = open(steward, filing.href());
        assertThat(record.text()).contains(filed.number());
        for (String file : record.select("a[href^=/attachments/]").eachAttr("href")) {
            mvc.perform(get(file).cookie(steward)).andExpect(status().isOk());
        }
        assertThat(open(steward, "/units/" + department.id()).text()).contains(filed.number());
    }

    private Document open(Cookie who, String address) throws Exception {
        String html = mvc.perform(get(address).cookie(who)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return PageInvariants.check(html);
    }

    private Cookie cookie(Who who) {
        return signedIn.cookie(fresh.account(who.personId(), null).id(), null);
    }
}
