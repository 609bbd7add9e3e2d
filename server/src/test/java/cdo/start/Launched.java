package cdo.start;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A server started as a person starts it, in a process and on a data folder of its own. */
public final class Launched implements AutoCloseable {

    private static Launched demo;

    private final Path data;
    private final @Nullable Process process;
    private String url;

    private Launched(Path data, @Nullable Process process, String url) {
        this.data = data;
        this.process = process;
        this.url = url;
    }

    /** The demonstration city of a newcomer; one for all tests that only look at it, in whichever process, since its opening plays months. */
    public static synchronized Launched demo() throws IOException, InterruptedException {
        if (demo == null) {
            demo = SharedCity.opened();
        }
        return demo;
    }

    /** The server that another process has started on this folder. */
    static Launched found(Path data) {
        RunState state = RunState.running(data).orElseThrow();
        return new Launched(data, null, state.url());
    }

    /** On a fresh folder of that name below {@code target}; returns when the address was printed. */
    public static Launched fresh(String name, String... options) throws IOException {
        return fresh(name, Map.of(), options);
    }

    public static Launched fresh(String name, Map<String, String> settings, String... options) throws IOException {
        return again(folder(name), settings, options);
    }

    /** A fresh folder of that name, with the database's programs at hand. */
    static Path folder(String name) throws IOException {
        Path data = Path.of("target", name).toAbsolutePath();
        if (RunState.running(data).isPresent()) {
            run(data, "stop").start().onExit().join(); // left by a run of the tests that was cut off
        }
        FileSystemUtils.deleteRecursively(data);
        Path programs = Path.of("target/postgresql-18.6.0").toAbsolutePath();
        for (String database : List.of("postgres", "departments")) {
            Files.createDirectories(data.resolve(database));
            if (Files.isDirectory(programs)) {
                Files.createSymbolicLink(data.resolve(database).resolve(programs.getFileName()), programs);
            }
        }
        return data;
    }

    static Launched again(Path data, String... options) throws IOException {
        return again(data, Map.of(), options);
    }

    static Launched again(Path data, Map<String, String> settings, String... options) throws IOException {
        var launched = begin(data, settings, options);
        String line = launched.process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new AssertionError(Files.readString(err(data)));
        }
        launched.url = line;
        return launched;
    }

    /** Started, and not waited for. */
    static Launched begin(Path data, String... options) throws IOException {
        return begin(data, Map.of(), options);
    }

    static Launched begin(Path data, Map<String, String> settings, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("run", "--port", Integer.toString(freePort())));
        arguments.addAll(List.of(options));
        ProcessBuilder command = run(data, arguments.toArray(String[]::new)).redirectError(err(data).toFile());
        command.environment().putAll(settings);
        return new Launched(data, command.start(), "");
    }

    /** Waits for its end; with which code. */
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    public String url() {
        return url;
    }

    Path data() {
        return data;
    }

    /** Has it a cluster of its own in its folder, or only a database that an operator named? */
    public boolean hasDatabase() {
        return Files.exists(data.resolve("postgres/cluster"));
    }

    /** Who may sign in. */
    public List<DemoAccount> accounts() throws IOException {
        return DemoAccounts.read(data).orElseThrow();
    }

    /** What it said to the person. */
    String said() throws IOException {
        return Files.readString(err(data));
    }

    public String log() throws IOException {
        return Files.readString(data.resolve("logs/server.log"));
    }

    /** Standard output of one command on the same folder. */
    public String cdo(String... arguments) throws IOException {
        var other = run(data, arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        other.getOutputStream().close();
        return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The first value that the query finds in the server's own database. */
    public String sql(String query) throws SQLException {
        var address = URI.create(RunState.running(data).orElseThrow().databaseUrl());
        String[] user = address.getUserInfo().split(":");
        try (var connection = DriverManager.getConnection("jdbc:postgresql://" + address.getAuthority().replaceFirst(".*@", "") + address.getPath(), user[0], user[1]);
             var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getObject(1));
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        FileSystemUtils.deleteRecursively(data);
        Files.deleteIfExists(err(data));
    }

    /** A browser with a session of its own. */
    Visitor visitor() {
        return new Visitor(url);
    }

    static final class Visitor {

        private final String url;
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private HttpResponse<String> last;

        private Visitor(String url) {
            this.url = url;
        }

        String get(String path) throws IOException, InterruptedException {
            last = client.send(HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url + path)).build(), HttpResponse.BodyHandlers.ofString());
            return last.body();
        }

        /** Sends the first form of the last page that goes to this address, with these fields. */
        String post(String action, Map<String, String> fields) throws IOException, InterruptedException {
            var form = Jsoup.parse(last.body()).select("form[method=post][action=" + action + "]").first();
            if (form == null) {
                throw new AssertionError("no form to " + action + " on " + last.uri());
            }
            var all = form.select("input[type=hidden]").stream().collect(Collectors.toMap(input -> input.attr("name"), input -> input.attr("value"), (one, other) -> one));
            all.putAll(fields);
            String body = all.entrySet().stream().map(each -> encode(each.getKey()) + "=" + encode(each.getValue())).collect(Collectors.joining("&"));
            last = client.send(HttpRequest.newBuilder(URI.create(url + action)).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            String to = last.headers().firstValue("Location").orElse("");
            return last.statusCode() == 303 ? get(to) : last.body();
        }

        int status() {
            return last.statusCode();
        }

        /** Where the last page was found. */
        String path() {
            return last.uri().getPath();
        }

        void signIn(String login, String password) throws IOException, InterruptedException {
            get("/sign-in");
            post("/sign-in", Map.of("login", login, "password", password));
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    private static Path err(Path data) {
        return data.resolveSibling(data.getFileName() + ".err");
    }

    private static ProcessBuilder run(Path data, String... arguments) {
        String classPath = List.of(System.getProperty("java.class.path").split(":")).stream().filter(each -> !each.endsWith("/test-classes")).collect(Collectors.joining(":"));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, Cdo.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("CDO_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("CDO_DATA", data.toString());
        return builder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
