package cdo.review.assessment.indicators;

import cdo.platform.kernel.Language;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree.
 *
 * @param code     stays the same from version to version
 * @param parent   code of the node above; null at level 1
 * @param points   at level 1 what its leaves add up to (or the most, for bonus and deduction)
 * @param source   null for a group
 * @param rule     null for a group
 * @param subject  考核内容: what is assessed
 * @param evidence 佐证材料: what the unit must show
 * @param applies  CEL; when false, the indicator does not apply to the unit
 */
public record Indicator(String code, @Nullable String parent, String title, String titleEn, BigDecimal points, @Nullable IndicatorSource source,
                        @Nullable ScoringRule rule, String subject, String evidence, @Nullable String applies) {

    public static Indicator group(String code, @Nullable String parent, String title, String titleEn, BigDecimal points) {
        return new Indicator(code, parent, title, titleEn, points, null, null, "", "", null);
    }

    public static Indicator leaf(String code, @Nullable String parent, String title, String titleEn, BigDecimal points, IndicatorSource source, ScoringRule rule) {
        return new Indicator(code, parent, title, titleEn, points, source, rule, "", "", null);
    }

    public boolean leaf() {
        return rule != null;
    }

    public String title(Language language) {
        return language.chinese() ? title : titleEn;
    }
}
