package cdo.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ./cdo sql}: a console on the demo's embedded database, for those who want to try what the sealed trail notices.
 * Statements stand on the command line or come from standard input; rows are printed tab-separated under their names.
 */
@Command(name = "sql", mixinStandardHelpOptions = true, sortOptions = false)
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private SettingOptions options = new SettingOptions();

    @Parameters(arity = "0..*", paramLabel = "STATEMENT", descriptionKey = "statement")
    private List<String> statements = List.of();

    private final Cdo.Terminal terminal;

    SqlCommand(Cdo.Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = options.read();
        var kind = DataFolder.kind(settings.dataFolder()).orElseThrow(() -> Refusal.no("start.sql.none", settings.dataFolder()));
        if (kind.empty() || settings.given(Setting.DATABASE_URL)) {
            throw Refusal.no("start.sql.demoOnly");
        }
        String text = statements.isEmpty() ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : String.join(" ", statements);
        var running = RunState.running(settings.dataFolder());
        if (running.isPresent()) {
            return execute("jdbc:postgresql://" + running.get().databaseUrl().replaceFirst(".*@", ""), "shuguan",
                    running.get().databaseUrl().replaceFirst("postgresql://[^:]*:([^@]*)@.*", "$1"), text);
        }
        try (var folder = DataFolder.open(settings.dataFolder()); var database = RunCommand.Database.embedded(settings, kind)) {
            terminal.say("start.sql.stopped", folder.path());
            return execute(database.url(), database.user(), database.password(), text);
        }
    }

    private int execute(String url, String user, String password, String text) {
        try (Connection connection = DriverManager.getConnection(url, user, password); Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(text);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    print(statement.getResultSet());
                } else {
                    terminal.say("start.sql.changed", statement.getUpdateCount());
                }
                rows = statement.getMoreResults();
            }
            return 0;
        } catch (SQLException e) {
            terminal.err().println(e.getMessage());
            return 1;
        }
    }

    private void print(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        terminal.out().println(IntStream.rangeClosed(1, columns.getColumnCount()).mapToObj(i -> label(columns, i)).collect(Collectors.joining("\t")));
        int count = 0;
        while (rows.next()) {
            var line = new StringBuilder();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                line.append(i > 1 ? "\t" : "").append(cell(rows.getString(i)));
            }
            terminal.out().println(line);
            count++;
        }
        terminal.say("start.sql.rows", count);
    }

    private static String label(java.sql.ResultSetMetaData columns, int i) {
        try {
            return columns.getColumnLabel(i);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : value.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
