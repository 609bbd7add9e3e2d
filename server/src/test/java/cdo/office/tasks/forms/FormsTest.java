package cdo.office.tasks.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.office.duties.Decisions;
import cdo.office.duties.Duties;
import cdo.office.duties.Duty;
import cdo.office.duties.DutyState;
import cdo.office.duties.Ledger;
import cdo.office.tasks.TaskBench;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.measures.Catalogue;
import cdo.platform.organization.PostKind;
import cdo.platform.organization.Unit;
import cdo.platform.organization.UnitKind;
import cdo.platform.organization.Units;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FormsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 13);

    @Autowired
    TaskBench bench;
    @Autowired
    FormRequests requests;
    @Autowired
    Sheets sheets;
    @Autowired
    AskedBefore before;
    @Autowired
    MergedBook merged;
    @Autowired
    FormsOnTime onTime;
    @Autowired
    Duties duties;
    @Autowired
    Decisions waiving;
    @Autowired
    Ledger ledger;
    @Autowired
    Catalogue catalogue;
    @Autowired
    Units units;
    @Autowired
    Clocks clocks;

    private Duration lead;
    private Who clerk;
    private Unit one;
    private Unit two;
    private Who steward;

    @BeforeEach
    void unitsOfItsOwn() {
        lead = clocks.lead();
        clocks.today(MONDAY);
        Who founder = bench.clerk();
        Unit organiser = bench.department(founder);
        one = bench.city.fresh(founder, organiser, UnitKind.INSTITUTION);
        two = bench.city.fresh(founder, organiser, UnitKind.INSTITUTION);
        clerk = bench.city.acting(organiser, PostKind.DATA_STEWARD);
        steward = bench.city.acting(one, PostKind.DATA_STEWARD);
    }

    @AfterEach
    void theClockAsItWas() {
        clocks.lead(lead);
    }

    private long drafted(boolean many) {
        return requests.draft(clerk, new FormRequest.Draft("系统统计", "摸清底数", null, many, DUE), new FormRequests.Template("统计表.xlsx",
                Books.of(new Object[] {"系统统计表"}, new Object[] {"序号", "单位名称", "系统数量（个）*", "是否上云"})));
    }

    private FormRequest request(long id) {
        return requests.get(clerk, id);
    }

    private long sent(boolean many) {
        long id = drafted(many);
        requests.send(clerk, id, request(id).version(), Set.of(one.id(), two.id()));
        return id;
    }

    private FormSheet sheet(long request, Unit unit) {
        return sheet(clerk, request, unit);
    }

    private Map<Long, String> row(long request, String... values) {
        List<FormField> fields = requests.fields(request);
        var row = new HashMap<Long, String>();
        for (int at = 0; at < values.length; at++) {
            row.put(fields.get(at).id(), values[at]);
        }
        return row;
    }

    private FormSheet handedIn(Who who, long request, Unit unit, String count) {
        FormSheet sheet = sheet(request, unit);
        sheets.save(who, sheet.id(), sheet.version(), List.of(row(request, unit.name(), count, "是")));
        sheets.submit(who, sheet.id(), sheet.version() + 1);
        return sheet(request, unit);
    }

    private Duty duty(FormSheet sheet) {
        return duties.about(sheet.ref()).getFirst();
    }

    @Test
    void sendingGivesEveryUnitACopyADutyAndWhatIsKnownOfIt() {
        long id = sent(false);
        assertThat(requests.copies(request(id))).extracting(copy -> copy.unit().id()).containsExactlyInAnyOrder(one.id(), two.id());
        FormSheet sheet = sheet(id, one);
        assertThat(duty(sheet).due()).isEqualTo(DUE);
        assertThat(duty(sheet).debtorUnitId()).isEqualTo(one.id());
        assertThat(sheets.cells(sheet.id())).containsExactly(Map.of(requests.fields(id).getFirst().id(), one.name()));
        assertThat(sheets.waiting(steward)).extracting(FormSheet::id).containsExactly(sheet.id());
    }

    @Test
    void aFormGoesToNoUnitOutOfReachAndIsSentOnce() {
        long id = drafted(false);
        Unit foreign = bench.city.unit("宜都市人民政府");
        assertThatThrownBy(() -> requests.send(clerk, id, request(id).version(), Set.of(one.id(), foreign.id()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> requests.send(clerk, id, request(id).version(), Set.of())).isInstanceOf(Problem.Invalid.class);
        requests.send(clerk, id, request(id).version(), Set.of(one.id()));
        assertThatThrownBy(() -> requests.send(clerk, id, request(id).version(), Set.of(two.id()))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> requests.fields(clerk, id, request(id).version(), List.of(new FormField.Draft("x", FieldKind.TEXT, false, List.of(), null)))).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void onlyItsOrganiserHandlesAForm() {
        long id = drafted(false);
        assertThatThrownBy(() -> requests.send(steward, id, 0, Set.of(one.id()))).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> requests.get(steward, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> requests.chase(steward, id)).isInstanceOf(Problem.Denied.class);
    }

    @Test
    void fieldsMustDifferAndChoicesBeTwo() {
        long id = drafted(false);
        int version = request(id).version();
        var text = new FormField.Draft("甲", FieldKind.TEXT, false, List.of(), null);
        assertThatThrownBy(() -> requests.fields(clerk, id, version, List.of(text, text))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> requests.fields(clerk, id, version, List.of())).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> requests.fields(clerk, id, version, List.of(new FormField.Draft("乙", FieldKind.CHOICE, false, List.of("一"), null)))).isInstanceOf(Problem.Invalid.class);
        requests.fields(clerk, id, version, List.of(text, new FormField.Draft("乙", FieldKind.CHOICE, false, List.of("一", "二"), null)));
        assertThatThrownBy(() -> requests.fields(clerk, id, version, List.of(text))).isInstanceOf(Problem.Stale.class);
        assertThat(requests.fields(id)).extracting(FormField::title).containsExactly("甲", "乙");
    }

    @Test
    void wrongValuesAreKeptAndNamedButNotHandedIn() {
        long id = sent(false);
        FormSheet sheet = sheet(id, one);
        sheets.save(steward, sheet.id(), sheet.version(), List.of(row(id, one.name(), "三个", "也许")));
        assertThat(sheets.faults(sheet.id()).get(0)).hasSize(2);
        assertThatThrownBy(() -> sheets.submit(steward, sheet.id(), sheet.version() + 1)).isInstanceOf(Problem.Invalid.class);
        assertThat(sheets.cells(sheet.id()).getFirst().values()).contains("三个", "也许");
        sheets.save(steward, sheet.id(), sheet.version() + 1, List.of(row(id, one.name(), "", "是")));
        assertThatThrownBy(() -> sheets.submit(steward, sheet.id(), sheet.version() + 2)).isInstanceOf(Problem.Invalid.class);
    }

    private Sheets.Taken taken(FormSheet sheet, Object[]... rows) throws Exception {
        return sheets.read(steward, sheet.id(), sheets.get(steward, sheet.id()).version(), new java.io.ByteArrayInputStream(Books.of(rows)));
    }

    @Test
    void anotherUnitsFileIsRefusedByNameAndAnotherUnitsNameIsNotHandedIn() throws Exception {
        long id = sent(false);
        FormSheet sheet = sheet(id, one);
        assertThatThrownBy(() -> taken(sheet, new Object[] {"单位名称", "系统数量（个）*", "是否上云"}, new Object[] {two.name(), 3, "是"})).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> {
            assertThat(invalid.errors().getFirst().field()).isEqualTo("file");
            assertThat(invalid.errors().getFirst().message().args()).containsExactly(two.name(), one.name());
        });
        assertThat(sheets.cells(sheet.id()).getFirst().values()).containsExactly(one.name());
        sheets.save(steward, sheet.id(), sheet.version(), List.of(row(id, two.name(), "3", "是")));
        assertThatThrownBy(() -> sheets.submit(steward, sheet.id(), sheet.version() + 1)).isInstanceOfSatisfying(Problem.Invalid.class,
                invalid -> assertThat(invalid.errors().getFirst().message().key()).isEqualTo("tasks.form.fault.otherUnit"));
        FormSheet own = sheet(id, one);
        sheets.save(steward, own.id(), own.version(), List.of(row(id, one.name(), "3", "是")));
        sheets.submit(steward, own.id(), own.version() + 1);
    }

    @Test
    void aFilesOtherColumnsAreNamedAndFieldsWithoutColumnStayAsTheyWere() throws Exception {
        long id = sent(false);
        FormSheet sheet = sheet(id, one);
        sheets.save(steward, sheet.id(), sheet.version(), List.of(row(id, one.name(), "3", "是")));
        Sheets.Taken taken = taken(sheet, new Object[] {"单位名称", "系统数量（个）*", "联系方式"}, new Object[] {one.name(), 5, "6230000"});
        assertThat(taken.unread()).containsExactly("联系方式");
        assertThat(taken.left()).containsExactly("是否上云");
        assertThat(sheets.cells(sheet.id()).getFirst().values()).containsExactlyInAnyOrder(one.name(), "5", "是");
    }

    @Test
    void whatTheOfficesWorkbookAllowsIsKeptTo() {
        long id = requests.draft(clerk, new FormRequest.Draft("系统统计", "摸清底数", null, false, DUE), new FormRequests.Template("统计表.xlsx",
                Books.limited("B2:B100", "0", "10000", new Object[] {"单位名称", "规模"})));
        assertThat(requests.fields(id).getLast()).satisfies(field -> {
            assertThat(field.kind()).isEqualTo(FieldKind.NUMBER);
            assertThat(field.least()).isEqualByComparingTo("0");
            assertThat(field.most()).isEqualByComparingTo("10000");
        });
        requests.send(clerk, id, request(id).version(), Set.of(one.id()));
        FormSheet sheet = sheet(id, one);
        int version = sheet.version();
        for (String wrong : List.of("-5", "10001", "1e20")) {
            sheets.save(steward, sheet.id(), version++, List.of(row(id, one.name(), wrong)));
            assertThat(sheets.faults(sheet.id()).get(0)).as(wrong).hasSize(1);
        }
        sheets.save(steward, sheet.id(), version++, List.of(row(id, one.name(), "１００００")));
        assertThat(sheets.faults(sheet.id())).isEmpty();
    }

    @Test
    void handedInOnTheDueDayIsOnTimeAndADayLaterIsLate() {
        long id = sent(false);
        clocks.today(DUE);
        FormSheet good = handedIn(steward, id, one, "3");
        clocks.today(DUE.plusDays(1));
        FormSheet late = handedIn(bench.city.acting(two, PostKind.DATA_STEWARD), id, two, "4");
        assertThat(duty(good).state()).isEqualTo(DutyState.MET);
        assertThat(duty(late).state()).isEqualTo(DutyState.MET_LATE);
        assertThat(onTime.rows(DUE.plusDays(1)).stream().filter(row -> row.unitId() == one.id() || row.unitId() == two.id()).map(row -> row.reason())).containsExactlyInAnyOrder("met", "met_late");
    }

    @Test
    void aReturnedCopyIsCorrectedWithinItsOwnDaysAndTheFirstDayStays() {
        long id = sent(false);
        FormSheet sheet = handedIn(steward, id, one, "3");
        assertThatThrownBy(() -> sheets.giveBack(steward, sheet.id(), sheet.version(), "不对")).isInstanceOf(Problem.Denied.class);
        sheets.giveBack(clerk, sheet.id(), sheet.version(), "数量有误");
        assertThat(duties.about(sheet.ref())).extracting(Duty::ruleKey, Duty::state)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("tasks.form", DutyState.MET), org.assertj.core.groups.Tuple.tuple("tasks.form-correct", DutyState.OPEN));
        assertThatThrownBy(() -> sheets.giveBack(clerk, sheet.id(), sheet(id, one).version(), "又退")).isInstanceOf(Problem.Refused.class);
        handedIn(steward, id, one, "5");
        assertThat(duties.about(sheet.ref())).extracting(Duty::state).containsOnly(DutyState.MET);
    }

    @Test
    void twoStewardsWhoSaveAtOnceLoseNothingUnnoticed() throws Exception {
        long id = sent(false);
        FormSheet sheet = sheet(id, one);
        Who colleague = bench.city.acting(one, PostKind.LIAISON);
        Callable<Boolean> first = () -> saved(steward, sheet, id, "1");
        Callable<Boolean> second = () -> saved(colleague, sheet, id, "2");
        int kept = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var each : pool.invokeAll(List.of(first, second))) {
                kept += each.get() ? 1 : 0;
            }
        }
        assertThat(kept).isEqualTo(1);
    }

    private boolean saved(Who who, FormSheet sheet, long request, String count) {
        try {
            sheets.save(who, sheet.id(), sheet.version(), List.of(row(request, "甲", count)));
            return true;
        } catch (Problem.Stale expected) {
            return false;
        }
    }

    @Test
    void aSumIsReckonedWhenItIsLeftEmptyAndCheckedWhenItIsGiven() throws Exception {
        long id = requests.draft(clerk, new FormRequest.Draft("系统合计", "摸清底数", null, false, DUE), new FormRequests.Template("统计表.xlsx", FieldsTest.usualSheet(null)));
        var fields = requests.fields(id);
        assertThat(fields.getLast().parts()).containsExactly("系统数量：二级", "系统数量：三级");
        var lost = fields.stream().map(field -> new FormField.Draft(field.title().replace("二级", "一级"), field.kind(), false, List.of(), null).adding(field.parts())).toList();
        assertThatThrownBy(() -> requests.fields(clerk, id, request(id).version(), lost)).as("a sum of a field that is gone").isInstanceOf(Problem.Invalid.class);
        requests.send(clerk, id, request(id).version(), Set.of(one.id()));
        FormSheet sheet = sheet(id, one);
        sheets.read(steward, sheet.id(), sheet.version(), new ByteArrayInputStream(FieldsTest.usualSheet(one.name())));
        sheets.save(steward, sheet.id(), sheet.version() + 1, List.of(row(id, one.name(), "3", "2", "6")));
        assertThat(sheets.faults(sheet.id()).get(0)).hasSize(1).containsKey(fields.getLast().id());
        assertThatThrownBy(() -> sheets.submit(steward, sheet.id(), sheet.version() + 2)).isInstanceOf(Problem.Invalid.class);
        sheets.save(steward, sheet.id(), sheet.version() + 2, List.of(row(id, one.name(), "3", "2.0", "")));
        assertThat(sheets.cells(sheet.id()).getFirst()).containsEntry(fields.getLast().id(), "5");
        sheets.submit(steward, sheet.id(), sheet.version() + 3);
        assertThat(before.all(clerk, "三级").stream().flatMap(question -> question.answered().stream())).as("found again by its own name").contains(one.shortName());
    }

    @Test
    void chasingTellsOnlyThoseWhoAreMissingAndAClosedFormTakesNothing() {
        long id = sent(false);
        handedIn(steward, id, one, "3");
        assertThat(requests.chase(clerk, id)).isEqualTo(1);
        assertThatThrownBy(() -> requests.chase(clerk, id)).as("nobody is reminded twice a day").isInstanceOf(Problem.Refused.class);
        clocks.today(DUE.plusDays(1));
        requests.close(clerk, id, request(id).version());
        FormSheet missing = sheet(id, two);
        Who other = bench.city.acting(two, PostKind.DATA_STEWARD);
        assertThatThrownBy(() -> sheets.save(other, missing.id(), missing.version(), List.of(row(id, "x")))).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> requests.chase(clerk, id)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> requests.close(clerk, id, request(id).version())).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> sheets.giveBack(clerk, sheet(id, one).id(), sheet(id, one).version(), "晚了")).isInstanceOf(Problem.Refused.class);
    }

    @Test
    void aFormIsNotClosedOverUnitsThatStillHaveTime() {
        long id = sent(false);
        handedIn(steward, id, one, "3");
        clocks.today(DUE);
        assertThatThrownBy(() -> requests.close(clerk, id, request(id).version())).isInstanceOfSatisfying(Problem.Refused.class,
                refused -> assertThat(refused.reason().key()).isEqualTo("tasks.form.close.early"));
        handedIn(bench.city.acting(two, PostKind.DATA_STEWARD), id, two, "4");
        requests.close(clerk, id, request(id).version());
        assertThat(request(id).stage()).isEqualTo(FormStage.CLOSED);
    }

    @Test
    void aClosedFormLeavesNoDutyThatNobodyCanMeetAnyMore() {
        long id = sent(false);
        FormSheet returned = handedIn(steward, id, one, "3");
        sheets.giveBack(clerk, returned.id(), returned.version(), "请核实");
        clocks.today(DUE.plusDays(3));
        requests.close(clerk, id, request(id).version());
        assertThat(duties.about(sheet(id, one).ref())).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.LAPSED);
        Duty never = duty(sheet(id, two));
        assertThat(never.state()).isEqualTo(DutyState.LAPSED);
        assertThat(never.metOn()).isNull();
        assertThat(onTime.rows(DUE.plusDays(3))).filteredOn(row -> row.subject().equals(sheet(id, two).ref())).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isZero();
            assertThat(row.denominator()).isOne();
            assertThat(row.date()).isEqualTo(DUE);
            assertThat(row.reason()).isEqualTo("lapsed");
        });
        assertThat(catalogue.get("duties.met-on-time").rows(DUE.plusDays(3))).filteredOn(row -> row.subject().equals(never.ref())).singleElement().satisfies(row -> {
            assertThat(row.numerator()).isZero();
            assertThat(row.reason()).isEqualTo("lapsed");
        });
    }

    /** A form of the bureau with one field. */
    private long ofTheBureau(Who bureau, String title, Unit... to) {
        long id = requests.draft(bureau, new FormRequest.Draft(title, "摸清底数", null, false, DUE), null);
        requests.fields(bureau, id, 0, List.of(new FormField.Draft("数量", FieldKind.NUMBER, true, List.of(), null)));
        requests.send(bureau, id, requests.get(bureau, id).version(), Stream.of(to).map(Unit::id).collect(Collectors.toSet()));
        return id;
    }

    private FormSheet sheet(Who reader, long request, Unit unit) {
        return requests.copies(requests.get(reader, request)).stream().map(FormRequests.Copy::sheet).filter(each -> each.unitId() == unit.id()).findFirst().orElseThrow();
    }

    @Test
    void whatWasNeverHandedInStandsInTheOfficersRecordAsNotDone() {
        Who bureau = bench.clerk();
        Unit department = bench.department(bureau);
        Who officer = bench.city.acting(department, PostKind.DEPARTMENT_CDO);
        Who colleague = bench.city.acting(department, PostKind.DATA_STEWARD);
        long id = ofTheBureau(bureau, "始终未报", department);
        clocks.today(DUE.plusDays(3));
        requests.close(bureau, id, requests.get(bureau, id).version());
        var notDone = new Ledger.Filter("all", null, false, FormRequests.RULE, "notOnTime", officer.personId(), null, DUE.getYear());
        assertThat(ledger.register(colleague, notDone, new Slice.Ask(1, 25)).rows()).singleElement().satisfies(line -> assertThat(line.duty().state()).isEqualTo(DutyState.LAPSED));
        assertThat(ledger.onTime(department.id(), DUE.getYear()).met()).isZero();
        assertThat(ledger.onTime(department.id(), DUE.getYear()).due()).isPositive();
        assertThat(ledger.desk(colleague)).noneMatch(line -> line.duty().ruleKey().equals(FormRequests.RULE));
    }

    @Test
    void aCorrectionThatStillHadTimeIsOnlyAskedNoMore() {
        long id = sent(false);
        handedIn(bench.city.acting(two, PostKind.DATA_STEWARD), id, two, "4");
        FormSheet returned = handedIn(steward, id, one, "3");
        clocks.today(DUE.plusDays(3));
        sheets.giveBack(clerk, returned.id(), returned.version(), "请核实");
        requests.close(clerk, id, request(id).version());
        assertThat(duties.about(returned.ref())).extracting(Duty::state).containsExactlyInAnyOrder(DutyState.MET, DutyState.CANCELLED);
    }

    @Test
    void aUnitWhoseDutyIsWaivedIsAskedNoMore() throws Exception {
        Who bureau = bench.clerk();
        Who chief = bench.city.acting(bench.city.unit(TaskBench.BUREAU), PostKind.BUREAU_HEAD);
        Unit department = bench.department(bureau);
        Unit other = bench.department(bureau);
        Who colleague = bench.city.acting(department, PostKind.DATA_STEWARD);
        String title = "免予报送" + department.id();
        long id = ofTheBureau(bureau, title, department, other);
        FormSheet sheet = sheet(bureau, id, department);
        waiving.waive(chief, duty(sheet).id(), duty(sheet).version(), "职能已划出");
        FormSheet excused = sheet(bureau, id, department);
        assertThat(excused.stage()).isEqualTo(SheetStage.EXCUSED);
        assertThat(sheets.waiting(colleague)).isEmpty();
        assertThatThrownBy(() -> sheets.save(colleague, excused.id(), excused.version(), List.of())).isInstanceOf(Problem.Refused.class);
        assertThat(requests.chase(bureau, id)).isEqualTo(1);
        FormSheet answered = sheet(bureau, id, other);
        Who steward = bench.city.acting(other, PostKind.DATA_STEWARD);
        sheets.save(steward, answered.id(), answered.version(), List.of(row(id, "4")));
        sheets.submit(steward, answered.id(), answered.version() + 1);
        var out = new ByteArrayOutputStream();
        merged.write(bureau, requests.get(bureau, id), Language.ZH, out);
        assertThat(Books.rows(out.toByteArray()).getLast().getCellText(2)).isEqualTo("免予报送");
        assertThat(requests.slice(bureau, title, FormStage.SENT, new Slice.Ask(1, 25)).rows()).singleElement().satisfies(line -> {
            assertThat(line.sent()).isEqualTo(1);
            assertThat(line.handedIn()).isEqualTo(1);
        });
        requests.close(bureau, id, requests.get(bureau, id).version());
        assertThat(duty(excused).state()).isEqualTo(DutyState.WAIVED);
    }

    @Test
    void aWaivedCorrectionLeavesStandingWhatWasHandedIn() {
        Who bureau = bench.clerk();
        Who chief = bench.city.acting(bench.city.unit(TaskBench.BUREAU), PostKind.BUREAU_HEAD);
        Unit department = bench.department(bureau);
        Who colleague = bench.city.acting(department, PostKind.DATA_STEWARD);
        long id = ofTheBureau(bureau, "免予补正", department);
        FormSheet sheet = sheet(bureau, id, department);
        sheets.save(colleague, sheet.id(), sheet.version(), List.of(row(id, "4")));
        sheets.submit(colleague, sheet.id(), sheet.version() + 1);
        sheets.giveBack(bureau, sheet.id(), sheet.version() + 2, "请核实");
        Duty correction = duties.about(sheet.ref()).stream().filter(each -> each.state() == DutyState.OPEN).findFirst().orElseThrow();
        waiving.waive(chief, correction.id(), correction.version(), "已核实");
        assertThat(sheet(bureau, id, department).stage()).isEqualTo(SheetStage.SUBMITTED);
        assertThat(sheet(bureau, id, department).submittedOn()).isEqualTo(MONDAY);
    }

    @Test
    void aCancelledFormIsOwedByNobody() {
        long id = sent(false);
        requests.cancel(clerk, id, request(id).version(), "已有数据");
        assertThat(duty(sheet(id, one)).state()).isEqualTo(DutyState.CANCELLED);
    }

    @Test
    void everythingComesTogetherInOneWorkbookAndTheMissingStandAtItsEnd() throws Exception {
        long id = sent(true);
        FormSheet sheet = sheet(id, one);
        sheets.save(steward, sheet.id(), sheet.version(), List.of(row(id, "甲", "1,000", "是"), row(id, "乙", "2.5", "否"), Map.of()));
        sheets.submit(steward, sheet.id(), sheet.version() + 1);
        var out = new ByteArrayOutputStream();
        merged.write(clerk, request(id), Language.ZH, out);
        List<Row> rows = Books.rows(out.toByteArray()).stream().dropWhile(row -> !row.getCellText(0).equals("单位")).toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1000");
        assertThat(rows.get(2).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("2.5");
        assertThat(rows.get(3).getCellText(0)).isEqualTo(two.name());
        assertThat(rows.get(3).getCellText(4)).isEqualTo("待报送");
    }

    @Test
    void aSingleRowFormTakesOneRow() {
        long id = sent(false);
        FormSheet sheet = sheet(id, one);
        assertThatThrownBy(() -> sheets.save(steward, sheet.id(), sheet.version(), List.of(row(id, "甲"), row(id, "乙")))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void theCopyGoesOutAndComesBackAsAFileAndNoOtherFileIsTaken() throws Exception {
        long id = sent(true);
        FormSheet sheet = sheet(id, one);
        var out = new ByteArrayOutputStream();
        sheets.write(sheet, out);
        List<Row> rows = Books.rows(out.toByteArray());
        assertThat(rows.get(0).getCellText(1)).isEqualTo("系统数量（个）*");
        assertThat(rows.get(2).getCellText(0)).isEqualTo(one.name());
        Object[] head = {"单位名称", "系统数量（个）*", "是否上云"};
        sheets.read(steward, sheet.id(), sheet.version(), new ByteArrayInputStream(Books.marked("form-" + id, head, new Object[] {"甲", 7, "是"}, new Object[] {"乙", "不详", "否"})));
        assertThat(sheets.cells(sheet.id())).hasSize(2);
        assertThat(sheets.faults(sheet.id())).containsOnlyKeys(1);
        int version = sheet(id, one).version();
        byte[][] hostile = {Books.marked("form-" + (id + 1), head, new Object[] {"甲", 7, "是"}), Books.of(new Object[] {"单位名称", "是否上云"}, new Object[] {"甲", "是"}),
            Books.marked("form-" + id, new Object[] {"单位名称", "系统数量（个）*", "多余的列"}, new Object[] {"甲", 7, "是"}), Books.marked("form-" + id, head),
            "不是工作簿".getBytes(StandardCharsets.UTF_8)};
        for (byte[] file : hostile) {
            assertThatThrownBy(() -> sheets.read(steward, sheet.id(), version, new ByteArrayInputStream(file))).isInstanceOf(Problem.Invalid.class);
        }
        assertThat(sheets.cells(sheet.id())).hasSize(2);
    }

    @Test
    void theOfficesOwnFileIsTakenByItsHeadingsWhateverElseItHolds() throws Exception {
        long id = sent(true);
        FormSheet sheet = sheet(id, one);
        sheets.read(steward, sheet.id(), sheet.version(), new ByteArrayInputStream(Books.of(new Object[] {"系统统计表"}, new Object[] {"填报单位：", one.name()},
                new Object[] {"序号", "单位 名称", "备注", "系统数量", "是否上云"}, new Object[] {1, "甲", "随便写", 7, "是"}, new Object[] {2}, new Object[] {3, "乙", null, "2", "否"},
                new Object[] {"填表说明：数量含在建系统"})));
        assertThat(sheets.cells(sheet.id())).containsExactly(row(id, "甲", "7", "是"), row(id, "乙", "2", "否"));
        assertThat(sheets.faults(sheet.id())).isEmpty();
    }

    @Test
    void rowsThatStandInTheWorkbookAlreadyBeginEveryCopy() {
        long id = requests.draft(clerk, new FormRequest.Draft("分类统计", "摸清底数", null, false, DUE), new FormRequests.Template("统计表.xlsx",
                Books.of(new Object[] {"序号", "指标", "数量（个）*"}, new Object[] {1, "自建系统"}, new Object[] {2, "共用系统"}, new Object[] {"注：截至上月底"})));
        assertThat(request(id).manyRows()).isTrue();
        requests.send(clerk, id, request(id).version(), Set.of(one.id()));
        assertThat(sheets.cells(sheet(id, one).id())).containsExactly(row(id, "自建系统"), row(id, "共用系统"));
    }

    @Test
    void whereTheWorkbookListsTheUnitsEachGetsItsOwnRow() {
        long id = requests.draft(clerk, new FormRequest.Draft("逐单位统计", "摸清底数", null, false, DUE), new FormRequests.Template("统计表.xlsx",
                Books.of(new Object[] {"序号", "单位名称", "分组"}, new Object[] {1, one.name(), "甲组"}, new Object[] {2, two.name(), "乙组"})));
        assertThat(request(id).manyRows()).isFalse();
        requests.send(clerk, id, request(id).version(), Set.of(one.id(), two.id()));
        assertThat(sheets.cells(sheet(id, two).id())).containsExactly(row(id, two.name(), "乙组"));
    }

    @Test
    void whatAnotherOrganiserOfTheRegionAskedIsKnownButNotWhatWasAnswered() {
        long first = sent(false);
        handedIn(steward, first, one, "31415");
        Unit elsewhere = bench.department(bench.clerk());
        Who colleague = bench.city.acting(elsewhere, PostKind.DATA_STEWARD);
        long theirs = requests.draft(colleague, new FormRequest.Draft("另一统计", "摸清底数", null, false, DUE), new FormRequests.Template("统计表.xlsx", Books.of(new Object[] {"单位名称", "系统数量（个）"})));
        AskedBefore.Question known = before.of(requests.get(colleague, theirs), requests.fields(theirs)).get("系统数量");
        assertThat(known.answered()).contains(one.shortName());
        assertThat(known.toString()).doesNotContain("31415");
        assertThat(before.all(colleague, "系统数量")).isEmpty();
    }

    @Test
    void whatWasAskedBeforeIsKnownWithWhoAnswered() {
        long first = sent(false);
        handedIn(steward, first, one, "3");
        long second = drafted(false);
        var known = before.of(request(second), requests.fields(second));
        assertThat(known.get("系统数量").answered()).contains(one.shortName());
        assertThat(known.get("系统数量").answers()).isPositive();
        assertThat(before.all(clerk, "系统数量（个）")).extracting(AskedBefore.Question::word).containsExactly("系统数量");
        assertThat(before.all(steward, "系统数量")).isEmpty();
        requests.send(clerk, second, request(second).version(), Set.of(one.id(), two.id()));
        assertThat(sheets.cells(sheet(second, one).id()).getFirst().values()).contains("3", "是");
        assertThat(sheets.cells(sheet(second, two).id()).getFirst()).hasSize(1);
    }

    @Test
    void whenUnitsMergeTheSuccessorFillsInOnce() {
        long id = sent(false);
        units.merge(bench.clerk(), Set.of(one.id()), two.id(), MONDAY, "机构改革文件");
        assertThat(requests.copies(request(id))).extracting(copy -> copy.unit().id()).containsExactly(two.id());
        assertThat(sheets.waiting(bench.city.acting(two, PostKind.DATA_STEWARD))).hasSize(1);
    }

    @Test
    void aWorkbookThatIsNoneIsRefusedAndNothingIsBegun() {
        var draft = new FormRequest.Draft("坏模板", "试", null, false, DUE);
        assertThatThrownBy(() -> requests.draft(clerk, draft, new FormRequests.Template("表.xls", new byte[] {1}))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> requests.draft(clerk, draft, new FormRequests.Template("表.xlsx", "PK\u0003\u0004垃圾".getBytes(StandardCharsets.UTF_8)))).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> requests.draft(clerk, new FormRequest.Draft("过期", "试", null, false, MONDAY.minusDays(1)), null)).isInstanceOf(Problem.Invalid.class);
        assertThat(requests.slice(clerk, "坏模板", null, new Slice.Ask(1, 25)).rows()).isEmpty();
    }
}
