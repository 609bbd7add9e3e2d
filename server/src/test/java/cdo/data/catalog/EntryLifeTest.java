package cdo.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.platform.approvals.Routes;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An entry from its draft to its abolition, with what is owed on the way. */
@ServerTest
class EntryLifeTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    Entries entries;
    @Autowired
    Reviews reviews;
    @Autowired
    Changes changes;
    @Autowired
    EntryRegister register;
    @Autowired
    Elements elements;
    @Autowired
    History history;
    @Autowired
    Codes codes;
    @Autowired
    Catalogers people;
    @Autowired
    Duties duties;
    @Autowired
    Routes routes;
    @Autowired
    DSLContext sql;
    @Autowired
    Clocks clocks;
    @Autowired
    TransactionTemplate transaction;

    @Autowired
    cdo.platform.search.Search search;

    @Test
    void anEntryUnderReviewIsFoundByWhoMayReadItAndByNobodyElse() {
        long id = people.received(team);
        String name = entries.shown(team.clerk(), entries.get(team.clerk(), id)).content().name();
        Who stranger = people.stranger();
        assertThat(found(team.steward(), name)).contains(id);
        assertThat(register.all(team.steward(), new EntryRegister.Filter("保障金", null, "", "", "", "", null, ""))).as("by one of its items").extracting(EntryRegister.Row::id).contains(id);
        assertThat(found(team.steward(), name + " 保障金额")).contains(id);
        assertThat(found(team.clerk(), name)).contains(id);
        assertThat(found(stranger, name)).doesNotContain(id);
        reviews.publish(team.clerk(), id, people.version(id), "");
        assertThat(found(stranger, name)).contains(id);
    }

    private List<Long> found(Who who, String name) {
        return search.find(who, name, Entry.KIND).stream().map(each -> each.subject().id()).toList();
    }

    private Duration lead;
    private Catalogers.Team team;

    @BeforeEach
    void aDepartmentOnAMonday() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        team = people.team();
    }

    @AfterEach
    void backToToday() {
        clocks.lead(lead);
    }

    @Test
    void aDraftIsSignedByTheUnitReviewedByTheBureauAndPublishedUnderACode() {
        long id = people.draft(team);
        assertThat(stage(id)).isEqualTo(EntryStage.DRAFT);
        reviews.submit(team.steward(), id, people.version(id));
        assertThat(stage(id)).isEqualTo(EntryStage.UNIT_SIGNATURE);
        people.sign(team, id);
        assertThat(stage(id)).isEqualTo(EntryStage.AUTHORITY_REVIEW);
        reviews.publish(team.clerk(), id, people.version(id), "要素完整");
        Entry entry = entries.get(team.clerk(), id);
        assertThat(entry.stage()).isEqualTo(EntryStage.PUBLISHED);
        assertThat(entry.code()).matches("307/\\d{6}");
        Edition edition = entries.shown(team.clerk(), entry);
        assertThat(edition.number()).isOne();
        assertThat(edition.publishedOn()).isEqualTo(MONDAY);
        assertThat(edition.providerName()).isEqualTo(team.unit().name());
        assertThat(history.of(entry)).extracting(History.Happened::kind)
                .containsExactly(EntryStep.PUBLISHED, EntryStep.RECEIVED, EntryStep.SUBMITTED, EntryStep.DRAFTED);
    }

    @Test
    void whatDoesNotMeetTheRequirementsIsNotHandedIn() {
        long id = entries.draft(team.steward(), Content.named(Catalogers.name()));
        assertThatThrownBy(() -> reviews.submit(team.steward(), id, 0)).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors()).hasSizeGreaterThan(8));
        assertThat(stage(id)).isEqualTo(EntryStage.DRAFT);
    }

    @Test
    void theBureauOwesItsReviewWithinTwoWorkingDaysAndMeetsItByPublishing() {
        long id = people.received(team);
        Duty review = duty(id, EntryDuties.REVIEW);
        assertThat(review.due()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(review.debtorUnitId()).isEqualTo(team.clerk().unitId());
        assertThat(review.owedToUnitId()).isEqualTo(team.unit().id());
        clocks.today(MONDAY.plusDays(2));
        reviews.publish(team.clerk(), id, people.version(id), "");
        assertThat(duty(id, EntryDuties.REVIEW).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aReturnStopsTheBureausClockAndOpensACompletionUntilItIsHandedInAgain() {
        long id = people.received(team);
        clocks.today(MONDAY.plusDays(1));
        reviews.returnBack(team.clerk(), id, people.version(id), "请补充摘要");
        assertThat(stage(id)).isEqualTo(EntryStage.RETURNED);
        assertThat(duty(id, EntryDuties.REVIEW).state()).isEqualTo(DutyState.SUSPENDED);
        Duty correct = duty(id, EntryDuties.CORRECT);
        assertThat(correct.due()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(correct.debtorUnitId()).isEqualTo(team.unit().id());

        clocks.today(MONDAY.plusDays(4));
        entries.save(team.steward(), id, people.version(id), underWay(id).described("补充后的摘要", UpdateCycle.DAILY));
        people.handIn(team, id);
        assertThat(duty(id, EntryDuties.CORRECT).state()).isEqualTo(DutyState.MET);
        Duty review = duty(id, EntryDuties.REVIEW);
        assertThat(review.state()).isEqualTo(DutyState.OPEN);
        assertThat(review.due()).as("returned on Tuesday, back on Friday: both working days are still to come").isEqualTo(LocalDate.of(2026, 3, 10));
    }

    @Test
    void asOftenAsItIsReturnedACompletionIsOwed() {
        long id = people.received(team);
        for (int round = 1; round <= 2; round++) {
            reviews.returnBack(team.clerk(), id, people.version(id), "第" + round + "次");
            people.handIn(team, id);
        }
        assertThat(about(id, EntryDuties.CORRECT)).hasSize(2).extracting(Duty::state).containsOnly(DutyState.MET);
        assertThat(about(id, EntryDuties.REVIEW)).hasSize(1);
    }

    @Test
    void aReturnNamesItsReason() {
        long id = people.received(team);
        assertThatThrownBy(() -> reviews.returnBack(team.clerk(), id, people.version(id), " ")).isInstanceOf(Problem.Invalid.class);
        assertThat(stage(id)).isEqualTo(EntryStage.AUTHORITY_REVIEW);
    }

    @Test
    void theUnitsHeadRefusesToSignAndTheDraftGoesOn() {
        long id = people.draft(team);
        reviews.submit(team.steward(), id, people.version(id));
        var run = routes.current(ref(id)).orElseThrow();
        routes.returnBack(team.officer(), run.id(), run.version(), "摘要不清");
        assertThat(stage(id)).isEqualTo(EntryStage.DRAFT);
        assertThat(entries.get(team.steward(), id).reason()).isEqualTo("摘要不清");
        reviews.submit(team.steward(), id, people.version(id));
        reviews.takeBack(team.steward(), id, people.version(id));
        assertThat(stage(id)).isEqualTo(EntryStage.DRAFT);
        assertThat(routes.current(ref(id))).isEmpty();
    }

    @Test
    void aPublishedEditionCannotBeChangedEvenByHand() {
        long id = people.published(team);
        assertThatThrownBy(() -> sql.execute("update catalog.edition set content = '{}' where entry_id = ?", id)).isInstanceOf(DataAccessException.class).hasMessageContaining("immutable");
        assertThatThrownBy(() -> sql.execute("delete from catalog.edition where entry_id = ?", id)).isInstanceOf(DataAccessException.class).hasMessageContaining("immutable");
        assertThatThrownBy(() -> sql.execute("update catalog.entry set code = '307/999999' where id = ?", id)).isInstanceOf(DataAccessException.class).hasMessageContaining("keeps its code");
        assertThatThrownBy(() -> sql.execute("delete from catalog.entry_step where entry_id = ?", id)).isInstanceOf(DataAccessException.class).hasMessageContaining("only grows");
    }

    @Test
    void aPublishedEntryIsNotEditedButChangedAsANextEdition() {
        long id = people.published(team);
        assertThatThrownBy(() -> entries.save(team.steward(), id, people.version(id), people.content(team, "别的名字"))).isInstanceOf(Problem.Refused.class);
        String code = entries.get(team.steward(), id).code();
        changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.FUNCTION, MONDAY, "职能划转"));
        assertThat(entries.shown(people.stranger(), entries.get(team.clerk(), id)).number()).as("others still see the published one").isOne();

        entries.save(team.steward(), id, people.version(id), underWay(id).described("新的摘要", UpdateCycle.DAILY));
        people.handIn(team, id);
        reviews.publish(team.clerk(), id, people.version(id), "");
        Entry entry = entries.get(team.steward(), id);
        assertThat(entry.code()).isEqualTo(code);
        assertThat(entry.publishedNumber()).isEqualTo(2);
        assertThat(entries.editions(team.steward(), entry)).extracting(Edition::number).containsExactly(2, 1);
        assertThat(entries.edition(team.steward(), entry, 1).content().summary()).isEqualTo(EntryChecksTest.whole().summary());
    }

    @Test
    void aDeclaredChangeIsOwedWithinTenWorkingDaysOfItsEffect() {
        long id = people.published(team);
        changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.LAW, LocalDate.of(2026, 3, 4), "《政务数据共享条例》施行"));
        Duty update = duty(id, EntryDuties.UPDATE);
        assertThat(update.due()).isEqualTo(LocalDate.of(2026, 3, 18));
        assertThat(update.debtorPostId()).as("the unit's officer answers for it").isEqualTo(team.officer().seat().postId());
        people.handIn(team, id);
        assertThat(duty(id, EntryDuties.UPDATE).state()).isEqualTo(DutyState.MET);
    }

    @Test
    void aChangeOfLawNamesTheLawAndNoneLiesInADistantFuture() {
        long id = people.published(team);
        assertThatThrownBy(() -> changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.LAW, MONDAY, "x")))
                .isInstanceOfSatisfying(Problem.Invalid.class, told -> assertThat(told.errors().getFirst().field()).isEqualTo("reason"));
        assertThatThrownBy(() -> changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.SYSTEM, LocalDate.of(2099, 1, 1), "换库")))
                .isInstanceOfSatisfying(Problem.Invalid.class, told -> assertThat(told.errors().getFirst().field()).isEqualTo("effectiveOn"));
        assertThat(stage(id)).isEqualTo(EntryStage.PUBLISHED);
    }

    @Test
    void aCodeStaysWhenTheClassificationChangesAndThatIsSaidBesideIt() {
        long id = people.published(team);
        String code = entries.get(team.steward(), id).code();
        assertThat(codeOf(id)).isEqualTo(code);
        changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.CORRECTION, MONDAY, "分类有误"));
        entries.save(team.steward(), id, people.version(id), underWay(id).under(people.place("201")));
        assertThat(codeOf(id)).startsWith(code + "（代码终身不变");
    }

    private String codeOf(long id) {
        Entry entry = entries.get(team.steward(), id);
        return elements.of(entry, entries.shown(team.steward(), entry)).stream().filter(element -> element.number() == 3).findFirst().orElseThrow().value().zh();
    }

    @Test
    void afterAMergerWhatIsUnderWayAndTheNextEditionSpeakOfTheSuccessor() {
        long draft = people.draft(team);
        long signing = people.draft(team);
        reviews.submit(team.steward(), signing, people.version(signing));
        long published = people.published(team);
        Catalogers.Team into = people.team();
        sql.execute("update organization.unit_state set uscc = '11420500000001249B' where unit_id = ?", into.unit().id());
        units.merge(team.clerk(), java.util.Set.of(team.unit().id()), into.unit().id(), MONDAY, "机构改革文件");
        Content.Source source = edition(into, draft).content().source();
        assertThat(source.unitId()).isEqualTo(into.unit().id());
        assertThat(source.contact() + source.phone()).as("whom to ask, the successor names").isEmpty();
        assertThat(edition(into, draft).content().providerCode()).isEqualTo("11420500000001249B");
        assertThat(entries.checks(entries.get(into.steward(), draft))).extracting(Problem.FieldError::field).containsExactlyInAnyOrder("contact", "phone");
        assertThat(edition(into, signing).content()).satisfies(content -> {
            assertThat(content.providerCode()).isEqualTo("11420500000001249B");
            assertThat(content.source().contact()).as("nobody writes it now").isNotEmpty();
        });
        people.sign(into, signing);
        assertThat(stage(signing)).isEqualTo(EntryStage.AUTHORITY_REVIEW);

        assertThat(edition(into, published).content().providerCode()).as("what was published stays").isEqualTo(EntryChecksTest.whole().providerCode());
        changes.declare(into.steward(), published, people.version(published), new Changes.Declared(ChangeKind.FUNCTION, MONDAY, "职能划转"));
        Entry entry = entries.get(into.steward(), published);
        Edition next = edition(into, published);
        assertThat(next.content().providerCode()).isEqualTo("11420500000001249B");
        assertThat(next.content().source().contact()).isEmpty();
        assertThat(elements.differences(entry, entries.edition(into.steward(), entry, 1), next)).extracting(Elements.Difference::key)
                .containsExactly("provider", "providerCode", "sourceUnit", "contact", "phone");
    }

    private Edition edition(Catalogers.Team of, long id) {
        return entries.shown(of.steward(), entries.get(of.steward(), id));
    }

    @Autowired
    cdo.platform.organization.Units units;

    @Test
    void aChangeThatWasDroppedCanBeDeclaredAgainAndIsOwedAgain() {
        long id = people.published(team);
        changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.SYSTEM, MONDAY, "换库"));
        changes.drop(team.steward(), id, people.version(id), "不换了");
        assertThat(stage(id)).isEqualTo(EntryStage.PUBLISHED);
        assertThat(about(id, EntryDuties.UPDATE)).extracting(Duty::state).containsExactly(DutyState.CANCELLED);
        changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.SYSTEM, MONDAY, "还是换"));
        assertThat(about(id, EntryDuties.UPDATE)).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.CANCELLED, DutyState.OPEN);
        assertThat(entries.get(team.steward(), id).draftNumber()).isEqualTo(2);
    }

    @Test
    void theReviewerSeesFieldByFieldAndItemByItemWhatAnEditionChanges() {
        Content before = people.content(team, "甲");
        Content after = before.described("另一段摘要", before.cycle()).sharedAs(SharingAttribute.CONDITIONAL, "仅限本市", SharingMethod.PLATFORM_TABLE)
                .shaped(before.formats(), List.of(Content.Item.of("姓名", ItemType.MEMO), Content.Item.of("发放日期", ItemType.DATE)));
        assertThat(elements.differences(before, before)).isEmpty();
        assertThat(elements.differences(before, after)).extracting(Elements.Difference::key, Elements.Difference::item)
                .containsExactly(tuple("abstract", null), tuple("sharing", null), tuple("sharingCondition", null), tuple("item", "姓名"), tuple("item", "发放日期"), tuple("item", "保障金额"));
        Elements.Difference gone = elements.differences(before, after).getLast();
        assertThat(gone.before().zh()).isEqualTo("N 数值型");
        assertThat(gone.after().empty()).isTrue();
    }

    @Test
    void ofTwoReviewersAtOnceOneDecidesAndTheOtherIsToldToLookAgain() throws Exception {
        long id = people.received(team);
        Who other = people.clerkOfTheBureau();
        int seen = people.version(id);
        List<Throwable> refused = together(List.of(() -> {
            reviews.publish(team.clerk(), id, seen, "");
            return "";
        }, () -> {
            reviews.returnBack(other, id, seen, "退回");
            return "";
        }));
        assertThat(refused).hasSize(1).first().isInstanceOf(Problem.Stale.class);
        assertThat(stage(id)).isIn(EntryStage.PUBLISHED, EntryStage.RETURNED);
        assertThat(history.of(entries.get(team.clerk(), id)).stream().filter(step -> step.kind() == EntryStep.PUBLISHED || step.kind() == EntryStep.RETURNED)).hasSize(1);
    }

    @Test
    void codesAreUniqueAndWithoutGapsHoweverManyArePublishedAtOnce() throws Exception {
        var places = new ArrayList<Callable<String>>();
        for (int i = 0; i < 8; i++) {
            places.add(() -> transaction.execute(any -> codes.next("999001")));
        }
        var given = new java.util.concurrent.ConcurrentSkipListSet<String>();
        assertThat(together(places.stream().<Callable<String>>map(each -> () -> {
            given.add(each.call());
            return "";
        }).toList())).isEmpty();
        assertThat(given).hasSize(8).first().isEqualTo("999001/000001");
        assertThat(given.last()).isEqualTo("999001/000008");
        transaction.executeWithoutResult(status -> {
            codes.next("999001");
            status.setRollbackOnly();
        });
        assertThat(transaction.<String>execute(any -> codes.next("999001"))).as("what was not published leaves no gap").isEqualTo("999001/000009");
    }

    @Test
    void ofTwoEntriesOfOneNameHandedInAtOnceOnePasses() throws Exception {
        String name = Catalogers.name();
        long one = entries.draft(team.steward(), people.content(team, name));
        long two = entries.draft(team.steward(), people.content(team, name));
        List<Throwable> refused = together(List.of(() -> {
            reviews.submit(team.steward(), one, 0);
            return "";
        }, () -> {
            reviews.submit(team.steward(), two, 0);
            return "";
        }));
        assertThat(refused).hasSize(1);
        assertThat(((Problem.Invalid) refused.getFirst()).errors()).extracting(Problem.FieldError::field).containsExactly("name");
    }

    @Test
    void aStaleFormOverwritesNothing() {
        long id = people.draft(team);
        entries.save(team.steward(), id, 0, underWay(id).described("先到的", UpdateCycle.DAILY));
        assertThatThrownBy(() -> entries.save(team.officer(), id, 0, underWay(id).described("后到的", UpdateCycle.DAILY))).isInstanceOf(Problem.Stale.class);
        assertThat(underWay(id).summary()).isEqualTo("先到的");
    }

    @Test
    void anotherUnitNeitherSeesNorTouchesADraft() {
        long id = people.draft(team);
        Catalogers.Team other = people.team();
        assertThatThrownBy(() -> entries.get(other.steward(), id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> entries.save(other.steward(), id, 0, people.content(other, "改名"))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> reviews.submit(other.steward(), id, 0)).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> entries.discard(other.steward(), id, 0, "理由")).isInstanceOf(Problem.Denied.class);
        assertThat(register.all(other.steward(), EntryRegister.Filter.NONE)).extracting(EntryRegister.Row::id).doesNotContain(id);
        assertThat(register.all(team.clerk(), EntryRegister.Filter.NONE)).extracting(EntryRegister.Row::id).contains(id);
    }

    @Test
    void onlyTheBureauThatAnswersForTheUnitReviews() {
        long id = people.received(team);
        assertThatThrownBy(() -> reviews.publish(team.officer(), id, people.version(id), "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> reviews.publish(team.steward(), id, people.version(id), "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> reviews.publish(people.stranger(), id, people.version(id), "")).isInstanceOf(Problem.NotFound.class);
        assertThat(stage(id)).isEqualTo(EntryStage.AUTHORITY_REVIEW);
    }

    @Test
    void aSystemOfAnotherUnitCannotBeNamed() {
        long survey = people.survey(people.team().unit(), "COMPLETE", "t_a|甲表");
        long system = sql.fetchSingle("select system_id from survey.published_survey where id = ?", survey).get(0, Long.class);
        Content content = people.content(team, Catalogers.name());
        Content.Source source = content.source();
        Content foreign = content.from(new Content.Source(source.grading(), source.unitId(), system, "周敏", "1", null, null, ""));
        assertThatThrownBy(() -> entries.draft(team.steward(), foreign)).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors().getFirst().field()).isEqualTo("system"));
    }

    @Test
    void secretMattersAreRefusedInDraftsToo() {
        assertThatThrownBy(() -> entries.draft(team.steward(), Content.named("绝密档案目录"))).isInstanceOf(Problem.Invalid.class);
        long id = people.draft(team);
        assertThatThrownBy(() -> entries.save(team.steward(), id, 0, underWay(id).described("密级：机密", UpdateCycle.DAILY))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void offlineLeavesTheCatalogAndComesBackAbolishedNeverDoes() {
        long id = people.published(team);
        Who stranger = people.stranger();
        changes.takeOffline(team.clerk(), id, people.version(id), "系统改造");
        assertThat(sql.fetchExists(cdo.data.catalog.views.PublishedEntry.PUBLISHED_ENTRY, cdo.data.catalog.views.PublishedEntry.PUBLISHED_ENTRY.ID.eq(id))).isFalse();
        assertThatThrownBy(() -> entries.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        changes.putOnline(team.clerk(), id, people.version(id), "改造完成");
        assertThat(entries.get(stranger, id).stage()).isEqualTo(EntryStage.PUBLISHED);
        assertThatThrownBy(() -> changes.abolish(team.steward(), id, people.version(id), "不再采集")).isInstanceOf(Problem.Denied.class);
        changes.abolish(team.clerk(), id, people.version(id), "不再采集");
        assertThatThrownBy(() -> changes.putOnline(team.clerk(), id, people.version(id), "再用")).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> changes.declare(team.steward(), id, people.version(id), new Changes.Declared(ChangeKind.OTHER, MONDAY, "再改"))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aDraftIsDiscardedButAPublishedEntryIsNot() {
        long id = people.draft(team);
        entries.discard(team.steward(), id, 0, "重复");
        assertThat(stage(id)).isEqualTo(EntryStage.ABOLISHED);
        long published = people.published(team);
        changes.declare(team.steward(), published, people.version(published), new Changes.Declared(ChangeKind.OTHER, MONDAY, "改"));
        assertThatThrownBy(() -> entries.discard(team.steward(), published, people.version(published), "重复")).isInstanceOf(Problem.Refused.class);
    }

    private EntryStage stage(long id) {
        return entries.get(team.clerk(), id).stage();
    }

    private Content underWay(long id) {
        return entries.underWay(team.steward(), id).content();
    }

    private static SubjectRef ref(long id) {
        return SubjectRef.of(Entry.KIND, id);
    }

    private Duty duty(long id, String rule) {
        return about(id, rule).getFirst();
    }

    private List<Duty> about(long id, String rule) {
        return duties.about(ref(id)).stream().filter(duty -> duty.ruleKey().equals(rule)).toList();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    /** Runs all at once; answers what was refused. */
    private static List<Throwable> together(List<Callable<String>> tasks) throws InterruptedException {
        var refused = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> done : threads.invokeAll(tasks)) {
                try {
                    done.get();
                } catch (ExecutionException failed) {
                    refused.add(failed.getCause());
                }
            }
        }
        return refused;
    }
}
