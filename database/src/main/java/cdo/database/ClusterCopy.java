package cdo.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A whole copy of a working cluster as one archive, by PostgreSQL's own protocol for it: announce the copy, read the files
 * as they are, end the copy, add the journal written meanwhile. A server that starts on the unpacked files repairs them
 * from that journal to the moment at which the copy ended.
 */
final class ClusterCopy {

    /** Made anew by each start; the journal is added afterwards, as far as it is needed. */
    private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans", "pg_replslot");
    private static final Set<String> LEFT = Set.of("postmaster.pid", "postmaster.opts");

    private final Path cluster;
    private final ZipOutputStream archive;

    private ClusterCopy(Path cluster, ZipOutputStream archive) {
        this.cluster = cluster;
        this.archive = archive;
    }

    /** Writes {@code cluster/…} and the given small files beside it. */
    static void write(Path cluster, Connection superuser, OutputStream out, Path... beside) throws IOException, SQLException {
        try (var archive = new ZipOutputStream(out); Statement statement = superuser.createStatement()) {
            archive.setLevel(Deflater.BEST_SPEED);
            var copy = new ClusterCopy(cluster, archive);
            // a place in the journal, so that nothing of it is removed while the copy needs it
            statement.execute("select pg_create_physical_replication_slot('copy_" + ProcessHandle.current().pid() + "', true, true)");
            String first = journal(statement, "select pg_walfile_name(pg_backup_start('copy', true))");
            copy.files();
            String last;
            String label;
            try (ResultSet end = statement.executeQuery("select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
                end.next();
                last = end.getString(1);
                label = end.getString(2);
            }
            statement.execute("checkpoint"); // the end of the copy reaches the disk
            copy.entry("cluster/backup_label", label.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            copy.journal(first, last);
            for (Path each : beside) {
                copy.file(each.getFileName().toString(), each);
            }
        }
    }

    private static String journal(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void files() throws IOException {
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.getFileName().toString().startsWith("pgsql_tmp") || emptied(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                archive.putNextEntry(new ZipEntry(name(folder) + "/")); // also the empty ones: a start needs them all
                archive.closeEntry();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path within = cluster.relativize(file);
                if (attributes.isRegularFile() && !emptied(file) && !LEFT.contains(within.toString()) && !within.endsWith("pg_internal.init")) {
                    file(name(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                if (gone instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a table dropped meanwhile; the journal knows
                }
                throw gone;
            }
        });
    }

    /** Lies inside a folder whose content belongs to the running server alone. */
    private boolean emptied(Path path) {
        Path within = cluster.relativize(path);
        return within.getNameCount() > 1 && EMPTIED.contains(within.getName(0).toString());
    }

    private void journal(String first, String last) throws IOException {
        try (var segments = Files.list(cluster.resolve("pg_wal"))) {
            for (Path segment : segments.sorted().toList()) {
                String name = segment.getFileName().toString();
                if (name.length() == last.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                    file(name(segment), segment);
                }
            }
        }
    }

    private String name(Path path) {
        Path within = cluster.relativize(path);
        return within.toString().isEmpty() ? "cluster" : "cluster/" + within;
    }

    private void file(String name, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            archive.putNextEntry(new ZipEntry(name));
            in.transferTo(archive);
            archive.closeEntry();
        } catch (NoSuchFileException gone) {
            // dropped between the listing and the reading; the journal knows
        }
    }

    private void entry(String name, byte[] content) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(content);
        archive.closeEntry();
    }
}
