package cdo.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.fixture.ServerTest;
import cdo.platform.documents.Workbook;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands around an entry: surveyed tables, workbooks, the classification, the register and the lists. */
@ServerTest
class CatalogWorksTest {

    @Autowired
    SurveyedTables tables;
    @Autowired
    Entries entries;
    @Autowired
    EntryImports imports;
    @Autowired
    EntryBook book;
    @Autowired
    EntryRegister register;
    @Autowired
    Classifications classifications;
    @Autowired
    ListLines lines;
    @Autowired
    SupplyList supply;
    @Autowired
    Catalogers people;
    @Autowired
    DSLContext sql;

    private Catalogers.Team team;

    @BeforeEach
    void aDepartment() {
        team = people.team();
    }

    @Test
    void eachChosenTableOfASurveyBecomesADraftWithItsColumnsAsItems() {
        long survey = people.survey(team.unit(), "COMPLETE", "t_dbdx|低保对象信息：按月更新", "t_log|", "t_rest|其余");
        List<SurveyedTables.Found> found = tables.tables(survey);
        List<Long> drafted = tables.draft(team.steward(), survey, List.of(found.get(0).id(), found.get(1).id()));
        assertThat(drafted).hasSize(2);
        Content content = entries.underWay(team.steward(), drafted.getFirst()).content();
        assertThat(content.name()).isEqualTo("低保对象信息");
        assertThat(content.formats()).containsExactly(new Content.Format(FormatCategory.DATABASE, "mysql"));
        assertThat(content.cycle()).isNull();
        assertThat(content.source().systemId()).isEqualTo(tables.survey(team.steward(), survey).systemId());
        assertThat(content.items()).extracting(Content.Item::name, Content.Item::column, Content.Item::type, Content.Item::length, Content.Item::key, Content.Item::sensitive)
                .containsExactly(org.assertj.core.api.Assertions.tuple("编号", "id", ItemType.INTEGER, null, true, false),
                        org.assertj.core.api.Assertions.tuple("姓名", "xm", ItemType.CHARACTER, 30, false, true));
        assertThat(entries.underWay(team.steward(), drafted.getLast()).content().name()).isEqualTo("t_log");
    }

    @Test
    void aTableWithAnEntryIsNotDraftedTwice() {
        long survey = people.survey(team.unit(), "COMPLETE", "t_a|甲", "t_b|乙");
        long first = tables.tables(survey).getFirst().id();
        tables.draft(team.steward(), survey, List.of(first));
        assertThat(tables.tables(survey)).extracting(SurveyedTables.Found::drafted).containsExactly(true, false);
        assertThat(tables.draft(team.steward(), survey, List.of(first))).isEmpty();
    }

