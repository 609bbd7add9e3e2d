package cdo.data.catalog;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An edition laid out element by element, in the order of the guide; the same lines serve the record, the check page, the paper, the export and the differences. */
@Component
@Transactional(readOnly = true)
public class Elements {

    private final Words words;
    private final Classifications classifications;
    private final Names names;

    Elements(Words words, Classifications classifications, Names names) {
        this.words = words;
        this.classifications = classifications;
        this.names = names;
    }

    /**
     * One element.
     *
     * @param number in the guide, 0: added by present-day law
     * @param key    of its title: {@code catalog.element.<key>}
     */
    public record Element(int number, String key, Said value) {
    }

    /**
     * What an edition changes.
     *
     * @param item the name of the item concerned; null: an element of the entry
     */
    public record Difference(String key, @Nullable String item, Said before, Said after) {
    }

    public List<Element> of(Entry entry, Edition edition) {
        var lines = new ArrayList<>(of(edition.content()));
        lines.add(2, new Element(3, "code", code(entry, edition)));
        lines.add(3, new Element(4, "provider", provider(entry, edition)));
        lines.add(new Element(12, "publishedOn", Said.of(edition.publishedOn() == null ? "" : edition.publishedOn().toString())));
        return lines;
    }

    /** A code is for life: where the classification changed since, that is said beside it. */
    private Said code(Entry entry, Edition edition) {
        String code = entry.code() == null ? "" : entry.code();
        Long place = edition.content().classification();
        boolean moved = !code.isEmpty() && place != null && classifications.find(place).filter(now -> !code.startsWith(now.code() + "/")).isPresent();
        return moved ? new Said(words.say(Language.ZH, "catalog.code.stays", code), words.say(Language.EN, "catalog.code.stays", code)) : Said.of(code);
    }

    private Said unit(Entry entry, Edition edition) {
        return edition.providerName() == null ? names.unit(entry.unitId()) : Said.of(edition.providerName());
    }

    private Said provider(Entry entry, Edition edition) {
        Said unit = unit(entry, edition);
        String division = edition.content().division();
        return division.isEmpty() ? unit : new Said(unit.zh() + "（" + division + "）", unit.en() + " (" + division + ")");
    }

    /** Those elements that are written in the form. */
    public List<Element> of(Content content) {
        Content.Source source = content.source();
        var lines = new ArrayList<Element>();
        lines.add(new Element(1, "classification", content.classification() == null ? Said.NOTHING : classifications.path(content.classification())));
        lines.add(new Element(2, "name", Said.of(content.name())));
        lines.add(new Element(5, "providerCode", Said.of(content.providerCode())));
        lines.add(new Element(6, "abstract", Said.of(content.summary())));
        lines.add(new Element(7, "format", formats(content)));
        lines.add(new Element(9, "sharing", say(content.sharing().attribute())));
        lines.add(new Element(9, "sharingCondition", condition(content.sharing())));
        lines.add(new Element(9, "sharingMethod", say(content.sharing().methods())));
        lines.add(new Element(10, "open", content.opening().open() == null ? Said.NOTHING : say(Message.of(content.opening().open() ? "catalog.yes" : "catalog.no"))));
        lines.add(new Element(10, "openCondition", Said.of(content.opening().condition())));
        lines.add(new Element(11, "cycle", say(content.cycle())));
        lines.add(new Element(13, "related", Said.of(String.join("、", content.related()))));
        lines.add(new Element(0, "grading", say(source.grading())));
        lines.add(new Element(0, "sourceUnit", source.unitId() == null ? Said.NOTHING : names.unit(source.unitId())));
        lines.add(new Element(0, "system", source.systemId() == null ? Said.NOTHING : Said.of(names.system(source.systemId()))));
        lines.add(new Element(0, "contact", Said.of(source.contact())));
        lines.add(new Element(0, "phone", Said.of(source.phone())));
        lines.add(new Element(0, "dataRange", range(source)));
        lines.add(new Element(0, "keywords", Said.of(source.keywords())));
        return lines;
    }

