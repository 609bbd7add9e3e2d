package cdo.platform.documents;

import static cdo.platform.documents.tables.AttachmentTable.ATTACHMENT;
import static cdo.platform.documents.tables.ChunkTable.CHUNK;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.web.SubjectDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments of any record. The module that owns the record decides who may add and remove ({@code who.must} of its own right comes first); who may read
 * the record may read its attachments. Files pass through a temporary file and go in and out in chunks, never whole in memory.
 */
@Component
public class Attachments {
    private static final int CHUNK_SIZE = 1 << 20;

    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final SubjectDirectory subjects;
    private final AttachmentSettings settings;

    Attachments(DSLContext sql, Clocks clocks, Audit audit, SubjectDirectory subjects, AttachmentSettings settings) {
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.subjects = subjects;
        this.settings = settings;
    }

    /**
     * Checks and keeps a file.
     *
     * @param name    as the browser sent it; any path before it is dropped
     * @param content read to its end, not closed
     * @throws Problem.Invalid at the field {@code file}, when the file is too large, empty, hostile, of a type not allowed, or marked secret
     */
    @Transactional
    public Attachment store(Who who, SubjectRef subject, String name, InputStream content) {
        return store(who, subject, name, content, FileType.PAPERS, true);
    }

    /**
     * Checks and keeps what a scanner or a camera made of a signed or stamped sheet: PDF, OFD or a picture.
     *
     * @throws Problem.Invalid as {@link #store}
     */
    @Transactional
    public Attachment storeScan(Who who, SubjectRef subject, String name, InputStream content) {
        return store(who, subject, name, content, FileType.SCANS, true);
    }

    /**
     * Checks and keeps a file of data, of that type only. What it says is not searched for: it is not masked.
     *
     * @throws Problem.Invalid as {@link #store}
     */
    @Transactional
    public Attachment storeData(Who who, SubjectRef subject, String name, InputStream content, FileType type) {
        return store(who, subject, name, content, Set.of(type), false);
    }

    private Attachment store(Who who, SubjectRef subject, String name, InputStream content, Set<FileType> allowed, boolean searched) {
        String plain = Inspection.plain(name);
        if (plain.isEmpty()) throw Refusals.file("documents.file.none");
        try {
            Path spool = Files.createTempFile("attachment", ".part");
            try {
                byte[] digest = spool(plain, content, spool, searched ? "documents.file.tooLarge" : "documents.file.tooLargeData");
                Inspection.Inspected found = Inspection.of(spool, plain, allowed);
                return keep(who, subject, plain, searched ? found : new Inspection.Inspected(found.type(), ""), spool, digest);
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] spool(String name, InputStream content, Path spool, String tooLarge) throws IOException {
        var sm3 = new SM3Digest();
        long limit = settings.maxMegabytes() * 1048576L;
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(spool)) {
            for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
                size += got;
                if (size > limit) throw Refusals.file(tooLarge, name, settings.maxMegabytes());
                sm3.update(buffer, 0, got);
                out.write(buffer, 0, got);
            }
        }
        byte[] digest = new byte[32];
        sm3.doFinal(digest, 0);
        return digest;
    }

