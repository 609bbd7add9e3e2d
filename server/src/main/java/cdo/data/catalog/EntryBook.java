package cdo.data.catalog;

import cdo.platform.documents.Workbook;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Units;
import cdo.platform.web.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalog as a workbook: the template with one row per item, its reading, and the export of a list. Headings are Chinese, as the sheets of the office are. */
@Component
public class EntryBook {

    private final Words words;
    private final Classifications classifications;
    private final Units units;

    EntryBook(Words words, Classifications classifications, Units units) {
        this.words = words;
        this.classifications = classifications;
        this.units = units;
    }

    public XlsxImport.Template template() {
        return new XlsxImport.Template("catalog.entries", 1, "政务数据目录", List.of(
                field("name", "目录名称", true, "同一目录的多个信息项写多行，名称相同", text -> tooLong(text, EntryChecks.LONGEST_NAME)),
                field("classification", "分类码", false, "如 307，见目录分类", text -> classifications.coded(text).isPresent() ? Optional.empty() : wrong(text)),
                field("division", "内设机构", false, "提供数据的科室", text -> tooLong(text, 100)),
                field("providerCode", "统一社会信用代码", false, "18 位", text -> tooLong(text, 18)),
                field("abstract", "摘要", false, "不超过 1000 字", text -> tooLong(text, EntryChecks.LONGEST_ABSTRACT)),
                field("format", "格式", false, "如 数据库:mysql；电子表格:xlsx", text -> formats(text) == null ? wrong(text) : Optional.empty()),
                choice("sharing", "共享属性", SharingAttribute.class),
                field("sharingCondition", "共享条件或不予共享依据", false, "", text -> tooLong(text, 1000)),
                field("sharingMethod", "共享方式", false, "多种用、分开：" + all(SharingMethod.class), text -> many(text, SharingMethod.class) == null ? wrong(text) : Optional.empty()),
                field("open", "是否开放", false, "是、否", text -> text.matches("是|否") ? Optional.empty() : wrong(text)),
                field("openCondition", "开放条件", false, "", text -> tooLong(text, 1000)),
                choice("cycle", "更新周期", UpdateCycle.class),
                field("related", "关联资源代码", false, "多个用、分开", text -> tooLong(text, 1000)),
                choice("grading", "数据分级", GradingLevel.class),
                field("contact", "联系人", false, "", text -> tooLong(text, 50)),
                field("phone", "联系电话", false, "", text -> tooLong(text, 50)),
                field("dataFrom", "数据起始日期", false, "如 2020-01-01", EntryBook::date),
                field("dataTo", "数据截止日期", false, "如 2025-12-31", EntryBook::date),
                field("keywords", "关键字", false, "多个用、分开", text -> tooLong(text, 200)),
                field("itemName", "信息项名称", false, "", text -> tooLong(text, 128)),
                field("itemColumn", "信息项技术名称", false, "", text -> tooLong(text, 128)),
                field("itemType", "信息项类型", false, all(ItemType.class), text -> type(text).isPresent() ? Optional.empty() : wrong(text)),
                field("itemLength", "信息项长度", false, "数字", text -> text.matches("\\d{1,6}") ? Optional.empty() : wrong(text))));
    }

    private static XlsxImport.Field field(String field, String title, boolean required, String hint, Function<String, Optional<Message>> check) {
        return new XlsxImport.Field(field, title, required, hint, check);
    }

    private <E extends Enum<E>> XlsxImport.Field choice(String field, String title, Class<E> type) {
        return field(field, title, false, all(type), text -> one(text, type) == null ? wrong(text) : Optional.empty());
    }

    private static Optional<Message> wrong(String text) {
        return Optional.of(Message.of("catalog.import.value", text));
    }

    private static Optional<Message> tooLong(String text, int longest) {
        return text.codePointCount(0, text.length()) > longest ? Optional.of(Message.of("form.tooLong", longest)) : Optional.empty();
    }

    private static Optional<Message> date(String text) {
        return Reading.parse(text) == null ? Optional.of(Message.of("form.date")) : Optional.empty();
    }

    private Optional<ItemType> type(String text) {
        return ItemType.said(text, each -> words.value(Language.ZH, each));
    }

    private <E extends Enum<E>> String all(Class<E> type) {
        return String.join("、", Arrays.stream(type.getEnumConstants()).map(each -> words.value(Language.ZH, each)).toList());
    }

