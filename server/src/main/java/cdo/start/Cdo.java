package cdo.start;

import cdo.database.DatabaseTrouble;
import cdo.database.Installation;
import cdo.platform.audit.VerifyAuditCommand;
import cdo.platform.calendar.DeadlineCommand;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;

/**
 * Where every command of {@code ./cdo} arrives that needs Java. Results go to standard output, all else to standard error;
 * exit codes are 0 done, 1 no, 2 asked wrongly, 3 the machine does not allow it.
 */
@Command(name = "cdo", synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true)
public final class Cdo implements Runnable {

    private static final int CANNOT = 3;
    private final Terminal terminal;

    private Cdo(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command and ends the process with its exit code; {@code run} goes on until it is stopped. */
    public static void main(String[] args) {
        String[] command = withoutLanguage(args);
        if (command.length > 0 && !command[0].equals("run")) {
            // read by whoever logs first; a server has a configuration of its own
            System.setProperty("logback.configurationFile", "cdo/start/logback-command.xml");
        }
        var terminal = new Terminal(System.out, System.err, language(args));
        if (!saysWhichLanguage(args)) {
            terminal.say("start.language");
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(execute(terminal, command));
    }

    static int execute(Terminal terminal, String... args) {
        return commands(terminal).execute(args);
    }

    private static CommandLine commands(Terminal terminal) {
        var line = new CommandLine(new Cdo(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new StopCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new AccountsCommand(terminal))
                .addSubcommand(new ClockCommand(terminal))
                .addSubcommand("deadline", ofAModule(DeadlineCommand::new))
                .addSubcommand("verify-audit", ofAModule(VerifyAuditCommand::new))
                .addSubcommand(new SqlCommand(terminal));
        line.setOut(new java.io.PrintWriter(terminal.out(), true)).setErr(new java.io.PrintWriter(terminal.err(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setResourceBundle(terminal.descriptions());
        line.setDefaultValueProvider(arg -> isLanguage(arg) ? terminal.language().name().toLowerCase(Locale.ROOT) : null);
        line.setExecutionExceptionHandler((failure, command, result) -> terminal.explain(failure));
        line.setParameterExceptionHandler((wrong, rest) -> {
            terminal.explainUsage(wrong);
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    /** A command of a module, which knows nothing of settings: the options that say which installation is meant are put beside its own. */
    private static CommandLine ofAModule(Function<Supplier<Installation>, Object> command) {
        var options = new SettingOptions();
        var line = new CommandLine(command.apply(() -> new Installed(options.read())));
        line.addMixin("settings", options);
        return line;
    }

    /** Modules bring commands of their own, with their own {@code --lang}. */
    private static boolean isLanguage(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option && option.longestName().equals("--lang");
    }

    @Override
    public void run() {
        terminal.out().print(terminal.words().say(terminal.language(), "start.help"));
    }

    /** {@code --lang}, else what the launcher found, else the environment, else Chinese. */
    static Language language(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return Language.of(args[i].substring(7));
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return Language.of(args[i + 1]);
            }
        }
        return Stream.of("CDO_LANG", "LC_ALL", "LC_MESSAGES", "LANG").map(System::getenv).filter(value -> value != null && !value.isEmpty())
                .findFirst().map(Language::of).orElse(Language.ZH);
    }

    /** False when {@code --lang} stands without a language, or with another than the two. */
    private static boolean saysWhichLanguage(String[] args) {
        for (int i = 0; i < args.length; i++) {
            String said = args[i].startsWith("--lang=") ? args[i].substring(7) : args[i].equals("--lang") ? (i + 1 < args.length ? args[i + 1] : "") : "zh";
            if (!said.equals("zh") && !said.equals("en")) {
                return false;
            }
        }
        return true;
    }

    private static String[] withoutLanguage(String[] args) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang")) {
                i++;
            } else if (!args[i].startsWith("--lang=")) {
                rest.add(args[i]);
            }
        }
        return rest.toArray(String[]::new);
    }

    /** Where a command writes, and in which language. */
    record Terminal(PrintStream out, PrintStream err, Language language, Words words) {

        Terminal(PrintStream out, PrintStream err, Language language) {
            this(out, err, language, new Words());
        }

        /** To the person, not into the result. */
        void say(String key, Object... args) {
            err.println(words.say(language, key, args));
        }

        private void explainUsage(CommandLine.ParameterException wrong) {
            CommandLine command = wrong.getCommandLine();
            boolean noCommand = command.getParent() == null && wrong instanceof CommandLine.UnmatchedArgumentException;
            if (noCommand) {
                String typed = ((CommandLine.UnmatchedArgumentException) wrong).getUnmatched().getFirst();
                say("start.command.unknown", typed, Settings.nearest(typed, command.getSubcommands().keySet().stream()));
            } else {
                err.println(words.say(language, Usage.of(wrong)));
                say("start.usage", command.getCommandName());
            }
        }

        private int explain(Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                switch (cause) {
                    case Refusal refusal -> {
                        err.println(words.say(language, refusal.message()));
                        return refusal.exitCode();
                    }
                    case DatabaseTrouble trouble -> {
                        err.println(trouble.in(language.chinese() ? Locale.CHINESE : Locale.ENGLISH));
                        return CANNOT;
                    }
                    default -> { }
                }
            }
            say("start.unexpected", String.valueOf(failure));
            failure.printStackTrace(err);
            return CANNOT;
        }

        /** The commands' descriptions for picocli, out of the same sentences as everything else. */
        java.util.ResourceBundle descriptions() {
            return new java.util.ResourceBundle() {
                @Override
                protected @Nullable Object handleGetObject(String key) {
                    String own = "start.cli." + key;
                    return words.has(own) ? words.say(language, Message.of(own)) : null;
                }

                @Override
                public java.util.Enumeration<String> getKeys() {
                    return java.util.Collections.enumeration(words.keys(language).stream().filter(key -> key.startsWith("start.cli."))
                            .map(key -> key.substring(10)).toList());
                }
            };
        }
    }
}
