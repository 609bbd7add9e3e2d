package cdo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A form that was refused is drawn again with what was typed, where it was typed. In a dialog, and on a page with several forms, that takes a name for the
 * form ({@code at}); every template is looked at.
 */
class FormsOfPagesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern NAMED = Pattern.compile("\\bat = ");
    private static final Pattern FIELD = Pattern.compile("@template\\.(ui\\.(field|textarea|select|radios|checkbox|checkboxes|checkboxGroups|dateField|fileField)|[\\w.]+Fields)\\(");
    /** Pages with several forms that hold to it throughout. */
    private static final List<String> SEVERAL = List.of("office/plans", "office/talent");

    @Test
    void everyFormInADialogIsNamedAndItsDialogOpensAgain() throws IOException {
        var faults = new ArrayList<String>();
        int dialogs = 0;
        for (Path file : templates()) {
            for (String dialog : calls(Files.readString(file), "@template.ui.dialog(")) {
                dialogs++;
                List<String> forms = calls(dialog, "@template.ui.form(");
                boolean opens = head(dialog).contains("open = ") && head(dialog).contains(".failedAt(");
                if (!forms.isEmpty() && !(opens && forms.stream().allMatch(form -> NAMED.matcher(head(form)).find()))) {
                    faults.add(TEMPLATES.relativize(file) + ": " + head(dialog));
                }
            }
        }
        assertThat(dialogs).isPositive();
        assertThat(faults).isEmpty();
    }

    @Test
    void whereAPageHasSeveralFormsEachIsNamedAndDrawnWithItsOwnValues() throws IOException {
        var faults = new ArrayList<String>();
        for (Path file : templates()) {
            if (SEVERAL.stream().noneMatch(folder -> TEMPLATES.relativize(file).startsWith(folder))) {
                continue;
            }
            List<String> forms = calls(Files.readString(file), "@template.ui.form(").stream().filter(form -> FIELD.matcher(form).find()).toList();
            for (String form : forms.size() > 1 ? forms : List.<String>of()) {
                if (!NAMED.matcher(head(form)).find() || Pattern.compile("form = (form|Form\\.empty\\(\\)),").matcher(form).find()) {
                    faults.add(TEMPLATES.relativize(file) + ": " + head(form));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aDialogThatWouldNotOpenAgainIsFound() {
        String page = "@template.ui.dialog(page = page, id = \"x\", title = page.t(\"a(b\"), content = @`@template.ui.form(page = page, action = \"/y\", content = @`z`)`)";
        String dialog = calls(page, "@template.ui.dialog(").getFirst();
        assertThat(dialog).isEqualTo(page);
        assertThat(head(dialog)).doesNotContain("failedAt");
        assertThat(calls(dialog, "@template.ui.form(")).singleElement().satisfies(form -> assertThat(NAMED.matcher(head(form)).find()).isFalse());
    }

    /** What stands before the content. */
    private static String head(String call) {
        int content = call.indexOf("content = @`");
        return content < 0 ? call : call.substring(0, content);
    }

    /** Every call of a component, from its name to the bracket that ends it. */
    private static List<String> calls(String text, String start) {
        var calls = new ArrayList<String>();
        for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            calls.add(text.substring(at, end(text, at + start.length())));
        }
        return calls;
    }

    private static int end(String text, int from) {
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> {
                    if (--depth == 0) {
                        return at + 1;
                    }
                }
                case '"' -> at = text.indexOf('"', at + 1);
                default -> { }
            }
        }
        return text.length();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).sorted().toList();
        }
    }
}
