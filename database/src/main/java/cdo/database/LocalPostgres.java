package cdo.database;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of our own in a folder of our own: used alike by the server, by tests and by the build.
 *
 * <p>It listens on 127.0.0.1 only and lets nobody in without the secret that is generated into the folder. It is meant
 * for the demo, for tests and for small installations; a city's production database is an external one.
 *
 * <p>The folder holds {@code cluster/} (PostgreSQL's own), {@code secret}, {@code port}, {@code log}, {@code lock} and the
 * unpacked programs.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "shuguan";
    private static final String OWNER = "shuguan";
    private static final String SUPERUSER = "postgres";
    private static final long LONGEST_LOG = 10_000_000;

    private final Path folder;
    private final Path cluster;
    private final boolean throwaway;
    private final FolderLock lock;
    private final Path programs;
    private final Privileges privileges;
    private final String secret;
    private final int port;
    private boolean running;

    private LocalPostgres(Path folder, Path programsIn, boolean throwaway, FolderLock lock) throws IOException {
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.throwaway = throwaway;
        this.lock = lock;
        this.programs = PostgresBinaries.unpackInto(programsIn);
        this.privileges = Privileges.on(folder, programs.resolve("bin/postgres"));
        privileges.own(folder);
        stopOrphan();
        if (throwaway) {
            PostgresBinaries.delete(cluster);
        }
        boolean fresh = !Files.exists(folder.resolve("complete"));
        if (fresh) {
            createCluster();
        } else {
            closeToOthers();
        }
        this.secret = Files.readString(folder.resolve("secret")).strip();
        this.port = keptPort();
        startServer();
        if (fresh) {
            createOwnDatabase();
        }
    }

    /**
     * Starts the database that lives in {@code folder}, creating it at first. What a killed predecessor left running in
     * the folder is stopped before.
     *
     * @throws DatabaseTrouble with a sentence for the operator when it cannot
     */
    public static LocalPostgres start(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        return start(home, home, false);
    }

    /**
     * Starts an empty database that forgets everything on {@link #close()}, at the latest with this process, and trades
     * durability for speed.
     *
     * @param folder is emptied first; its parent also receives the unpacked programs, so that the next start is quicker
     */
    public static LocalPostgres throwaway(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        LocalPostgres postgres = start(home, home.getParent(), true);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        return postgres;
    }

    private static LocalPostgres start(Path folder, Path programsIn, boolean throwaway) {
        FolderLock lock = lock(folder);
        try {
            if (throwaway) {
                Files.deleteIfExists(folder.resolve("complete"));
            }
            return new LocalPostgres(folder, programsIn, throwaway, lock);
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw DatabaseTrouble.from(e, folder);
        }
    }

    private static FolderLock lock(Path folder) {
        Path file = folder.resolve("lock");
        try {
            Files.createDirectories(folder);
            return FolderLock.take(file).orElseThrow(() -> DatabaseTrouble.of(
                    "数据库文件夹 " + folder + " 正被另一个进程使用（进程号 " + FolderLock.holder(file) + "）。",
                    "The database folder " + folder + " is in use by another process (number " + FolderLock.holder(file) + ")."));
        } catch (FileSystemException e) {
            throw DatabaseTrouble.unwritable(folder, e);
        } catch (IOException e) {
            throw DatabaseTrouble.from(e, folder);
        }
    }

    private void createCluster() throws IOException {
        PostgresBinaries.delete(cluster);
        Path secretFile = folder.resolve("secret");
        writeSecret(secretFile);
        privileges.own(folder);
        run("initdb", "-D", cluster.toString(), "-U", SUPERUSER, "--pwfile=" + secretFile, "-A", "scram-sha-256", "-E", "UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--text-search-config=simple",
                throwaway ? "--no-sync" : "--data-checksums");
    }

    /** An archive that was unpacked may have left the folder open; PostgreSQL refuses to work in it, and the secret is nobody's business. */
    private void closeToOthers() throws IOException {
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
    }

    private void startServer() throws IOException {
        Path log = folder.resolve("log");
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.move(log, folder.resolve("log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
        if (throwaway) {
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        }
        try {
            run("pg_ctl", "start", "-w", "-t", "60", "-D", cluster.toString(), "-l", log.toString(), "-o", options);
            running = true;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "\n" + lastLines(log), e);
        }
    }

    /** The program's own role owns the database and is no superuser: a hole in the program is then no door to the machine. */
    private void createOwnDatabase() throws IOException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, secret); Statement statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login password '" + secret + "'");
            statement.execute("create database " + DATABASE + " owner " + OWNER);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        // Written last: a folder without it was left half made by an interrupted first start, and is made anew.
        Files.writeString(folder.resolve("complete"), PostgresBinaries.VERSION);
    }

    /**
     * A server that outlived a killed process still sits in the cluster's folder. A process number in {@code
     * postmaster.pid} alone says nothing: it may be somebody else's by now.
     */
    private void stopOrphan() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        if (worksInCluster(pid)) {
            interrupt(pid);
        } else if (ProcessHandle.of(pid).isPresent() && ProcessHandle.allProcesses().noneMatch(each -> worksInCluster(each.pid()))) {
            Files.delete(pidFile);
        }
    }

    /** A plain signal with all our powers: the orphan may run as a user whom {@code pg_ctl} may not signal. */
    private void interrupt(long pid) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + pid).start();
        try {
            for (int tenths = 0; worksInCluster(pid); tenths++) {
                if (tenths == 600) {
                    throw new IOException("the database that a killed server left running (number " + pid + ") does not stop");
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean worksInCluster(long pid) {
        try {
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), cluster);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    private int keptPort() throws IOException {
        Path file = folder.resolve("port");
        int kept = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        if (kept != 0 && free(kept)) {
            return kept;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void writeSecret(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
    }

    private void run(String program, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = programs.resolve("bin").resolve(program).toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(privileges.command(command)).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within three minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + ": " + Files.readString(output).strip());
        }
        Files.deleteIfExists(output);
    }

    private static String lastLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** The address for JDBC, without user and password. */
    public String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return OWNER;
    }

    public String password() {
        return secret;
    }

    /** Kept over restarts unless somebody else has taken it meanwhile. */
    public int port() {
        return port;
    }

    /**
     * Copies the working database, with its secret, into one archive. To restore: stop the server, unpack the archive into
     * an empty database folder, start. The file appears only when it is whole.
     *
     * @throws DatabaseTrouble when the disk is full or the place cannot be written
     */
    public void backup(Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, secret); OutputStream out = Files.newOutputStream(unfinished)) {
                ClusterCopy.write(cluster, connection, out, folder.resolve("secret"), folder.resolve("complete"));
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            removeUnfinished(unfinished);
            throw DatabaseTrouble.from(e, file);
        }
    }

    private static void removeUnfinished(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException remains) {
            // the next copy removes it
        }
    }

    /** Stops the server; what it holds stays in the folder. */
    @Override
    public synchronized void close() {
        if (!running) {
            return;
        }
        running = false;
        try {
            run("pg_ctl", "stop", "-w", "-t", "60", "-m", throwaway ? "immediate" : "fast", "-D", cluster.toString());
            if (throwaway) {
                PostgresBinaries.delete(folder);
            }
        } catch (IOException e) {
            throw DatabaseTrouble.from(e, folder);
        } finally {
            release(lock);
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException closedAlready) {
            // nothing is lost: the system releases the lock with the process
        }
    }
}
