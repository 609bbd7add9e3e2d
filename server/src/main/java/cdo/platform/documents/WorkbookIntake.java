package cdo.platform.documents;

import cdo.platform.web.UploadedWorkbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Looks at a workbook as at an attachment before any reader of spreadsheets sees it, and more strictly: readers hold in memory what comes out of it. */
@Component
class WorkbookIntake implements UploadedWorkbooks {
    /** In MiB; twenty thousand rows of a hundred columns stay below. */
    static final int LARGEST = 20;
    /** Bytes that may come out of it. */
    static final long LARGEST_UNPACKED = 64L << 20;

    private final AttachmentSettings settings;

    WorkbookIntake(AttachmentSettings settings) {
        this.settings = settings;
    }

    @Override
    public byte[] take(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) throw Refusals.file("documents.file.none");
        String name = Inspection.plain(String.valueOf(file.getOriginalFilename()));
        int largest = Math.min(LARGEST, settings.maxMegabytes());
        if (file.getSize() > largest * 1048576L) throw Refusals.file("documents.file.tooLarge", name, largest);
        try {
            Path spool = Files.createTempFile("workbook", ".part");
            try (InputStream in = file.getInputStream()) {
                Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
                Inspection.of(spool, name, Set.of(FileType.XLSX), LARGEST_UNPACKED);
                return Files.readAllBytes(spool);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
