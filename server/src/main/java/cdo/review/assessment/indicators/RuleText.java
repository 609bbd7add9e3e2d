package cdo.review.assessment.indicators;

import cdo.platform.kernel.Problem;
import cdo.review.assessment.indicators.ScoringRule.Band;
import cdo.review.assessment.indicators.ScoringRule.Item;
import cdo.review.assessment.indicators.ScoringRule.Knot;
import cdo.review.assessment.indicators.ScoringRule.Share;
import cdo.review.assessment.indicators.ScoringRule.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as lines of text, the same in workbooks, templates and forms; columns are divided by {@code |}. Reading back what was
 * written gives the same rule. How each kind is written is said to officials by {@code indicators.kind.<KIND>.lines}.
 */
public final class RuleText {

    /** The form's field that errors point at. */
    public static final String FIELD = "lines";
    private static final String NONE = "-";
    private static final String PART = "==";

    private RuleText() {
    }

    /** The lines of a rule. */
    public static String write(ScoringRule rule) {
        return switch (rule) {
            case ScoringRule.Ratio(String measure, BigDecimal full) -> joined(orNone(measure), plain(full));
            case ScoringRule.Tiers(List<Tier> tiers) -> tiers.stream().map(tier -> tier.when() == null ? joined(tier.key(), plain(tier.points()), tier.title(), tier.titleEn())
                    : joined(tier.key(), plain(tier.points()), tier.title(), tier.titleEn(), tier.when())).collect(Collectors.joining("\n"));
            case ScoringRule.Bands(String measure, List<Band> bands) -> orNone(measure) + "\n"
                    + bands.stream().map(band -> joined(plain(band.from()), plain(band.points()))).collect(Collectors.joining("\n"));
            case ScoringRule.Linear(String measure, List<Knot> knots) -> orNone(measure) + "\n"
                    + knots.stream().map(knot -> joined(plain(knot.at()), plain(knot.points()))).collect(Collectors.joining("\n"));
            case ScoringRule.Checklist(List<Item> items) -> items.stream().map(item -> joined(item.key(), item.title(), item.titleEn())).collect(Collectors.joining("\n"));
            case ScoringRule.Expert(BigDecimal least, BigDecimal most, BigDecimal step) -> joined(plain(least), plain(most), plain(step));
            case ScoringRule.Bonus(List<Item> items) -> items(items);
            case ScoringRule.Deduction(List<Item> items) -> items(items);
            case ScoringRule.Veto veto -> veto(veto);
            case ScoringRule.Sum(List<Share> shares) -> shares.stream().map(share -> PART + " "
                    + joined(share.key(), plain(share.points()), RuleKind.of(share.rule()).name(), share.title(), share.titleEn()) + "\n" + write(share.rule())).collect(Collectors.joining("\n"));
        };
    }

