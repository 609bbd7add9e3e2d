package cdo.start;

import cdo.database.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder that holds one installation: its database, its keys, its logs, and what kind it is. One server at a time
 * works in it.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws Refusal when it cannot be written, or another server works in it */
    static DataFolder open(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                // closed to others, but for passing through: as root, the database may have to run as somebody else
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            Files.createDirectories(path.resolve("run"));
            var lock = FolderLock.take(lockFile(path)).orElseThrow(() -> RunState.running(path)
                    .map(state -> Refusal.no("start.folder.running", path, state.url(), Long.toString(state.pid())))
                    .orElseGet(() -> Refusal.no("start.folder.taken", path, FolderLock.holder(lockFile(path)))));
            var folder = new DataFolder(path, lock);
            Files.deleteIfExists(RunState.file(path));
            secret(path);
            return folder;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                throw Refusal.environment("start.folder.full", path);
            }
            throw Refusal.environment("start.folder.unwritable", path);
        }
    }

    private static Path lockFile(Path path) {
        return path.resolve("run/lock");
    }

    /** The word by which the launcher proves to the running server that it may read this folder; made anew at every start. */
    private static void secret(Path path) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path file = path.resolve("run/secret");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random));
    }

    static String secretOf(Path path) throws IOException {
        return Files.readString(path.resolve("run/secret")).strip();
    }

    /**
     * What this installation is – a demo of one scenario, or an empty one. Refuses to make it another later: demo accounts
     * have published passwords and must never slide into real use.
     *
     * @return the settings as they hold for this installation
     */
    Settings.Kind kind(Settings settings) {
        Settings.Kind wanted = settings.kind();
        if (wanted.empty() && settings.given(Setting.SCENARIO)) {
            throw Refusal.usage("start.setting.emptyScenario", settings.get(Setting.SCENARIO));
        }
        Optional<Settings.Kind> before = kind(path);
        if (before.isEmpty()) {
            return wanted;
        }
        Settings.Kind is = before.get();
        boolean contradicts = settings.given(Setting.EMPTY) && wanted.empty() != is.empty()
                || settings.given(Setting.SCENARIO) && !wanted.scenario().equals(is.scenario());
        if (contradicts) {
            throw Refusal.no("start.folder.otherKind", path, is.name(), wanted.name());
        }
        return is;
    }

    /** Fixes at the first start, once nothing that was asked for stands in its way any more, what the installation is. */
    Settings.Kind settle(Settings settings) {
        Settings.Kind is = kind(settings);
        if (kind(path).isEmpty()) {
            write(is);
        }
        return is;
    }

    static Optional<Settings.Kind> kind(Path path) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(path.resolve("installation.properties"))) {
            properties.load(reader);
            return Optional.of(new Settings.Kind(properties.getProperty("empty", "").equals("true"), properties.getProperty("scenario", "")));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private void write(Settings.Kind kind) {
        try {
            Files.writeString(path.resolve("installation.properties"), "# What this installation is; fixed at its first start.\nempty=" + kind.empty() + "\nscenario=" + kind.scenario() + "\n");
        } catch (IOException e) {
            throw Refusal.environment("start.folder.unwritable", path);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(RunState.file(path));
            lock.close();
        } catch (IOException e) {
            // the system lets go of the lock with the process, and a state without a lock counts as none
        }
    }
}
