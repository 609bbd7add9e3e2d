package cdo.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A PostgreSQL of our own in a folder of our own: used alike by the server, by tests and by the build.
 *
 * <p>It listens on 127.0.0.1 only and lets nobody in without the secret that is generated into the folder. It is meant
 * for the demo, for tests and for small installations; a city's production database is an external one.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "shuguan";
    private static final String OWNER = "shuguan";
    private static final String SUPERUSER = "postgres";

    private final Path folder;
    private final Path programs;
    private final Path cluster;
    private final boolean throwaway;
    private String secret = "";
    private int port;

    private LocalPostgres(Path folder, Path programs, boolean throwaway) {
        this.folder = folder;
        this.programs = programs;
        this.cluster = folder.resolve("cluster");
        this.throwaway = throwaway;
    }

    /**
     * Starts the database that lives in {@code folder}, creating it at first.
     *
     * @throws DatabaseTrouble with a sentence for the operator when it cannot
     */
    public static LocalPostgres start(Path folder) {
        return start(folder, folder, false);
    }

    /**
     * Starts an empty database that forgets everything on {@link #close()} and trades durability for speed.
     *
     * @param folder is emptied first; its parent also receives the unpacked programs, so that the next start is quicker
     */
    public static LocalPostgres throwaway(Path folder) {
        return start(folder, folder.toAbsolutePath().getParent(), true);
    }

    private static LocalPostgres start(Path folder, Path programsIn, boolean throwaway) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            if (throwaway) {
                PostgresBinaries.delete(home);
            }
            Files.createDirectories(home);
            var postgres = new LocalPostgres(home, PostgresBinaries.unpackInto(programsIn), throwaway);
            postgres.start();
            return postgres;
        } catch (IOException e) {
            throw DatabaseTrouble.of("数据库无法启动：" + e.getMessage(), "The database cannot start: " + e.getMessage(), e);
        }
    }

    private void start() throws IOException {
        Path secretFile = folder.resolve("secret");
        boolean fresh = !Files.exists(cluster.resolve("PG_VERSION"));
        if (fresh) {
            writeSecret(secretFile);
            run("initdb", "-D", cluster.toString(), "-U", SUPERUSER, "--pwfile=" + secretFile, "-A", "scram-sha-256",
                    "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--text-search-config=simple");
        }
        secret = Files.readString(secretFile).strip();
        port = freePort();
        run("pg_ctl", "start", "-w", "-t", "60", "-D", cluster.toString(), "-l", folder.resolve("log").toString(), "-o", options());
        if (fresh) {
            createOwnDatabase();
        }
    }

    private String options() {
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100";
        return throwaway ? options + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" : options;
    }

    private void createOwnDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, secret);
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + OWNER + " login password '" + secret + "'");
            statement.execute("create database " + DATABASE + " owner " + OWNER);
        } catch (SQLException e) {
            throw DatabaseTrouble.of("数据库无法建立：" + e.getMessage(), "The database cannot be created: " + e.getMessage(), e);
        }
    }

    private static void writeSecret(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Runs one of PostgreSQL's programs; as root inside a user namespace, because PostgreSQL refuses to run as root. */
    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
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

    public int port() {
        return port;
    }

    /** Stops the server process; open transactions are rolled back. */
    @Override
    public void close() {
        try {
            run("pg_ctl", "stop", "-w", "-m", throwaway ? "immediate" : "fast", "-D", cluster.toString());
            if (throwaway) {
                PostgresBinaries.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
