package cdo.platform.audit.web;

import cdo.platform.audit.Events;
import cdo.platform.audit.Outcome;
import cdo.platform.audit.Segments;
import cdo.platform.audit.Verifications;
import cdo.platform.kernel.Language;
import cdo.platform.kernel.Who;
import cdo.platform.kernel.Words;
import cdo.platform.web.Languages;
import cdo.platform.web.Screen;
import cdo.platform.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

@Controller("auditPages")
class Pages {

    private final Events events;
    private final Verifications verifications;
    private final Segments segments;
    private final Words words;
    private final JsonMapper json;

    Pages(Events events, Verifications verifications, Segments segments, Words words, JsonMapper json) {
        this.events = events;
        this.verifications = verifications;
        this.segments = segments;
        this.words = words;
        this.json = json;
    }

    @GetMapping("/audit")
    Screen events(Who who, HttpServletRequest request, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String before,
                  @RequestParam(defaultValue = "25") int size) {
        var language = Languages.of(request);
        Map<String, String> actions = events.actions(who).stream()
                .collect(Collectors.toMap(action -> action, action -> title(language, action), (a, b) -> a, LinkedHashMap::new));
        return Screen.of("platform/audit/events").with("rows", events.slice(who, Asked.filter(request), Slice.Ask.keyed(size, after, before))).with("actions", actions)
                .with("outcomes", Outcome.values()).with("query", request.getQueryString() == null ? "" : request.getQueryString());
    }

    @GetMapping("/audit/events/{id}")
    Screen event(Who who, HttpServletRequest request, @PathVariable long id) {
        var event = events.get(who, id);
        var details = new LinkedHashMap<String, String>();
        json.readTree(event.details()).properties().forEach(each -> details.put(each.getKey(), each.getValue().isString() ? each.getValue().asString() : each.getValue().toString()));
        return Screen.of("platform/audit/event").with("event", event).with("details", details).with("action", title(Languages.of(request), event.action()));
    }

    /** An action of a version or module that is gone has no title any more. */
    private String title(Language language, String action) {
        return words.has("action." + action) ? words.say(language, "action." + action) : action;
    }

    @GetMapping("/audit/verification")
    Screen verification(Who who) {
        return Screen.of("platform/audit/verification").with("past", verifications.past(who)).with("segments", segments.all()).with("keepMonths", segments.keepMonths());
    }
}
