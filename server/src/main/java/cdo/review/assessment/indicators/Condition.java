package cdo.review.assessment.indicators;

import cdo.platform.kernel.Message;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** What a condition says; undecided when a figure that it asks for does not apply. */
    public enum Verdict {
        TRUE, FALSE, UNDECIDED
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

    /** What is wrong with a text, if anything: syntax, unknown names, types that do not fit, unknown measures. */
    public static Optional<Message> fault(String text, Collection<String> measures) {
        if (text.length() > LONGEST) {
            return Optional.of(Message.of("indicators.condition.long", LONGEST));
        }
        CelValidationResult result = COMPILER.compile(text);
        if (result.hasError()) {
            return Optional.of(said(result.getErrors().getFirst()));
        }
        return reads(tree(result)).filter(read -> read.map().equals("unit") ? !FACTS.contains(read.key()) : !measures.contains(read.key())).findFirst()
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
            if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND || e.getErrorCode() == CelErrorCode.DIVIDE_BY_ZERO) {
                return Verdict.UNDECIDED;
            }
            throw new IllegalStateException(e);
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

    private static Stream<Read> reads(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr::expr).filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL).map(CelExpr::call)
                .filter(call -> call.function().equals("_[_]") || call.function().equals("@in")).flatMap(Condition::read);
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
