package cdo.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that come inside our jar, unpacked where they may be executed. */
final class PostgresBinaries {

    /** Names the unpacked folder; a new version unpacks beside the old one. */
    static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs below {@code folder} unless they are there already.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpackInto(Path folder) throws IOException {
        Path home = folder.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        // Unpacked aside and moved into place at the end: a folder with the right name is always complete.
        Path unfinished = folder.resolve("postgresql-" + VERSION + "-" + ProcessHandle.current().pid());
        delete(unfinished);
        String archive = archiveName();
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw DatabaseTrouble.of("这台机器没有随附的 PostgreSQL（" + archive + "）；请设置 CDO_DATABASE_URL 使用外部 PostgreSQL。",
                        "No PostgreSQL comes along for this machine (" + archive + "); set CDO_DATABASE_URL to use an external one.");
            }
            unpack(packed, unfinished);
        }
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException someoneElseWasFaster) {
            if (!Files.isDirectory(home)) {
                throw someoneElseWasFaster;
            }
            delete(unfinished);
        }
        return home;
    }

    private static String archiveName() {
        String arch = System.getProperty("os.arch");
        return "postgres-linux-" + switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> arch;
        } + ".txz";
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
