package cdo.platform.documents;

import cdo.platform.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was issued. Its files and its preview are kept as they were that day and never made again.
 *
 * @param published whether every officer may read it; else only those who may read the organiser's records
 */
public record IssuedDocument(long id, long organiserId, String organiser, SubjectRef subject, DocumentKind kind, @Nullable String number, String title,
                             LocalDate dated, Instant issuedAt, String issuer, boolean published, @Nullable Long wordId, @Nullable Long pdfId) {
    /** The kind under which subjects point at issued documents. */
    public static final String SUBJECT = "issued-document";

    public SubjectRef ref() {
        return SubjectRef.of(SUBJECT, id);
    }

    public String href() {
        return "/documents/" + id;
    }
}
