package cdo.start.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cdo.fixture.PageInvariants;
import cdo.fixture.ServerTest;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Problem;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Every page that points to help finds it, in both languages, also before anybody has signed in. */
@ServerTest
class HandbookTest {

    private static final Pattern ASKED = Pattern.compile("help = \"([^\"]+)\"");

    @Autowired
    MockMvc mvc;
    @Autowired
    Handbook handbook;

    @Test
    void everyPageThatTemplatesPointToIsWritten() throws IOException {
        var asked = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jte")).toList()) {
                ASKED.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
            }
        }
        assertThat(names(Language.ZH)).containsAll(asked);
    }

    @Test
    void bothLanguagesHaveTheSamePages() {
        assertThat(names(Language.EN)).isEqualTo(names(Language.ZH));
        handbook.contents(Language.EN).forEach(leaf -> assertThat(leaf.title()).matches("[\\p{ASCII}]+"));
    }

    @Test
    void nothingInAPageIsMarkupOfItsOwn() {
        assertThat(handbook.page(Language.ZH, "first-steps").html()).contains("<strong>工作台</strong>").contains("<ol>").doesNotContain("<script");
    }

    @Test
    void anUnknownPageIsNotFound() {
        assertThatThrownBy(() -> handbook.page(Language.ZH, "nonsense")).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void everyPageCanBeReadBeforeSignIn() throws Exception {
        mvc.perform(get("/help")).andExpect(PageInvariants.hold());
        for (String name : names(Language.ZH)) {
            mvc.perform(get("/help/" + name)).andExpect(PageInvariants.hold());
            mvc.perform(get("/help/" + name).cookie(new Cookie("lang", "en"))).andExpect(PageInvariants.hold());
        }
    }

    private List<String> names(Language language) {
        return handbook.contents(language).stream().map(Handbook.Leaf::name).toList();
    }
}
