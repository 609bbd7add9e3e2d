package cdo.platform.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns what somebody typed into a query: every word must be found, in the title, the text, as pinyin or as initials. */
final class Asking {

    static final Analyzer ANALYZER = new PerFieldAnalyzerWrapper(new SmartChineseAnalyzer(), Map.of("grams", new CJKAnalyzer()));

    private Asking() {
    }

    static Query of(String typed, String kind) {
        var all = new BooleanQuery.Builder();
        boolean any = false;
        for (String word : typed.strip().split("[\\s，。、；]+")) {
            if (!word.isBlank()) {
                all.add(word(word), BooleanClause.Occur.MUST);
                any = true;
            }
        }
        if (!any) {
            return new MatchNoDocsQuery();
        }
        if (!kind.isEmpty()) {
            all.add(new TermQuery(new Term("kind", kind)), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    private static Query word(String word) {
        var ways = new BooleanQuery.Builder();
        ways.add(new BoostQuery(every("title", word), 3), BooleanClause.Occur.SHOULD);
        ways.add(new BoostQuery(every("grams", word), 4), BooleanClause.Occur.SHOULD);
        ways.add(every("text", word), BooleanClause.Occur.SHOULD);
        ways.add(new BoostQuery(every("body", word), 0.5f), BooleanClause.Occur.SHOULD);
        String latin = word.toLowerCase(Locale.ROOT);
        if (latin.matches("[a-z0-9]{2,40}")) {
            ways.add(new BoostQuery(new TermQuery(new Term("initials", latin)), 5), BooleanClause.Occur.SHOULD);
            ways.add(new BoostQuery(new PrefixQuery(new Term("initials", latin)), 3), BooleanClause.Occur.SHOULD);
            ways.add(new BoostQuery(new PrefixQuery(new Term("spelled", latin)), 2), BooleanClause.Occur.SHOULD);
        }
        return ways.build();
    }

    private static Query every(String field, String word) {
        List<String> terms = terms(field, word);
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        var all = new BooleanQuery.Builder();
        terms.forEach(term -> all.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.MUST));
        return all.build();
    }

    private static List<String> terms(String field, String word) {
        List<String> terms = new ArrayList<>();
        try (var tokens = ANALYZER.tokenStream(field, word)) {
            var text = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(text.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
