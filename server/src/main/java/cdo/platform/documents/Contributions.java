package cdo.platform.documents;

import cdo.platform.kernel.Message;
import cdo.platform.kernel.Who;
import cdo.platform.web.Chapter;
import cdo.platform.web.Contribution;
import cdo.platform.web.NavItem;
import cdo.platform.web.SubjectDirectory;
import cdo.platform.web.SubjectType;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The register of issued documents in the navigation, and what an issued document is called and who may see it. */
@Component("documentsContributions")
class Contributions implements Contribution {
    private final IssuedDocuments documents;
    private final Attachments attachments;
    private final SubjectDirectory subjects;

    Contributions(@Lazy IssuedDocuments documents, @Lazy Attachments attachments, @Lazy SubjectDirectory subjects) {
        this.documents = documents;
        this.attachments = attachments;
        this.subjects = subjects;
    }

    @Override
    public List<NavItem> navigation() {
        return List.of(new NavItem(Chapter.OFFICE, 700, "nav.documents", "file-text", "/documents", null));
    }

    @Override
    public List<SubjectType> subjects() {
        return List.of(issued(), attachment());
    }

    private SubjectType issued() {
        return new SubjectType() {
            @Override
            public String kind() {
                return IssuedDocument.SUBJECT;
            }

            @Override
            public Optional<Message> label(long id) {
                return documents.find(id).map(document -> Message.of("documents.label", document.title()));
            }

            @Override
            public String href(long id) {
                return "/documents/" + id;
            }

            @Override
            public boolean visible(Who who, long id) {
                return documents.find(id).filter(document -> documents.visible(who, document)).isPresent();
            }
        };
    }

    /** An attachment belongs to its record: found there, read by whoever may read that. */
    private SubjectType attachment() {
        return new SubjectType() {
            @Override
            public String kind() {
                return Attachment.SUBJECT;
            }

            @Override
            public Optional<Message> label(long id) {
                return attachments.find(id).map(file -> Message.of("documents.label", file.name()));
            }

            @Override
            public String href(long id) {
                return attachments.find(id).flatMap(file -> subjects.href(file.subject())).orElse("/documents");
            }

            @Override
            public boolean visible(Who who, long id) {
                return attachments.find(id).filter(file -> subjects.visible(who, file.subject())).isPresent();
            }
        };
    }
}