    private static Said range(Content.Source source) {
        if (source.from() == null && source.to() == null) {
            return Said.NOTHING;
        }
        String from = source.from() == null ? "…" : source.from().toString();
        return source.to() == null ? new Said(from + " 起", "since " + from) : new Said(from + " 至 " + source.to(), from + " to " + source.to());
    }

    private Said condition(Content.Sharing sharing) {
        return sharing.attribute() == SharingAttribute.UNCONDITIONAL && sharing.condition().isEmpty() ? say(SharingAttribute.UNCONDITIONAL) : Said.of(sharing.condition());
    }

    private Said formats(Content content) {
        Map<FormatCategory, String> types = content.formats().stream().collect(Collectors.groupingBy(Content.Format::category, LinkedHashMap::new,
                Collectors.mapping(Content.Format::type, Collectors.joining("、"))));
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        types.forEach((category, listed) -> {
            zh.add(words.value(Language.ZH, category) + "（" + listed + "）");
            en.add(words.value(Language.EN, category) + " (" + listed.replace(FormatCategory.OTHER, "other") + ")");
        });
        if (!content.formatNote().isEmpty()) {
            zh.add(content.formatNote());
            en.add(content.formatNote());
        }
        return new Said(String.join("；", zh), String.join("; ", en));
    }

    /** An item as one line. */
    public Said item(Content.Item item) {
        return new Said(item(Language.ZH, item), item(Language.EN, item));
    }

    private String item(Language language, Content.Item item) {
        var parts = new ArrayList<String>();
        parts.add(item.type() == null ? "" : item.type().letter() + " " + words.value(language, item.type()));
        if (item.length() != null) {
            parts.add(words.say(language, "catalog.item.lengthIs", item.length()));
        }
        if (!item.column().isEmpty()) {
            parts.add(item.column());
        }
        if (item.key()) {
            parts.add(words.say(language, "catalog.item.key"));
        }
        if (item.sharing() != null) {
            parts.add(words.value(language, item.sharing()));
        }
        if (item.open() != null) {
            parts.add(words.say(language, item.open() ? "catalog.item.opened" : "catalog.item.closed"));
        }
        if (item.sensitive()) {
            parts.add(words.say(language, "catalog.item.sensitive"));
        }
        return String.join(" · ", parts);
    }

    /** The provider, where another unit carries on; then what the form says. */
    public List<Difference> differences(Entry entry, Edition before, Edition after) {
        var found = new ArrayList<Difference>();
        Said old = unit(entry, before);
        Said now = unit(entry, after);
        if (!old.zh().equals(now.zh())) {
            found.add(new Difference("provider", null, old, now));
        }
        found.addAll(differences(before.content(), after.content()));
        return found;
    }

    /** Field by field, then item by item; nothing where both say the same. */
    public List<Difference> differences(Content before, Content after) {
        var found = new ArrayList<Difference>();
        List<Element> old = of(before);
        List<Element> now = of(after);
        for (int i = 0; i < now.size(); i++) {
            if (!old.get(i).value().equals(now.get(i).value())) {
                found.add(new Difference(now.get(i).key(), null, old.get(i).value(), now.get(i).value()));
            }
        }
        if (!before.division().equals(after.division())) {
            found.add(new Difference("division", null, Said.of(before.division()), Said.of(after.division())));
        }
        Map<String, Said> gone = items(before);
        Map<String, Said> come = items(after);
        come.forEach((name, said) -> {
            Said was = gone.remove(name);
            if (!said.equals(was)) {
                found.add(new Difference("item", name, was == null ? Said.NOTHING : was, said));
            }
        });
        gone.forEach((name, was) -> found.add(new Difference("item", name, was, Said.NOTHING)));
        return found;
    }

    private Map<String, Said> items(Content content) {
        var items = new LinkedHashMap<String, Said>();
        content.items().forEach(item -> items.put(item.name(), item(item)));
        return items;
    }

    private Said say(@Nullable Object value) {
        return value instanceof List<?> many
                ? new Said(many.stream().map(each -> words.value(Language.ZH, each)).collect(Collectors.joining("、")),
                        many.stream().map(each -> words.value(Language.EN, each)).collect(Collectors.joining(", ")))
                : new Said(words.value(Language.ZH, value), words.value(Language.EN, value));
    }
}
