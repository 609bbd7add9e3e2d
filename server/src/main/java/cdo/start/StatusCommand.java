package cdo.start;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cdo status}: the address of the server on this data folder; exit code 1 when none runs. */
@Command(name = "status", mixinStandardHelpOptions = true, sortOptions = false)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", descriptionKey = "format")
    private Format format = Format.TEXT;

    private final Cdo.Terminal terminal;

    StatusCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var data = options.read().dataFolder();
        var state = RunState.running(data).orElseThrow(() -> Refusal.no("start.status.none", data));
        // the state opens the database: what is printed may be copied elsewhere, so without its secret
        terminal.out().println(format == Format.JSON ? state.withoutSecret().json() : state.url());
        terminal.say("start.status.running", data, Long.toString(state.pid()), state.startedAt());
        return 0;
    }
}
