package cdo.data.catalog.web;

import cdo.data.catalog.Content;
import cdo.data.catalog.FormatCategory;
import cdo.data.catalog.GradingLevel;
import cdo.data.catalog.ItemType;
import cdo.data.catalog.SharingAttribute;
import cdo.data.catalog.SharingMethod;
import cdo.data.catalog.UpdateCycle;
import cdo.platform.web.Form;
import cdo.platform.web.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of an edition. Everything may be left empty while it is a draft; what is typed must only be readable. */
final class EntryForm {

    private static final Pattern ITEM = Pattern.compile("item\\.(\\d{1,4})\\..+");
    private static final int MOST_ITEMS = 1000;

    private EntryForm() {
    }

    static Form filled(Content content, int version) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", version);
        values.put("name", content.name());
        put(values, "classification", content.classification());
        values.put("division", content.division());
        values.put("providerCode", content.providerCode());
        values.put("abstract", content.summary());
        values.put("format", content.formats().stream().map(format -> format.category() + ":" + format.type()).toList());
        values.put("formatNote", content.formatNote());
        put(values, "sharing", content.sharing().attribute());
        values.put("sharingCondition", content.sharing().condition());
        values.put("sharingMethod", content.sharing().methods());
        put(values, "open", content.opening().open() == null ? null : content.opening().open() ? "yes" : "no");
        values.put("openCondition", content.opening().condition());
        put(values, "cycle", content.cycle());
        values.put("related", String.join("、", content.related()));
        source(values, content.source());
        for (int i = 0; i < content.items().size(); i++) {
            item(values, "item." + i + ".", content.items().get(i));
        }
        return Form.filled(values);
    }

    private static void source(Map<String, Object> values, Content.Source source) {
        put(values, "grading", source.grading());
        put(values, "sourceUnit", source.unitId());
        put(values, "system", source.systemId());
        values.put("contact", source.contact());
        values.put("phone", source.phone());
        put(values, "dataFrom", source.from());
        put(values, "dataTo", source.to());
        values.put("keywords", source.keywords());
    }

    private static void item(Map<String, Object> values, String at, Content.Item item) {
        values.put(at + "name", item.name());
        values.put(at + "column", item.column());
        put(values, at + "type", item.type());
        put(values, at + "length", item.length());
        put(values, at + "key", item.key() ? "yes" : null);
        put(values, at + "sharing", item.sharing());
        put(values, at + "open", item.open() == null ? null : item.open() ? "yes" : "no");
        put(values, at + "sensitive", item.sensitive() ? "yes" : null);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** How many rows of items the form has. */
    static int items(Form form) {
        return Math.min(MOST_ITEMS, form.values().keySet().stream().map(ITEM::matcher).filter(Matcher::matches).mapToInt(name -> Integer.parseInt(name.group(1)) + 1).max().orElse(0));
    }

    static Content read(Form form, Reading read) {
        var source = new Content.Source(read.optionalChoice("grading", GradingLevel.class), read.optionalId("sourceUnit"), read.optionalId("system"), text(read, "contact", 50),
                text(read, "phone", 50), read.optionalDate("dataFrom"), read.optionalDate("dataTo"), text(read, "keywords", 200));
        return new Content(text(read, "name", 128), read.optionalId("classification"), text(read, "division", 100), text(read, "providerCode", 18).toUpperCase(java.util.Locale.ROOT),
                text(read, "abstract", 2000), formats(form), text(read, "formatNote", 200), items(form, read),
                new Content.Sharing(read.optionalChoice("sharing", SharingAttribute.class), text(read, "sharingCondition", 1000), methods(form)),
                new Content.Opening(yes(form, "open"), text(read, "openCondition", 1000)), read.optionalChoice("cycle", UpdateCycle.class), parts(text(read, "related", 1000)), source);
    }

    private static List<Content.Format> formats(Form form) {
        var formats = new ArrayList<Content.Format>();
        for (FormatCategory category : FormatCategory.values()) {
            category.types().stream().filter(type -> form.has("format", category + ":" + type)).forEach(type -> formats.add(new Content.Format(category, type)));
        }
        return formats;
    }

    private static List<SharingMethod> methods(Form form) {
        return Arrays.stream(SharingMethod.values()).filter(method -> form.has("sharingMethod", method.name())).toList();
    }

    /** Rows with nothing in them are left out. */
    private static List<Content.Item> items(Form form, Reading read) {
        var items = new ArrayList<Content.Item>();
        for (int i = 0; i < items(form); i++) {
            String at = "item." + i + ".";
            String name = text(read, at + "name", 128);
            String column = text(read, at + "column", 128);
            ItemType type = read.optionalChoice(at + "type", ItemType.class);
            if (name.isEmpty() && column.isEmpty() && type == null) {
                continue;
            }
            Integer length = form.value(at + "length").isBlank() ? null : (Integer) (int) read.number(at + "length", 1, 1_000_000);
            items.add(new Content.Item(name, column, type, length, form.has(at + "key", "yes"), read.optionalChoice(at + "sharing", SharingAttribute.class), yes(form, at + "open"),
                    form.has(at + "sensitive", "yes")));
        }
        return items;
    }

    private static @Nullable Boolean yes(Form form, String name) {
        return switch (form.value(name)) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    static List<String> parts(String text) {
        return Arrays.stream(text.split("[、，,;；\\s]+")).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
    }

    private static String text(Reading read, String name, int longest) {
        return Objects.requireNonNullElse(read.optional(name, longest), "");
    }

    /** A date of the form that must be given. */
    static LocalDate date(Reading read, String name) {
        LocalDate date = read.date(name);
        return date == null ? LocalDate.EPOCH : date;
    }
}
