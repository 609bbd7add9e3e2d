package cdo.review.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.fixture.SignedIn;
import cdo.office.duties.Duties;
import cdo.office.duties.NewDuty;
import cdo.platform.identity.Fresh;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Posts;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.web.SubjectDirectory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 履职档案. */
@ServerTest
class DossiersTest {

    @Autowired
    Dossiers dossiers;
    @Autowired
    FoundedCity city;
    @Autowired
    Duties duties;
    @Autowired
    Posts posts;
    @Autowired
    OfficerParts parts;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;
    @Autowired
    SubjectDirectory subjects;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    MockMvc mvc;
    @Autowired
    SignedIn signedIn;
    @Autowired
    Fresh fresh;

    private Who clerk;
    private Unit unit;
    private Who officer;

    @BeforeEach
    void anOfficer() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        officer = city.acting(unit, PostKind.DEPARTMENT_CDO);
    }

    @Test
    void dutiesCountByTheYearInWhichTheyWereMet() throws Exception {
        LocalDate today = clocks.today();
        meet("in time", today.minusDays(5), today.plusDays(5));
        meet("late", today.minusDays(30), today.minusDays(20));
        open("overdue", today.minusDays(30), today.minusDays(3));
        Dossiers.Dossier dossier = dossiers.of(clerk, officer.personId());
        assertThat(dossier.held()).hasSize(1);
        assertThat(dossier.held().getFirst().unitId()).isEqualTo(unit.id());
        assertThat(dossier.years()).containsExactly(new Dossiers.Year(today.getYear(), 1, 1));
        assertThat(dossier.open()).isEqualTo(1);
        assertThat(dossier.overdue()).isEqualTo(1);
        var opened = org.jsoup.Jsoup.parse(page("/cockpit/officers/" + officer.personId()));
        for (String number : new String[] {"light=onTime", "light=notOnTime", "holder=" + officer.personId() + "&light=late"}) {
            String link = opened.select("main a[href*=\"" + number + "\"]").attr("href");
            assertThat(org.jsoup.Jsoup.parse(page(link)).select("main tbody tr")).as(link).hasSize(1);
        }
    }

    @Test
    void theOfficerAndThoseWhoReadTheUnitOpenItAndNobodyElse() {
        Who steward = city.acting(unit, PostKind.DATA_STEWARD);
        Who sibling = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThat(dossiers.of(officer, officer.personId()).held()).isNotEmpty();
        assertThat(dossiers.of(steward, officer.personId()).held()).isNotEmpty();
        assertThatThrownBy(() -> dossiers.of(sibling, officer.personId())).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> dossiers.of(clerk, steward.personId())).as("no officer").isInstanceOf(Problem.NotFound.class);
        assertThat(subjects.visible(sibling, SubjectRef.of("officer", officer.personId()))).isFalse();
        assertThat(subjects.href(SubjectRef.of("officer", officer.personId()))).contains("/cockpit/officers/" + officer.personId());
    }

    @Test
    void whoReadsOnlyOneOfTwoUnitsSeesOnlyThatPart() {
        Unit second = city.fresh(clerk, city.unit("夷陵区人民政府"), UnitKind.DEPARTMENT);
        city.acting(second, PostKind.COUNTY_DEPARTMENT_CDO);
        long post = dossiers.of(clerk, officer.personId()).held().getFirst().tenure().postId();
        city.seat(cdoPost(second), officer.personId(), LocalDate.of(2022, 3, 1), LocalDate.of(2022, 6, 30));
        assertThat(dossiers.of(clerk, officer.personId()).held()).hasSize(2);
        Who colleague = city.acting(second, PostKind.DATA_STEWARD);
        assertThat(dossiers.of(colleague, officer.personId()).held()).extracting(Dossiers.Held::unitId).containsExactly(second.id());
        assertThat(post).isPositive();
    }

    @Test
    void otherModulesAddTheirPartsAndThePersonsRecordLeadsHere() throws Exception {
        String html = page("/cockpit/officers/" + officer.personId());
        assertThat(html).contains("/people/" + officer.personId() + "?part=test");
        assertThat(page("/people/" + officer.personId())).contains("/cockpit/officers/" + officer.personId());
        assertThat(page("/cockpit/units/" + unit.id())).contains("/cockpit/officers/" + officer.personId());
    }

    @Test
    void whatOtherModulesPublishOfTheOfficerStandsOnThePageForReadersOfTheUnitOnly() throws Exception {
        long post = officer.seated().orElseThrow().postId();
        sql.query("insert into assessment.ledger_entry (organiser_id, unit_id, written_for_id, post_id, person_id, kind, points, happened_on, title, facts, basis, stage, recorded_by, recorded_by_id, recorded_on) "
                + "values (?, ?, ?, ?, ?, 'BONUS', 2, date '2026-03-02', '牵头完成数据归集', 'x', 'x', 'RECORDED', 'x', 0, date '2026-03-02')", clerk.unitId(), unit.id(), unit.id(), post, officer.personId()).execute();
        assertThat(page("/cockpit/officers/" + officer.personId())).contains("牵头完成数据归集").contains("加分 2 分");
        assertThat(parts.of(officer, officer.personId())).extracting(OfficerParts.Part::title).containsExactly("cockpit.part.ledger");
        Who sibling = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThat(parts.of(sibling, officer.personId())).isEmpty();
    }

    private long cdoPost(Unit of) {
        long post = posts.ofUnit(of.id()).stream().filter(each -> each.kind() == PostKind.COUNTY_DEPARTMENT_CDO).findFirst().orElseThrow().id();
        posts.holder(post, clocks.today()).ifPresent(held -> sql.deleteFrom(DSL.table("organization.tenure")).where(DSL.field("id", Long.class).eq(held.id())).execute());
        return post;
    }

    private String page(String address) throws Exception {
        long account = fresh.accountOf(clerk);
        String html = "";
        for (String language : new String[] {"en", "zh"}) {
            html = mvc.perform(get(address).with(signedIn.as(account)).cookie(new jakarta.servlet.http.Cookie("lang", language))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            PageInvariants.check(html);
        }
        return html;
    }

    private SubjectRef open(String name, LocalDate start, LocalDate due) {
        SubjectRef subject = SubjectRef.of("unit", unit.id());
        transaction.execute(any -> duties.open(new NewDuty("test.ten-days", officer.seated().orElseThrow().postId(), unit.id(), clerk.unitId(), null, subject, name,
                Message.of("duties.sign", "测试"), start, due, "/units/" + unit.id())));
        return subject;
    }

    private void meet(String name, LocalDate start, LocalDate due) {
        SubjectRef subject = open(name, start, due);
        transaction.executeWithoutResult(any -> duties.discharge("test.ten-days", subject, name, clocks.today(), Message.of("duties.sign", "测试")));
    }
}
