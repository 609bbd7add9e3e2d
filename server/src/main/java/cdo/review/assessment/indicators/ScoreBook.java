package cdo.review.assessment.indicators;

import cdo.platform.audit.Audit;
import cdo.platform.documents.XlsxImport;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.organization.Unit;
import cdo.platform.organization.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Last year's scores from a workbook: one row per unit and indicator with figure or judgement and points; a row whose
 * indicator is 总分 gives the total. Where every row says what its points came from, a new version can be compared on it.
 */
@Component
@Transactional
public class ScoreBook {

    private static final String KIND = "SCORES";
    private static final String TOTAL = "总分";

    private final IndicatorSystems systems;
    private final LastScores scores;
    private final Workbooks workbooks;
    private final Units units;
    private final Words words;
    private final Clocks clocks;
    private final Audit audit;

    ScoreBook(IndicatorSystems systems, LastScores scores, Workbooks workbooks, Units units, Words words, Clocks clocks, Audit audit) {
        this.systems = systems;
        this.scores = scores;
        this.workbooks = workbooks;
        this.units = units;
        this.words = words;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** A row, what is wrong with it, and what one should know before it is taken. */
    public record Line(int number, String unit, String code, String points, List<Message> errors, List<Message> notes) {
        public boolean good() {
            return errors.isEmpty();
        }
    }

    public record Preview(IndicatorSystem system, int year, String fileName, List<Line> lines, List<LastScores.LastScore> scores) {
        public long wrong() {
            return lines.stream().filter(line -> !line.good()).count();
        }
    }

    public XlsxImport.Template template() {
        return new XlsxImport.Template("assessment.scores", 1, say("indicators.scores.title"), List.of(field("unit", true), field("code", true), field("numerator", false),
                field("denominator", false), field("judged", false), field("points", true)));
    }

    public void keep(Who who, long versionId, int year, String fileName, byte[] content) {
        editable(who, versionId);
        if (year >= clocks.today().getYear()) {
            throw new Problem.Invalid("year", "indicators.scores.year", Integer.toString(clocks.today().getYear()));
        }
        XlsxImport.read(content, template());
        workbooks.keep(who, KIND, versionId, year, fileName, content);
    }

    @Transactional(readOnly = true)
    public Preview preview(Who who, long versionId) {
        return read(who, editable(who, versionId), workbooks.get(who, KIND, versionId));
    }

    /** Keeps the scores of all units of the workbook, or none. */
    public int confirm(Who who, long versionId) {
        IndicatorSystem system = editable(who, versionId);
        Workbooks.Kept kept = workbooks.get(who, KIND, versionId);
        Preview read = read(who, system, kept);
        if (read.wrong() > 0) {
            throw new Problem.Refused("indicators.import.wrong", read.wrong());
        }
        read.scores().forEach(score -> scores.bring(system.systemId(), score));
        workbooks.forget(kept);
        audit.did(who, "assessment.scores-imported", IndicatorSystems.ref(versionId), "year", read.year(), "units", read.scores().size());
        return read.scores().size();
    }

    private Preview read(Who who, IndicatorSystem system, Workbooks.Kept workbook) {
        int year = java.util.Objects.requireNonNull(workbook.year());
        List<Unit> all = units.all(clocks.today());
        Map<Long, LastScores.LastScore> kept = scores.of(system.systemId(), year);
        Map<Long, UnitRows> byUnit = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (XlsxImport.Line row : XlsxImport.read(workbook.content(), template()).lines()) {
            List<Message> errors = new ArrayList<>(row.errors().values());
            List<Message> notes = new ArrayList<>();
            Optional<Unit> unit = all.stream().filter(each -> each.name().equals(row.value("unit")) || row.value("unit").equals(each.uscc())).filter(each -> who.reads(each.id())).findFirst();
            if (unit.isEmpty()) {
                errors.add(Message.of("indicators.scores.unit.unknown", row.value("unit")));
            }
            unit.map(found -> kept.get(found.id())).ifPresent(found -> taken(found, errors, notes));
            if (!row.value("points").matches("-?\\d{1,4}(\\.\\d{1,4})?")) {
                errors.add(Message.of("indicators.rule.number"));
            }
            if (errors.isEmpty()) {
                byUnit.computeIfAbsent(unit.orElseThrow().id(), id -> new UnitRows(id, system)).read(row, errors, notes);
            }
            lines.add(new Line(row.number(), row.value("unit"), row.value("code"), row.value("points"), errors, notes));
        }
        byUnit.values().forEach(UnitRows::check);
        return new Preview(system, year, workbook.fileName(), lines, byUnit.values().stream().map(rows -> rows.score(year)).toList());
    }

    /** What was computed here stays; what was brought in before is replaced, and the row says so. */
    private static void taken(LastScores.LastScore found, List<Message> errors, List<Message> notes) {
        if (found.versionId() != null) {
            errors.add(Message.of("indicators.scores.scoredHere", Integer.toString(found.year()), found.total().stripTrailingZeros()));
        } else {
            notes.add(Message.of("indicators.scores.replaces", Integer.toString(found.year()), found.total().stripTrailingZeros()));
        }
    }

    /** One unit's rows in the making. */
    private static final class UnitRows {

        private final long unitId;
        private final IndicatorSystem system;
        private final InputsReading inputs = new InputsReading();
        private final Map<String, BigDecimal> lines = new LinkedHashMap<>();
        private boolean whole = true;
        private final Map<String, List<Message>> told = new LinkedHashMap<>();
        private final Set<String> notApplicable = new HashSet<>();
        private final Map<String, BigDecimal> weights;
        private @org.jspecify.annotations.Nullable BigDecimal total;
        private List<Message> beside = new ArrayList<>();

        UnitRows(long unitId, IndicatorSystem system) {
            this.unitId = unitId;
            this.system = system;
            this.weights = most(system, unitId);
        }

        /** The most that each indicator weighs for the unit, whichever group it was compared in. */
        private static Map<String, BigDecimal> most(IndicatorSystem system, long unitId) {
            Map<String, BigDecimal> most = Weighing.of(system, null, unitId);
            system.weights().stream().map(Weight::groupId).filter(java.util.Objects::nonNull).distinct().forEach(group -> Weighing.of(system, group, unitId).forEach((code, points) -> most.merge(code, points, BigDecimal::max)));
            return most;
        }

        void read(XlsxImport.Line row, List<Message> errors, List<Message> notes) {
            BigDecimal points = new BigDecimal(row.value("points"));
            if (row.value("code").equals(TOTAL) || row.value("code").equalsIgnoreCase("total")) {
                total(points, errors);
                beside = notes;
                return;
            }
            Indicator leaf = system.find(row.value("code")).filter(Indicator::leaf).orElse(null);
            if (leaf == null) {
                errors.add(Message.of("indicators.unknown", row.value("code")));
                return;
            }
            if (lines.putIfAbsent(leaf.code(), points) != null) {
                errors.add(Message.of("indicators.scores.twice", leaf.code()));
                return;
            }
            told.put(leaf.code(), errors);
            if (InputsReading.notApplicable(row.value("judged"))) {
                notApplicable.add(leaf.code());
            }
            try {
                whole &= inputs.read(leaf, row.value("numerator"), row.value("denominator"), row.value("judged"));
            } catch (Problem.Invalid invalid) {
                errors.add(invalid.errors().getFirst().message());
            }
        }

        /** No more than everything together could give. */
        private void total(BigDecimal points, List<Message> errors) {
            BigDecimal most = system.leaves().stream().filter(leaf -> effect(leaf) == ScoringRule.Effect.BASE || effect(leaf) == ScoringRule.Effect.BONUS).map(Indicator::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (total != null) {
                errors.add(Message.of("indicators.scores.twice", TOTAL));
            } else if (points.signum() < 0 || points.compareTo(most) > 0) {
                errors.add(Message.of("indicators.scores.range", TOTAL, most.stripTrailingZeros()));
            }
            total = points;
        }

        /** The total is taken as it stands – limits and conversions are known to whoever computed it –, but a difference is named. */
        private void compare() {
            if (total != null && !lines.isEmpty() && total.compareTo(sum()) != 0) {
                beside.add(Message.of("indicators.scores.differs", sum().stripTrailingZeros(), total.stripTrailingZeros(), total.subtract(sum()).abs().stripTrailingZeros()));
            }
        }

        private BigDecimal sum() {
            return lines.entrySet().stream().map(each -> system.find(each.getKey()).filter(leaf -> effect(leaf) == ScoringRule.Effect.DEDUCTION).isPresent() ? each.getValue().abs().negate() : each.getValue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Within what an indicator holds; where another one of its section does not apply or is left out, its points may have come over. */
        void check() {
            compare();
            lines.forEach((code, points) -> {
                Indicator leaf = system.find(code).orElseThrow();
                boolean spread = effect(leaf) == ScoringRule.Effect.BASE && system.leaves().stream().anyMatch(other -> !other.code().equals(code) && effect(other) == ScoringRule.Effect.BASE
                        && system.root(other).code().equals(system.root(leaf).code()) && (!lines.containsKey(other.code()) || notApplicable.contains(other.code())));
                BigDecimal most = spread ? weights.entrySet().stream().filter(each -> within(leaf, each.getKey())).map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add) : weights.getOrDefault(code, leaf.points());
                BigDecimal given = effect(leaf) == ScoringRule.Effect.DEDUCTION ? points.abs() : points;
                if (given.signum() < 0 || given.compareTo(most) > 0) {
                    told.get(code).add(Message.of("indicators.scores.range", code + " " + leaf.title(), most.stripTrailingZeros()));
                }
            });
        }

        /** Is it an ordinary indicator of the same section? */
        private boolean within(Indicator leaf, String other) {
            Indicator found = system.find(other).orElseThrow();
            return effect(found) == ScoringRule.Effect.BASE && system.root(found).code().equals(system.root(leaf).code());
        }

        private static ScoringRule.Effect effect(Indicator leaf) {
            return java.util.Objects.requireNonNull(leaf.rule()).effect();
        }

        LastScores.LastScore score(int year) {
            // what is left out would count as not applicable and give its points to the rest
            boolean known = whole && system.leaves().stream().filter(leaf -> java.util.Objects.requireNonNull(leaf.rule()).effect() == ScoringRule.Effect.BASE).allMatch(leaf -> lines.containsKey(leaf.code()));
            return new LastScores.LastScore(unitId, year, null, null, total == null ? sum() : total, lines, known ? inputs.inputs(unitId) : null, null);
        }
    }

    private IndicatorSystem editable(Who who, long versionId) {
        IndicatorSystem system = systems.read(who, versionId);
        who.must(IndicatorRights.EDIT, system.organiserId());
        return system;
    }

    private XlsxImport.Field field(String name, boolean required) {
        return new XlsxImport.Field(name, say("indicators.scores." + name), required, say("indicators.scores." + name + ".hint"), text -> Optional.empty());
    }

    private String say(String key) {
        return words.say(Language.ZH, key);
    }
}
