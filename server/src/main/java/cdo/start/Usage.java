package cdo.start;

import cdo.platform.kernel.Message;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What was wrong with a command line, said like everything else: the parser itself speaks English only. */
final class Usage {

    private Usage() {
    }

    /** Our own commands' sentences are left as they are; those of the parser are said by their kind. */
    static Message of(CommandLine.ParameterException wrong) {
        return switch (wrong) {
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case CommandLine.MissingParameterException missing -> Message.of("start.usage.missing", names(missing.getMissing()));
            case CommandLine.OverwrittenOptionException twice -> Message.of("start.usage.twice", name(twice.getOverwritten()));
            case CommandLine.MaxValuesExceededException many -> Message.of("start.usage.many", name(many.getArgSpec()));
            case CommandLine.ParameterException value when value.getArgSpec() != null && value.getArgSpec().typeInfo().isEnum() ->
                    Message.of("start.usage.choice", name(value.getArgSpec()), value.getValue() == null ? "" : value.getValue(),
                            String.join(", ", value.getArgSpec().typeInfo().getEnumConstantNames()).toLowerCase(java.util.Locale.ROOT));
            case CommandLine.ParameterException value when value.getArgSpec() != null ->
                    Message.of("start.usage.value", name(value.getArgSpec()), value.getValue() == null ? "" : value.getValue());
            default -> Message.of("start.usage.said", String.valueOf(wrong.getMessage()));
        };
    }

    private static Message unmatched(CommandLine.UnmatchedArgumentException wrong) {
        String typed = wrong.getUnmatched().getFirst();
        if (!wrong.isUnknownOption()) {
            return Message.of("start.usage.extra", String.join(" ", wrong.getUnmatched()));
        }
        var options = wrong.getCommandLine().getCommandSpec().options().stream().flatMap(option -> List.of(option.names()).stream());
        return Message.of("start.usage.unknown", typed, Settings.nearest(typed, options));
    }

    private static String names(List<ArgSpec> arguments) {
        return String.join(" ", arguments.stream().map(Usage::name).toList());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