    private Attachment keep(Who who, SubjectRef subject, String name, Inspection.Inspected found, Path spool, byte[] digest) throws IOException {
        long size = Files.size(spool);
        var now = clocks.now();
        long id = sql.insertInto(ATTACHMENT)
                .set(ATTACHMENT.SUBJECT_KIND, subject.kind()).set(ATTACHMENT.SUBJECT_ID, subject.id())
                .set(ATTACHMENT.NAME, name).set(ATTACHMENT.TYPE, found.type().name()).set(ATTACHMENT.WORDS, found.words()).set(ATTACHMENT.SIZE, size).set(ATTACHMENT.SM3, digest)
                .set(ATTACHMENT.UNIT_ID, who.seat() == null ? null : who.seat().unitId())
                .set(ATTACHMENT.ACCOUNT_ID, who.accountId()).set(ATTACHMENT.UPLOADER, who.name()).set(ATTACHMENT.UPLOADED_AT, now)
                .returningResult(ATTACHMENT.ID).fetchSingle().value1();
        try (InputStream in = Files.newInputStream(spool)) {
            int place = 0;
            for (byte[] chunk = in.readNBytes(CHUNK_SIZE); chunk.length > 0; chunk = in.readNBytes(CHUNK_SIZE))
                sql.insertInto(CHUNK).set(CHUNK.ATTACHMENT_ID, id).set(CHUNK.PLACE, place++).set(CHUNK.CONTENT, chunk).execute();
        }
        String sm3 = HexFormat.of().formatHex(digest);
        audit.did(who, "documents.attached", subject, "attachment", id, "name", name, "size", size, "sm3", sm3);
        return new Attachment(id, subject, name, found.type(), size, sm3, who.name(), now);
    }

    /** The attachments of a record in the order in which they came; the caller has checked that the record may be read. */
    public List<Attachment> of(SubjectRef subject) {
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.SUBJECT_KIND.eq(subject.kind())).and(ATTACHMENT.SUBJECT_ID.eq(subject.id())).and(ATTACHMENT.REMOVED_AT.isNull())
                .orderBy(ATTACHMENT.ID).fetch(Attachments::attachment);
    }

    /** One that has not been removed; whether somebody may read it is another question. */
    Optional<Attachment> find(long id) {
        return sql.selectFrom(ATTACHMENT).where(ATTACHMENT.ID.eq(id)).and(ATTACHMENT.REMOVED_AT.isNull()).fetchOptional(Attachments::attachment);
    }

    /**
     * One attachment, if this person may read the record it belongs to.
     *
     * @throws Problem.NotFound also when it may not be seen, so that nobody learns that it exists
     */
    public Attachment open(Who who, long id) {
        var missing = SubjectRef.of("attachment", id);
        return Problem.Hidden.unless(find(id), found -> subjects.visible(who, found.subject()), missing);
    }

    /** Writes the content chunk by chunk. */
    public void write(Attachment attachment, OutputStream out) throws IOException {
        for (int place = 0;; place++) {
            byte[] chunk = sql.select(CHUNK.CONTENT).from(CHUNK).where(CHUNK.ATTACHMENT_ID.eq(attachment.id())).and(CHUNK.PLACE.eq(place)).fetchOne(CHUNK.CONTENT);
            if (chunk == null) return;
            out.write(chunk);
        }
    }

    /** Takes an attachment off its record. What it was stays in the trail; its bytes stay for whoever must answer for them. */
    @Transactional
    public void remove(Who who, long id, String reason) {
        Attachment attachment = open(who, id);
        if (reason.isBlank()) throw new Problem.Invalid("reason", "documents.file.removalReason");
        sql.update(ATTACHMENT).set(ATTACHMENT.REMOVED_AT, clocks.now()).set(ATTACHMENT.REMOVAL, reason).where(ATTACHMENT.ID.eq(id)).execute();
        audit.did(who, "documents.attachment-removed", attachment.subject(), "attachment", id, "name", attachment.name(), "reason", reason);
    }

    /** Largest file in MiB, for the hint beside an upload field. */
    public int maxMegabytes() {
        return settings.maxMegabytes();
    }

    private static Attachment attachment(Record row) {
        return new Attachment(row.get(ATTACHMENT.ID), SubjectRef.of(row.get(ATTACHMENT.SUBJECT_KIND), row.get(ATTACHMENT.SUBJECT_ID)), row.get(ATTACHMENT.NAME),
                FileType.valueOf(row.get(ATTACHMENT.TYPE)), row.get(ATTACHMENT.SIZE), HexFormat.of().formatHex(row.get(ATTACHMENT.SM3)),
                row.get(ATTACHMENT.UPLOADER), row.get(ATTACHMENT.UPLOADED_AT));
    }
}
