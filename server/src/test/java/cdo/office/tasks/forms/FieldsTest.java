package cdo.office.tasks.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What is recognised in an office's workbook, and what a field takes. */
class FieldsTest {

    private static List<FormField.Draft> read(byte[] book) {
        return TemplateFields.read(book, word -> word.equals("单位名称") ? "unit.name" : null).fields();
    }

    @Test
    void theFullestOfTheFirstRowsIsTheHeading() {
        List<FormField.Draft> fields = read(Books.of(new Object[] {"附件1"}, new Object[] {"全市信息系统情况统计表"}, new Object[] {"填报单位：", null, "日期："},
                new Object[] {"序号", "单位名称*", "系统数量（个）", "是否上云", "建成日期", "备注"}, new Object[] {1, "示例", 3, "是"}));
        assertThat(fields).extracting(FormField.Draft::title).containsExactly("单位名称", "系统数量（个）", "是否上云", "建成日期", "备注");
        assertThat(fields).extracting(FormField.Draft::kind).containsExactly(FieldKind.TEXT, FieldKind.NUMBER, FieldKind.YES_NO, FieldKind.DATE, FieldKind.TEXT);
        assertThat(fields).extracting(FormField.Draft::required).containsExactly(true, false, false, false, false);
        assertThat(fields.getFirst().fact()).isEqualTo("unit.name");
    }

