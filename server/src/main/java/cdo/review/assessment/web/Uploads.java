package cdo.review.assessment.web;

import cdo.platform.documents.Attachment;
import cdo.platform.documents.Attachments;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes an uploaded file into the attachments of a record. */
@Component("assessmentUploads")
class Uploads {

    private final Attachments attachments;

    Uploads(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Null when nothing was chosen. */
    @Nullable Attachment store(Who who, SubjectRef subject, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return null;
        }
        try (var content = file.getInputStream()) {
            return attachments.store(who, subject, file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Problem.Invalid("file", "documents.file.none");
        }
    }
}