    private <E extends Enum<E>> @Nullable E one(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> words.value(Language.ZH, each).equals(text.strip())).findFirst().orElse(null);
    }

    /** Null when one of them is unknown. */
    private <E extends Enum<E>> @Nullable List<E> many(String text, Class<E> type) {
        var found = new ArrayList<E>();
        for (String part : parts(text)) {
            E one = one(part, type);
            if (one == null) {
                return null;
            }
            found.add(one);
        }
        return found;
    }

    private @Nullable List<Content.Format> formats(String text) {
        var found = new ArrayList<Content.Format>();
        for (String part : text.split("[；;]")) {
            String[] pair = part.strip().split("[:：]", 2);
            FormatCategory category = one(pair[0], FormatCategory.class);
            if (category == null) {
                return null;
            }
            for (String named : pair.length < 2 ? List.of(FormatCategory.OTHER) : parts(pair[1])) {
                String type = category.types().stream().filter(each -> each.equalsIgnoreCase(named)).findFirst().orElse(null);
                if (type == null) {
                    return null;
                }
                found.add(new Content.Format(category, type));
            }
        }
        return found;
    }

    /** Splits what is listed with 、 or commas. */
    static List<String> parts(String text) {
        return Arrays.stream(text.split("[、，,;；]")).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }

    /** The rows of one entry; what concerns the entry stands in the first row that has it. */
    Content content(Who who, List<XlsxImport.Line> lines) {
        Function<String, String> first = name -> lines.stream().map(line -> line.value(name)).filter(text -> !text.isEmpty()).findFirst().orElse("");
        List<Content.Item> items = lines.stream().filter(line -> !line.value("itemName").isEmpty()).map(line -> new Content.Item(line.value("itemName"), line.value("itemColumn"),
                type(line.value("itemType")).orElse(null), line.value("itemLength").isEmpty() ? null : Integer.valueOf(line.value("itemLength")), false, null, null, false)).toList();
        String open = first.apply("open");
        List<SharingMethod> methods = many(first.apply("sharingMethod"), SharingMethod.class);
        String uscc = first.apply("providerCode").isEmpty() ? Optional.ofNullable(units.get(who.unitId()).uscc()).orElse("") : first.apply("providerCode");
        return new Content(first.apply("name"), classifications.coded(first.apply("classification")).map(Classifications.Place::id).orElse(null), first.apply("division"),
                uscc, first.apply("abstract"), first.apply("format").isEmpty() ? List.of() : java.util.Objects.requireNonNull(formats(first.apply("format"))), "", items,
                new Content.Sharing(one(first.apply("sharing"), SharingAttribute.class), first.apply("sharingCondition"), methods == null ? List.of() : methods),
                new Content.Opening(open.isEmpty() ? null : open.equals("是"), first.apply("openCondition")), one(first.apply("cycle"), UpdateCycle.class),
                parts(first.apply("related")), new Content.Source(one(first.apply("grading"), GradingLevel.class), who.unitId(), null, first.apply("contact"),
                first.apply("phone"), Reading.parse(first.apply("dataFrom")), Reading.parse(first.apply("dataTo")), String.join("、", parts(first.apply("keywords")))));
    }

    /** The list as it was filtered. */
    public void write(OutputStream out, String line, List<EntryRegister.Row> rows) {
        try {
            Workbook.write(out, "政务数据目录", line, List.of(
                    new Workbook.Column<EntryRegister.Row>("信息资源代码", 22, EntryRegister.Row::code),
                    new Workbook.Column<>("信息资源名称", 36, EntryRegister.Row::name),
                    new Workbook.Column<>("提供方", 26, EntryRegister.Row::unitName),
                    new Workbook.Column<>("分类", 28, row -> row.classification(Language.ZH)),
                    new Workbook.Column<>("摘要", 50, EntryRegister.Row::summary),
                    new Workbook.Column<>("共享属性", 14, row -> words.value(Language.ZH, row.sharing())),
                    new Workbook.Column<>("是否开放", 10, row -> row.open() == null ? "" : row.open() ? "是" : "否"),
                    new Workbook.Column<>("更新周期", 12, row -> words.value(Language.ZH, row.cycle())),
                    new Workbook.Column<>("状态", 14, row -> words.value(Language.ZH, row.stage())),
                    new Workbook.Column<>("版本", 8, EntryRegister.Row::number),
                    new Workbook.Column<>("发布日期", 14, EntryRegister.Row::publishedOn)), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
