package cdo.office.tasks.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cdo.platform.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recognised in an office's workbook, and what a field takes. */
class FieldsTest {

    private static List<FormField.Draft> read(byte[] book) {
        return TemplateFields.read(new ByteArrayInputStream(book), word -> word.equals("单位名称") ? "unit.name" : null);
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
