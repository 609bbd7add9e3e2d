package cdo.data.catalog;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edition of an entry says: the core elements of the 2017 guide (their numbers in brackets) and what present-day law adds. Code (3),
 * provider (4) and publication date (12) belong to the entry and its publication. A draft may have gaps; {@link EntryChecks} names them.
 *
 * @param name           信息资源名称 (2)
 * @param classification id in the classification tree (1)
 * @param division       the provider's internal division (4)
 * @param providerCode   统一社会信用代码 (5)
 * @param summary        信息资源摘要 (6)
 * @param formats        信息资源格式 (7)
 * @param formatNote     explains a format that is none of the named ones
 * @param items          信息项 (8)
 * @param cycle          更新周期 (11)
 * @param related        关联资源代码 (13)
 */
public record Content(String name, @Nullable Long classification, String division, String providerCode, String summary, List<Format> formats, String formatNote,
                      List<Item> items, Sharing sharing, Opening opening, @Nullable UpdateCycle cycle, List<String> related, Source source) {

    public Content {
        formats = List.copyOf(formats);
        items = List.copyOf(items);
        related = List.copyOf(related);
    }

    /** A draft with nothing but its name. */
    public static Content named(String name) {
        return new Content(name, null, "", "", "", List.of(), "", List.of(), new Sharing(null, "", List.of()), new Opening(null, ""), null, List.of(),
                new Source(null, null, null, "", "", null, null, ""));
    }

    /** One format of the resource, for example (DATABASE, mysql). */
    public record Format(FormatCategory category, String type) {
    }

    /**
     * 信息项.
     *
     * @param column    technical name; may be empty
     * @param length    in characters or digits
     * @param sharing   where the item differs from the entry
     * @param open      where the item differs from the entry
     * @param sensitive 敏感标志
     */
    public record Item(String name, String column, @Nullable ItemType type, @Nullable Integer length, boolean key, @Nullable SharingAttribute sharing,
                       @Nullable Boolean open, boolean sensitive) {
        public static Item of(String name, @Nullable ItemType type) {
            return new Item(name, "", type, null, false, null, null, false);
        }
    }

    /**
     * 共享属性 (9).
     *
     * @param condition the concrete condition (range and purpose) or, when not shared, the legal basis
     */
    public record Sharing(@Nullable SharingAttribute attribute, String condition, List<SharingMethod> methods) {
        public Sharing {
            methods = List.copyOf(methods);
        }
    }

    /** 开放属性 (10). */
    public record Opening(@Nullable Boolean open, String condition) {
    }

    /**
     * Where the data comes from and who answers for it.
     *
     * @param grading    数据分级 as typed by the owner
     * @param unitId     数源部门
     * @param systemId   所属系统, of the survey
     * @param from       数据时间范围
     * @param keywords   separated by 、
     */
    public record Source(@Nullable GradingLevel grading, @Nullable Long unitId, @Nullable Long systemId, String contact, String phone, @Nullable LocalDate from,
                         @Nullable LocalDate to, String keywords) {
    }

    /** The same with another classification, once a draft from the survey is placed. */
    public Content under(long place) {
        return new Content(name, place, division, providerCode, summary, formats, formatNote, items, sharing, opening, cycle, related, source);
    }

    public Content providedBy(String code) {
        return new Content(name, classification, division, code, summary, formats, formatNote, items, sharing, opening, cycle, related, source);
    }

    public Content sharedAs(SharingAttribute attribute, String condition, SharingMethod... methods) {
        return new Content(name, classification, division, providerCode, summary, formats, formatNote, items, new Sharing(attribute, condition, List.of(methods)), opening,
                cycle, related, source);
    }

    public Content opened(boolean open, String condition) {
        return new Content(name, classification, division, providerCode, summary, formats, formatNote, items, sharing, new Opening(open, condition), cycle, related, source);
    }

    public Content described(String text, @Nullable UpdateCycle updated) {
        return new Content(name, classification, division, providerCode, text, formats, formatNote, items, sharing, opening, updated, related, source);
    }

    public Content shaped(List<Format> shapes, List<Item> parts) {
        return new Content(name, classification, division, providerCode, summary, shapes, formatNote, parts, sharing, opening, cycle, related, source);
    }

    public Content from(Source origin) {
        return new Content(name, classification, division, providerCode, summary, formats, formatNote, items, sharing, opening, cycle, related, origin);
    }
}
