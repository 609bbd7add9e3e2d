package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands as a person types them, against a server that really runs in a process of its own. */
class CdoTest {

    private static final Path DATA = Path.of("target/cdo-test").toAbsolutePath();
    private static Running server = new Running(0, "");

    private record Running(int port, String output) {
    }

    private record Answer(int exitCode, String out, String err) {
    }

    @BeforeAll
    static void start() throws Exception {
        if (RunState.running(DATA).isPresent()) {
            cdo("stop"); // left by a run of the tests that was cut off
        }
        delete();
        Files.createDirectories(DATA.resolve("postgres"));
        Path programs = Path.of("target/postgresql-18.6.0").toAbsolutePath();
        if (Files.isDirectory(programs)) {
            Files.createSymbolicLink(DATA.resolve("postgres").resolve(programs.getFileName()), programs);
        }
        server = launch();
    }

    @AfterAll
    static void stop() throws Exception {
        cdo("stop");
        delete();
    }

    @Test
    void theServerPrintsItsAddressAloneOnStandardOutput() {
        assertThat(server.output()).isEqualTo("http://127.0.0.1:" + server.port());
    }

    @Test
    void itSaysThatItIsHealthy() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void statusKnowsTheServerAndIsSilentAboutItsSecret() throws Exception {
        var answer = cdo("status", "--format", "json");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("\"url\":\"http://127.0.0.1:" + server.port()).doesNotContain(secretOfDatabase());
        assertThat(Files.readString(DATA.resolve("run/state.json"))).contains(secretOfDatabase());
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedByName() throws Exception {
        var answer = cdo("run", "--port", Integer.toString(freePort()));
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("已有服务在运行").contains("http://127.0.0.1:" + server.port());
    }

    @Test
    void aDemoServesThisMachineOnly() throws Exception {
        var answer = cdoOn(DATA.resolveSibling("cdo-test-network"), "run", "--host", "0.0.0.0");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("只能在本机访问");
    }

    @Test
    void aTakenPortIsRefusedWhenItWasAskedFor() throws Exception {
        var answer = cdoOn(DATA.resolveSibling("cdo-test-port"), "run", "--port", Integer.toString(server.port()), "--lang", "en");
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("Port " + server.port() + " is taken");
    }

    @Test
    void sqlPrintsRowsUnderTheirNames() throws Exception {
        var answer = cdo("sql", "select '首席数据官' as 岗位, null as 空");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("岗位\t空\n首席数据官\t\n");
        assertThat(cdo("sql", "select nonsense").exitCode()).isEqualTo(1);
    }

    @Test
    void theClockMovesForwardAndNeverBack() throws Exception {
        LocalDate before = LocalDate.parse(cdo("clock", "--advance", "0d").out().strip());
        assertThat(cdo("clock", "--advance", "2d").out().strip()).isEqualTo(before.plusDays(2).toString());
        var back = cdo("clock", "--to", before.toString());
        assertThat(back.exitCode()).isEqualTo(1);
        assertThat(back.err()).contains("日期没有推进");
        assertThat(cdo("clock").exitCode()).isEqualTo(2);
        var noDay = cdo("clock", "--to", "2026-02-30");
        assertThat(noDay.exitCode()).isEqualTo(2);
        assertThat(noDay.err()).contains("2026-02-30");
    }

    @Test
    void theLaunchersDoorOpensToTheSecretOnly() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + LauncherDoor.CLOCK + "?advance=1&lang=zh"))
                .POST(HttpRequest.BodyPublishers.noBody());
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
            assertThat(client.send(request.header(LauncherDoor.SECRET, "guess").build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void deadlinesNeedNoServer() throws Exception {
        assertThat(cdo("deadline", "--from", "2026-02-15", "--days", "1").out().strip()).isEqualTo("2026-02-24");
    }

    @Test
    void aRegionsSpecialDaysAreThoseDeclaredInTheInstallation() throws Exception {
        String[] asked = {"deadline", "--from", "2026-11-23", "--days", "1", "--region", "420506"};
        assertThat(cdo(asked).out()).isEqualTo("2026-11-24\n");
        cdo("sql", "insert into calendar.special_day (region_code, day, name, off_day, basis, recorded_at, recorded_by) values ('420500', '2026-11-24', '全市活动日', true, '文', now(), '测试')");
        assertThat(cdo(asked).out()).as("the result alone").isEqualTo("2026-11-25\n");
        var nowhere = cdoOn(DATA.resolveSibling("cdo-test-nowhere"), asked);
        assertThat(nowhere.out()).isEqualTo("2026-11-24\n");
        assertThat(nowhere.err()).contains("cdo-test-nowhere").contains("420506");
    }

    @Test
    void modulesCommandsKnowWhichInstallationIsMeant() throws Exception {
        var verified = cdo("verify-audit");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out().lines()).as("the result alone").noneMatch(line -> line.contains("DEBUG")).last().isEqualTo("日志完整，未发现改动");
        Path elsewhere = DATA.resolveSibling("cdo-test-nowhere");
        assertThat(cdoOn(elsewhere, "verify-audit").exitCode()).isEqualTo(3);
        assertThat(cdoOn(elsewhere, "verify-audit", "--data", DATA.toString()).exitCode()).isZero();
        Path config = Files.writeString(Path.of("target/cdo-test.properties"), "database.url=jdbc:postgresql://127.0.0.1:1/shuguan\n");
        for (String[] command : new String[][] {{"verify-audit"}, {"deadline", "--from", "2026-11-23", "--days", "1", "--region", "420506"}}) {
            var line = new ArrayList<>(List.of(command));
            line.addAll(List.of("--config", config.toString()));
            assertThat(cdo(line.toArray(String[]::new)).exitCode()).as("a configured database is never passed over").isEqualTo(3);
        }
    }

    @Test
    void aLanguageThatIsNoneIsWrongUse() throws Exception {
        for (String[] typed : new String[][] {{"status", "--lang"}, {"status", "--lang", "fr"}, {"--lang=", "status"}}) {
            var answer = cdo(typed);
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err()).contains("--lang");
        }
    }

    @Test
    void aWrongCommandIsRefusedWithTheWayOut() throws Exception {
        var answer = cdo("rnu");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("rnu").contains("run");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        cdo("sql", "create table if not exists kept (word text); insert into kept values ('回执')");
        ProcessHandle process = ProcessHandle.of(RunState.running(DATA).orElseThrow().pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(cdo("status").exitCode()).isEqualTo(1);

        server = launch();
        assertThat(cdo("sql", "select distinct word from kept").out()).isEqualTo("word\n回执\n");
    }

    private static Running launch() throws IOException {
        int port = freePort();
        var process = process(DATA, "run", "--scenario", "pilot-2022", "--port", Integer.toString(port)).redirectError(DATA.resolveSibling("cdo-test.err").toFile()).start();
        var reader = process.inputReader(StandardCharsets.UTF_8);
        String line = reader.readLine();
        assertThat(line).as(Files.readString(DATA.resolveSibling("cdo-test.err"))).isNotNull();
        return new Running(port, line);
    }

    private static Answer cdo(String... arguments) throws IOException {
        return cdoOn(DATA, arguments);
    }

    private static Answer cdoOn(Path data, String... arguments) throws IOException {
        Path err = Files.createTempFile("cdo", ".err");
        try {
            var process = process(data, arguments).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.onExit().join().exitValue(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    private static ProcessBuilder process(Path data, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), Cdo.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("CDO_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("CDO_DATA", data.toString());
        return builder;
    }

    /** As in production: without the tests' own classes. */
    private static String classPath() {
        return List.of(System.getProperty("java.class.path").split(":")).stream().filter(each -> !each.endsWith("/test-classes"))
                .collect(java.util.stream.Collectors.joining(":"));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String secretOfDatabase() throws IOException {
        return Files.readString(DATA.resolve("postgres/secret")).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete() throws IOException {
        for (String each : List.of("cdo-test", "cdo-test-network", "cdo-test-port")) {
            org.springframework.util.FileSystemUtils.deleteRecursively(DATA.resolveSibling(each));
        }
    }
}
