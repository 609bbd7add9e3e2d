package cdo.start.handbook;

import cdo.platform.kernel.Language;
import cdo.platform.kernel.Message;
import cdo.platform.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** All pages of the handbook, read once. Their order is that of {@code handbook/contents.txt}; their title is their first line. */
@Component
public class Handbook {

    /**
     * One page in one language.
     *
     * @param html the text below the title
     */
    public record Leaf(String name, String title, String html) {
    }

    private final Map<Language, Map<String, Leaf>> leaves = new EnumMap<>(Language.class);

    Handbook() {
        var parser = Parser.builder().build();
        // what stands in a page is text, never markup of our own pages
        var renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
        for (Language language : Language.values()) {
            var all = new LinkedHashMap<String, Leaf>();
            for (String name : names()) {
                String text = text(language.tag().substring(0, 2) + "/" + name + ".md");
                int end = text.indexOf('\n');
                all.put(name, new Leaf(name, text.substring(2, end).strip(), renderer.render(parser.parse(text.substring(end)))));
            }
            leaves.put(language, all);
        }
    }

    public List<Leaf> contents(Language language) {
        return new ArrayList<>(pages(language).values());
    }

    /** The page of that name. */
    public Leaf page(Language language, String name) {
        Leaf leaf = pages(language).get(name);
        if (leaf == null) {
            throw new Problem.NotFound(Message.of("problem.address"));
        }
        return leaf;
    }

    private Map<String, Leaf> pages(Language language) {
        return leaves.getOrDefault(language, Map.of());
    }

    private static List<String> names() {
        return text("contents.txt").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String text(String file) {
        try (InputStream in = Handbook.class.getResourceAsStream("/handbook/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the handbook lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
