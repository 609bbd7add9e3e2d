package cdo.platform.search;

import static cdo.platform.audit.views.PublishedTouch.PUBLISHED_TOUCH;

import cdo.platform.kernel.SubjectRef;
import cdo.platform.web.Searchable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The index in memory. Before each question it reads again the kinds that committed commands have touched since the last one. */
@Component
class Index {

    private static final int BATCH = 400;

    private final DSLContext sql;
    private final ObjectProvider<Searchable> sources;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long seen = -1;

    Index(DSLContext sql, ObjectProvider<Searchable> sources) {
        this.sql = sql;
        this.sources = sources;
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Asking.ANALYZER));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record that matches, best first. */
    record Hit(SubjectRef subject, String title, String text) {
    }

    /** Shows what matches, best first, for as long as the reader wants more. */
    void each(Query query, Predicate<Hit> goOn) {
        catchUp();
        try {
            var searcher = searchers.acquire();
            try {
                ScoreDoc last = null;
                ScoreDoc[] found;
                do {
                    found = searcher.searchAfter(last, query, BATCH).scoreDocs;
                    for (ScoreDoc each : found) {
                        Document document = searcher.storedFields().document(each.doc);
                        if (!goOn.test(new Hit(SubjectRef.of(document.get("kind"), Long.parseLong(document.get("id"))), document.get("title"), document.get("text")))) {
                            return;
                        }
                        last = each;
                    }
                } while (found.length == BATCH);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads everything again: one command of the operator, and the first question after start. */
    synchronized void rebuild() {
        seen = newest();
        read(sources.stream().toList());
    }

    private synchronized void catchUp() {
        if (seen < 0) {
            rebuild();
            return;
        }
        long newest = newest();
        if (newest == seen) {
            return;
        }
        Set<String> touched = sql.selectDistinct(PUBLISHED_TOUCH.SUBJECT_KIND).from(PUBLISHED_TOUCH).where(PUBLISHED_TOUCH.ID.gt(seen - 1_000)).and(PUBLISHED_TOUCH.ID.le(newest))
                .fetchSet(PUBLISHED_TOUCH.SUBJECT_KIND);
        read(sources.stream().filter(source -> source.touchedBy().stream().anyMatch(touched::contains)).toList());
        seen = newest;
    }

    /** Numbers are given before commit, so a later look also covers the last thousand before. */
    private long newest() {
        return sql.select(DSL.coalesce(DSL.max(PUBLISHED_TOUCH.ID), 0L)).from(PUBLISHED_TOUCH).fetchSingle().value1();
    }

    private void read(List<Searchable> changed) {
        try {
            for (Searchable source : changed) {
                writer.deleteDocuments(new Term("kind", source.kind()));
                source.all(item -> add(source.kind(), item));
            }
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String kind, Searchable.Item item) {
        var document = new Document();
        document.add(new StringField("kind", kind, Field.Store.YES));
        document.add(new StoredField("id", Long.toString(item.id())));
        document.add(new TextField("title", item.title(), Field.Store.YES));
        document.add(new TextField("grams", item.title(), Field.Store.NO));
        document.add(new TextField("text", item.text(), Field.Store.YES));
        if (!item.body().isEmpty()) {
            document.add(new TextField("body", item.body(), Field.Store.NO));
        }
        Pinyin.initials(item.title()).forEach(each -> document.add(new StringField("initials", each, Field.Store.NO)));
        Pinyin.spelled(item.title()).forEach(each -> document.add(new StringField("spelled", each, Field.Store.NO)));
        try {
            writer.addDocument(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
