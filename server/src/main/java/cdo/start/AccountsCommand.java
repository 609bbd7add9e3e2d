package cdo.start;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cdo accounts}: who may sign in to the demo, and with what. */
@Command(name = "accounts", mixinStandardHelpOptions = true, sortOptions = false)
final class AccountsCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", descriptionKey = "format")
    private Format format = Format.TEXT;

    private final Cdo.Terminal terminal;

    AccountsCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var data = options.read().dataFolder();
        var accounts = DemoAccounts.read(data).orElseThrow(() -> Refusal.no("start.accounts.none", data));
        if (format == Format.JSON) {
            terminal.out().println(DemoAccounts.json(accounts));
            return 0;
        }
        for (DemoAccount each : accounts) {
            terminal.out().println(String.join("\t", each.login(), each.password(), each.totpSecret(), each.person(), String.join("、", each.posts()), each.unit()));
        }
        terminal.say("start.accounts.columns");
        return 0;
    }
}