    /** @throws Problem.Invalid at the field {@link #FIELD}, naming the line */
    public static ScoringRule read(RuleKind kind, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            if (!line.isBlank()) {
                lines.add(new Line(number, line.strip()));
            }
        }
        if (lines.isEmpty()) {
            throw new Problem.Invalid(FIELD, "indicators.rule.empty");
        }
        return read(kind, lines);
    }

    private static ScoringRule read(RuleKind kind, List<Line> lines) {
        return switch (kind) {
            case RATIO -> ratio(single(lines));
            case TIERS -> new ScoringRule.Tiers(lines.stream().map(RuleText::tier).toList());
            case BANDS -> new ScoringRule.Bands(measure(lines), lines.stream().skip(1).map(line -> new Band(line.number(0), line.number(1))).toList());
            case LINEAR -> new ScoringRule.Linear(measure(lines), lines.stream().skip(1).map(line -> new Knot(line.number(0), line.number(1))).toList());
            case CHECKLIST -> new ScoringRule.Checklist(lines.stream().map(line -> new Item(line.key(0), BigDecimal.ZERO, line.text(1), line.textOr(2, 1))).toList());
            case EXPERT -> expert(single(lines));
            case BONUS -> new ScoringRule.Bonus(lines.stream().map(RuleText::item).toList());
            case DEDUCTION -> new ScoringRule.Deduction(lines.stream().map(RuleText::item).toList());
            case VETO -> veto(lines);
            case SUM -> sum(lines);
        };
    }

    private static ScoringRule ratio(Line line) {
        return new ScoringRule.Ratio(line.measure(0), line.number(1));
    }

    private static ScoringRule expert(Line line) {
        return new ScoringRule.Expert(line.number(0), line.number(1), line.number(2));
    }

    private static Tier tier(Line line) {
        return new Tier(line.key(0), line.number(1), line.text(2), line.textOr(3, 2), line.rest(4));
    }

    private static Item item(Line line) {
        return new Item(line.key(0), line.number(1), line.text(2), line.textOr(3, 2));
    }

    private static @Nullable String measure(List<Line> lines) {
        return lines.getFirst().measure(0);
    }

    private static Line single(List<Line> lines) {
        if (lines.size() > 1) {
            throw lines.get(1).wrong("indicators.rule.oneLine");
        }
        return lines.getFirst();
    }

    private static ScoringRule veto(List<Line> lines) {
        String when = null;
        List<String> zeroes = List.of();
        Grade cap = null;
        BigDecimal most = null;
        for (Line line : lines) {
            String[] parts = line.text().split("\\s*[:：]\\s*", 2);
            String said = parts.length < 2 ? "" : parts[1].strip();
            switch (parts[0].strip()) {
                case "when" -> when = said.isEmpty() ? null : said;
                case "zeroes" -> zeroes = said.isEmpty() ? List.of() : List.of(said.split("[\\s,，、]+"));
                case "cap" -> cap = said.isEmpty() ? null : grade(line, said);
                case "most" -> most = said.isEmpty() ? null : line.number(said);
                default -> throw line.wrong("indicators.rule.vetoLine");
            }
        }
        return new ScoringRule.Veto(when, zeroes, cap, most);
    }

    private static Grade grade(Line line, String said) {
        try {
            return Grade.valueOf(said);
        } catch (IllegalArgumentException e) {
            throw line.wrong("indicators.rule.grade");
        }
    }

    private static String veto(ScoringRule.Veto veto) {
        List<String> lines = new ArrayList<>();
        if (veto.when() != null) {
            lines.add("when: " + veto.when());
        }
        if (!veto.zeroes().isEmpty()) {
            lines.add("zeroes: " + String.join(" ", veto.zeroes()));
        }
        if (veto.cap() != null) {
            lines.add("cap: " + veto.cap());
        }
        if (veto.most() != null) {
            lines.add("most: " + plain(veto.most()));
        }
        return lines.isEmpty() ? "zeroes:" : String.join("\n", lines);
    }

    private static ScoringRule sum(List<Line> lines) {
        List<Share> shares = new ArrayList<>();
        for (int at = 0; at < lines.size();) {
            Line head = lines.get(at);
            if (!head.text().startsWith(PART)) {
                throw head.wrong("indicators.rule.part");
            }
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).text().startsWith(PART)) {
                end++;
            }
            var title = new Line(head.at(), head.text().substring(PART.length()).strip());
            RuleKind kind = kind(title);
            if (end == at + 1) {
                throw head.wrong("indicators.rule.partEmpty");
            }
            shares.add(new Share(title.key(0), title.number(1), title.text(3), title.textOr(4, 3), read(kind, lines.subList(at + 1, end))));
            at = end;
        }
        return new ScoringRule.Sum(shares);
    }

    private static RuleKind kind(Line line) {
        String said = line.column(2);
        for (RuleKind kind : RuleKind.values()) {
            if (kind.name().equals(said) && kind != RuleKind.SUM && kind != RuleKind.BONUS && kind != RuleKind.DEDUCTION && kind != RuleKind.VETO) {
                return kind;
            }
        }
        throw line.wrong("indicators.rule.partKind");
    }

    private static String items(List<Item> items) {
        return items.stream().map(item -> joined(item.key(), plain(item.points()), item.title(), item.titleEn())).collect(Collectors.joining("\n"));
    }

    private static String joined(String... columns) {
        return String.join(" | ", columns);
    }

    private static String orNone(@Nullable String measure) {
        return measure == null ? NONE : measure;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** One line with its number. */
    private record Line(int at, String text) {

        Problem.Invalid wrong(String key) {
            return new Problem.Invalid(FIELD, "indicators.rule.line", at, cdo.platform.kernel.Message.of(key));
        }

        String column(int index) {
            // the last column may hold a condition, and conditions hold ||
            String[] columns = text.split("\\s*[|｜]\\s*", -1);
            return index < columns.length ? columns[index].strip() : "";
        }

        @Nullable String rest(int from) {
            String[] columns = text.split("\\s*[|｜]\\s*", from + 1);
            return columns.length <= from || columns[from].isBlank() ? null : columns[from].strip();
        }

        String text(int index) {
            String said = column(index);
            if (said.isEmpty()) {
                throw wrong("indicators.rule.title");
            }
            return said;
        }

        String textOr(int index, int other) {
            return column(index).isEmpty() ? column(other) : column(index);
        }

        String key(int index) {
            if (!column(index).matches("[A-Za-z0-9_-]{1,30}")) {
                throw wrong("indicators.rule.key");
            }
            return column(index);
        }

        @Nullable String measure(int index) {
            return column(index).isEmpty() || column(index).equals(NONE) ? null : column(index);
        }

        BigDecimal number(int index) {
            return number(column(index));
        }

        BigDecimal number(String said) {
            if (!said.matches("-?\\d{1,9}(\\.\\d{1,4})?")) {
                throw wrong("indicators.rule.number");
            }
            return new BigDecimal(said);
        }
    }
}
