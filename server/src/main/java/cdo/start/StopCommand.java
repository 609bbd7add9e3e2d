package cdo.start;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./cdo stop}: lets requests under way finish, then ends the server of this data folder and its database. */
@Command(name = "stop", mixinStandardHelpOptions = true, sortOptions = false)
final class StopCommand implements Callable<Integer> {

    private static final int SECONDS = 90;

    @Mixin
    private SettingOptions options = new SettingOptions();

    private final Cdo.Terminal terminal;

    StopCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var data = options.read().dataFolder();
        var state = RunState.running(data).orElseThrow(() -> Refusal.no("start.status.none", data));
        var process = ProcessHandle.of(state.pid());
        if (process.isPresent()) {
            process.get().destroy();
            try {
                process.get().onExit().get(SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw Refusal.environment("start.stop.slow", Long.toString(state.pid()));
            }
        }
        terminal.say("start.stop.done", data);
        return 0;
    }
}
