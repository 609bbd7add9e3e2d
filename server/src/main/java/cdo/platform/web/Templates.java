package cdo.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The precompiled templates of {@code src/main/jte}: a mistyped expression stops the build, not the reader. */
@Component
public class Templates {

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), "cdo.pages");

    /** Draws a template to text; the whole page is drawn before the first byte leaves, so an error never leaves half a page. */
    public String draw(String template, Map<String, Object> model) {
        var output = new StringOutput(16 * 1024);
        engine.render(template + ".jte", model, output);
        return output.toString();
    }

    /** Draws a contributed piece inside another template. */
    public gg.jte.Content piece(Page page, String template, Map<String, Object> model) {
        var all = new java.util.HashMap<>(model);
        all.put("page", page);
        String html = draw(template, all);
        return output -> output.writeContent(html);
    }
}
