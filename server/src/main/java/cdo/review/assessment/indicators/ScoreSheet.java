package cdo.review.assessment.indicators;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit's score, explained down to the figures. All points have four places.
 *
 * @param base       what the sections that count gave
 * @param total      base + bonus − deduction, not below 0, not above a veto's limit
 * @param cap        the best grade that vetoes leave; null when none
 * @param assessable false when nothing at all applied; then {@code total} says nothing
 * @param notes      what happened to the total: conversions, limits, vetoes
 */
public record ScoreSheet(long versionId, long unitId, @Nullable Long groupId, List<Line> lines, List<Section> sections, BigDecimal base, BigDecimal bonus,
                         BigDecimal deduction, BigDecimal total, @Nullable Grade cap, Grade grade, boolean assessable, List<Message> notes) {

    public ScoreSheet {
        lines = List.copyOf(lines);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    public Optional<Line> line(String code) {
        return lines.stream().filter(line -> line.indicator().code().equals(code)).findFirst();
    }

    public Optional<Section> section(String code) {
        return sections.stream().filter(section -> section.code().equals(code)).findFirst();
    }

    /**
     * One indicator.
     *
     * @param section  code of its level-1 node
     * @param weighted its points after weights
     * @param worth    its points after the points of what does not apply were spread
     * @param computed what the rule gave
     * @param score    what counts: otherwise than {@code computed} only when amended or vetoed
     * @param used     the figures that were read
     * @param because  how it came about, step by step
     */
    public record Line(Indicator indicator, String section, ScoringRule.Effect effect, BigDecimal weighted, BigDecimal worth, BigDecimal computed, BigDecimal score,
                       LineState state, List<Used> used, List<Message> because) {
    }

    /** A figure that a line read. */
    public record Used(String measure, Figure figure) {
    }

    /**
     * A level-1 node.
     *
     * @param points  what could be reached
     * @param applies false when nothing below it applied
     */
    public record Section(String code, String title, String titleEn, ScoringRule.Effect effect, BigDecimal points, BigDecimal score, boolean applies) {

        public String title(Language language) {
            return language.chinese() ? title : titleEn;
        }
    }
}
