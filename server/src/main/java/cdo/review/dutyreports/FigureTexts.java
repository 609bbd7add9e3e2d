package cdo.review.dutyreports;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Words;
import cdo.platform.measures.Measure;
import cdo.platform.measures.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures in words. Page, Word, PDF and interface all take them from here, so that they cannot differ. */
@Component
public class FigureTexts {

    private static final Pattern CITATION = Pattern.compile("\\{\\{([^{}]*)}}");

    private final Words words;

    FigureTexts(Words words) {
        this.words = words;
    }

    /**
     * A figure as a row of a table.
     *
     * @param title  what is measured
     * @param change with its sign; ratios in percentage points
     */
    public record Line(ReportPart part, String key, String title, String value, String before, String change, String day) {
        /** How a text cites it. */
        public String citation() {
            return "{{" + key + "}}";
        }
    }

    public Line line(Figure figure, Language language) {
        String none = words.say(language, "dutyreports.figure.noYearBefore");
        BigDecimal change = figure.change();
        return new Line(figure.part(), figure.key(), words.say(language, "measure." + figure.key()), text(figure.kind(), figure.value(), language),
                figure.before() == null ? none : text(figure.kind(), figure.before(), language), change == null ? "—" : change(figure.kind(), change, language),
                figure.day().toString());
    }

    public List<Line> lines(List<Figure> figures, Language language) {
        return figures.stream().map(figure -> line(figure, language)).toList();
    }

    public String text(Measure.Kind kind, Value value, Language language) {
        if (value.value() == null) {
            return words.say(language, "ui.inapplicable");
        }
        return switch (kind) {
            case RATIO -> value.percent() + "%";
            case MEAN -> words.value(language, value.value().setScale(1, RoundingMode.HALF_UP));
            case COUNT, SUM -> words.value(language, value.value());
            case DAYS -> words.say(language, "dutyreports.figure.days", value.value());
        };
    }

    private String change(Measure.Kind kind, BigDecimal change, Language language) {
        String sign = change.signum() > 0 ? "+" : "";
        return switch (kind) {
            case RATIO -> sign + words.say(language, "dutyreports.figure.points", percent(change));
            case MEAN -> sign + words.value(language, change.setScale(1, RoundingMode.HALF_UP));
            case COUNT, SUM -> sign + words.value(language, change);
            case DAYS -> sign + words.say(language, "dutyreports.figure.days", change);
        };
    }

    private static String percent(BigDecimal ratio) {
        return ratio.multiply(BigDecimal.valueOf(100)).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** The text with its citations filled in. */
    public String filled(String text, List<Figure> figures, Language language) {
        Map<String, String> known = figures.stream().collect(Collectors.toMap(Figure::key, figure -> text(figure.kind(), figure.value(), language), (one, same) -> one));
        return replaced(text, key -> known.getOrDefault(key, "{{" + key + "}}"));
    }

    /** The first citation of something that was not frozen, if there is one. */
    @Nullable String unknown(String text, List<Figure> figures) {
        Matcher citations = CITATION.matcher(text);
        while (citations.find()) {
            String key = citations.group(1);
            if (figures.stream().noneMatch(figure -> figure.key().equals(key))) {
                return key;
            }
        }
        return null;
    }

    void mustBeKnown(ReportPart part, String text, List<Figure> figures) {
        String unknown = unknown(text, figures);
        if (unknown != null) {
            throw new Problem.Invalid("text", "dutyreports.figure.unknown", unknown, part);
        }
    }

    private static String replaced(String text, Function<String, String> by) {
        return CITATION.matcher(text).replaceAll(citation -> Matcher.quoteReplacement(by.apply(citation.group(1))));
    }
}
