package cdo.data.catalog;

import static cdo.data.catalog.tables.EditionTable.EDITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.approvals.Routes;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EntriesTest {

    private static final AtomicLong NUMBER = new AtomicLong();

    @Autowired
    Entries entries;
    @Autowired
    Reviews reviews;
    @Autowired
    Classifications classifications;
    @Autowired
    Routes routes;
    @Autowired
    Duties duties;
    @Autowired
    FoundedCity city;
    @Autowired
    DSLContext sql;

    private Who clerk;
    private Unit unit;
    private Who steward;
    private Who officer;

    @BeforeEach
    void aDepartmentOfItsOwn() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        steward = city.acting(unit, PostKind.DATA_STEWARD);
        officer = city.acting(unit, PostKind.DEPARTMENT_CDO);
    }

    @Test
    void anEntryIsSignedReviewedAndPublishedWithACodeThatStays() {
        long id = submitted(complete());
        assertThat(entry(id).stage()).isEqualTo(EntryStage.AUTHORITY_REVIEW);
        assertThat(review(id).state()).isEqualTo(DutyState.OPEN);
        reviews.publish(clerk, id, entry(id).version(), "同意发布");
        assertThat(entry(id).stage()).isEqualTo(EntryStage.PUBLISHED);
        assertThat(entry(id).code()).contains("/");
        assertThat(review(id).state()).isEqualTo(DutyState.MET);
        assertThatThrownBy(() -> sql.update(EDITION).set(EDITION.NUMBER, 9).where(EDITION.ENTRY_ID.eq(id)).execute()).hasMessageContaining("immutable");
    }

    @Test
    void aReturnStopsTheReviewAndOpensACorrection() {
        long id = submitted(complete());
        reviews.returnBack(clerk, id, entry(id).version(), "请补充摘要");
        assertThat(entry(id).stage()).isEqualTo(EntryStage.RETURNED);
        assertThat(review(id).state()).isEqualTo(DutyState.SUSPENDED);
        assertThat(duties.about(SubjectRef.of(Entry.KIND, id))).anyMatch(duty -> duty.ruleKey().equals("catalog.correct") && duty.state() == DutyState.OPEN);
    }

    @Test
    void twoReviewersAtOnceDecideOnce() {
        long id = submitted(complete());
        int version = entry(id).version();
        reviews.publish(clerk, id, version, "同意");
        Who other = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> reviews.returnBack(other, id, version, "不同意")).isInstanceOf(Problem.class);
        assertThat(entry(id).stage()).isEqualTo(EntryStage.PUBLISHED);
    }

    @Test
    void whatIsNotSharedNamesTheLawAndWhatIsConditionalItsCondition() {
        assertThat(fields(with(new Content.Sharing(SharingAttribute.NOT_SHARED, "不便共享", List.of())))).contains("sharingCondition");
        assertThat(fields(with(new Content.Sharing(SharingAttribute.NOT_SHARED, "《中华人民共和国个人信息保护法》第十三条", List.of())))).doesNotContain("sharingCondition");
        assertThat(fields(with(new Content.Sharing(SharingAttribute.CONDITIONAL, " ", List.of(SharingMethod.values()[0]))))).contains("sharingCondition");
        assertThat(fields(with(new Content.Sharing(SharingAttribute.UNCONDITIONAL, "须经领导批准", List.of(SharingMethod.values()[0]))))).contains("sharingCondition");
        assertThat(fields(complete())).isEmpty();
    }

    @Test
    void anIncompleteDraftIsKeptButNotSubmitted() {
        long id = entries.draft(steward, Content.named("只有名称的草稿" + NUMBER.incrementAndGet()));
        assertThatThrownBy(() -> reviews.submit(steward, id, entry(id).version())).isInstanceOf(Problem.Invalid.class);
        assertThat(entry(id).stage()).isEqualTo(EntryStage.DRAFT);
    }

    @Test
    void aSiblingNeitherSeesNorTouchesADraft() {
        long id = entries.draft(steward, complete());
        Who sibling = city.acting(city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT), PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> entries.get(sibling, id)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> entries.save(sibling, id, 0, complete())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> reviews.submit(sibling, id, 0)).isInstanceOf(Problem.class);
    }

    @Test
    void aStaleFormIsRefused() {
        long id = entries.draft(steward, complete());
        int version = entry(id).version();
        entries.save(steward, id, version, complete());
        assertThatThrownBy(() -> entries.save(steward, id, version, complete())).isInstanceOf(Problem.Stale.class);
    }

    private long submitted(Content content) {
        long id = entries.draft(steward, content);
        reviews.submit(steward, id, entry(id).version());
        var run = routes.current(SubjectRef.of(Entry.KIND, id)).orElseThrow();
        routes.sign(officer, run.id(), run.version(), "同意");
        return id;
    }

    private List<String> fields(Content content) {
        long id = entries.draft(steward, content);
        return entries.checks(entry(id)).stream().map(Problem.FieldError::field).toList();
    }

    private Entry entry(long id) {
        return entries.get(steward, id);
    }

    private Duty review(long id) {
        return duties.about(SubjectRef.of(Entry.KIND, id)).stream().filter(duty -> duty.ruleKey().equals("catalog.review")).findFirst().orElseThrow();
    }

    private Content complete() {
        return with(new Content.Sharing(SharingAttribute.UNCONDITIONAL, "", List.of(SharingMethod.values()[0])));
    }

    private Content with(Content.Sharing sharing) {
        long place = classifications.tree().stream().filter(Classifications.Place::takesEntries).filter(each -> !each.closed()).findFirst().orElseThrow().id();
        return new Content("测试目录" + NUMBER.incrementAndGet(), place, "", "11420500000001230E", "低保家庭基本情况，用于社会救助核对。",
                List.of(new Content.Format(FormatCategory.SPREADSHEET, "xlsx")), "",
                List.of(Content.Item.of("户主姓名", ItemType.CHARACTER)), sharing, new Content.Opening(false, ""), UpdateCycle.MONTHLY,
                List.of(), new Content.Source(GradingLevel.values()[0], unit.id(), null, "张三", "0717-6000000", null, null, ""));
    }
}
