package cdo.house;

import cdo.fixture.ServerTest;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** docs/routes.md lists every page and command that the server answers, by module. */
@ServerTest
class RoutesTest {

    private static final String HEAD = """
            # Pages and commands

            Written from the running server by `RoutesTest`; write it anew with `-Dcdo.write=true`.
            GET shows, POST does one thing and answers 303. Who may do it is asked in the command itself; the rights are those that `who.must(…)` names on
            the way through the module, of which a step may need one or several. – : being signed in, or the party that the record itself names (the signer
            of a route's step, the addressee of a letter); what is shown is always within the reader's reach. `/api` needs a personal token.
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void theListOfAddressesIsWhatTheServerAnswers() {
        var modules = new TreeMap<String, TreeSet<String>>(Comparator.comparingInt(RoutesTest::wing).thenComparing(Comparator.naturalOrder()));
        mappings.getHandlerMethods().forEach((info, method) -> {
            String bean = method.getBeanType().getPackageName();
            if (bean.startsWith("cdo.")) {
                modules.computeIfAbsent(bean.replaceFirst("^cdo\\.", "").replaceFirst("\\.web$", ""), any -> new TreeSet<>()).addAll(rows(info, method.getMethod()));
            }
        });
        var text = new StringBuilder(HEAD);
        modules.forEach((module, rows) -> text.append("\n## ").append(module.replace('.', ' ')).append("\n\n| Address | Method | Right |\n|---|---|---|\n").append(String.join("\n", rows)).append('\n'));
        Written.holds("routes.md", text.toString());
    }

    private static List<String> rows(RequestMappingInfo info, Method handler) {
        var methods = new TreeSet<String>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        String rights = RightsAsked.by(handler).stream().map(right -> "`" + right + "`").collect(Collectors.joining(", "));
        return info.getPatternValues().stream().map(pattern -> "| `" + pattern.replaceAll("\\{(\\w+):\\\\d\\+}", "{$1}").replace("|", "\\|") + "` | " + (methods.isEmpty() ? "any" : String.join(", ", methods)) + " | " + (rights.isEmpty() ? "–" : rights) + " |").toList();
    }

    private static int wing(String module) {
        return List.of("platform", "office", "data", "exchange", "review", "start").indexOf(module.replaceFirst("\\..*", ""));
    }
}
