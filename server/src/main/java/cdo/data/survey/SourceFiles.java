package cdo.data.survey;

import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.documents.FileType;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.scan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files that are surveyed: put by an administrator into the unit's own folder {@code <data>/sources/<unit id>}, or uploaded as an attachment
 * of the source. A unit never reaches another unit's folder, and nothing outside.
 */
@Component
public class SourceFiles {

    /** The attachment's subject: visible only to who may attach sources, since the content is not masked. */
    static final String KIND = "sourceFile";
    private static final int MOST_LISTED = 200;

    private final Path root;
    private final Attachments attachments;

    SourceFiles(@Value("${cdo.data-folder}") Path dataFolder, Attachments attachments) {
        this.root = dataFolder.toAbsolutePath().normalize().resolve("sources");
        this.attachments = attachments;
    }

    /** The unit's folder, made when it is not there. */
    public Path folder(long unit) {
        try {
            return Files.createDirectories(root.resolve(Long.toString(unit)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies in the unit's folder, as typed in forms. */
    public List<String> listed(long unit) {
        Path folder = folder(unit);
        try (Stream<Path> walk = Files.walk(folder, 3)) {
            return walk.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().limit(MOST_LISTED).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Problem.Invalid at the field {@code file}, when the path leads out of the unit's folder (also by a link) or to no file */
    Path inFolder(long unit, String typed) {
        Path folder = folder(unit);
        try {
            Path file = folder.resolve(typed.strip()).normalize();
            if (!file.startsWith(folder) || typed.indexOf('\0') >= 0) {
                throw new Problem.Invalid("file", "survey.source.outside");
            }
            if (!Files.isRegularFile(file)) {
                throw new Problem.Invalid("file", "survey.source.noFile", typed.strip());
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new Problem.Invalid("file", "survey.source.outside");
            }
            return file;
        } catch (java.nio.file.InvalidPathException e) {
            throw new Problem.Invalid("file", "survey.source.outside");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what the source's kind can read: anything else is refused at the door. */
    Attachment upload(Who who, long source, Source.Kind kind, String name, InputStream content) {
        FileType type = switch (kind) {
            case CSV -> FileType.TXT;
            case XLSX -> FileType.XLSX;
            case SQLITE -> FileType.SQLITE;
            case POSTGRESQL, MYSQL -> throw new Problem.Invalid("upload", "survey.source.noUpload");
        };
        return attachments.storeData(who, ref(source), name, content, type);
    }

    /** The file uploaded last. */
    Optional<Attachment> uploaded(long source) {
        List<Attachment> files = attachments.of(ref(source));
        return files.isEmpty() ? Optional.empty() : Optional.of(files.getLast());
    }

    /** A copy for the time of a survey, only for this server's eyes; the caller deletes it. */
    Path copy(Attachment attachment) {
        try {
            // the name is what people know the source by, so the copy keeps it
            Path folder = Files.createTempDirectory("survey");
            String name = attachment.name().replaceAll("[\\\\/\\x00-\\x1f]", "_");
            Path file = folder.resolve(name.matches("\\.*") ? "file" : name);
            try (OutputStream out = Files.newOutputStream(file)) {
                attachments.write(attachment, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void discard(Path copy) {
        // reading a SQLite file may leave companions (-wal, -shm) beside it
        try (Stream<Path> beside = Files.list(copy.getParent())) {
            for (Path file : beside.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(copy.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SubjectRef ref(long source) {
        return SubjectRef.of(KIND, source);
    }
}