    @Test
    void twoHeadingRowsWithMergedCellsMakeOneTitleEach() {
        byte[] book = Books.drawn(sheet -> {
            String[][] rows = {{"全市信息系统情况统计表"}, {"序号", "单位名称", "系统情况", null, null, "备注"}, {null, null, "名称", "数量（个）", "建成时间"}, {"1", "市甲局"}, {"2", "市乙局"}};
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] != null) {
                        sheet.value(row, column, rows[row][column]);
                    }
                }
            }
            sheet.range(0, 0, 0, 5).merge();
            sheet.range(1, 2, 1, 4).merge();
            for (int column : new int[] {0, 1, 5}) {
                sheet.range(1, column, 2, column).merge();
            }
        });
        TemplateFields form = TemplateFields.read(book, word -> null);
        assertThat(form.fields()).extracting(FormField.Draft::title).containsExactly("单位名称", "系统情况：名称", "系统情况：数量（个）", "系统情况：建成时间", "备注");
        assertThat(form.fields()).extracting(FormField.Draft::kind).containsExactly(FieldKind.TEXT, FieldKind.TEXT, FieldKind.NUMBER, FieldKind.DATE, FieldKind.TEXT);
        assertThat(form.printed()).containsExactly(Map.of("单位名称", "市甲局"), Map.of("单位名称", "市乙局"));
    }

    /** A title over all, the reporting unit in one merged cell, two heading rows, a sum by formula: as most offices draw up their sheets. */
    static byte[] usualSheet(@Nullable String unit) {
        return Books.drawn(sheet -> {
            String[][] rows = {{"全市信息系统情况统计表"}, {"填报单位：（盖章）", null, null, null, "单位：个"}, {"序号", "单位名称", "系统数量", null, "合计"}, {null, null, "二级", "三级"}};
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] != null) {
                        sheet.value(row, column, rows[row][column]);
                    }
                }
            }
            sheet.range(0, 0, 0, 4).merge();
            sheet.range(1, 0, 1, 3).merge();
            sheet.range(2, 2, 2, 3).merge();
            for (int column : new int[] {0, 1, 4}) {
                sheet.range(2, column, 3, column).merge();
            }
            if (unit != null) {
                sheet.value(4, 0, 1);
                sheet.value(4, 1, unit);
                sheet.value(4, 2, 3);
                sheet.value(4, 3, 2);
                sheet.value(4, 4, 6);
            } else {
                sheet.formula(4, 4, "C5+D5");
                sheet.formula(5, 4, "SUM(C6:D6)");
            }
        });
    }

    @Test
    void whatIsFilledInOnceForTheWholeSheetIsNoGroupOfColumnsAndASumIsKnown() {
        TemplateFields form = TemplateFields.read(usualSheet(null), word -> null);
        assertThat(form.fields()).extracting(FormField.Draft::title).containsExactly("单位名称", "系统数量：二级", "系统数量：三级", "合计");
        assertThat(form.fields()).extracting(FormField.Draft::kind).containsExactly(FieldKind.TEXT, FieldKind.NUMBER, FieldKind.NUMBER, FieldKind.NUMBER);
        assertThat(form.fields().getLast().parts()).containsExactly("系统数量：二级", "系统数量：三级");
        assertThat(form.printed()).as("a formula alone is no row").isEmpty();
        assertThat(TemplateFields.read(usualSheet("市甲局"), word -> null).fields().getLast().parts()).as("a number is no formula").isEmpty();
    }

    @Test
    void aHiddenSheetIsNotTheForm() {
        TemplateFields form = TemplateFields.read(Books.behindAHiddenSheet("别看", new Object[] {"系统名称", "等级"}), word -> null);
        assertThat(form.fields()).extracting(FormField.Draft::title).containsExactly("系统名称", "等级");
        assertThat(form.sheet()).isEqualTo("统计表");
        assertThat(TemplateFields.read(Books.of(new Object[] {"系统名称", "等级"}), word -> null).sheet()).as("nothing else could be meant").isNull();
    }

    @Test
    void aListToChooseFromBecomesChoices() {
        byte[] book = Books.drawn(sheet -> {
            sheet.value(0, 0, "共享类型");
            sheet.value(0, 1, "更新周期");
            sheet.value(0, 2, "已挂接");
            sheet.value(0, 8, "每日");
            sheet.value(1, 8, "每月");
            sheet.range(1, 0, 50, 0).validateWithListByFormula("\"无条件共享,有条件共享,不予共享\"");
            sheet.range(1, 1, 50, 1).validateWithListByFormula("$I$1:$I$2");
            sheet.range(1, 2, 50, 2).validateWithListByFormula("\"是,否\"");
        });
        List<FormField.Draft> fields = read(book);
        assertThat(fields.get(0).choices()).containsExactly("无条件共享", "有条件共享", "不予共享");
        assertThat(fields.get(0).kind()).isEqualTo(FieldKind.CHOICE);
        assertThat(fields.get(1).choices()).containsExactly("每日", "每月");
        assertThat(fields.get(2).kind()).isEqualTo(FieldKind.YES_NO);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CDO_TEST_DATA", matches = ".+")
    void workbooksThatNobodyHereMadeAreRead() throws Exception {
        Path data = Path.of(System.getenv("CDO_TEST_DATA"));
        assumeThat(data).as("real workbooks beside the project").exists();
        TemplateFields registrations = TemplateFields.read(Files.readAllBytes(data.resolve("opendata/hubei-exam-registrations-2026-01-14.xlsx")), word -> null);
        assertThat(registrations.fields()).hasSize(6);
        assertThat(registrations.printed()).isEmpty();
        List<String> survey = read(Files.readAllBytes(data.resolve("opendata/us-chief-data-roles-survey-2015.xlsx"))).stream().map(FormField.Draft::title).toList();
        assertThat(survey).startsWith("Respondent ID", "Survey Date").contains("Data Governance").anyMatch(title -> title.startsWith("Do you currently have a t"));
    }

    @Test
    void aColumnThatStandsTwiceIsTakenOnce() {
        assertThat(read(Books.of(new Object[] {"数量", "数量", "单位"}))).extracting(FormField.Draft::title).containsExactly("数量", "单位");
    }

    @Test
    void whatIsNoFormIsRefusedWithTheReason() {
        Object[] wide = Collections.nCopies(61, "").toArray();
        for (int column = 0; column < wide.length; column++) {
            wide[column] = "字段" + column;
        }
        assertFault(Books.of(new Object[] {1, 2, 3}), "tasks.form.template.none");
        assertFault(Books.of(wide), "tasks.form.template.many");
        assertFault("不是工作簿".getBytes(StandardCharsets.UTF_8), "documents.import.unreadable");
        assertThat(read(Books.of(java.util.Arrays.copyOf(wide, 60)))).hasSize(60);
    }

    private static void assertFault(byte[] book, String key) {
        assertThatThrownBy(() -> read(book)).isInstanceOfSatisfying(Problem.Invalid.class, invalid -> assertThat(invalid.errors().getFirst().message().key()).isEqualTo(key));
    }

    @Test
    void theSameQuestionUnderAnotherHandHasTheSameWord() {
        assertThat(FormField.word("系统数量（个）")).isEqualTo(FormField.word("系统 数量：")).isEqualTo("系统数量");
    }

    @Test
    void everyKindTakesWhatPeopleWriteAndWritesItDownInOneWay() {
        assertThat(FieldKind.NUMBER.written("1,234.50")).isEqualTo("1234.50");
        assertThat(FieldKind.DATE.written("2026年6月3日")).isEqualTo("2026-06-03");
        assertThat(FieldKind.DATE.written("20260603")).isEqualTo("2026-06-03");
        assertThat(FieldKind.YES_NO.written("有")).isEqualTo("是");
        assertThat(FieldKind.TEXT.written(" =SUM(A1) ")).isEqualTo("=SUM(A1)");
        assertThat(FieldKind.NUMBER.fault("三个", List.of())).isPresent();
        assertThat(FieldKind.NUMBER.fault("12个", List.of())).isPresent();
        assertThat(FieldKind.DATE.fault("2026-02-30", List.of())).isPresent();
        assertThat(FieldKind.DATE.fault("2026-02-28", List.of())).isEmpty();
        assertThat(FieldKind.YES_NO.fault("也许", List.of())).isPresent();
        assertThat(FieldKind.CHOICE.fault("丙", List.of("甲", "乙"))).isPresent();
        assertThat(FieldKind.CHOICE.fault("甲", List.of("甲", "乙"))).isEmpty();
        assertThat(FieldKind.TEXT.fault("字".repeat(1000), List.of())).isEmpty();
        assertThat(FieldKind.TEXT.fault("字".repeat(1001), List.of())).isPresent();
        assertThat(FieldKind.NUMBER.fault("", List.of())).isEmpty();
    }
}
