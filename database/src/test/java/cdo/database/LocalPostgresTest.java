package cdo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(Path.of("target/postgres-test")).toAbsolutePath().resolve("data");
        PostgresBinaries.delete(folder);
        Files.createDirectories(folder);
        Path programs = PostgresBinaries.unpackInto(folder.getParent());
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }

    @AfterEach
    void removeFolder() throws IOException {
        PostgresBinaries.delete(folder);
    }

    @Test
    void nobodyEntersWithoutTheSecret() throws Exception {
        try (var postgres = LocalPostgres.start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "wrong")).hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", "")).isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret")))).isEqualTo("rw-------");
            assertThat(answer(postgres, "select rolsuper::text from pg_roles where rolname = current_user")).isEqualTo("false");
            assertThat(answer(postgres, "select string_agg(distinct split_part(rolpassword, '$', 1), ',') from pg_roles where rolpassword is not null"))
                    .as("passwords are not shown to the program's role").doesNotContain("md5");
        }
    }

    @Test
    void aCopyMadeWhileWorkGoesOnHoldsEverythingThatWasCommittedBefore() throws Exception {
        Path archive = folder.resolveSibling("copy.zip");
        try (var postgres = LocalPostgres.start(folder)) {
            execute(postgres, "create table kept (n int); insert into kept select generate_series(1, 1000)");
            var writing = new Thread(() -> {
                for (int n = 0; n < 60; n++) {
                    try {
                        execute(postgres, "insert into kept select generate_series(1, 1000)");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            writing.start();
            postgres.backup(archive);
            writing.join();
            assertThat(archive.resolveSibling("copy.zip.part")).doesNotExist();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive))).isEqualTo("rw-------");
        }
        Path restored = folder.resolveSibling("restored");
        PostgresBinaries.delete(restored);
        unpack(archive, restored);
        try (var postgres = LocalPostgres.start(restored)) {
            assertThat(Integer.parseInt(answer(postgres, "select count(*)::text from kept"))).isGreaterThanOrEqualTo(1000).isLessThan(61_001);
            assertThat(answer(postgres, "select (count(*) % 1000)::text from kept")).as("whole transactions").isEqualTo("0");
        } finally {
            PostgresBinaries.delete(restored);
            Files.delete(archive);
        }
    }

    @Test
    void aCopyThatCannotBeWrittenSaysWhereAndLeavesNothing() throws Exception {
        Path plain = Files.createFile(folder.resolve("a-file"));
        try (var postgres = LocalPostgres.start(folder)) {
            assertThatThrownBy(() -> postgres.backup(plain.resolve("copy.zip"))).isInstanceOf(DatabaseTrouble.class).hasMessageContaining("a-file");
        }
    }

    /** As any tool would do it. */
    private static void unpack(Path archive, Path into) throws IOException {
        try (var zip = new java.util.zip.ZipFile(archive.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                Path target = into.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        }
    }

    @Test
    void itListensOnLoopBackOnly() throws Exception {
        try (var postgres = LocalPostgres.start(folder)) {
            for (var address : NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(each -> !each.isLoopbackAddress()).toList()) {
                try (var socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, postgres.port()), 1000)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void dataPortAndSecretOutliveARestart() throws Exception {
        int port;
        String secret;
        try (var postgres = LocalPostgres.start(folder)) {
            port = postgres.port();
            secret = postgres.password();
            execute(postgres, "create table kept (word text); insert into kept values ('首席数据官')");
        }
        try (var postgres = LocalPostgres.start(folder)) {
            assertThat(answer(postgres, "select word from kept")).isEqualTo("首席数据官");
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.password()).isEqualTo(secret);
        }
    }

    @Test
    void anotherPortIsTakenWhenItsOwnIsBusy() throws Exception {
        int port;
        try (var postgres = LocalPostgres.start(folder)) {
            port = postgres.port();
        }
        try (var busy = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress()); var postgres = LocalPostgres.start(folder)) {
            assertThat(busy.isBound()).isTrue();
            assertThat(postgres.port()).isNotEqualTo(port);
            assertThat(answer(postgres, "select '在'")).isEqualTo("在");
        }
    }

    @Test
    void aSecondStartInTheSameFolderIsRefusedByName() {
        try (var postgres = LocalPostgres.start(folder)) {
            assertThat(postgres.port()).isPositive();
            assertThatThrownBy(() -> LocalPostgres.start(folder)).isInstanceOfSatisfying(DatabaseTrouble.class, trouble -> assertThat(trouble.in(Locale.CHINESE))
                    .contains(folder.toString()).contains("进程号 " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void whatAKilledServerLeftRunningIsStoppedAndNothingIsLost() throws Exception {
        StartAndDie.run(folder, System.getenv("PATH"));
        long orphan = postmaster();
        assertThat(commandOf(orphan)).as("the database outlived its server").contains("postgres");

        try (var postgres = LocalPostgres.start(folder)) {
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(answer(postgres, "select word from kept")).isEqualTo("acknowledged");
        }
        assertThat(commandOf(orphan)).isEmpty();
    }

    @Test
    void aProcessNumberThatIsSomebodyElsesByNowIsNotMistakenForTheDatabase() throws Exception {
        LocalPostgres.start(folder).close();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n" + folder.resolve("cluster") + "\n1\n5432\n\n127.0.0.1\n");
        try (var postgres = LocalPostgres.start(folder)) {
            assertThat(answer(postgres, "select '起来了'")).isEqualTo("起来了");
        }
    }

    @Test
    void aFirstStartThatWasInterruptedBeginsAnew() throws Exception {
        Files.createDirectories(folder.resolve("cluster/base"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "18");
        try (var postgres = LocalPostgres.start(folder)) {
            assertThat(answer(postgres, "select current_database()::text")).isEqualTo("shuguan");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInASentence() throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder).resolve("file"), "");
        assertThatThrownBy(() -> LocalPostgres.start(file.resolve("below"))).isInstanceOfSatisfying(DatabaseTrouble.class, trouble -> {
            assertThat(trouble.in(Locale.CHINESE)).contains("不能写入文件夹").contains("--data");
            assertThat(trouble.in(Locale.ENGLISH)).contains("cannot be written").contains("--data");
        });
    }

    @Test
    void aFullDiskIsSaidInASentence() {
        var trouble = DatabaseTrouble.from(new IOException("initdb: error: could not write to file: No space left on device"), folder);
        assertThat(trouble.in(Locale.CHINESE)).startsWith("磁盘已满");
        assertThat(trouble.in(Locale.ENGLISH)).startsWith("The disk is full");
    }

    @Test
    void aThrowawayDatabaseLeavesNothingBehind() throws Exception {
        try (var postgres = LocalPostgres.throwaway(folder)) {
            execute(postgres, "create table gone (word text)");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void whereNamespacesAreForbiddenRootStartsItAsAnUnprivilegedUser() throws Exception {
        assumeThat(Privileges.ownUid()).as("run as root").isZero();
        folder = Files.createDirectories(Path.of("/var/tmp/shuguan-" + ProcessHandle.current().pid() + "/data"));
        try {
            StartAndDie.run(folder, pathWithout("unshare"));
            assertThat((int) Files.getAttribute(Path.of("/proc/" + postmaster()), "unix:uid")).isPositive();
            LocalPostgres.start(folder).close();
        } finally {
            PostgresBinaries.delete(folder.getParent());
        }
    }

    @Test
    void whereNoOtherUserCanReachTheFolderRootIsToldWhatToDo() throws Exception {
        assumeThat(Privileges.ownUid()).as("run as root").isZero();
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThat(StartAndDie.run(closed.resolve("data"), pathWithout("unshare"))).contains("refuses to run as root").contains("/var/lib/shuguan");
    }

    /** A search path that holds everything the database needs but one program. */
    private Path without = Path.of("");

    private String pathWithout(String program) throws IOException {
        without = Files.createDirectories(folder.resolveSibling("path"));
        PostgresBinaries.delete(without);
        Files.createDirectories(without);
        for (String each : List.of("id", "setpriv", "test", "unshare", "sh", "true")) {
            if (!each.equals(program)) {
                Files.createSymbolicLink(without.resolve(each), Path.of("/usr/bin", each));
            }
        }
        return without.toString();
    }

    /** Empty when the process has ended, also while nobody has asked yet how it ended. */
    private static String commandOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst());
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** A server process that starts the database, has a write acknowledged, and dies as if killed. */
    static final class StartAndDie {

        public static void main(String[] args) throws SQLException {
            try {
                execute(LocalPostgres.start(Path.of(args[0])), "create table kept (word text); insert into kept values ('acknowledged')");
            } catch (DatabaseTrouble trouble) {
                System.out.println(trouble.in(Locale.ENGLISH));
            }
            Runtime.getRuntime().halt(137);
        }

        static String run(Path folder, String path) throws IOException {
            var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp", System.getProperty("java.class.path"), StartAndDie.class.getName(), folder.toString()));
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("PATH", path);
            return new String(builder.start().getInputStream().readAllBytes());
        }
    }
}
