package cdo.platform.documents;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;

/**
 * A stored file.
 *
 * @param size in bytes
 * @param sm3  digest of the content, 64 hex digits
 */
public record Attachment(long id, SubjectRef subject, String name, FileType type, long size, String sm3, String uploader, Instant uploadedAt) {
    public static final String SUBJECT = "attachment";

    /** "1.4 MB" */
    public String sizeText() {
        if (size < 1024) return size + " B";
        if (size < 1024 * 1024) return "%.0f KB".formatted(size / 1024.0);
        return "%.1f MB".formatted(size / 1048576.0);
    }

    public String href() {
        return "/attachments/" + id;
    }
}
