package cdo.office.tasks.forms;

import cdo.platform.kernel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the fields of a form that an office drew up in Excel; what a column takes follows from its list of choices or else from its title. The
 * organiser sees the result and corrects it before anything is sent.
 *
 * @param printed rows that stand in the workbook already, by title of the field
 * @param sheet   the sheet that was read, where the workbook shows several
 */
record TemplateFields(List<FormField.Draft> fields, List<Map<String, String>> printed, @Nullable String sheet) {

    static final int MOST = 60;
    /** A workbook with more rows than this is no form but a list of data, and none of it is printed into the copies. */
    private static final int MOST_PRINTED = 100;
    private static final String NUMBERS = ".*(数量|数$|总数|金额|经费|投资|比例|占比|率$|个数|人数|次数|条数|总量|容量|面积|万元|（个）|（条）|（项）|（次）|（人）|\\(个\\)|\\(条\\)|\\(项\\)|%).*";

    /** @throws Problem.Invalid at the field {@code file} when it is no workbook or has no heading */
    static TemplateFields read(byte[] content, UnaryOperator<@Nullable String> fact) {
        OwnBook book = OwnBook.read(content);
        var fields = new ArrayList<FormField.Draft>();
        Map<Integer, String> columns = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        List<String> titles = book.titles();
        Map<Integer, List<Integer>> sums = sums(book, titles);
        Set<Integer> reckoned = sums.entrySet().stream().flatMap(sum -> Stream.concat(Stream.of(sum.getKey()), sum.getValue().stream())).collect(Collectors.toSet());
        for (int column = 0; column < titles.size(); column++) {
            String title = title(titles.get(column));
            String word = FormField.word(title);
            if (word.isEmpty() || word.equals("序号") || !taken.add(title)) {
                continue;
            }
            List<String> choices = book.choices(column);
            Optional<SheetMarks.Limit> limit = book.limit(column);
            boolean yesOrNo = choices.size() == 2 && Set.copyOf(choices).equals(Set.of("是", "否"));
            FieldKind kind = yesOrNo ? FieldKind.YES_NO : choices.size() > 1 ? FieldKind.CHOICE : limit.isPresent() || reckoned.contains(column) ? FieldKind.NUMBER : kind(title, word);
            fields.add(new FormField.Draft(title, kind, titles.get(column).contains("*") || titles.get(column).contains("＊"), kind == FieldKind.CHOICE ? choices : List.of(), fact.apply(word),
                    kind == FieldKind.NUMBER ? limit.map(SheetMarks.Limit::least).orElse(null) : null, kind == FieldKind.NUMBER ? limit.map(SheetMarks.Limit::most).orElse(null) : null,
                    kind == FieldKind.NUMBER ? sums.getOrDefault(column, List.of()).stream().map(part -> title(titles.get(part))).toList() : List.of()));
            columns.put(column, title);
        }
        if (fields.isEmpty()) {
            throw new Problem.Invalid("file", "tasks.form.template.none");
        }
        if (fields.size() > MOST) {
            throw new Problem.Invalid("file", "tasks.form.template.many", MOST);
        }
        // what is reckoned is reckoned anew in every copy
        columns.keySet().removeAll(sums.keySet());
        List<Map<String, String>> printed = book.body().stream().map(row -> named(row, columns)).filter(row -> !row.isEmpty()).toList();
        return new TemplateFields(fields, printed.size() > MOST_PRINTED ? List.of() : printed, book.sheet().orElse(null));
    }

    /** Which columns are sums of others, all of them fields under titles of their own. */
    private static Map<Integer, List<Integer>> sums(OwnBook book, List<String> titles) {
        Map<Integer, List<Integer>> sums = new LinkedHashMap<>();
        for (int column = 0; column < titles.size(); column++) {
            List<Integer> parts = book.sum(column);
            boolean whole = parts.stream().allMatch(part -> part < titles.size() && titles.indexOf(titles.get(part)) == part && book.choices(part).isEmpty()
                    && !FormField.word(titles.get(part)).isEmpty() && !FormField.word(titles.get(part)).equals("序号") && !titles.get(part).matches(".*[+＋].*"));
            if (!parts.isEmpty() && whole) {
                sums.put(column, parts);
            }
        }
        return sums;
    }

    /** The rows of the office's own file as a unit filled it in, found by their headings; every required field must have its column. */
    static FilledIn filledIn(byte[] content, List<FormField> fields) {
        OwnBook book = OwnBook.read(content);
        Map<String, FormField> known = new HashMap<>();
        fields.forEach(field -> known.putIfAbsent(field.word(), field));
        fields.forEach(field -> known.put(field.title(), field));
        Map<Integer, FormField> columns = new LinkedHashMap<>();
        List<String> titles = book.titles();
        for (int column = 0; column < titles.size(); column++) {
            String title = title(titles.get(column));
            FormField field = known.getOrDefault(title, known.get(FormField.word(title)));
            if (field != null && !columns.containsValue(field)) {
                columns.put(column, field);
            }
        }
        List<String> missing = fields.stream().filter(field -> field.required() && !columns.containsValue(field)).map(FormField::title).toList();
        if (columns.isEmpty() || !missing.isEmpty()) {
            throw new Problem.Invalid("file", "tasks.form.file.headings", String.join("、", missing.isEmpty() ? fields.stream().map(FormField::title).toList() : missing));
        }
        List<Map<Long, String>> rows = book.body().stream().map(row -> {
            Map<Long, String> values = new LinkedHashMap<>();
            columns.forEach((column, field) -> values.put(field.id(), row.getOrDefault(column, "")));
            return values;
        }).filter(row -> row.values().stream().anyMatch(value -> !value.isEmpty())).toList();
        if (rows.isEmpty()) {
            throw new Problem.Invalid("file", "documents.import.empty");
        }
        List<String> unread = new ArrayList<>();
        for (int column = 0; column < titles.size(); column++) {
            int at = column;
            if (!columns.containsKey(column) && book.body().stream().anyMatch(row -> row.containsKey(at))) {
                unread.add(title(titles.get(column)));
            }
        }
        return new FilledIn(rows, unread, fields.stream().filter(field -> !columns.containsValue(field)).toList());
    }

    /**
     * What a unit's file says.
     *
     * @param unread titles of columns with something in them that belong to no field
     * @param absent fields for which the file has no column
     */
    record FilledIn(List<Map<Long, String>> rows, List<String> unread, List<FormField> absent) {
    }

    private static Map<String, String> named(Map<Integer, String> row, Map<Integer, String> columns) {
        Map<String, String> named = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (columns.containsKey(column)) {
                named.put(columns.get(column), value);
            }
        });
        return named;
    }

    /** A title has no marks and fits into one line. */
    static String title(String cell) {
        String title = cell.replaceAll("[*＊]", "").replaceAll("\\s+", " ").strip();
        return title.codePointCount(0, title.length()) > 60 ? title.substring(0, title.offsetByCodePoints(0, 60)) : title;
    }

    private static FieldKind kind(String title, String word) {
        if (word.startsWith("是否") || word.startsWith("有无")) {
            return FieldKind.YES_NO;
        }
        if (word.endsWith("日期") || word.endsWith("时间")) {
            return FieldKind.DATE;
        }
        return title.matches(NUMBERS) ? FieldKind.NUMBER : FieldKind.TEXT;
    }
}
