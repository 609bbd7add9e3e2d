package cdo.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.Drawing;
import cdo.fixture.ServerTest;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Role;
import cdo.platform.kernel.Who;
import cdo.platform.organization.FoundedCity;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.web.Form;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class NoticesTest {

    static final Slice.Ask FIRST = new Slice.Ask(1, 25);

    @Autowired
    FoundedCity city;
    @Autowired
    Notices notices;
    @Autowired
    Receipts receipts;
    @Autowired
    Inbox inbox;
    @Autowired
    Drawing drawing;

    Who clerk;
    Unit unit;
    Unit other;
    Who steward;
    Who liaison;
    Who colleague;

    @BeforeEach
    void twoDepartments() {
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        unit = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        other = city.fresh(clerk, city.unit("宜昌市人民政府"), UnitKind.DEPARTMENT);
        // reach is read once per request: a person who acts after the units were founded sees them
        clerk = city.acting(city.unit("宜昌市政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        steward = city.acting(unit, PostKind.DATA_STEWARD);
        liaison = city.acting(unit, PostKind.LIAISON);
        colleague = city.acting(other, PostKind.DATA_STEWARD);
    }

    @Test
    void aNoticeReachesTheAddressedPostsAndReadingIsReceipted() {
        long id = published(Role.STEWARD);
        assertThat(receipts.count(id)).isEqualTo(new Receipts.Count(0, 2));
        assertThat(inbox.list(steward, true, FIRST).rows()).singleElement().satisfies(letter -> assertThat(letter.href()).isEqualTo("/notices/" + id));
        assertThat(inbox.unread(liaison)).isZero();
        notices.read(steward, id);
        notices.read(steward, id);
        assertThat(receipts.count(id)).isEqualTo(new Receipts.Count(1, 2));
        assertThat(notices.readers(clerk, id)).extracting(Receipts.UnitReaders::unit, Receipts.UnitReaders::read)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(unit.name(), 1), org.assertj.core.groups.Tuple.tuple(other.name(), 0));
    }

    @Test
    void aNoticeDoesNotEndBeforeItBegan() {
        assertThatThrownBy(() -> notices.draft(clerk, new NewNotice("过期的通知", "正文", Set.of(unit.id()), Set.of(Role.STEWARD), LocalDate.of(2020, 1, 1)))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theUnreadAreRemindedOnce() {
        long id = published(Role.STEWARD);
        notices.read(steward, id);
        assertThat(notices.remind(clerk, id)).isEqualTo(1);
        assertThat(inbox.unread(colleague)).isEqualTo(2);
        assertThat(inbox.unread(steward)).isEqualTo(1);
        assertThatThrownBy(() -> notices.remind(clerk, id)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aDraftIsSeenByItsOrganiserOnlyAndWhoIsNotAddressedNeverSeesIt() {
        long draft = notices.draft(clerk, notice(Role.STEWARD));
        assertThatThrownBy(() -> notices.read(steward, draft)).isInstanceOf(Problem.NotFound.class);
        assertThat(notices.list(steward, "", FIRST).rows()).isEmpty();
        notices.publish(clerk, draft, 0);
        assertThat(notices.list(steward, "培训", FIRST).rows()).extracting(Notice::id).containsExactly(draft);
        assertThatThrownBy(() -> notices.read(liaison, draft)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> notices.readers(steward, draft)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void aWithdrawnNoticeSaysWhyAndCountsNoMoreReading() {
        long id = published(Role.STEWARD);
        assertThatThrownBy(() -> notices.withdraw(clerk, id, 1, " ")).isInstanceOf(Problem.Invalid.class);
        notices.withdraw(clerk, id, 1, "时间有误");
        Notice read = notices.read(steward, id);
        assertThat(read.stage()).isEqualTo(NoticeStage.WITHDRAWN);
        assertThat(read.reason()).isEqualTo("时间有误");
        assertThat(receipts.count(id).read()).isZero();
        assertThatThrownBy(() -> notices.publish(clerk, id, 2)).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void nobodyPublishesOutsideTheRegionOrWithoutTheRight() {
        assertThatThrownBy(() -> notices.draft(steward, notice(Role.STEWARD))).isInstanceOf(Problem.Denied.class);
        Who county = city.acting(city.unit("夷陵区政务服务和大数据管理局"), PostKind.BUREAU_CLERK);
        assertThatThrownBy(() -> notices.draft(county, notice(Role.STEWARD))).isInstanceOf(Problem.Denied.class);
        long draft = notices.draft(clerk, notice(Role.STEWARD));
        assertThatThrownBy(() -> notices.publish(county, draft, 0)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void twoClerksDoNotOverwriteEachOther() {
        long draft = notices.draft(clerk, notice(Role.STEWARD));
        notices.revise(clerk, draft, 0, notice(Role.LIAISON));
        assertThatThrownBy(() -> notices.revise(clerk, draft, 0, notice(Role.STEWARD))).isInstanceOf(Problem.Stale.class);
        assertThatThrownBy(() -> notices.publish(clerk, draft, 0)).isInstanceOf(Problem.Stale.class);
        notices.publish(clerk, draft, 1);
        assertThatThrownBy(() -> notices.revise(clerk, draft, 2, notice(Role.STEWARD))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aNoticeToNobodyIsRefusedAndStaysADraft() {
        long draft = notices.draft(clerk, notice(Role.UNIT_HEAD));
        assertThatThrownBy(() -> notices.publish(clerk, draft, 0)).isInstanceOf(Problem.Refused.class);
        assertThat(notices.get(clerk, draft).stage()).isEqualTo(NoticeStage.DRAFT);
    }

    @Test
    void thePagesHoldInBothLanguages() {
        long id = published(Role.STEWARD);
        notices.read(steward, id);
        var list = drawing.of(clerk, "/notices", Screen.of("platform/notifications/notices").with("rows", notices.list(clerk, "", FIRST))
                .with("counts", Map.of(id, receipts.count(id))));
        assertThat(list.select("a[href=/notices/" + id + "]")).hasSize(1);
        var record = drawing.of(clerk, "/notices/" + id, Screen.of("platform/notifications/notice").with("notice", notices.get(clerk, id)).with("manages", true)
                .with("form", Form.empty()).with("readers", notices.readers(clerk, id)).with("addressed", List.of(unit.name())));
        assertThat(record.text()).contains(unit.name(), "1 / 1");
        var edit = drawing.of(clerk, "/notices/new", Screen.of("platform/notifications/edit").with("form", Form.empty()).with("units", List.of(unit, other))
                .with("action", "/notices").with("created", true));
        assertThat(edit.select("input[name=units]")).hasSize(2);
        var letters = drawing.of(steward, "/inbox", Screen.of("platform/notifications/inbox").with("rows", inbox.list(steward, false, FIRST)).with("unread", 1)
                .with("form", Form.empty()));
        assertThat(letters.text()).contains("请阅读");
    }

    private long published(Role role) {
        long id = notices.draft(clerk, notice(role));
        notices.publish(clerk, id, 0);
        return id;
    }

    private NewNotice notice(Role role) {
        return new NewNotice("关于组织培训的通知", "各单位：\n请按时参加。", Set.of(unit.id(), other.id()), Set.of(role), null);
    }
}