    @Test
    void aForeignOrUnfinishedSurveyGivesNoDrafts() {
        long survey = people.survey(team.unit(), "COMPLETE", "t_a|甲");
        long table = tables.tables(survey).getFirst().id();
        Catalogers.Team other = people.team();
        assertThatThrownBy(() -> tables.draft(other.steward(), survey, List.of(table))).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> tables.draft(team.clerk(), survey, List.of(table))).as("the bureau reads, it does not write").isInstanceOf(Problem.Denied.class);
        long failed = people.survey(team.unit(), "FAILED", "t_a|甲");
        assertThatThrownBy(() -> tables.survey(team.steward(), failed)).isInstanceOf(Problem.Refused.class);
        assertThatThrownBy(() -> tables.draft(team.steward(), failed, List.of(table))).isInstanceOf(Problem.Refused.class);
        long mine = people.survey(team.unit(), "COMPLETE", "t_c|丙");
        assertThatThrownBy(() -> tables.draft(team.steward(), mine, List.of(table))).as("a table of another survey").isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void aWorkbookIsPreviewedAndNothingIsWrittenUntilItIsConfirmed() throws Exception {
        String name = Catalogers.name();
        byte[] file = filled(Map.of("目录名称", name, "分类码", "307", "格式", "数据库:mysql", "共享属性", "有条件共享", "共享条件或不予共享依据", "仅限本市", "共享方式", "共享平台库表",
                "是否开放", "否", "更新周期", "每月", "数据分级", "一般2级", "信息项名称", "姓名"), Map.of("目录名称", name, "信息项名称", "金额", "信息项类型", "数值型", "信息项长度", "12"));
        long id = imports.keep(team.steward(), "目录.xlsx", file);
        EntryImports.Preview preview = imports.preview(team.steward(), id);
        assertThat(preview.faulty()).isZero();
        assertThat(preview.drafts()).hasSize(1);
        assertThat(named(name)).isEmpty();
        List<Long> ids = imports.confirm(team.steward(), id);
        Content content = entries.underWay(team.steward(), ids.getFirst()).content();
        assertThat(content.items()).extracting(Content.Item::name).containsExactly("姓名", "金额");
        assertThat(content.items().getLast().type()).isEqualTo(ItemType.NUMERIC);
        assertThat(content.sharing()).isEqualTo(new Content.Sharing(SharingAttribute.CONDITIONAL, "仅限本市", List.of(SharingMethod.PLATFORM_TABLE)));
        assertThat(content.cycle()).isEqualTo(UpdateCycle.MONTHLY);
        assertThatThrownBy(() -> imports.confirm(team.steward(), id)).as("a workbook is confirmed once").isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aWorkbookWithAWrongRowIsRefusedAsAWhole() throws Exception {
        String name = Catalogers.name();
        long id = imports.keep(team.steward(), "目录.xlsx", filled(Map.of("目录名称", name, "信息项名称", "姓名"), Map.of("目录名称", name + "乙", "共享属性", "随便"), Map.of("目录名称", name + "丙", "摘要", "机密文件")));
        EntryImports.Preview preview = imports.preview(team.steward(), id);
        assertThat(preview.lines()).extracting(line -> line.error() == null ? "" : line.error().key()).containsExactly("", "documents.import.cell", "catalog.secret");
        assertThatThrownBy(() -> imports.confirm(team.steward(), id)).isInstanceOf(Problem.Refused.class);
        assertThat(named(name)).isEmpty();
        assertThatThrownBy(() -> imports.preview(people.team().steward(), id)).as("of another account").isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void theBureauAddsGroupsWhoseCodesFollowEachOther() {
        long parent = people.place("105");
        String zh = Catalogers.name();
        long one = classifications.add(team.clerk(), parent, zh, "");
        long two = classifications.add(team.clerk(), parent, zh + "二", "");
        Classifications.Place first = classifications.find(one).orElseThrow();
        Classifications.Place second = classifications.find(two).orElseThrow();
        assertThat(first.code()).matches("105\\d{3}");
        assertThat(Integer.parseInt(second.code())).isEqualTo(Integer.parseInt(first.code()) + 1);
        long below = classifications.add(team.clerk(), one, "细目", "");
        assertThat(classifications.find(below).orElseThrow().code()).isEqualTo(first.code() + "001");
        assertThat(classifications.path(below).zh()).startsWith("基础信息资源 / 电子证照 / " + zh + " / 细目");
        assertThatThrownBy(() -> classifications.add(team.clerk(), below, "更细", "")).isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> classifications.add(team.clerk(), parent, zh, "")).as("a name stands once").isInstanceOf(Problem.Invalid.class);
        assertThatThrownBy(() -> classifications.add(team.steward(), parent, "部门自设", "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> classifications.amend(team.clerk(), parent, 0, "改名", "", false)).as("what ships stays").isInstanceOf(Problem.Refused.class);
        classifications.amend(team.clerk(), two, 0, zh + "三", "", true);
        assertThatThrownBy(() -> classifications.amend(team.clerk(), two, 0, zh + "四", "", true)).isInstanceOf(Problem.Stale.class);
        assertThat(classifications.find(two).orElseThrow().takesEntries()).isFalse();
    }

    @Test
    void theTreeShipsTheClassesAndDivisionsOfTheGuide() {
        List<Classifications.Place> shipped = classifications.tree().stream().filter(place -> place.organiserUnitId() == null).toList();
        assertThat(shipped.stream().filter(place -> place.level() == ClassificationLevel.CLASS)).hasSize(3);
        assertThat(shipped.stream().filter(place -> place.code().startsWith("1") && place.level() == ClassificationLevel.DIVISION)).hasSize(5);
        assertThat(shipped.stream().filter(place -> place.code().startsWith("2") && place.level() == ClassificationLevel.DIVISION)).hasSize(12);
        assertThat(shipped.stream().filter(place -> place.code().startsWith("3") && place.level() == ClassificationLevel.DIVISION)).hasSize(8);
    }

    @Test
    void theRegisterFiltersSortsAndCountsHonestly() {
        long published = people.published(team);
        people.draft(team);
        long unit = team.unit().id();
        var all = register.slice(team.steward(), filter("", unit, ""), new Slice.Ask(1, 25));
        assertThat(all.filtered()).isEqualTo(2);
        assertThat(all.total()).isGreaterThanOrEqualTo(2);
        assertThat(register.all(team.steward(), filter("", unit, "PUBLISHED"))).extracting(EntryRegister.Row::id).containsExactly(published);
        assertThat(register.all(team.steward(), filter("没有这样的名称", unit, ""))).isEmpty();
        assertThat(register.all(people.stranger(), filter("", unit, ""))).as("strangers see what is published").extracting(EntryRegister.Row::id).containsExactly(published);
        EntryRegister.Row row = register.all(team.steward(), filter("", unit, "PUBLISHED")).getFirst();
        assertThat(register.all(team.steward(), new EntryRegister.Filter(row.code(), unit, "3", "UNCONDITIONAL", "no", "", null, "-code"))).hasSize(1);
        assertThat(register.all(team.steward(), new EntryRegister.Filter("", unit, "2", "", "", "", null, ""))).isEmpty();
    }

    @Test
    void theSupplyListIsWhatIsPublishedAndShared() {
        long id = people.published(team);
        people.draft(team);
        assertThat(supply.all(team.steward(), "", "", team.unit().id())).singleElement().satisfies(row -> {
            assertThat(row.entryId()).isEqualTo(id);
            assertThat(row.items()).isEqualTo("姓名、保障金额");
            assertThat(row.responsible()).isEqualTo("周敏 0717-6000000");
        });
        assertThat(supply.all(team.steward(), "", "CONDITIONAL", team.unit().id())).isEmpty();
    }

    @Test
    void aLineOfTheNegativeListComesIntoForceWithTheBureausReview() {
        Who stranger = people.stranger();
        Map<String, String> fields = Map.of("items", "举报人信息", "law", "《某法》", "article", "第一条");
        long id = lines.add(team.steward(), ListKind.NEGATIVE, fields);
        assertThatThrownBy(() -> lines.get(stranger, id)).isInstanceOf(Problem.NotFound.class);
        assertThatThrownBy(() -> lines.review(team.officer(), id, 0, true, "")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> lines.review(team.clerk(), id, 0, false, "")).as("a refusal has a reason").isInstanceOf(Problem.Invalid.class);
        lines.review(team.clerk(), id, 0, true, "依据充分");
        assertThat(lines.get(stranger, id).state()).isEqualTo(ListLineState.IN_FORCE);
        assertThat(lines.get(stranger, id).reviewer()).isEqualTo(team.clerk().seat().unitName());
        lines.amend(team.steward(), id, 1, fields);
        assertThat(lines.get(team.steward(), id).state()).as("what was changed is reviewed anew").isEqualTo(ListLineState.PROPOSED);
    }

    @Autowired
    Reviews reviews;

    @Test
    void tickedEntriesArePublishedTogetherAndAForeignOneRefusesTheWhole() {
        long first = people.received(team);
        long second = people.received(team);
        long draft = people.draft(team);
        assertThatThrownBy(() -> reviews.publish(team.officer(), List.of(first))).isInstanceOf(Problem.Denied.class);
        assertThat(reviews.publish(team.clerk(), List.of(first, second, draft))).as("the draft is not under review").isEqualTo(2);
        assertThat(register.all(people.stranger(), filter("", team.unit().id(), ""))).extracting(EntryRegister.Row::id).containsExactlyInAnyOrder(first, second);
    }

    @Autowired
    cdo.office.duties.Duties duties;

    @Test
    void aDemandIsOwedAnAnswerByTheBureauBeforeItStands() {
        var fields = new HashMap<>(Map.of("name", "婚姻登记信息", "scenario", "救助核对", "basis", "《办法》第三条", "items", "姓名、状态", "contact", "周敏"));
        long id = lines.add(team.steward(), ListKind.DEMAND, fields);
        var line = cdo.platform.kernel.SubjectRef.of(ListLine.KIND, id);
        assertThat(lines.get(team.steward(), id).state()).isEqualTo(ListLineState.PROPOSED);
        assertThat(lines.all(people.stranger(), ListKind.DEMAND, "", "", team.unit().id())).isEmpty();
        assertThat(duties.about(line)).singleElement().satisfies(duty -> {
            assertThat(duty.ruleKey()).isEqualTo(LineDuties.REVIEW);
            assertThat(duty.debtorUnitId()).isEqualTo(team.clerk().unitId());
            assertThat(duty.state()).isEqualTo(cdo.office.duties.DutyState.OPEN);
        });
        lines.amend(team.steward(), id, 0, fields);
        assertThat(duties.about(line)).extracting(cdo.office.duties.Duty::state).containsExactlyInAnyOrder(cdo.office.duties.DutyState.CANCELLED, cdo.office.duties.DutyState.OPEN);
        lines.review(team.clerk(), id, 1, true, "由民政局统筹");
        assertThat(lines.all(people.stranger(), ListKind.DEMAND, "", "", team.unit().id())).extracting(ListLine::id).containsExactly(id);
        assertThat(duties.about(line)).extracting(cdo.office.duties.Duty::state).containsExactlyInAnyOrder(cdo.office.duties.DutyState.CANCELLED, cdo.office.duties.DutyState.MET);
        long taken = lines.add(team.steward(), ListKind.DEMAND, fields);
        lines.withdraw(team.steward(), taken, 0, "已满足");
        assertThat(duties.about(cdo.platform.kernel.SubjectRef.of(ListLine.KIND, taken))).extracting(cdo.office.duties.Duty::state).containsExactly(cdo.office.duties.DutyState.CANCELLED);
    }

    @Test
    void whatAUnitOwesByStatuteStandsAtOnceAndIsWithdrawnWithAReason() {
        var fields = new HashMap<>(Map.of("items", "姓名、状态", "source", "民政局", "basis", "《办法》第三条", "cycle", "每日"));
        long id = lines.add(team.steward(), ListKind.DUTY, fields);
        assertThat(lines.all(people.stranger(), ListKind.DUTY, "", "", team.unit().id())).extracting(ListLine::id).containsExactly(id);
        assertThatThrownBy(() -> lines.withdraw(people.team().steward(), id, 0, "别人的")).isInstanceOf(Problem.Denied.class);
        assertThatThrownBy(() -> lines.withdraw(team.steward(), id, 0, " ")).isInstanceOf(Problem.Invalid.class);
        lines.withdraw(team.steward(), id, 0, "已满足");
        assertThatThrownBy(() -> lines.amend(team.steward(), id, 1, fields)).isInstanceOf(Problem.Refused.class);
        fields.remove("basis");
        assertThatThrownBy(() -> lines.add(team.steward(), ListKind.DUTY, fields)).isInstanceOf(Problem.Invalid.class);
    }

    private static EntryRegister.Filter filter(String q, long unit, String stage) {
        return new EntryRegister.Filter(q, unit, "", "", "", stage, null, "");
    }

    private List<EntryRegister.Row> named(String name) {
        return register.all(team.steward(), new EntryRegister.Filter(name, null, "", "", "", "", null, ""));
    }

    @SafeVarargs
    private byte[] filled(Map<String, String>... rows) throws Exception {
        var blank = new ByteArrayOutputStream();
        Workbook.template(blank, book.template());
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(blank.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.getRow(2 + i) == null ? sheet.createRow(2 + i) : sheet.getRow(2 + i);
                for (var cell : sheet.getRow(0)) {
                    String value = rows[i].get(cell.getStringCellValue().replace("*", ""));
                    if (value != null) {
                        row.createCell(cell.getColumnIndex()).setCellValue(value);
                    }
                }
            }
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
