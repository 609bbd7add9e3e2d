package cdo.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary = Path.of("");
    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = temporary.resolve("数 据");
    }

    @Test
    void oneServerAtATimeWorksInAFolder() {
        try (var folder = DataFolder.open(path)) {
            assertThat(folder.path()).isEqualTo(path);
            assertRefused(() -> DataFolder.open(path), 1, "start.folder.taken");
        }
        DataFolder.open(path).close();
    }

    @Test
    void theSecondIsToldWhereTheFirstServes() throws IOException {
        try (var folder = DataFolder.open(path)) {
            new RunState("http://127.0.0.1:18100", ProcessHandle.current().pid(), "postgresql://u:p@h/d", Instant.now()).write(folder.path());
            assertRefused(() -> DataFolder.open(path), 1, "start.folder.running");
        }
        assertThat(RunState.running(path)).as("gone with the server").isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertRefused(() -> DataFolder.open(file.resolve("below")), 3, "start.folder.unwritable");
    }

    @Test
    void othersMayNotReadIt() throws IOException {
        try (var folder = DataFolder.open(path)) {
            new RunState("u", 1, "d", Instant.EPOCH).write(path);
            assertThat(permissions(folder.path())).isEqualTo("rwx--x--x");
            assertThat(permissions(path.resolve("run/secret"))).isEqualTo("rw-------");
            assertThat(permissions(RunState.file(path))).isEqualTo("rw-------");
        }
    }

    @Test
    void whatAnInstallationIsStaysAsItsFirstStartSaid() {
        try (var folder = DataFolder.open(path)) {
            assertThat(folder.settle(settings(Map.of(Setting.SCENARIO, "pilot-2022"))).scenario()).isEqualTo("pilot-2022");
            assertThat(folder.settle(settings(Map.of())).scenario()).as("a later start need not repeat it").isEqualTo("pilot-2022");
            assertRefused(() -> folder.settle(settings(Map.of(Setting.EMPTY, "true"))), 1, "start.folder.otherKind");
            assertRefused(() -> folder.settle(settings(Map.of(Setting.SCENARIO, "present"))), 1, "start.folder.otherKind");
        }
    }

    @Test
    void aStartThatFailsBeforeItBeganFixesNothing() {
        try (var folder = DataFolder.open(path)) {
            assertThat(folder.kind(settings(Map.of(Setting.SCENARIO, "pilot-2022"))).scenario()).isEqualTo("pilot-2022");
            assertRefused(() -> folder.kind(settings(Map.of(Setting.EMPTY, "true", Setting.SCENARIO, "present"))), 2, "start.setting.emptyScenario");
            assertThat(folder.settle(settings(Map.of(Setting.EMPTY, "true"))).empty()).isTrue();
        }
    }

    @Test
    void aStateOfAProcessThatIsSomebodyElsesByNowCountsAsNone() throws IOException {
        DataFolder.open(path).close();
        new RunState("u", ProcessHandle.current().pid(), "d", Instant.EPOCH).write(path);
        assertThat(RunState.running(path)).isEmpty();
    }

    @Test
    void whatIsPrintedOfTheStateOpensNothing() {
        var state = new RunState("u", 1, "postgresql://shuguan:secret@127.0.0.1:5432/shuguan", Instant.EPOCH);
        assertThat(state.withoutSecret().json()).contains("postgresql://shuguan@127.0.0.1:5432/shuguan").doesNotContain("secret");
    }

    @Test
    void demoAccountsAreKeptForTheLauncher() throws IOException {
        Files.createDirectories(path);
        assertThat(DemoAccounts.read(path)).isEmpty();
        var account = new DemoAccount("zhangsan", "p", "", "张三", List.of("首席数据官"), "市民政局");
        DemoAccounts.write(path, List.of(account));
        assertThat(DemoAccounts.read(path)).hasValue(List.of(account));
        assertThat(permissions(path.resolve("demo-accounts.json"))).isEqualTo("rw-------");
    }

    private static Settings settings(Map<Setting, String> given) {
        return Settings.read(given, Map.of(), null);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void assertRefused(Runnable action, int exitCode, String key) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.message().key()).isEqualTo(key);
            assertThat(refusal.exitCode()).isEqualTo(exitCode);
        });
    }
}
