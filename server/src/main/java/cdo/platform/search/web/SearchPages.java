package cdo.platform.search.web;

import cdo.platform.kernel.Who;
import cdo.platform.search.Search;
import cdo.platform.web.Screen;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The global search. */
@Controller
class SearchPages {

    private static final int SHOWN = 50;

    private final Search search;

    SearchPages(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    Screen search(Who who, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind) {
        String typed = q.length() > 100 ? q.substring(0, 100) : q;
        List<Search.Found> found = search.find(who, typed, "");
        Map<String, Long> kinds = new TreeMap<>(found.stream().collect(Collectors.groupingBy(each -> each.subject().kind(), Collectors.counting())));
        // asked for by itself: among all kinds the records of one may stand behind those of others
        List<Search.Found> chosen = kind.isEmpty() ? found : search.find(who, typed, kind);
        if (!chosen.isEmpty() && !kind.isEmpty()) {
            kinds.put(kind, (long) chosen.size());
        }
        return Screen.of("platform/search/results").with("q", typed).with("kind", kind).with("found", chosen.stream().limit(SHOWN).toList()).with("count", chosen.size())
                .with("total", found.size()).with("kinds", kinds);
    }
}
