package cdo.office.meetings.web;

import cdo.platform.documents.Attachments;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A file of a form, stored with a record whose right to be changed was checked. */
@Component("meetingUploads")
class Uploads {

    private final Attachments attachments;

    Uploads(Attachments attachments) {
        this.attachments = attachments;
    }

    void store(Who who, SubjectRef subject, @Nullable MultipartFile file, Reading read) {
        if (file == null || file.isEmpty()) {
            read.wrong("file", "form.missing");
        }
        read.done();
        try (var content = file.getInputStream()) {
            attachments.store(who, subject, file.getOriginalFilename() == null ? "file" : file.getOriginalFilename(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
