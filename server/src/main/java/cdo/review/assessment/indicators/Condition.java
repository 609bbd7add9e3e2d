package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
import cdo.platform.organization.RegionLevel;
import cdo.platform.organization.UnitKind;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition that an official typed, in CEL: {@code value["tasks.on-time"] >= 0.9 && unit["level"] == "COUNTY"}. It only
 * decides; points are never computed in it. {@code value}, {@code numerator}, {@code denominator} are read by measure, {@code unit}
 * by one of {@link #FACTS}.
 */
public final class Condition {

    /** What may be asked of a unit: its kind, the level and code of its region, its comparable group's name. */
    public static final List<String> FACTS = List.of("kind", "level", "region", "group");

    private static final Set<String> FIGURES = Set.of("value", "numerator", "denominator");
    private static final int LONGEST = 500;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    /** Whole numbers may be typed where figures are decimal. */
    private static final CelOptions OPTIONS = CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;
    private final List<String> measures;

    private Condition(CelRuntime.Program program, List<String> measures) {
        this.program = program;
        this.measures = measures;
    }

    /** What a condition says; undecided when a figure that it asks for does not apply, failed when it cannot be computed. */
    public enum Verdict {
        TRUE, FALSE, UNDECIDED, FAILED
    }

    /** A condition that was checked when it was saved. */
    public static Condition of(String text) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
            return new Condition(RUNTIME.createProgram(tree), measures(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /**
     * What is wrong with a text, if anything: syntax, unknown names, types that do not fit, unknown measures, constants that no unit has, a divisor that may be 0.
     *
     * @param groups names of comparable groups; null: not looked at
     */
    public static Optional<Message> fault(String text, Collection<String> measures, @Nullable Collection<String> groups) {
        if (text.length() > LONGEST) {
            return Optional.of(Message.of("indicators.condition.long", LONGEST));
        }
        CelValidationResult result = COMPILER.compile(text);
        if (result.hasError()) {
            return Optional.of(said(result.getErrors().getFirst()));
        }
        CelAbstractSyntaxTree tree = tree(result);
        return unknown(tree, measures).or(() -> calls(tree).flatMap(call -> compared(call, groups)).findFirst()).or(() -> calls(tree).anyMatch(Condition::divides) ? Optional.of(Message.of("indicators.condition.divisor")) : Optional.empty());
    }

    private static Optional<Message> unknown(CelAbstractSyntaxTree tree, Collection<String> measures) {
        return reads(tree).filter(read -> read.map().equals("unit") ? !FACTS.contains(read.key()) : !measures.contains(read.key())).findFirst()
                .map(read -> read.map().equals("unit") ? Message.of("indicators.condition.fact", read.key(), String.join(", ", FACTS))
                        : Message.of("indicators.condition.measure", read.key()));
    }

    /** The measures that a valid condition asks for. */
    public static List<String> measures(String text) {
        CelValidationResult result = COMPILER.compile(text);
        return result.hasError() ? List.of() : measures(tree(result));
    }

    /** The measures that it asks for. */
    List<String> measures() {
        return measures;
    }

    /** Decides over what is known; values are prepared once per unit by {@link #activation}. */
    public Verdict holds(Map<String, Object> activation) {
        try {
            return Boolean.TRUE.equals(program.eval(activation)) ? Verdict.TRUE : Verdict.FALSE;
        } catch (CelEvaluationException e) {
            return e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND ? Verdict.UNDECIDED : Verdict.FAILED;
        }
    }

    static Map<String, Object> activation(Inputs inputs) {
        Map<String, Double> values = new HashMap<>();
        Map<String, Double> numerators = new HashMap<>();
        Map<String, Double> denominators = new HashMap<>();
        inputs.figures().forEach((measure, figure) -> {
            if (figure.applies()) {
                values.put(measure, figure.value().doubleValue());
                numerators.put(measure, figure.numerator().doubleValue());
                denominators.put(measure, figure.denominator().doubleValue());
            }
        });
        return Map.of("value", values, "numerator", numerators, "denominator", denominators, "unit", inputs.facts());
    }

    private static CelCompiler compiler() {
        MapType numbers = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
        return CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).addVar("value", numbers).addVar("numerator", numbers).addVar("denominator", numbers)
                .addVar("unit", MapType.create(SimpleType.STRING, SimpleType.STRING)).setResultType(SimpleType.BOOL).build();
    }

    private static List<String> measures(CelAbstractSyntaxTree tree) {
        return reads(tree).filter(read -> FIGURES.contains(read.map())).map(Read::key).distinct().toList();
    }

    private record Read(String map, String key) {
    }

    private static Stream<CelCall> calls(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr::expr).filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL).map(CelExpr::call);
    }

    /** A fact of the unit compared with something that no unit is: such a condition would never hold, or always. */
    private static Stream<Message> compared(CelCall call, @Nullable Collection<String> groups) {
        if (!call.function().equals("_==_") && !call.function().equals("_!=_") && !call.function().equals("@in")) {
            return Stream.empty();
        }
        List<CelExpr> args = call.args();
        Optional<String> fact = args.stream().filter(arg -> arg.getKind() == CelExpr.ExprKind.Kind.CALL).map(CelExpr::call).filter(read -> read.function().equals("_[_]")).flatMap(Condition::read)
                .filter(read -> read.map().equals("unit")).map(Read::key).findFirst();
        Collection<String> known = fact.map(key -> known(key, groups)).orElse(null);
        if (known == null) {
            return Stream.empty();
        }
        return args.stream().flatMap(arg -> arg.getKind() == CelExpr.ExprKind.Kind.LIST ? arg.list().elements().stream() : Stream.of(arg)).filter(Condition::text).map(arg -> arg.constant().stringValue())
                .filter(value -> !known.contains(value)).map(value -> Message.of("indicators.condition.constant", fact.orElseThrow(), value, String.join(", ", known)));
    }

    private static @Nullable Collection<String> known(String fact, @Nullable Collection<String> groups) {
        return switch (fact) {
            case "kind" -> Arrays.stream(UnitKind.values()).map(Enum::name).toList();
            case "level" -> Arrays.stream(RegionLevel.values()).map(Enum::name).toList();
            case "group" -> groups;
            default -> null;
        };
    }

    private static boolean text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    /** Divides by anything but a number that is not 0: a figure may be 0 one day, and then nothing could be decided. */
    private static boolean divides(CelCall call) {
        if (!call.function().equals("_/_") && !call.function().equals("_%_")) {
            return false;
        }
        CelExpr divisor = call.args().get(1);
        return divisor.getKind() != CelExpr.ExprKind.Kind.CONSTANT || switch (divisor.constant().getKind()) {
            case INT64_VALUE -> divisor.constant().int64Value() == 0;
            case DOUBLE_VALUE -> divisor.constant().doubleValue() == 0;
            default -> true;
        };
    }

    private static Stream<Read> reads(CelAbstractSyntaxTree tree) {
        return calls(tree).filter(call -> call.function().equals("_[_]") || call.function().equals("@in")).flatMap(Condition::read);
    }

    private static Stream<Read> read(CelCall call) {
        boolean index = call.function().equals("_[_]");
        CelExpr map = call.args().get(index ? 0 : 1);
        CelExpr key = call.args().get(index ? 1 : 0);
        boolean plain = map.getKind() == CelExpr.ExprKind.Kind.IDENT && key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return plain ? Stream.of(new Read(map.ident().name(), key.constant().stringValue())) : Stream.empty();
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The checker speaks English only; its few kinds of complaint are said in our own words, with the place. */
    private static Message said(CelIssue issue) {
        int column = issue.getSourceLocation().getColumn() + 1;
        String told = issue.getMessage();
        if (told.contains("undeclared reference")) {
            return Message.of("indicators.condition.unknown", column, quoted(told));
        }
        if (told.contains("expected type 'bool'")) {
            return Message.of("indicators.condition.notBoolean");
        }
        if (told.contains("no matching overload")) {
            return Message.of("indicators.condition.types", column, quoted(told));
        }
        return Message.of("indicators.condition.syntax", column);
    }

    private static String quoted(String told) {
        Matcher quoted = QUOTED.matcher(told);
        return quoted.find() ? quoted.group(1).replace("_", "") : "";
    }
}
