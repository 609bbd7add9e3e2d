package cdo.platform.documents;

import static cdo.platform.documents.tables.IssuedTable.ISSUED;
import static org.jooq.impl.DSL.trueCondition;

import cdo.platform.audit.Audit;
import cdo.platform.kernel.Clocks;
import cdo.platform.kernel.Problem;
import cdo.platform.kernel.SubjectRef;
import cdo.platform.kernel.Who;
import cdo.platform.organization.Reach;
import cdo.platform.web.Slice;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of issued documents (发文登记). Written by the commands of other modules, which have checked the right to issue; never changed. */
@Component
public class IssuedDocuments {
    private final DSLContext sql;
    private final Clocks clocks;
    private final Audit audit;
    private final Papers papers;
    private final Attachments attachments;
    private final Reach reach;
    private final ObjectProvider<DocumentReaders> readers;

    IssuedDocuments(DSLContext sql, Clocks clocks, Audit audit, Papers papers, Attachments attachments, Reach reach, ObjectProvider<DocumentReaders> readers) {
        this.readers = readers;
        this.sql = sql;
        this.clocks = clocks;
        this.audit = audit;
        this.papers = papers;
        this.attachments = attachments;
        this.reach = reach;
    }

    /**
     * Registers a document with its Word and PDF files, made now.
     *
     * @param organiserId unit that issues it; {@code organiser} its name on that day
     * @param subject     the record it belongs to
     * @param published   readable by every officer
     * @param header      small line on every page, e.g. the demo notice; empty for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public IssuedDocument issue(Who who, long organiserId, String organiser, SubjectRef subject, OfficialDocument document, boolean published, String header) {
        long id = sql.insertInto(ISSUED)
                .set(ISSUED.ORGANISER_ID, organiserId).set(ISSUED.ORGANISER, organiser)
                .set(ISSUED.SUBJECT_KIND, subject.kind()).set(ISSUED.SUBJECT_ID, subject.id())
                .set(ISSUED.KIND, document.kind().name()).set(ISSUED.NUMBER, document.number().orElse(null)).set(ISSUED.TITLE, document.heading())
                .set(ISSUED.DATED, document.date().orElse(clocks.today())).set(ISSUED.ISSUED_AT, clocks.now()).set(ISSUED.ISSUER, who.name())
                .set(ISSUED.PUBLISHED, published).set(ISSUED.PREVIEW, papers.html(document))
                .returningResult(ISSUED.ID).fetchSingle().value1();
        SubjectRef ref = SubjectRef.of(IssuedDocument.SUBJECT, id);
        String name = fileName(document.heading());
        Attachment word = attachments.store(who, ref, name + ".docx", new ByteArrayInputStream(papers.docx(document, header)));
        Attachment pdf = attachments.store(who, ref, name + ".pdf", new ByteArrayInputStream(papers.pdf(document, header)));
        sql.update(ISSUED).set(ISSUED.WORD_ID, word.id()).set(ISSUED.PDF_ID, pdf.id()).where(ISSUED.ID.eq(id)).execute();
        audit.did(who, "documents.issued", ref, "subject", subject, "number", document.number().orElse(""), "title", document.heading());
        return find(id).orElseThrow();
    }

    public Optional<IssuedDocument> find(long id) {
        return sql.selectFrom(ISSUED).where(ISSUED.ID.eq(id)).fetchOptional(IssuedDocuments::issued);
    }

    /** @throws Problem.NotFound when it does not exist or may not be read */
    public IssuedDocument get(Who who, long id) {
        return Problem.Hidden.unless(find(id), document -> visible(who, document), SubjectRef.of(IssuedDocument.SUBJECT, id));
    }

    boolean visible(Who who, IssuedDocument document) {
        return document.published() && who.seat() != null
                || readers.stream().filter(each -> each.subject().equals(document.subject().kind())).findFirst().map(each -> each.reads(who, document)).orElseGet(() -> who.reads(document.organiserId()));
    }

    /** What was printed, as a fragment of a page. */
    public String preview(IssuedDocument document) {
        return sql.select(ISSUED.PREVIEW).from(ISSUED).where(ISSUED.ID.eq(document.id())).fetchSingle().value1();
    }

    /** The documents issued on a record, latest first; the caller has checked that the record may be read. */
    public List<IssuedDocument> of(SubjectRef subject) {
        return sql.selectFrom(ISSUED).where(ISSUED.SUBJECT_KIND.eq(subject.kind())).and(ISSUED.SUBJECT_ID.eq(subject.id()))
                .orderBy(ISSUED.ID.desc()).fetch(IssuedDocuments::issued);
    }

    /** @param words part of title or number, may be empty; {@code kind} and {@code year} empty for all */
    public Slice<IssuedDocument> list(Who who, String words, Optional<DocumentKind> kind, Optional<Integer> year, Slice.Ask ask) {
        Condition mine = mine(who);
        Condition asked = words.isBlank() ? trueCondition() : ISSUED.TITLE.containsIgnoreCase(words.strip()).or(ISSUED.NUMBER.containsIgnoreCase(words.strip()));
        if (kind.isPresent()) asked = asked.and(ISSUED.KIND.eq(kind.get().name()));
        if (year.isPresent()) asked = asked.and(ISSUED.DATED.between(java.time.LocalDate.of(year.get(), 1, 1), java.time.LocalDate.of(year.get(), 12, 31)));
        var rows = sql.selectFrom(ISSUED).where(mine.and(asked)).orderBy(ISSUED.DATED.desc(), ISSUED.ID.desc()).limit(ask.size()).offset(ask.offset()).fetch(IssuedDocuments::issued);
        return ask.of(rows, sql.fetchCount(ISSUED, mine.and(asked)), sql.fetchCount(ISSUED, mine));
    }

    /** As {@link #visible}. */
    private Condition mine(Who who) {
        List<DocumentReaders> own = readers.stream().toList();
        Condition mine = reach.readable(who, ISSUED.ORGANISER_ID).and(ISSUED.SUBJECT_KIND.notIn(own.stream().map(DocumentReaders::subject).toList()))
                .or(who.seat() == null ? ISSUED.ID.isNull() : ISSUED.PUBLISHED.isTrue());
        for (DocumentReaders each : own) {
            mine = mine.or(ISSUED.SUBJECT_KIND.eq(each.subject()).and(each.readable(who, ISSUED.SUBJECT_ID, ISSUED.KIND)));
        }
        return mine;
    }

    /** Characters that file systems refuse become underscores; long titles are cut. */
    private static String fileName(String title) {
        String safe = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return safe.length() > 80 ? safe.substring(0, 80) : safe;
    }

    private static IssuedDocument issued(Record row) {
        return new IssuedDocument(row.get(ISSUED.ID), row.get(ISSUED.ORGANISER_ID), row.get(ISSUED.ORGANISER),
                SubjectRef.of(row.get(ISSUED.SUBJECT_KIND), row.get(ISSUED.SUBJECT_ID)), DocumentKind.valueOf(row.get(ISSUED.KIND)), row.get(ISSUED.NUMBER),
                row.get(ISSUED.TITLE), row.get(ISSUED.DATED), row.get(ISSUED.ISSUED_AT), row.get(ISSUED.ISSUER), row.get(ISSUED.PUBLISHED),
                row.get(ISSUED.WORD_ID), row.get(ISSUED.PDF_ID));
    }
}
