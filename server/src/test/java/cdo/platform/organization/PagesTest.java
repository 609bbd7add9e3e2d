package cdo.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.platform.audit.tables.EventTable;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Who;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class PagesTest {

    @Autowired FoundedCity city;
    @Autowired Units units;
    @Autowired Posts posts;
    @Autowired Groups groups;
    @Autowired GuidanceLines lines;
    @Autowired Clocks clocks;
    @Autowired DSLContext sql;
    @Autowired MockMvc mvc;
    @Autowired SignedIn signedIn;
    @Autowired Fresh fresh;
    private Who clerk;
    private RequestPostProcessor asClerk;
    private RequestPostProcessor asSteward;

    @BeforeEach
    void signIn() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        asClerk = signedIn.as(fresh.account(clerk.personId(), null).id(), clerk.seat().postId());
        Who steward = city.acting(city.unit("宜昌市统计局"), PostKind.DATA_STEWARD);
        asSteward = signedIn.as(fresh.account(steward.personId(), null).id(), steward.seat().postId());
    }

    @Test
    void everyPageHoldsItsInvariantsInBothLanguagesForThoseWhoEditAndThoseWhoRead() throws Exception {
        Unit unit = city.unit("宜昌市民政局");
        Unit county = city.unit("夷陵区人民政府");
        long group = groups.form(clerk, "组" + clerk.personId(), "");
        groups.join(clerk, group, java.util.Set.of(unit.id()), clocks.today());
        Post post = posts.ofUnit(unit.id()).getFirst();
        Post steward = posts.of(unit.id(), PostKind.DATA_STEWARD);
        for (String address : List.of("/units", "/units?q=民政&kind=DEPARTMENT&sort=-name", "/units?q=没有这个单位", "/units?on=2022-05-20", "/units/" + unit.id(), "/units/" + county.id(),
                "/units/" + unit.id() + "/lines", "/people", "/people?q=测试", "/people/" + clerk.personId(), "/posts/" + post.id(), "/posts/" + steward.id(), "/posts/" + clerk.seat().postId(),
                "/regions", "/regions/" + county.regionId(), "/regions/" + city.unit("宜昌市人民政府").regionId(), "/groups", "/groups/" + group, "/groups?on=2025-12-31", "/groups/" + group + "?on=2025-12-31", "/units/" + unit.id() + "/lines?on=2025-12-31", "/posts/" + post.id() + "?on=2025-12-31",
                "/regions/" + county.regionId() + "?on=2024-12-31")) {
            for (String language : List.of("zh", "en")) {
                mvc.perform(get(address).with(asClerk).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
                mvc.perform(get(address).with(asSteward).header("Accept-Language", language)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            }
        }
    }

    @Test
    void controlCharactersThatCameAlongAreLeftOut() throws Exception {
        Document found = Jsoup.parse(mvc.perform(get("/units").param("q", "民政\0\u0007局").with(asClerk)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
        assertThat(found.text()).contains("宜昌市民政局");
        String name = "宜昌市控制符局" + clerk.personId();
        mvc.perform(founding(city.unit("宜昌市人民政府"), name + "\0").param("checked", "yes").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(units.all(clocks.today())).extracting(Unit::name).contains(name);
    }

    @Test
    void aNameWithSomethingInvisibleInItIsTheNameThatIsSeen() throws Exception {
        assertThat(page(founding(city.unit("宜昌市人民政府"), "宜昌\u200b市公安局"), 422).text()).contains("本区划内已有名为“宜昌市公安局”的单位");
    }

    @Test
    void aDayThatCannotBeReadIsNamedInsteadOfShowingToday() throws Exception {
        for (String address : List.of("/units?on=abc", "/units/export?on=2026-13-01", "/people?on=2026-02-30", "/regions?on=abc", "/groups?on=abc", "/roster?on=abc", "/roster/export.xlsx?on=abc")) {
            String html = mvc.perform(get(address).with(asClerk)).andExpect(status().isUnprocessableContent()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(Jsoup.parse(html).text()).as(address).contains("地址中的“on”不能是“" + address.substring(address.indexOf('=') + 1) + "”");
        }
        mvc.perform(get("/units?on=").with(asClerk)).andExpect(status().isOk());
    }

    @Test
    void theFormsOfTheBureauAreDrawnForTheBureauOnly() throws Exception {
        Unit unit = city.unit("宜昌市民政局");
        for (String address : List.of("/units/new", "/units/new?parent=" + unit.id(), "/units/" + unit.id() + "/renaming", "/units/" + unit.id() + "/move", "/units/" + unit.id() + "/merger",
                "/units/" + unit.id() + "/division", "/units/" + unit.id() + "/closing", "/organization/import")) {
            mvc.perform(get(address).with(asClerk)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            mvc.perform(get(address).with(asClerk).header("Accept-Language", "en")).andExpect(status().isOk()).andExpect(PageInvariants.hold());
            mvc.perform(get(address).with(asSteward)).andExpect(status().isForbidden());
        }
        mvc.perform(get("/people/new").with(asSteward)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
        mvc.perform(get("/people/" + clerk.personId() + "/correction").with(asClerk)).andExpect(status().isOk()).andExpect(PageInvariants.hold());
        mvc.perform(get("/people/" + clerk.personId() + "/correction").with(asSteward)).andExpect(status().isForbidden());
    }

    @Test
    void aUnitIsFoundedAfterTheAnswersWereChecked() throws Exception {
        Unit government = city.unit("宜昌市人民政府");
        String name = "宜昌市页面测试局" + clerk.personId();
        var filled = founding(government, name);
        Document check = page(filled, 200);
        assertThat(check.text()).contains("请核对").contains(name);
        assertThat(units.all(clocks.today())).as("nothing is written by the rehearsal").extracting(Unit::name).doesNotContain(name);
        mvc.perform(founding(government, name).param("checked", "yes").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(units.all(clocks.today())).extracting(Unit::name).contains(name);
    }

    @Test
    void whatWasTypedWronglyComesBackWithTheReason() throws Exception {
        Document again = page(founding(city.unit("宜昌市人民政府"), "宜昌市公安局"), 422);
        assertThat(again.text()).contains("本区划内已有名为“宜昌市公安局”的单位");
        assertThat(again.select("input[name=name]").val()).isEqualTo("宜昌市公安局");
    }

    @Test
    void aUnitIsRenamedAndItsPageTellsTheHistory() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        var step = post("/units/" + unit.id() + "/renaming").param("name", unit.name() + "改").param("on", "2026年1月1日").param("basis", "宜编〔2026〕1号").param("checked", "yes");
        mvc.perform(step.with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        Document page = page(get("/units/" + unit.id()), 200);
        assertThat(page.select("h1").text()).isEqualTo(unit.name() + "改");
        assertThat(page.text()).contains("宜编〔2026〕1号").contains(unit.name() + " → " + unit.name() + "改");
        assertThat(page(get("/units/" + unit.id() + "?on=2025-12-31"), 200).select("h1").text()).isEqualTo(unit.name());
    }

    @Test
    void aUnitThatDoesNotGoOnCeasesAlsoAfterThePageWhereTheAnswersAreChecked() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        String address = "/units/" + unit.id() + "/division";
        Document check = page(post(address).param("parts", unit.name() + "甲\n" + unit.name() + "乙").param("on", "2026-01-01").param("basis", "宜编〔2026〕1号"), 200);
        assertThat(check.select("dt:contains(原单位保留) + dd").text()).isEqualTo("否");
        var confirmed = post(address).param("checked", "yes");
        check.select("main form input[type=hidden]").stream().filter(input -> !input.attr("name").startsWith("_")).forEach(input -> confirmed.param(input.attr("name"), input.val()));
        mvc.perform(confirmed.with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(units.find(unit.id(), LocalDate.of(2026, 1, 1))).as("it was not to go on").isEmpty();
        assertThat(units.all(clocks.today())).extracting(Unit::name).contains(unit.name() + "甲", unit.name() + "乙");
    }

    @Test
    void twoNewUnitsOfOneNameAreRefusedAndOneThatGoesOnStays() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        String address = "/units/" + unit.id() + "/division";
        Document again = page(post(address).param("parts", unit.name() + "甲\n" + unit.name() + "甲").param("on", "2026-01-01").param("basis", "宜编〔2026〕1号"), 422);
        assertThat(again.text()).contains("写了两遍");
        mvc.perform(post(address).param("parts", unit.name() + "甲").param("continues", "yes").param("on", "2026-01-01").param("basis", "宜编〔2026〕1号").param("checked", "yes")
                .with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(units.find(unit.id(), LocalDate.of(2026, 1, 1))).isPresent();
    }

    @Test
    void membersLinesHoldersAndAuthoritiesAreSeenAsOfAnyDay() throws Exception {
        Unit government = city.unit("宜昌市人民政府");
        Unit first = city.fresh(clerk, government, UnitKind.DEPARTMENT);
        Unit below = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        long group = groups.form(clerk, "按日期查看" + first.id(), "");
        groups.join(clerk, group, Set.of(first.id()), LocalDate.of(2023, 1, 1));
        groups.leave(clerk, group, groups.members(group).getFirst().id(), LocalDate.of(2023, 12, 31));
        assertThat(page(get("/groups/" + group + "?on=2023-06-30"), 200).select("tbody tr")).hasSize(1);
        Document later = page(get("/groups/" + group + "?on=2024-06-30"), 200);
        assertThat(later.select("tbody tr")).isEmpty();
        assertThat(later.text()).contains("以下为2024年6月30日的状况");
        assertThat(later.select("form[action$=members]")).as("nothing is changed on a past day").isEmpty();
        assertThat(page(get("/groups/" + group), 200).select("tbody tr")).as("today's page tells the whole history").hasSize(1);
        lines.draw(clerk, first.id(), below.id(), LocalDate.of(2023, 1, 1));
        lines.end(clerk, lines.of(first.id()).getFirst().id(), LocalDate.of(2023, 12, 31));
        assertThat(page(get("/units/" + first.id() + "/lines?on=2023-06-30"), 200).select("tbody tr")).hasSize(1);
        assertThat(page(get("/units/" + first.id() + "/lines?on=2024-06-30"), 200).select("tbody tr")).isEmpty();
        Post steward = posts.of(first.id(), PostKind.DATA_STEWARD);
        city.seat(steward.id(), city.person(first), LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31));
        assertThat(page(get("/posts/" + steward.id() + "?on=2023-06-30"), 200).select("tbody tr")).hasSize(1);
        assertThat(page(get("/posts/" + steward.id() + "?on=2024-06-30"), 200).select("tbody tr")).isEmpty();
        assertThat(page(get("/regions/" + government.regionId() + "?on=2024-12-31"), 200).select("dl").text()).contains("指挥部");
        assertThat(page(get("/regions/" + government.regionId() + "?on=2025-06-30"), 200).select("dl").text()).contains("数字政府领导小组").doesNotContain("指挥部");
    }

    @Test
    void stepsOnForeignUnitsAreRefusedWrittenNowhereAndAudited() throws Exception {
        Who county = city.acting(city.unit("兴山县政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        var asCounty = signedIn.as(fresh.account(county.personId(), null).id(), county.seat().postId());
        for (String name : List.of("秭归县教育局", "宜昌市教育局", "宜昌市人民政府")) {
            Unit foreign = city.unit(name);
            for (String step : List.of("renaming", "move", "merger", "division", "closing", "lines")) {
                mvc.perform(post("/units/" + foreign.id() + "/" + step).param("name", "甲").param("on", "2026-01-01").param("basis", "文").param("checked", "yes").with(asCounty).with(csrf()))
                        .andExpect(status().isForbidden()).andExpect(PageInvariants.hold());
            }
            assertThat(units.get(foreign.id())).isEqualTo(foreign);
            assertThat(sql.fetchCount(EventTable.EVENT, EventTable.EVENT.OUTCOME.eq("DENIED").and(EventTable.EVENT.SUBJECT_ID.eq(foreign.id())).and(EventTable.EVENT.SUBJECT_KIND.eq("unit")))).isGreaterThanOrEqualTo(6);
        }
        mvc.perform(post("/regions/" + city.unit("秭归县人民政府").regionId() + "/authorities").param("unit", "1").param("from", "2026-01-01").param("basis", "文").with(asCounty).with(csrf()))
                .andExpect(status().isForbidden());
    }

    @Test
    void officeTelephoneAndMailAreReadByColleaguesOfTheUnitAndItsBureauOnly() throws Exception {
        mvc.perform(post("/people").param("name", "李座机").param("unit", "宜昌市统计局").param("officePhone", "0717-6251234").param("email", "lizuoji@example.gov.cn").with(asSteward).with(csrf()))
                .andExpect(status().isSeeOther());
        String address = "/people/" + people("李座机").id();
        assertThat(page(get(address), 200).text()).contains("0717-6251234").contains("lizuoji@example.gov.cn");
        Who stranger = city.acting(city.unit("秭归县教育局"), PostKind.DATA_STEWARD);
        var asStranger = signedIn.as(fresh.account(stranger.personId(), null).id(), stranger.seat().postId());
        String seen = mvc.perform(get(address).with(asStranger)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(seen).doesNotContain("0717-6251234").doesNotContain("lizuoji@").contains("0717-*****34").contains("l***@example.gov.cn");
    }

    @Test
    void aMobileNumberIsMaskedUntilAReasonIsGiven() throws Exception {
        mvc.perform(post("/people").param("name", "李手机").param("unit", "宜昌市统计局").param("mobile", "13812345678").with(asSteward).with(csrf())).andExpect(status().isSeeOther());
        Person person = people("李手机");
        Document masked = page(get("/people/" + person.id()), 200);
        assertThat(masked.text()).contains("138****5678").doesNotContain("13812345678");
        assertThat(page(post("/people/" + person.id() + "/reveal").param("reason", " ").with(csrf()), 200).text()).doesNotContain("13812345678").contains("请写明查看原因");
        assertThat(page(post("/people/" + person.id() + "/reveal").param("reason", "联系开会").with(csrf()), 200).text()).contains("13812345678");
        var event = EventTable.EVENT;
        assertThat(sql.fetchCount(event, event.ACTION.eq("organization.person-revealed").and(event.SUBJECT_ID.eq(person.id())))).isEqualTo(1);
        assertThat(sql.select(event.DETAILS).from(event).where(event.SUBJECT_KIND.eq("person")).and(event.SUBJECT_ID.eq(person.id())).fetch().toString()).doesNotContain("13812345678");
    }

    @Autowired PeopleRegister register;
    @Autowired People people;

    private Person people(String name) {
        return people.get(register.all(clerk, new PeopleRegister.Filter(name, null, clocks.today())).getLast().id());
    }

    @Test
    void aStewardIsNamedAndLeavesByThePageOfThePost() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long person = city.person(unit);
        Post steward = posts.of(unit.id(), PostKind.DATA_STEWARD);
        mvc.perform(post("/posts/" + steward.id() + "/tenures").param("person", "" + person).param("from", "2026-01-05").param("basis", "本单位确定").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        Tenure tenure = posts.tenures(steward.id()).getFirst();
        assertThat(tenure.personId()).isEqualTo(person);
        mvc.perform(post("/posts/" + steward.id() + "/tenures/" + tenure.id() + "/ending").param("lastDay", "20260331").param("reason", "调离").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(posts.tenure(tenure.id()).to()).isEqualTo(LocalDate.of(2026, 3, 31));
        Post officer = posts.of(unit.id(), PostKind.DEPARTMENT_CDO);
        mvc.perform(post("/posts/" + officer.id() + "/tenures").param("person", "" + person).param("from", "2026-01-05").param("basis", "文").with(asClerk).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void nobodySeatsAnOfficerWithoutAnAppointmentDocument() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long person = city.person(unit);
        Post officer = posts.of(unit.id(), PostKind.DEPARTMENT_CDO);
        Who authority = city.acting(units.authority(unit.regionId(), clocks.today()).orElseThrow(), PostKind.AUTHORITY_CLERK);
        RequestPostProcessor asAuthority = signedIn.as(fresh.account(authority.personId(), null).id(), authority.seat().postId());
        String refused = mvc.perform(post("/posts/" + officer.id() + "/tenures").param("person", "" + person).param("from", "2026-01-05").param("basis", "口头").with(asAuthority).with(csrf()))
                .andExpect(status().is4xxClientError()).andReturn().getResponse().getContentAsString();
        assertThat(refused).contains("按任免文件任免");
        assertThat(posts.tenures(officer.id())).isEmpty();
        city.seat(officer.id(), person, LocalDate.of(2026, 1, 5), null);
        mvc.perform(post("/posts/" + officer.id() + "/tenures/" + posts.tenures(officer.id()).getFirst().id() + "/ending").param("lastDay", "20260331").param("reason", "口头").with(asAuthority)
                .with(csrf())).andExpect(status().is4xxClientError());
        assertThat(posts.tenures(officer.id()).getFirst().to()).isNull();
    }

    @Test
    void anEnglishPageNamesPostAndUnitInEnglish() throws Exception {
        String html = mvc.perform(get("/units").with(asSteward).header("Accept-Language", "en")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        Unit statistics = city.unit("宜昌市统计局");
        assertThat(org.jsoup.Jsoup.parse(html).select("details.user small").eachText()).isNotEmpty().allMatch(text -> text.equals(statistics.nameEn() + " · Data steward"));
        String chinese = mvc.perform(get("/units").with(asSteward).header("Accept-Language", "zh")).andReturn().getResponse().getContentAsString();
        assertThat(org.jsoup.Jsoup.parse(chinese).select("details.user small").eachText()).allMatch(text -> text.equals("宜昌市统计局 · 数据专员"));
    }

    @Test
    void aUnitWithoutAnEnglishNameKeepsItsChineseOne() {
        var seat = new cdo.platform.kernel.Seat(1L, 2, 3, "夷陵区城管局", "", "数据专员", "Data steward");
        assertThat(seat.unitName(cdo.platform.kernel.Language.EN)).isEqualTo("夷陵区城管局");
        assertThat(seat.postName(cdo.platform.kernel.Language.EN)).isEqualTo("Data steward");
        assertThat(UnitNames.Named.of("夷陵区城管局", "城管局", " ").in(cdo.platform.kernel.Language.EN)).isEqualTo("夷陵区城管局");
    }

    @Autowired UnitNames unitNames;

    @Test
    void namesOfManyUnitsAreReadTogetherAndAnUnknownNumberHasNone() {
        Unit statistics = city.unit("宜昌市统计局");
        UnitNames.Many names = unitNames.of(List.of(statistics.id(), -1L));
        assertThat(names.of(statistics.id())).isEqualTo(new UnitNames.Named("宜昌市统计局", statistics.shortName(), statistics.nameEn()));
        assertThat(names.of(-1)).isEqualTo(unitNames.of(-1)).isEqualTo(new UnitNames.Named("", "", ""));
    }

    @Test
    void peopleArePagedByNameThroughTheWholeRegisterWithoutGapOrDouble() {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        for (int i = 0; i < 60; i++) {
            city.person(unit);
        }
        var filter = new PeopleRegister.Filter("测试人员", null, clocks.today());
        var paged = new java.util.ArrayList<Long>();
        String mark = "";
        do {
            var slice = register.slice(clerk, filter, cdo.platform.web.Slice.Ask.keyed(25, mark, ""));
            slice.rows().forEach(row -> paged.add(row.id()));
            mark = slice.after() == null ? "" : slice.after();
        } while (!mark.isEmpty());
        assertThat(paged).isEqualTo(register.all(clerk, filter).stream().map(PeopleRegister.Row::id).toList()).hasSizeGreaterThan(59);
    }

    @Autowired cdo.platform.identity.OutsideAuditors auditors;
    @Autowired cdo.platform.search.Search search;
    @Autowired cdo.platform.identity.Accounts accounts;

    @Test
    void anOutsideAuditorReadsUnitsAndPeopleOfTheMandateOnly() throws Exception {
        Unit inside = city.unit("夷陵区人民政府");
        Unit outside = city.unit("宜昌市统计局");
        Who theirs = city.acting(inside, PostKind.LIAISON);
        Who strangers = city.acting(outside, PostKind.LIAISON);
        long guest = city.person(outside);
        city.seat(posts.of(city.fresh(clerk, inside, UnitKind.DEPARTMENT).id(), PostKind.DATA_STEWARD).id(), guest, LocalDate.of(2023, 1, 5), LocalDate.of(2023, 2, 5));
        long account = fresh.account(null, null).id();
        var scope = new cdo.platform.identity.OutsideAuditors.AuditScope(Set.of("unit", "post", "person"), Set.of(), Set.of(inside.regionId()), "专项审计",
                clocks.real().atZone(Clocks.ZONE).toLocalDate().plusDays(10));
        auditors.admit(fresh.who(cdo.platform.kernel.Role.SECURITY_ADMIN), account, scope);
        RequestPostProcessor asAuditor = signedIn.as(account);
        Who auditor = accounts.whoIn(account, null, "test").orElseThrow();
        for (String open : List.of("/people/" + theirs.personId(), "/people/" + guest, "/units/" + inside.id(), "/posts/" + theirs.seat().postId())) {
            mvc.perform(get(open).with(asAuditor)).andExpect(status().isOk());
        }
        for (String closed : List.of("/people/" + strangers.personId(), "/units/" + outside.id(), "/posts/" + strangers.seat().postId())) {
            mvc.perform(get(closed).with(asAuditor)).andExpect(status().isNotFound());
            mvc.perform(get(closed).with(asSteward)).andExpect(status().isOk());
        }
        var everybody = new PeopleRegister.Filter("", null, clocks.today());
        assertThat(register.all(auditor, everybody)).extracting(PeopleRegister.Row::id).contains(theirs.personId(), guest).doesNotContain(strangers.personId());
        assertThat(register.slice(auditor, everybody, cdo.platform.web.Slice.Ask.keyed(25, "", "")).total()).isLessThan(register.all(clerk, everybody).size());
        byte[] file = mvc.perform(get("/people/export").with(asAuditor)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(register.all(auditor, everybody).size());
        }
        assertThat(Jsoup.parse(mvc.perform(get("/units?q=统计局").with(asAuditor)).andReturn().getResponse().getContentAsString()).text()).doesNotContain("宜昌市统计局");
        assertThat(search.find(auditor, outside.name(), "")).isEmpty();
        assertThat(search.find(auditor, inside.name(), "unit")).extracting(found -> found.subject().id()).contains(inside.id());
    }

    @Test
    void peopleAreFoundByTheirUnitAndTheUnitAboveIsNamedInTheReadersLanguage() throws Exception {
        Unit unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        long person = city.person(unit);
        assertThat(register.all(clerk, new PeopleRegister.Filter(unit.name(), null, clocks.today()))).extracting(PeopleRegister.Row::id).containsExactly(person);
        Document english = Jsoup.parse(mvc.perform(get("/units").param("q", "统计局").with(asClerk).header("Accept-Language", "en")).andReturn().getResponse().getContentAsString());
        assertThat(english.select("#list tbody").text()).contains(city.unit("宜昌市人民政府").nameEn()).doesNotContain("宜昌市人民政府");
    }

    @Test
    void theExportHoldsExactlyWhatIsFiltered() throws Exception {
        byte[] file = mvc.perform(get("/units/export?kind=BUREAU").with(asClerk)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.getSheetAt(0);
            int bureaus = (int) units.all(clocks.today()).stream().filter(unit -> unit.kind() == UnitKind.BUREAU).count();
            assertThat(sheet.getLastRowNum()).isEqualTo(bureaus);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("名称");
        }
        mvc.perform(get("/people/export").with(asClerk)).andExpect(status().isOk());
        mvc.perform(get("/organization/import/template").with(asClerk)).andExpect(status().isOk());
        assertThat(new String(mvc.perform(get("/units/options?q=公安").with(asClerk)).andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)).contains("宜昌市公安局");
    }

    @Test
    void groupsAndLinesAreEditedByTheBureau() throws Exception {
        mvc.perform(post("/groups").param("name", "页面组" + clerk.personId()).with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        mvc.perform(post("/groups").param("name", "页面组").with(asSteward).with(csrf())).andExpect(status().isForbidden());
        Groups.Group group = groups.all().stream().filter(each -> each.name().equals("页面组" + clerk.personId())).findFirst().orElseThrow();
        Unit unit = city.unit("宜昌市财政局");
        mvc.perform(post("/groups/" + group.id() + "/members").param("units", "" + unit.id()).param("from", "2026-01-01").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(groups.on(group.id(), LocalDate.of(2026, 1, 1))).containsExactly(unit.id());
        long member = groups.members(group.id()).getFirst().id();
        mvc.perform(post("/groups/" + group.id() + "/members/" + member + "/ending").param("lastDay", "2026-02-01").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(groups.on(group.id(), LocalDate.of(2026, 2, 2))).isEmpty();
        Unit lower = city.fresh(clerk, city.unit("枝江市人民政府"), UnitKind.DEPARTMENT);
        mvc.perform(post("/units/" + unit.id() + "/lines").param("lower", lower.name()).param("from", "2026-01-01").with(asClerk).with(csrf())).andExpect(status().isSeeOther());
        assertThat(city.acting(unit, PostKind.LIAISON).reads(lower.id())).isTrue();
        assertThat(city.storedReach()).isEqualTo(city.computedReach());
    }

    private MockHttpServletRequestBuilder founding(Unit government, String name) {
        return post("/units").param("parent", government.name()).param("region", "" + government.regionId()).param("kind", "DEPARTMENT").param("name", name).param("position", "500")
                .param("from", "2026-01-01").param("basis", "宜编〔2026〕9号");
    }

    private Document page(MockHttpServletRequestBuilder request, int expected) throws Exception {
        var response = mvc.perform(request.with(asClerk).with(csrf())).andExpect(status().is(expected)).andReturn().getResponse();
        return PageInvariants.check(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
