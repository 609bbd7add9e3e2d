package cdo.platform.organization;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Words;
import java.util.Arrays;
import java.util.List;

/** The sheets of the import workbook and their columns; a column that ends in * must be filled in. */
enum ImportSheet {
    UNITS("单位", List.of("名称*", "英文名称", "简称", "类型*", "区划代码*", "上级单位*", "统一社会信用代码", "排序", "设立日期*", "依据文件*")),
    PEOPLE("人员", List.of("姓名*", "所在单位*", "职务", "职级", "分管工作", "性别", "出生年月", "办公电话", "手机", "电子邮箱")),
    TENURES("任职", List.of("姓名*", "所在单位*", "任职单位*", "岗位*", "任职起日*", "任职止日", "代理", "兼任", "任职依据*"));

    private final String title;
    private final List<String> columns;

    ImportSheet(String title, List<String> columns) {
        this.title = title;
        this.columns = columns;
    }

    /** The name of the sheet. */
    String title() {
        return title;
    }

    List<String> columns() {
        return columns;
    }

    /** How a column is filled in, for the notes that come with the template. */
    String note(int column) {
        return "import.note." + name() + "." + (column + 1);
    }

    /** What may stand in a column, in the words that are read; empty where anything may. */
    static List<String> choices(Words words, String column) {
        return switch (column.replace("*", "")) {
            case "类型" -> titles(words, UnitKind.values());
            case "岗位" -> titles(words, PostKind.values());
            case "性别" -> List.of("男", "女");
            case "代理", "兼任" -> List.of("是", "否");
            default -> List.of();
        };
    }

    private static List<String> titles(Words words, Enum<?>[] constants) {
        return Arrays.stream(constants).map(each -> words.value(Language.ZH, each)).toList();
    }
}
