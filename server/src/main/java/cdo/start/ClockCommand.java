package cdo.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cdo clock}: moves a running demo's official date forward, doing every day's work on the way. Prints the date. */
@Command(name = "clock", mixinStandardHelpOptions = true, sortOptions = false)
final class ClockCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3660;

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Option(names = "--advance", paramLabel = "DAYS", descriptionKey = "advance")
    private @Nullable String advance;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "to")
    private @Nullable String to;

    private final Cdo.Terminal terminal;

    ClockCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String wish = wish();
        var data = options.read().dataFolder();
        var state = RunState.running(data).orElseThrow(() -> Refusal.no("start.clock.none"));
        var request = HttpRequest.newBuilder(URI.create(state.url() + LauncherDoor.CLOCK + "?" + wish + "&lang=" + terminal.language().tag()))
                .header(LauncherDoor.SECRET, DataFolder.secretOf(data)).POST(HttpRequest.BodyPublishers.noBody()).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            switch (answer.statusCode()) {
                case 200 -> terminal.out().println(answer.body());
                case 409 -> throw Refusal.no("start.clock.failed", answer.body());
                default -> throw Refusal.no("start.clock.none");
            }
        }
        return 0;
    }

    private String wish() {
        if ((advance == null) == (to == null)) {
            throw Refusal.usage("start.clock.which");
        }
        if (advance != null) {
            if (!advance.matches("\\d{1,4}d?") || Integer.parseInt(advance.replace("d", "")) > MOST_DAYS) {
                throw Refusal.usage("start.clock.which");
            }
            return "advance=" + advance.replace("d", "");
        }
        try {
            return "to=" + LocalDate.parse(String.valueOf(to));
        } catch (DateTimeException e) {
            throw Refusal.usage("start.clock.date", String.valueOf(to));
        }
    }
}
